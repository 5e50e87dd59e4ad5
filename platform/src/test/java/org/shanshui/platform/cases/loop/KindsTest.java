package org.shanshui.platform.cases.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.packs.ReleasePacks;

class KindsTest {
  private static final Timekeeper TIME =
      new Timekeeper(ReleasePacks.calendar(), ZoneId.of("Asia/Shanghai"));

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

  /** Who found it is heard, and in reports from units may urge; the way of the case is others'. */
  @ParameterizedTest
  @CsvSource({"supervision, NOTE", "inspection, NOTE", "report, NOTE URGE"})
  void aUnitThatFoundACaseIsHeardAndDecidesNothing(String key, String steps) {
    Kind kind = Kinds.ofRelease().get(key);
    By finder = new By(51L, 5L, Set.of(Role.UNIT_OFFICER), true);
    By colleague = new By(52L, 5L, Set.of(Role.UNIT_OFFICER), false);
    By other = new By(61L, 6L, Set.of(Role.UNIT_OFFICER), true);
    Instant now = Instant.parse("2025-03-03T01:00:00Z");
    Case subject = Case.found(7, kind, finder, now, TIME);
    assertThat(may(kind, finder, subject)).isEqualTo(steps);
    assertThat(may(kind, colleague, subject)).isEqualTo(steps);
    assertThat(may(kind, other, subject)).isEmpty();
  }

  private static String may(Kind kind, By by, Case subject) {
    return Stream.of(StepKind.values())
        .filter(step -> kind.may().get(step).stream().anyMatch(who -> who.is(by, subject)))
        .map(StepKind::name)
        .collect(Collectors.joining(" "));
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
