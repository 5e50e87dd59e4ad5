package org.shanshui.compiler.quantity;

import java.math.BigDecimal;
import java.util.Set;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.numerals.Digits;
import org.shanshui.language.numerals.Hedge;
import org.shanshui.language.units.Quantity;

/** Which Chinese numerals count or measure things that a plan commits to. */
final class ChineseCounts {
  /** Classifiers that count what is planned; 大 and 方面 only order the prose (九大行动). */
  private static final Set<String> CLASSIFIERS =
      Set.of(
          "个", "项", "家", "条", "座", "所", "处", "套", "场", "件", "批次", "千万", "百万", "千家", "百家", "万家",
          "千个", "百个");

  /** What is counted in order to speak of it, not to commit to it: 三个方面. */
  private static final WordList PROSE =
      WordList.of(
          "方面", "体系", "坚持", "统筹", "关系", "问题", "环节", "领域", "层面", "阶段", "维度", "转变", "原则", "层次", "百分点",
          "确保", "意识", "重点", "一", "方针", "主张", "矛盾", "规律", "底线", "理念", "具有", "腿");

  /** What places end with: 万家寨. */
  private static final String VILLAGES = "寨庄屯沟湾店堡坪";

  private static final String YEARS = "两三四五";

  private static final BigDecimal MYRIAD = BigDecimal.valueOf(10_000);

  private ChineseCounts() {}

  /** Whether a Chinese numeral, in text that looks ahead, commits to something. */
  static boolean commits(Context c) {
    Quantity quantity = c.mention().quantity;
    if (quantity == null) {
      return false;
    }
    BigDecimal value = quantity.value();
    String unit = c.unit();
    boolean doubles = c.after(c.start()) == '翻';
    if (doubles || unit.equals("%")) {
      return doubles && !isQuoted(c) || isStated(c) || endsAmount(c) && namesRate(c);
    }
    if (unit.endsWith("百分点")) {
      return isStated(c);
    }
    if (unit.isEmpty() && value.compareTo(BigDecimal.ONE) < 0) {
      return isStated(c) || c.precedes("达到", "建成", "实现");
    }
    if (isAmount(c, quantity) && !isQuoted(c) && endsAmount(c)) {
      return true;
    }
    boolean trivial = value.compareTo(BigDecimal.ONE) == 0 && unit.length() < 2;
    boolean committed = !trivial && Words.commit(c.text(), c.clauseStart(), c.start());
    return (committed || goesOnCounting(c)) && !isQuoted(c) && counts(c);
  }

  /** 有六座中心电站,一座列车电站: the last of what is counted one by one. */
  private static boolean goesOnCounting(Context c) {
    Mention before = c.index() == 0 ? null : c.mentions().get(c.index() - 1);
    return before != null
        && before.chinese
        && before.is(QuantityClass.TARGET)
        && before.unit().equals(c.unit())
        && c.clauseStart() == c.start()
        && RightNoun.isNamed(c)
        && Sentence.clauseStart(c.text(), c.start() - 1) <= before.start;
  }

  /** 达到五公斤 states a measure; 原煤九亿吨 needs no word that does, nor has 上亿元 a value. */
  private static boolean isAmount(Context c, Quantity quantity) {
    boolean measures =
        quantity.kind() != null
            && !quantity.kind().dimension().isCount()
            && c.mention().time == null;
    boolean counted = quantity.kind() != null && quantity.factor().compareTo(MYRIAD) >= 0;
    boolean large = quantity.number().compareTo(MYRIAD) >= 0;
    boolean exact = quantity.hedge() == Hedge.NONE && Digits.multiplier(c.text(), c.start()) <= 10;
    return measures && large && exact
        || (measures || counted) && (isStated(c) || c.follows("共", "共计", "合计", "总计"));
  }

  /** 复线率百分之三十四: the number stands right behind a rate. */
  private static boolean namesRate(Context c) {
    return c.before() == '率' || c.follows("比重", "比例", "占比");
  }

  private static boolean counts(Context c) {
    String unit = c.unit();
    boolean amount =
        unit.endsWith("元") || unit.endsWith("亩") || unit.endsWith("公里") || unit.endsWith("人");
    if (!amount && !CLASSIFIERS.contains(unit) || PROSE.startsAt(c.text(), c.end())) {
      return false;
    }
    if (c.precedes("分别", "指标分别", "均", "指标均", "都", "合计")) {
      // …率三项分别: it sums up the list before it.
      return false;
    }
    char after = c.after();
    if (YEARS.indexOf(after) >= 0 && c.after(c.end() + 1) == '年') {
      // 两个三年行动: plans are told of, not promised.
      return false;
    }
    if ("第这每上下前".indexOf(c.before()) >= 0
        || after == '级'
        || after == '化'
        || VILLAGES.indexOf(after) >= 0
        || after == '大' && !c.precedes("大关")) {
      return false;
    }
    if (!amount) {
      return true;
    }
    return endsAmount(c);
  }

  /** 亿元以上项目, 千亿级: a size, not an amount that is promised. */
  private static boolean endsAmount(Context c) {
    char next = c.after(Predicates.afterComparator(c.text(), c.end()));
    return next == 0 || ",。;、:)大关并”".indexOf(next) >= 0;
  }

  /** Whether words of comparison say that a share is reached. */
  private static boolean isStated(Context c) {
    return Predicates.opAfter(c.text(), c.end()) != null
        || Predicates.lead(c.text(), beforeYear(c), c.clauseStart()).states();
  }

  /** 上升到一九五七年的百分之三六: the words that lead to a number stand before its year. */
  private static int beforeYear(Context c) {
    Mention year = c.index() == 0 ? null : c.mentions().get(c.index() - 1);
    if (year == null || !year.dates() || year.start < c.clauseStart()) {
      return c.start();
    }
    boolean led = year.end == c.start() || year.end == c.start() - 1 && c.before() == '的';
    return led ? year.start : c.start();
  }

  private static boolean isQuoted(Context c) {
    return c.text().lastIndexOf('“', c.start()) > c.text().lastIndexOf('”', c.start());
  }
}
