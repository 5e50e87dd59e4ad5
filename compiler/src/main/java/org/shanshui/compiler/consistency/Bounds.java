package org.shanshui.compiler.consistency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.consistency.IndicatorComparison.Stated;

/**
 * What values a claim allows, in its dimension's base unit: 55%以上 all from 55% up, 55%左右 as much as
 * 55%. A bound of null is open.
 */
record Bounds(@Nullable BigDecimal low, @Nullable BigDecimal high) {

  static Bounds of(Stated stated) {
    BigDecimal value = stated.amount().value();
    BigDecimal upper = stated.amount().upper();
    return switch (Objects.requireNonNullElse(stated.claim().op(), "=")) {
      case ">=" -> new Bounds(value, null);
      case "<=" -> new Bounds(null, upper == null ? value : upper);
      default -> new Bounds(value, upper == null ? value : upper);
    };
  }

  /**
   * The plan whose claim lies within what all others allow, null where there is none, or where a
   * plan claims several values.
   */
  static @Nullable Integer tightest(List<Stated> answers) {
    Map<Integer, Bounds> plans = new LinkedHashMap<>();
    for (Stated answer : answers) {
      Bounds bounds = of(answer);
      Bounds known = plans.putIfAbsent(answer.claim().plan(), bounds);
      if (known != null && !known.equals(bounds)) {
        return null;
      }
    }
    List<Integer> within = new ArrayList<>();
    plans.forEach(
        (plan, bounds) -> {
          if (plans.values().stream().allMatch(other -> other.contains(bounds))) {
            within.add(plan);
          }
        });
    return within.isEmpty() ? null : within.get(0);
  }

  private boolean contains(Bounds inner) {
    boolean below = low == null || inner.low != null && inner.low.compareTo(low) >= 0;
    boolean above = high == null || inner.high != null && inner.high.compareTo(high) <= 0;
    return below && above;
  }
}
