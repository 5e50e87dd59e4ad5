package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.indicators.Change;

/**
 * What was known of a figure before, and how what is said of it now stands against that.
 *
 * @param period value of the period right before (上期); null where it is not known, and in rounds of
 *     whole years, where that is the year before
 * @param onPeriod 环比; null where nothing is said now, or nothing can be told
 * @param year value of the same period of the year before (去年同期); null where it is not known
 * @param onYear 同比, as {@code onPeriod}
 * @param last values of the last periods by their days; empty where there are too few for a curve
 */
record Past(
    @Nullable BigDecimal period,
    @Nullable Change onPeriod,
    @Nullable BigDecimal year,
    @Nullable Change onYear,
    NavigableMap<LocalDate, BigDecimal> last) {
  private static final int LONGEST = 13;

  /**
   * @param now what is said of the period; null for nothing yet
   */
  static Past of(Course course, Period period, @Nullable BigDecimal now, String unit) {
    BigDecimal year = course.yearAgo(period);
    BigDecimal before = period.rhythm() == Rhythm.YEAR ? null : course.periodBefore(period);
    return new Past(
        before, change(now, before, unit), year, change(now, year, unit), last(course, period));
  }

  private static @Nullable Change change(
      @Nullable BigDecimal now, @Nullable BigDecimal then, String unit) {
    return now == null || then == null ? null : Change.of(now, then, unit).orElse(null);
  }

  private static NavigableMap<LocalDate, BigDecimal> last(Course course, Period period) {
    NavigableMap<LocalDate, BigDecimal> before = course.values().headMap(period.first(), false);
    NavigableMap<LocalDate, BigDecimal> last = new TreeMap<>();
    before.descendingMap().entrySet().stream()
        .limit(LONGEST)
        .forEach(one -> last.put(one.getKey(), one.getValue()));
    return last.size() < 2 ? new TreeMap<>() : last;
  }

  /** The last values in words: 2025-02-28 40, 2025-03-31 45. */
  public String told() {
    return last.entrySet().stream()
        .map(one -> one.getKey() + " " + ReportForm.plain(one.getValue()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Option of the chart that draws them as a line alone.
   *
   * @param name of the figure
   */
  public String option(String name) {
    List<List<Object>> points = new ArrayList<>();
    last.forEach((day, value) -> points.add(List.of(day.toString(), value)));
    int margin = 6;
    return Documents.written(
        Map.of(
            "grid",
            Map.of("left", margin, "right", margin, "top", margin, "bottom", margin),
            "xAxis",
            Map.of("type", "time", "show", false),
            "yAxis",
            Map.of("type", "value", "scale", true, "show", false),
            "series",
            List.of(Map.of("name", name, "type", "line", "data", points))));
  }
}
