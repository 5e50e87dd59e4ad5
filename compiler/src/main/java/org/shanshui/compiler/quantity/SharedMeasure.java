package org.shanshui.compiler.quantity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;

/**
 * The measure that a list's first item alone names, and its others share: 原煤产量达到12亿吨，原油1.6亿吨 is
 * about the 原油产量, 城市人均居住面积…，农村… about the 农村人均居住面积.
 */
final class SharedMeasure {
  private static final int LONGEST_ITEM = 8;

  /** Tails of names that say what is counted rather than what is measured of it. */
  private static final Set<String> THINGS =
      Set.of(
          "项目", "企业", "改造", "建设", "从业人员", "专任教师", "新增参保人员", "床位", "养老床位", "数", "率", "数量", "总数",
          "人数", "户数", "次数", "起数", "占", "储备", "参保", "竞争力");

  /** What measures itself, and needs no measure of what stands before. */
  private static final WordEndings OWN =
      WordEndings.of(
          "外资", "内资", "资金", "税", "债", "债券", "基金", "就业", "社零", "消费", "用电", "游客", "人口", "劳动力", "信贷",
          "保费", "补助", "补贴", "成本", "贸易", "强度");

  private static final Set<String> OUTPUT = Set.of("产量", "总产量", "年产量");
  private static final Set<String> BULK = Set.of("mass", "volume", "energy");

  /** Kinds of people and places of which one stands for the other. */
  private static final WordList KINDS =
      WordList.of("城镇", "城市", "城乡", "农村", "乡村", "县城", "农民", "市区", "郊区", "男性", "女性", "陆地", "海洋");

  private SharedMeasure() {}

  /**
   * The full name of an item of a list, null where it is complete or opens none.
   *
   * @param name of the item, as it is written from {@code from} on
   */
  static @Nullable String of(Context c, String name, int from) {
    if (name.isEmpty() || name.length() > LONGEST_ITEM || !isBare(name)) {
      return null;
    }
    Mention before = itemBefore(c, from);
    if (before == null || before.metric == null || before.kind != c.mention().kind) {
      return null;
    }
    int measure = measureStart(name, before.metric);
    if (measure <= 0) {
      return null;
    }
    String shared = before.metric.substring(measure);
    return shares(c, before, name, shared, from) ? name + shared : null;
  }

  /** Whether the name is of a thing alone, and of no measure. */
  private static boolean isBare(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!Context.isHan(name.charAt(i))) {
        return false;
      }
    }
    return name.indexOf('占') < 0
        && !HeadNames.isMeasure(name)
        && !HeadNames.isComplete(name)
        && !OWN.end(name)
        && !Words.hasVerb(name);
  }

  /** The target right before the item in its list, null for none. */
  private static @Nullable Mention itemBefore(Context c, int from) {
    int to = from;
    for (int i = c.index() - 1; i >= 0; i--) {
      Mention other = c.mentions().get(i);
      if (other.end > to) {
        continue;
      }
      if (!isBlank(c, Predicates.afterComparator(c.text(), other.end), to)) {
        return null;
      }
      if (!other.dates()) {
        return other.is(QuantityClass.TARGET) ? other : null;
      }
      to = other.start;
    }
    return null;
  }

  /** Whether but marks, 其中 and words of joining stand there. */
  private static boolean isBlank(Context c, int from, int to) {
    int at = from;
    while (at < to) {
      boolean part = c.startsAt(at, "其中");
      if (!part && "、,;:)和与及到至 ".indexOf(c.after(at)) < 0) {
        return false;
      }
      at += part ? 2 : 1;
    }
    return true;
  }

  /** Where in the earlier metric the measure starts that the item shares, -1 for none. */
  private static int measureStart(String name, String metric) {
    if (name.length() > 2) {
      // 城镇居民人均消费水平、农村居民: it starts after what both end with.
      int like = metric.indexOf(name.substring(name.length() - 2));
      if (like > 0 && like + 2 < metric.length()) {
        return like + 2;
      }
    }
    int kind = KINDS.endAt(metric, 0);
    if (kind > 0 && KINDS.endAt(name, 0) == name.length() && kind < metric.length()) {
      return kind;
    }
    int start = HeadNames.measureStart(metric);
    return start > 0 && THINGS.contains(metric.substring(start)) ? -1 : start;
  }

  private static boolean shares(Context c, Mention before, String name, String shared, int from) {
    Mention mention = c.mention();
    if (OUTPUT.contains(shared)) {
      return mention.kind == Kind.LEVEL
          && (isBulk(mention) && isBulk(before) || Breakdown.isAlike(before, mention));
    }
    if (!Breakdown.isAlike(before, mention)) {
      return false;
    }
    if (Opening.tellsParts(c.text(), c.clauseStart()) || isOfOneKind(name, before.metric)) {
      return true;
    }
    boolean share =
        mention.unit().equals("%")
            || mention.unit().equals("‰")
            || mention.base != null && before.base != null;
    return mention.kind == Kind.LEVEL
        && (share || !Predicates.lead(c.text(), c.start(), from).states());
  }

  private static boolean isOfOneKind(String name, String metric) {
    boolean alike = name.length() > 2 && metric.indexOf(name.substring(name.length() - 2)) > 0;
    return alike || KINDS.endAt(name, 0) > 0 && KINDS.endAt(metric, 0) > 0;
  }

  private static boolean isBulk(Mention mention) {
    return mention.quantity != null
        && mention.quantity.kind() != null
        && BULK.contains(mention.quantity.kind().dimension().name());
  }
}
