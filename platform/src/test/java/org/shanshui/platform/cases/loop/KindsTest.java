package org.shanshui.platform.cases.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.shanshui.packkit.BadPackException;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.packs.ReleasePacks;

class KindsTest {
  private static final Timekeeper TIME =
      new Timekeeper(ReleasePacks.calendar(), ZoneId.of("Asia/Shanghai"));

  @Test
  void everyKindOfTheReleaseIsSound() {
    assertThat(ReleasePacks.kinds().all())
        .extracting(Kind::key)
        .containsExactly("supervision", "inspection", "report", "instruction");
    for (Kind kind : ReleasePacks.kinds().all()) {
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
    Kind kind = ReleasePacks.kinds().get(key);
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

  /** One change to a good file, and what is told at its place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "judge: 4h | judge: soon | “soon” is not written as it should be",
        "handle: 10d | handle: -1d | “-1d” is not written",
        "accept: [LEAD] | accept: [WHOEVER] | “WHOEVER” is none of the values there are",
        "accept: [LEAD] | acept: [LEAD] | is it accept?",
        "type: choice | type: colour | “colour” is none of",
        "type: text, required | type: person, required | forms have no field for person",
        "seen_on <= today | seen_on <= tomorrow | there is no input or function tomorrow",
        "reopen_days: 180 | reopen_days: long | a whole number is expected",
        "sorts: [picture, video] | sorts: [smell] | “smell” is none of",
        "to: unit_head | to: nobody | “nobody” is none of",
        "order: 2 | ordre: 2 | is it order?",
      })
  void aKindThatIsNotSoundIsRefusedAtItsPlace(String good, String bad, String what)
      throws IOException {
    try (InputStream file = Kinds.class.getResourceAsStream("/packs/cases/kinds/inspection.yaml")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(good);
      int line = (int) text.substring(0, text.indexOf(good)).lines().count();
      byte[] changed =
          text.replaceFirst(java.util.regex.Pattern.quote(good), bad)
              .getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> Kind.FILES.read("own.yaml", changed))
          .isInstanceOfSatisfying(
              BadPackException.class,
              e ->
                  assertThat(e.faults())
                      .anySatisfy(
                          f -> {
                            assertThat(f.english()).contains(what);
                            assertThat(f.place().line()).isBetween(line, line + 1);
                          }));
    }
  }

  @Test
  void theSchemaKnowsEveryRoleStepAndStage() throws IOException {
    String schema = KindFile.SCHEMA.text();
    for (Role role : Role.values()) {
      assertThat(schema).contains("\"" + role.name() + "\"");
    }
    for (StepKind step : StepKind.values()) {
      // Who takes a step by the calendar no kind decides.
      String property = "\"" + step.word() + "\": { \"$ref\": \"#/$defs/who\" }";
      assertThat(schema.contains(property)).as(step.word()).isNotEqualTo(step.isByCalendar());
    }
  }
}
