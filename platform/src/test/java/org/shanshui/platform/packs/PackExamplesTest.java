package org.shanshui.platform.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.pack.Pack;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.PlatformTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Every file of every pack of the release has examples, and they come out. */
@PlatformTest
class PackExamplesTest {
  @Autowired private Packs packs;
  @Autowired private List<FileKind<?>> kinds;

  @Test
  void everyExampleComesOut() {
    assertThat(packs.examine()).isEmpty();
    assertThat(packs.withoutExample()).isEmpty();
    assertThat(packs.all()).extracting(Pack::key).contains("calendar", "commitments");
  }

  @Test
  void testsWithoutTheApplicationKnowTheSameKindsOfFiles() {
    assertThat(ReleasePacks.KINDS).containsAll(kinds).hasSize(kinds.size() + 1);
    assertThat(ReleasePacks.packs().all()).hasSameSizeAs(packs.all());
  }
}
