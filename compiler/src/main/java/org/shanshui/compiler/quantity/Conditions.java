package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.Set;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.quantity.Rule.Needs;
import org.shanshui.language.units.Quantity;

/** Numbers that define which things are meant (条件): 60岁以上老人, 10亿元以上项目. */
final class Conditions {
  private static final int FARTHEST_COUNT = 20;
  private static final int FARTHEST_COUNT_BEFORE = 12;
  private static final String CONNECTORS = "、,和与及并且或;。:)）的了,!?”》 —-~";
  private static final WordList SIZES =
      WordList.of("投资", "投资额", "产值", "营收", "营业收入", "销售收入", "销售额", "税收", "规模", "面积", "年产值", "年营收");
  private static final WordList PLANNED = WordList.of("计划", "年度", "年度计划", "当年计划", "今年计划", "预计");
  private static final Set<String> REACHES = Set.of("达到", "超过", "超", "过");
  private static final Set<String> REACHES_AFTER_SIZE = Set.of("", "达", "在", "突破");

  static final List<Rule> RULES =
      List.of(
          new Rule("explained: 指每周投递3次以上", Needs.NOTHING, Explained::is, QuantityClass.CONDITION),
          new Rule("rate: 每万人", Needs.UNIT, Conditions::rates, QuantityClass.CONDITION),
          new Rule("age: 60岁以上", Needs.UNIT, Conditions::ages, QuantityClass.CONDITION),
          new Rule("radius: 500米覆盖率", Needs.UNIT, Stock::isRadius, QuantityClass.CONDITION),
          new Rule(
              "what exists, and is kept: 巩固12个卫生乡镇",
              Needs.UNIT,
              Stock::isKept,
              QuantityClass.CONDITION),
          new Rule(
              "rule of scoring: 每少1座扣2分", Needs.UNIT, Stock::isScored, QuantityClass.CONDITION),
          new Rule(
              "chosen by rank: 排名靠后的25个村", Needs.UNIT, Stock::isRanked, QuantityClass.CONDITION),
          new Rule("standard: 按每户1.2个配建", Needs.UNIT, Stock::isStandard, QuantityClass.CONDITION),
          new Rule(
              "size of what follows", Needs.UNIT, Conditions::qualifies, QuantityClass.CONDITION));

  private Conditions() {}

  /** Whether {@code c} goes on a sentence rather than opening a noun. */
  static boolean isConnector(char c) {
    return CONNECTORS.indexOf(c) >= 0;
  }

  private static boolean rates(Context c) {
    String unit = c.unit();
    return c.before() == '每'
        && (unit.endsWith("人") || unit.endsWith("户") || unit.endsWith("名") || unit.endsWith("亩"));
  }

  private static boolean ages(Context c) {
    if (!c.unit().endsWith("岁")) {
      return false;
    }
    boolean lifeSpan = c.text().substring(Math.max(0, c.start() - 8), c.start()).contains("寿命");
    int end = Predicates.afterComparator(c.text(), c.end());
    // 为60岁以上老人: what looks like a predicate only says for whom.
    boolean group = end > c.end() && nounFollows(c, end);
    return !lifeSpan
        && !Words.startsWithChange(c.text(), c.end())
        && (group || !Predicates.endsBefore(c.text(), c.start()));
  }

  private static boolean qualifies(Context c) {
    Quantity quantity = c.mention().quantity;
    String unit = c.unit();
    if (quantity == null
        || unit.equals("%")
        || isForEach(c)
        || unit.endsWith("岁")
        || c.mention().counts() && !countsPeople(unit) && !unit.endsWith("级")) {
      return false;
    }
    int end = Predicates.afterComparator(c.text(), c.end());
    if (end > c.end() && isMoney(c.mention()) && isCountedAt(c, end)) {
      return true;
    }
    if (isMoney(c.mention()) && (isListedSize(c, end) || isRangeOfProjects(c))) {
      return true;
    }
    if (!nounFollows(c, end)
        || Words.startsWithVerb(c.text(), end)
        || Words.startsWithChange(c.text(), c.end())) {
      return false;
    }
    if (countPrecedes(c) || bounds(c, end) || unit.endsWith("级")) {
      return true;
    }
    if (end == c.end()) {
      return countFollows(c, end) || c.startsAt(end, "级", "能级", "标准");
    }
    if (c.precedes("左右", "上下")) {
      return false;
    }
    boolean money = quantity.kind() == null || isMoney(c.mention());
    boolean deed = !money && Words.endsWithDeed(c.text(), c.start());
    return !deed || countFollows(c, end);
  }

  /** 每万名居民拥有2名以上全科医生: how many each is to have. */
  static boolean isForEach(Context c) {
    return c.follows("拥有", "配备", "配有", "设有") && c.after(c.clauseStart()) == '每';
  }

  private static boolean isMoney(Mention mention) {
    return mention.quantity != null
        && mention.quantity.kind() != null
        && mention.quantity.kind().dimension().isMoney();
  }

  private static boolean countsPeople(String unit) {
    return unit.endsWith("人") || unit.endsWith("户") || unit.endsWith("床") || unit.endsWith("张");
  }

  private static boolean nounFollows(Context c, int end) {
    return c.after(end) == '的'
        ? c.nounMayStart(end + 1)
        : c.nounMayStart(end) && !isConnector(c.after(end));
  }

  /** 10亿元以上8个: whether what it defines is counted right behind. */
  private static boolean isCountedAt(Context c, int end) {
    Mention next = c.index() + 1 < c.mentions().size() ? c.mentions().get(c.index() + 1) : null;
    return next != null && next.start == end && next.counts();
  }

  /** 50亿元和100亿元以上项目: the sizes of a list are told by its last. */
  private static boolean isListedSize(Context c, int end) {
    Mention next = c.index() + 1 < c.mentions().size() ? c.mentions().get(c.index() + 1) : null;
    return next != null
        && next.start == end + 1
        && "、和与及或".indexOf(c.after(end)) >= 0
        && isMoney(next)
        && (Predicates.afterComparator(c.text(), next.end) > next.end
            ? qualifies(c.at(c.index() + 1))
            : isListedSize(c.at(c.index() + 1), next.end));
  }

  /** 10亿—50亿元项目开工10个: money between two bounds tells which projects are meant. */
  private static boolean isRangeOfProjects(Context c) {
    return c.mention().quantity != null
        && c.mention().quantity.upper() != null
        && c.precedes("项目", "企业", "的项目", "的企业")
        && !Predicates.endsBefore(c.text(), c.start());
  }

  /** 超10亿元单体制造业项目35个: what it defines is counted in the same clause. */
  private static boolean countFollows(Context c, int end) {
    if (c.index() + 1 >= c.mentions().size()) {
      return false;
    }
    Mention next = c.mentions().get(c.index() + 1);
    if (next.chinese
        || !next.counts()
        || next.start <= end
        || next.start - end > FARTHEST_COUNT
        || next.start >= Sentence.clauseEnd(c.text(), end)) {
      return false;
    }
    String between = c.text().substring(end, next.start);
    return between.chars().noneMatch(x -> "、和与及".indexOf(x) >= 0) && !Words.hasVerb(between);
  }

  /** 2个产值超5000亿元的产业集群: what it defines was counted just before. */
  private static boolean countPrecedes(Context c) {
    if (c.index() == 0 || !c.mentions().get(c.index() - 1).counts()) {
      return false;
    }
    String text = c.text();
    int from = Predicates.afterComparator(text, c.mentions().get(c.index() - 1).end);
    if (c.start() < from || c.start() - from > FARTHEST_COUNT_BEFORE) {
      return false;
    }
    int planned = PLANNED.endAt(text, from, c.start());
    int said = planned < 0 ? from : planned;
    int size = SIZES.endAt(text, text.charAt(said) == '总' ? said + 1 : said, c.start());
    String reaches = text.substring(size < 0 ? from : size, c.start());
    // 1个50亿元项目: nothing stands between; 3条233公里道路 gives two counts of one thing.
    boolean joined = reaches.isEmpty() && size < 0 && isMoney(c.mention());
    return joined || REACHES.contains(reaches) || size >= 0 && REACHES_AFTER_SIZE.contains(reaches);
  }

  /** 对月收入低于1000元的劳动模范: a bound with 的 says which ones are meant. */
  private static boolean bounds(Context c, int end) {
    return c.after(end) == '的'
        && c.mention().quantity != null
        && c.mention().quantity.kind() != null
        && c.follows("低于", "高于", "超过", "超", "不足", "不到", "大于", "小于");
  }
}
