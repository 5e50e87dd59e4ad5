package org.shanshui.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a demo is told before it starts. */
class DemoTest {
  private static final String HERE_ONLY = "--server.address=127.0.0.1";

  @Test
  void aDemoListensOnThisMachineOnlyUnlessToldOtherwise() {
    assertThat(Main.Demo.settings(1, Map.of())).contains(HERE_ONLY);
    assertThat(Main.Demo.settings(1, Map.of("SHANSHUI_LISTEN", "0.0.0.0")))
        .doesNotContain(HERE_ONLY);
  }
}
