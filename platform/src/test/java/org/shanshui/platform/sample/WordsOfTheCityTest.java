package org.shanshui.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.packs.ReleasePacks;

class WordsOfTheCityTest {
  /** What those who use phrases give. */
  private static final Map<String, String> GIVEN =
      Map.of(
          "unit", "云岫市水利局", "place", "老码头", "title", "绿道栏杆破损", "percent", "62", "value", "62公里",
          "money", "1200", "quarter", "300");

  @Test
  void everyPhraseCanBeFilledInWithoutAnythingLeftOpen() {
    Phrases phrases = new Phrases();
    List<String> keys =
        Sheet.rows("phrases.tsv").stream().map(row -> row.get(0)).distinct().toList();
    for (String key : keys) {
      for (int i = 0; i < 100; i++) {
        assertThat(phrases.say(key, new Random(i), GIVEN)).doesNotContain("{", "}");
      }
    }
  }

  @Test
  void whoLeadsATaskIsAUnitOfTheCity() {
    List<String> stems = Sheet.rows("units.tsv").stream().map(row -> row.get(0)).toList();
    for (List<String> owner : Sheet.rows("owners.tsv")) {
      assertThat(owner.get(1).equals("-") ? owner.size() == 3 : stems.contains(owner.get(1)))
          .as(owner.get(0))
          .isTrue();
    }
  }

  @Test
  void placesLieInTheirCountyAndInNoOther() {
    Ground ground = new Ground();
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      Ground.Place place = ground.somewhere("990105", random);
      assertThat(ground.isIn("990105", place)).isTrue();
      assertThat(ground.isIn("990101", place)).isFalse();
    }
  }

  @Test
  void mostCoursesKeepPaceAndSomeDoNot() {
    LocalDate day = LocalDate.of(2025, 6, 30);
    Map<Boolean, Long> lagging =
        java.util.stream.IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    new Course(
                        1,
                        "任务" + i,
                        "单位" + i % 40,
                        LocalDate.of(2025, 1, 1),
                        LocalDate.of(2025, 12, 31)))
            .collect(Collectors.partitioningBy(c -> c.lags(day), Collectors.counting()));
    assertThat(lagging.get(true)).isBetween(50L, 300L);
  }

  @Test
  void actsHappenInTheOrderOfTheirHoursAndTheirOffspringLater() {
    Agenda agenda = new Agenda(ReleasePacks.calendar());
    List<String> done = new ArrayList<>();
    agenda.on(LocalDate.of(2025, 3, 4), () -> done.add("second"));
    agenda.on(
        LocalDate.of(2025, 3, 1),
        () -> {
          // A Saturday: done on the Monday after it.
          done.add("first " + agenda.today());
          agenda.in(5, () -> done.add("third"));
        });
    agenda.on(LocalDate.of(2025, 5, 4), () -> done.add("never"));
    agenda.play(
        LocalDate.of(2025, 4, 1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant(),
        2,
        hour -> {});
    assertThat(done).containsExactly("first 2025-03-03", "second", "third");
  }
}
