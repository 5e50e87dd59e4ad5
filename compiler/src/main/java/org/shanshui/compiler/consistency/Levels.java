package org.shanshui.compiler.consistency;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.consistency.Consistency.Conversion;
import org.shanshui.compiler.consistency.IndicatorComparison.Stated;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;

/**
 * The levels (基数) that plans state of metrics in their base years, by which a change and a level
 * come to be compared: 比2025年下降10% and 降至27微克/立方米.
 */
final class Levels {
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final MathContext DIGITS = new MathContext(12);

  /** A level that was computed agrees with one that was rounded when it was written down. */
  private static final BigDecimal ROUNDED = new BigDecimal("0.01");

  private record Base(String name, int year) {}

  private record Known(BigDecimal value, String unit) {}

  private final Map<Base, Known> known = new HashMap<>();

  /** Takes up the base of an indicator table's row. */
  void know(Indicator row, Plan plan) {
    know(row.name(), row.baseValue(), row.unit(), row.basePeriod(), plan);
  }

  /** Takes up the base that a target's sentence states. */
  void know(QuantityMention q, Plan plan) {
    if (q.kind() == Kind.LEVEL && q.metric() != null) {
      know(q.metric(), q.base(), q.unit(), q.basePeriod(), plan);
    }
  }

  private void know(
      String metric,
      @Nullable BigDecimal base,
      @Nullable String unit,
      @Nullable String period,
      Plan plan) {
    Matcher said = YEAR.matcher(period == null ? "" : period);
    Integer year = said.find() ? Integer.valueOf(said.group()) : plan.baseYear();
    if (base == null || year == null || unit == null) {
      return;
    }
    String name = MetricName.of(metric, Amount.of(base, null, unit).dimension(), plan.region());
    if (name != null) {
      known.putIfAbsent(new Base(name, year), new Known(base, unit));
    }
  }

  /**
   * A change as the level it leads to, null where its base is not known or the units do not fit.
   *
   * @param from the year that it changes from
   * @param stated levels of the same metric; one that differs by rounding only is taken as the same
   */
  @Nullable Stated of(String name, Kind kind, Stated change, int from, List<Stated> stated) {
    Known base = known.get(new Base(name, from));
    BigDecimal value = change.claim().value();
    if (base == null || value == null || change.claim().upper() != null) {
      return null;
    }
    Amount level = level(base, kind, value, change);
    String op = change.claim().op();
    if (level == null || op != null && !op.equals("=") && !op.equals(">=")) {
      return null;
    }
    Amount one = Amount.of(BigDecimal.ONE, null, base.unit());
    BigDecimal told = level.value().divide(one.value(), DIGITS).stripTrailingZeros();
    Conversion conversion = new Conversion(Integer.toString(from), base.value(), told, base.unit());
    Amount as =
        stated.stream()
            .filter(s -> s.place().sameYear(change.place()))
            .map(Stated::amount)
            .filter(amount -> isRounded(amount, level))
            .findFirst()
            .orElse(level);
    return new Stated(change.claim().as(conversion), change.place(), as);
  }

  private static @Nullable Amount level(Known base, Kind kind, BigDecimal value, Stated change) {
    Amount start = Amount.of(base.value(), null, base.unit());
    boolean falls = kind == Kind.REDUCTION;
    String dimension = change.amount().dimension();
    BigDecimal by;
    if (dimension.equals("ratio") && !start.dimension().equals("ratio")) {
      by = start.value().multiply(change.amount().value());
    } else if (dimension.equals(start.dimension()) && !dimension.equals("ratio")) {
      by = change.amount().value();
    } else {
      return null;
    }
    BigDecimal level = falls ? start.value().subtract(by) : start.value().add(by);
    return new Amount(start.dimension(), level.round(DIGITS).stripTrailingZeros(), null);
  }

  private static boolean isRounded(Amount stated, Amount computed) {
    BigDecimal apart = stated.value().subtract(computed.value()).abs();
    return stated.dimension().equals(computed.dimension())
        && apart.compareTo(computed.value().abs().multiply(ROUNDED)) <= 0;
  }
}
