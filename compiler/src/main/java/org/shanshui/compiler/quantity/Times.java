package org.shanshui.compiler.quantity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.quantity.Rule.Needs;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.units.Quantity;

/** Numbers in expressions of time (时间): which date, which measure, which name or define. */
final class Times {
  private static final int BOUNDED = 8;

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "least span of a rule: 实习时间不少于6个月",
              Needs.TIME,
              Times::rules,
              QuantityClass.CONDITION),
          new Rule("measured span: 受教育年限提高到11.3年", Needs.TIME, Times::measures, null),
          new Rule("name with a span: 15分钟生活圈", Needs.TIME, Times::namesBySpan, QuantityClass.NAME),
          new Rule("bound: 2000年以前建成的小区", Needs.TIME, Times::bounds, QuantityClass.CONDITION),
          new Rule("date", Needs.TIME, c -> true, QuantityClass.TIME));

  /** What is open or kept up for so long a time: 24小时自助服务. */
  private static final WordList SERVICES =
      WordList.of(
          "自助", "服务", "营业", "值守", "值班", "不打烊", "不停", "不间断", "热线", "便利店", "在线", "监控", "开放", "供水",
          "供电", "供热", "供应", "全天候", "药店", "书房", "图书馆");

  private static final WordEndings LENGTHS =
      WordEndings.of("时间", "时长", "工期", "服务期", "有效期", "公示期", "见习期", "实习期", "期限");

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
    return broken
        || Predicates.endsBefore(c.text(), c.start())
        || StartingPoints.isOne(c)
        || StartingPoints.isGoal(c);
  }

  private static boolean namesBySpan(Context c) {
    if (!isSpan(c.mention().time)) {
      return false;
    }
    int circle = c.text().indexOf('圈', c.end());
    return circle >= 0 && circle < Sentence.clauseEnd(c.text(), c.end())
        || c.quotation() != null
        || SERVICES.startsAt(c.text(), c.end());
  }

  /** 实习时间不少于6个月 says how something is done; 平均通勤时间 is measured. */
  private static boolean rules(Context c) {
    if (!isSpan(c.mention().time)) {
      return false;
    }
    int floor = c.clauseStart();
    Predicates.Lead lead = Predicates.lead(c.text(), c.start(), floor);
    return lead.kind() == null
        && lead.op() == Op.AT_LEAST
        && LENGTHS.endsAt(c.text(), lead.start())
        && c.text().substring(floor, lead.start()).indexOf("平均") < 0;
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
