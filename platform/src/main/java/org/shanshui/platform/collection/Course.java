package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.indicators.Value;

/**
 * How a figure has gone so far (走势): its values by the day for which they hold.
 *
 * @param yearBefore those of the year before, where each year is counted alone; otherwise none
 */
public record Course(
    NavigableMap<LocalDate, BigDecimal> values, NavigableMap<LocalDate, BigDecimal> yearBefore) {

  public Course {
    values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    yearBefore = Collections.unmodifiableNavigableMap(new TreeMap<>(yearBefore));
  }

  public static Course of(List<Value> values, List<Value> yearBefore) {
    return new Course(byDay(values), byDay(yearBefore));
  }

  private static NavigableMap<LocalDate, BigDecimal> byDay(List<Value> values) {
    NavigableMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
    values.stream().filter(Value::last).forEach(value -> byDay.put(value.asOf(), value.value()));
    return byDay;
  }

  /** The last value of the period right before; null where none is known. */
  @Nullable BigDecimal periodBefore(Period period) {
    return last(values, period.previous());
  }

  /** The last value of the same period of the year before; null where none is known. */
  @Nullable BigDecimal yearAgo(Period period) {
    BigDecimal own = last(values, period.yearBefore());
    return own == null ? last(yearBefore, period.yearBefore()) : own;
  }

  private static @Nullable BigDecimal last(
      NavigableMap<LocalDate, BigDecimal> values, Period period) {
    var last = values.subMap(period.first(), true, period.last(), true).lastEntry();
    return last == null ? null : last.getValue();
  }
}
