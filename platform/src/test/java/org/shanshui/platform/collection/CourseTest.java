package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a figure of a period stands against. */
class CourseTest {
  private static final BigDecimal NOW = new BigDecimal("66");

  private static Course course(Map<String, Integer> values, Map<String, Integer> yearBefore) {
    return new Course(byDay(values), byDay(yearBefore));
  }

  private static TreeMap<LocalDate, BigDecimal> byDay(Map<String, Integer> values) {
    TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
    values.forEach((day, value) -> byDay.put(LocalDate.parse(day), BigDecimal.valueOf(value)));
    return byDay;
  }

  private static Past past(Course course, Rhythm rhythm, String day) {
    return Past.of(course, rhythm.holding(LocalDate.parse(day)), NOW, "吨");
  }

  @ParameterizedTest
  @CsvSource({
    "WEEK, 2025-03-12, 2025-03-05, 2024-03-13",
    "TEN_DAYS, 2025-03-12, 2025-03-10, 2024-03-20",
    "MONTH, 2025-03-12, 2025-02-28, 2024-03-01",
    "QUARTER, 2025-03-12, 2024-12-31, 2024-02-29",
    "HALF_YEAR, 2025-03-12, 2024-07-01, 2024-06-30",
  })
  void aValueOfAnyDayOfThePeriodCounts(Rhythm rhythm, String day, String before, String yearAgo) {
    Past past = past(course(Map.of(before, 60, yearAgo, 50), Map.of()), rhythm, day);
    assertThat(past.period()).isEqualByComparingTo("60");
    assertThat(past.onPeriod()).isNotNull();
    assertThat(past.onPeriod().plain()).isEqualTo("+10.00");
    assertThat(past.year()).isEqualByComparingTo("50");
    assertThat(past.onYear()).isNotNull();
    assertThat(past.onYear().plain()).isEqualTo("+32.00");
  }

  @Test
  void thePeriodBeforeIsTheOneRightBeforeAndItsLastValue() {
    assertThat(
            past(course(Map.of("2025-01-31", 60), Map.of()), Rhythm.MONTH, "2025-03-01").period())
        .isNull();
    assertThat(
            past(
                    course(Map.of("2025-02-10", 60, "2025-02-28", 61, "2025-03-01", 62), Map.of()),
                    Rhythm.MONTH,
                    "2025-03-01")
                .period())
        .isEqualByComparingTo("61");
  }

  @Test
  void ofWholeYearsThePeriodBeforeIsTheYearBefore() {
    Past past = past(course(Map.of("2024-12-31", 60), Map.of()), Rhythm.YEAR, "2025-12-31");
    assertThat(past.period()).isNull();
    assertThat(past.year()).isEqualByComparingTo("60");
  }

  /** In January nothing has gone before of what is counted anew each year. */
  @Test
  void whatIsCountedYearByYearStandsAgainstTheSameMonthAndNotAgainstDecember() {
    Course course = course(Map.of(), Map.of("2024-01-31", 5, "2024-12-31", 100));
    Past past = past(course, Rhythm.MONTH, "2025-01-31");
    assertThat(past.period()).isNull();
    assertThat(past.year()).isEqualByComparingTo("5");
    assertThat(past.last()).isEmpty();
  }

  @Test
  void theCurveHoldsWhatWentBeforeThePeriodAndBeginsWithTwoValues() {
    Course two = course(Map.of("2025-01-31", 1, "2025-02-28", 2, "2025-03-31", 3), Map.of());
    assertThat(past(two, Rhythm.MONTH, "2025-03-31").told())
        .isEqualTo("2025-01-31 1, 2025-02-28 2");
    assertThat(past(two, Rhythm.MONTH, "2025-02-28").last()).isEmpty();
    TreeMap<LocalDate, BigDecimal> years = new TreeMap<>();
    for (LocalDate day = LocalDate.of(2022, 1, 1);
        day.isBefore(LocalDate.of(2025, 3, 1));
        day = day.plusMonths(1)) {
      years.put(day, BigDecimal.ONE);
    }
    assertThat(past(new Course(years, new TreeMap<>()), Rhythm.MONTH, "2025-03-31").last())
        .hasSize(13)
        .containsKey(LocalDate.of(2025, 2, 1))
        .doesNotContainKey(LocalDate.of(2024, 1, 1));
  }
}
