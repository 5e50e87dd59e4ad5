package org.shanshui.compiler.quantity;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.section.Section;

/** Fills in a target (目标): metric, kind, comparator, due, base, scope, strength. */
final class TargetReader {
  private static final WordEndings RATES_OF_CHANGE =
      WordEndings.of("增速", "增幅", "涨幅", "增长率", "上涨幅度", "增长目标", "增长的目标", "增长预期目标", "增长的预期目标");
  private final MetricReader metrics;
  private final Dues dues;

  TargetReader(Section section, About about, @Nullable String headingTitle, String announced) {
    this.metrics = new MetricReader(headingTitle, announced);
    this.dues = new Dues(section, about);
  }

  /** Reads the mention if it is a target; the targets before it in its passage are read already. */
  void read(Context c) {
    Mention mention = c.mention();
    if (!mention.is(QuantityClass.TARGET)) {
      return;
    }
    Phrase phrase = Phrase.of(c);
    mention.kind = kind(c, phrase.left());
    Decision<Op> op = Comparisons.of(phrase);
    mention.op = op.value();
    mention.opRule = op.rule();
    Decision<String> due = dues.of(c);
    if (due != null) {
      mention.due = due.value();
      mention.dueRule = due.rule();
    }
    mention.strength = strength(c);
    Bases.fillIn(c);
    Decision<String> scope = Scopes.of(phrase);
    if (scope != null) {
      mention.scope = scope.value();
      mention.scopeRule = scope.rule();
    }
    Decision<String> metric = metrics.read(phrase);
    mention.metric = metric.value();
    mention.metricRule = metric.rule();
    if (mention.kind == Kind.LEVEL && RATES_OF_CHANGE.end(mention.metric)) {
      mention.kind = Kind.GROWTH;
    } else if (mention.kind == Kind.LEVEL && mention.metric.endsWith("降幅")) {
      mention.kind = Kind.REDUCTION;
    }
  }

  private static Kind kind(Context c, LeftContext left) {
    Kind said = left.lead().kind();
    Kind kind = said == null ? changeOfMoney(c, left.from()) : said;
    String unit = c.unit();
    if (unit.endsWith("百分点")) {
      return switch (kind) {
        case GROWTH -> Kind.RISE;
        case LEVEL -> falls(c) ? Kind.REDUCTION : Kind.RISE;
        default -> kind;
      };
    }
    Kind before = said == null ? kindBefore(c, left) : null;
    if (before != null) {
      return before;
    }
    if (kind == Kind.LEVEL && unit.equals("%") && isSpeed(c)) {
      return Kind.GROWTH;
    }
    boolean relative = unit.equals("%") || unit.equals("‰") || unit.equals("倍") || unit.equals("成");
    if (kind == Kind.GROWTH && !relative) {
      // 增加1岁 is an absolute rise; 改造提升6座 counts things.
      return c.mention().counts() && !comparesYears(c) ? Kind.LEVEL : Kind.RISE;
    }
    return kind;
  }

  /** 以每年8%的速度增长, 按6%左右的增长率安排: the word behind tells that it grows. */
  private static boolean isSpeed(Context c) {
    int at = Predicates.afterComparator(c.text(), c.end());
    return c.after(at) == '的' && c.startsAt(at + 1, "速度", "增长", "增速", "增幅", "递增");
  }

  /** The kind that goes on from the number before, null where it tells nothing of this one's. */
  private static @Nullable Kind kindBefore(Context c, LeftContext left) {
    Kind going = kindGoingOn(c);
    return going == null && growsAsWhole(c, left) ? Kind.GROWTH : going;
  }

  /** 增长8%,力争10%: the second grows as the first; null where it does not go on. */
  private static @Nullable Kind kindGoingOn(Context c) {
    Mention before = c.index() == 0 ? null : c.mentions().get(c.index() - 1);
    if (before == null
        || !before.is(QuantityClass.TARGET)
        || before.kind == Kind.LEVEL
        || !before.unit().equals(c.unit())) {
      return null;
    }
    int at = Predicates.afterComparator(c.text(), before.end);
    while (at < c.start() && ",、并".indexOf(c.after(at)) >= 0) {
      at++;
    }
    return Strengths.isAim(c.text(), at, c.start()) ? before.kind : null;
  }

  /** 总产值增长4%,其中林业5%,渔业8%: the parts grow as the whole. */
  private static boolean growsAsWhole(Context c, LeftContext left) {
    Mention before = c.index() == 0 ? null : c.mentions().get(c.index() - 1);
    if (before == null
        || before.kind != Kind.GROWTH
        || !c.unit().equals("%")
        || !before.unit().equals("%")
        || left.lead().states()
        || Sentence.clauseStart(c.text(), c.clauseStart() - 1) > before.start) {
      return false;
    }
    int end = Predicates.afterComparator(c.text(), before.end);
    boolean part = Opening.tellsParts(c.text(), c.clauseStart()) || end + 1 == c.clauseStart();
    String name = part ? left.name(c.text()) : "";
    return name.length() > 1 && SharedMeasure.isBare(name);
  }

  /** 较2025年增加0.3册: a count that is set against a year's. */
  private static boolean comparesYears(Context c) {
    Mention year = c.index() == 0 ? null : c.mentions().get(c.index() - 1);
    if (Comparands.isBefore(c)) {
      return true;
    }
    return year != null
        && year.time != null
        && year.start >= c.clauseStart()
        && "较比".indexOf(c.before(year.start)) >= 0;
  }

  /** 增加投资800万元 says by how much; 增加床位300张 says how many there are to be. */
  private static Kind changeOfMoney(Context c, int name) {
    boolean money =
        c.mention().quantity != null
            && c.mention().quantity.kind() != null
            && c.mention().quantity.kind().dimension().isMoney();
    if (money && c.endsAt(name, "增加", "调增", "核增")) {
      return Kind.RISE;
    }
    return money && c.endsAt(name, "减少", "调减", "核减") ? Kind.REDUCTION : Kind.LEVEL;
  }

  private static boolean falls(Context c) {
    String clause = c.text().substring(c.clauseStart(), c.start());
    return clause.contains("下降") || clause.contains("降低") || clause.contains("减少");
  }

  /** A value that need only be reached about is aimed at. */
  private static Strength strength(Context c) {
    Strength said = Strengths.before(c.text(), c.start());
    return said == Strength.PLAIN && c.mention().op == Op.ABOUT ? Strength.AIM : said;
  }
}
