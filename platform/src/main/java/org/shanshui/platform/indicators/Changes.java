package org.shanshui.platform.indicators;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a value stands against those before it.
 *
 * @param onYear 同比: against the same months of the year before; null where nothing is known of them
 * @param onPeriod 环比: against the period right before; null where nothing is known of it, and in a
 *     series of whole years, where the period before is the year before
 */
public record Changes(@Nullable Change onYear, @Nullable Change onPeriod) {
  private static final Changes NONE = new Changes(null, null);
  private static final int YEAR = 12;

  /**
   * Those of each value, by its number. A value stands for the month of its day, the month's last
   * for the month; those that it was corrected from and those before it in its month have none.
   *
   * @param known of the series
   * @param yearBefore of the series that counts the year before; none where one series goes through
   *     all years
   */
  public static Map<Long, Changes> of(List<Value> known, List<Value> yearBefore, String unit) {
    TreeMap<YearMonth, Value> months = months(known);
    Map<YearMonth, Value> before = months(yearBefore);
    int period = period(months.keySet());
    Map<Long, Changes> changes = new HashMap<>();
    known.forEach(value -> changes.put(value.id(), NONE));
    months.forEach(
        (month, value) -> {
          YearMonth then = month.minusMonths(YEAR);
          Value own = months.get(then);
          Value last = period == YEAR ? null : months.get(month.minusMonths(period));
          changes.put(
              value.id(),
              new Changes(
                  change(value, own != null ? own : before.get(then), unit),
                  change(value, last, unit)));
        });
    return changes;
  }

  private static @Nullable Change change(Value value, @Nullable Value earlier, String unit) {
    return Optional.ofNullable(earlier)
        .flatMap(then -> Change.of(value.value(), then.value(), unit))
        .orElse(null);
  }

  private static TreeMap<YearMonth, Value> months(List<Value> values) {
    return values.stream()
        .filter(Value::last)
        .collect(
            Collectors.toMap(
                value -> YearMonth.from(value.asOf()),
                value -> value,
                (one, other) -> one.asOf().isAfter(other.asOf()) ? one : other,
                TreeMap::new));
  }

  /**
   * The months of a period: of the longest at whose ends all values stand. Values do not tell for
   * how long they speak; taken for too short, a period has none before it and nothing is said.
   */
  private static int period(Set<YearMonth> months) {
    for (int period : new int[] {YEAR, 6, 3}) {
      if (months.stream().allMatch(month -> month.getMonthValue() % period == 0)) {
        return period;
      }
    }
    return 1;
  }
}
