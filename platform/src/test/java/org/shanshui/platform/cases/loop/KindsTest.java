package org.shanshui.platform.cases.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {

  @Test
  void everyKindOfTheReleaseIsSound() {
    assertThat(Kinds.ofRelease().all())
        .extracting(Kind::key)
        .containsExactly("supervision", "inspection", "report");
    for (Kind kind : Kinds.ofRelease().all()) {
      // Only the house warns and escalates, and those who handle do not verify by their role alone.
      assertThat(kind.may().get(StepKind.WARN)).containsExactly(new Kind.Who.House());
      assertThat(kind.may().get(StepKind.ESCALATE)).containsExactly(new Kind.Who.House());
      assertThat(kind.may().get(StepKind.VERIFY))
          .doesNotContain(new Kind.Who.Lead(), new Kind.Who.House());
      assertThat(kind.escalations()).hasSize(3);
    }
  }

  /** One change to a good file, and the place that the message names. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "judge: 4h | judge: soon | soon",
        "handle: 10d | handle: -1d | -1d",
        "accept: [LEAD] | accept: [WHOEVER] | WHOEVER",
        "accept: [LEAD] | acept: [LEAD] | who.accept",
        "type: choice | type: colour | fields.sort.type",
        "reopen_days: 180 | reopen_days: long | bounds.reopen_days",
        "sorts: [picture, video] | sorts: [smell] | SMELL",
        "to: unit_head | to: nobody | NOBODY",
        "key: inspection | kee: inspection | .key",
      })
  void aKindThatIsNotSoundIsRefusedByName(String good, String bad, String place)
      throws IOException {
    try (InputStream file = Kinds.class.getResourceAsStream("/cases/kinds/inspection.yaml")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(good);
      byte[] changed =
          text.replaceFirst(java.util.regex.Pattern.quote(good), bad)
              .getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> Kinds.read(new ByteArrayInputStream(changed), "own.yaml"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("own.yaml")
          .hasMessageContaining(place);
    }
  }
}
