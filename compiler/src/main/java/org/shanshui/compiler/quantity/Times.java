package org.shanshui.compiler.quantity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.quantity.Rule.Needs;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.units.Quantity;

/** Numbers in expressions of time (时间): which date, which measure, which name or define. */
final class Times {
  private static final int BOUNDED = 8;

  static final List<Rule> RULES =
      List.of(
          new Rule("measured span: 受教育年限提高到11.3年", Needs.TIME, Times::measures, null, 1),
          new Rule(
              "name with a span: 15分钟生活圈", Needs.TIME, Times::namesBySpan, QuantityClass.NAME, 0.9),
          new Rule("span", Needs.TIME, c -> isSpan(c.mention().time), QuantityClass.TIME, 0.9),
          new Rule(
              "name with a year: 2025总决赛", Needs.TIME, Times::namesByYear, QuantityClass.NAME, 0.7),
          new Rule("bound: 2000年以前建成的小区", Needs.TIME, Times::bounds, QuantityClass.CONDITION, 0.8),
          new Rule("date", Needs.TIME, c -> true, QuantityClass.TIME, 0.97));

  private Times() {}

  private static boolean isSpan(@Nullable TimeExpression time) {
    return time != null && time.shape() == Shape.DURATION;
  }

  private static boolean measures(Context c) {
    Quantity quantity = c.mention().quantity;
    TimeExpression time = c.mention().time;
    if (quantity == null || time == null || !isSpan(time) || quantity.end() < time.end()) {
      return false;
    }
    boolean broken = quantity.value().stripTrailingZeros().scale() > 0;
    return broken || Predicates.endsBefore(c.text(), c.start());
  }

  private static boolean namesBySpan(Context c) {
    if (!isSpan(c.mention().time)) {
      return false;
    }
    int circle = c.text().indexOf('圈', c.end());
    return circle >= 0 && circle < Sentence.clauseEnd(c.text(), c.end())
        || c.quotation() != null
        || c.startsAt(c.start(), "24小时");
  }

  private static boolean namesByYear(Context c) {
    boolean bareYear = c.end() - c.start() == 4 && Context.isDigit(c.before(c.end()));
    return bareYear && Context.isHan(c.after()) && "是底年初末以至到前的度".indexOf(c.after()) < 0;
  }

  private static boolean bounds(Context c) {
    if (c.mention().time == null) {
      return false;
    }
    boolean bounded =
        c.endsAt(c.end(), "以前", "之前", "以后")
            || c.precedes("以前", "以后")
            || c.mention().time.shape() == Shape.RANGE
                && c.precedes("建成的", "竣工的", "交付的", "建造的", "出生的");
    int of = bounded ? c.text().indexOf('的', c.end()) : -1;
    return of >= 0 && of - c.end() < BOUNDED;
  }
}
