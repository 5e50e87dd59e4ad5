package org.shanshui.compiler.quantity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.language.lexicon.Lexicon;

/**
 * The measure that a list's first item alone names, and its others share: 原煤产量达到12亿吨，原油1.6亿吨 is
 * about the 原油产量, 城市人均居住面积…，农村… about the 农村人均居住面积.
 */
final class SharedMeasure {
  static final String RULE = "measure of the item before: 原煤产量12亿吨，原油1.6亿吨";
  private static final int LONGEST_ITEM = 8;
  private static final int LONGEST_MEASURE = 4;

  /** Tails of names that say what is counted rather than what is measured of it. */
  private static final Set<String> THINGS =
      Set.of(
          "项目", "企业", "改造", "建设", "从业人员", "专任教师", "新增参保人员", "床位", "养老床位", "数", "率", "数量", "总数",
          "人数", "户数", "次数", "起数", "占", "储备", "参保", "竞争力");

  private static final Set<String> COUNTED = Set.of("项目", "企业", "床位", "养老床位", "从业人员", "专任教师");

  /** What measures itself, and needs no measure of what stands before. */
  private static final WordEndings OWN =
      WordEndings.of(
          "外资", "内资", "资金", "税", "债", "债券", "基金", "就业", "社零", "消费", "用电", "游客", "人口", "劳动力", "信贷",
          "保费", "创汇", "补助", "补贴", "借款", "成本", "贸易", "强度", "规模");

  /** What the names of measures end in. */
  private static final WordEndings MEASURES = WordEndings.of("量", "率", "额", "值");

  /** What a measure of each of the people begins with. */
  private static final Set<String> EACH = Set.of("人均", "户均", "每人", "每人平均", "平均每人", "人均消费");

  /** What is counted of others than goods. */
  private static final WordEndings UNITS_OF_OTHERS =
      WordEndings.of("元", "人", "户", "亩", "公里", "公顷", "人次", "千瓦");

  private static final Set<String> OUTPUT = Set.of("产量", "总产量", "年产量", "储量", "探明储量");
  private static final Set<String> BULK = Set.of("mass", "volume", "energy");

  /** Kinds of people and places of which one stands for the other. */
  private static final WordList KINDS =
      WordList.of("城镇", "城市", "城乡", "农村", "乡村", "县城", "农民", "市区", "郊区", "男性", "女性", "陆地", "海洋");

  /** Ranks and sizes of which one takes the other's place: 国家级示范社区10个、省级20个. */
  private static final WordList RANKS =
      WordList.of(
          "国家级", "省级", "市级", "县级", "区级", "州级", "世界级", "乡级", "镇级", "村级", "大型", "中型", "小型", "特大型",
          "甲级", "乙级", "一级", "二级", "三级", "省部级", "公办", "民办");

  private static final WordEndings ANNOUNCE =
      WordEndings.of("计有", "有", "为", "是", "如下", "分别为", "分别是", "包括", "主要有", "主要是", "结构", "构成", "分配");

  private SharedMeasure() {}

  /**
   * The full name of an item of a list, null where it is complete or opens none.
   *
   * @param name of the item, as it is written from {@code from} on
   */
  static @Nullable String of(Context c, String name, int from) {
    boolean rank = isRank(name) && c.mention().counts();
    if (name.isEmpty() || name.length() > LONGEST_ITEM || !rank && !isBare(name)) {
      return null;
    }
    String announced = rank ? null : announced(c, name, from);
    if (announced != null) {
      return announced;
    }
    Mention before = told(c, itemBefore(c, from));
    return before == null || before.metric == null || before.kind != c.mention().kind
        ? null
        : withItem(c, before, before.metric, name, from, rank);
  }

  /** 水泥产量900万吨,增长12%;纸达到80万吨: of an item that tells its growth too, what it reaches. */
  private static @Nullable Mention told(Context c, @Nullable Mention before) {
    if (before == null
        || before.metric == null
        || c.mention().kind != Kind.LEVEL
        || before.kind == Kind.LEVEL) {
      return before;
    }
    int stop = Sentence.stopBefore(c.text(), before.start);
    for (int i = c.index() - 1; i >= 0 && c.mentions().get(i).start >= stop; i--) {
      Mention other = c.mentions().get(i);
      if (other.kind == Kind.LEVEL && before.metric.equals(other.metric)) {
        return other;
      }
    }
    return before;
  }

  private static @Nullable String withItem(
      Context c, Mention before, String metric, String name, int from, boolean rank) {
    if (rank) {
      return Breakdown.isAlike(before, c.mention()) ? name + withoutRank(metric) : null;
    }
    int of = ofHowMany(metric);
    if (of > 0 && !c.unit().equals("%")) {
      return metric.substring(0, of) + name;
    }
    int measure = measureStart(name, metric);
    if (measure > 0 && EACH.contains(metric.substring(0, measure))) {
      measure = 0;
    } else if (measure <= 0) {
      return isPartOf(c, before, metric) ? name + metric : null;
    }
    String shared = metric.substring(measure);
    return shares(c, before, metric, name, shared, from) ? name + shared : null;
  }

  /** 运输量增长5%,其中铁路4%: the whole is but a measure. */
  private static boolean isPartOf(Context c, Mention before, String metric) {
    return metric.length() <= LONGEST_MEASURE
        && MEASURES.end(metric)
        && Opening.tellsParts(c.text(), c.clauseStart())
        && Breakdown.isAlike(before, c.mention());
  }

  /** 新增探明储量:煤炭10亿吨,铁矿2亿吨: the measure that the list is announced with. */
  private static @Nullable String announced(Context c, String name, int from) {
    String text = c.text();
    int colon = text.lastIndexOf(':', from);
    if (colon < Sentence.stopBefore(text, from) || c.mention().kind != Kind.LEVEL) {
      return null;
    }
    String head = text.substring(Sentence.clauseStart(text, colon), listedEnd(text, colon));
    int measure = HeadNames.isMeasure(head) ? 0 : HeadNames.measureStart(head);
    boolean near = colon >= Sentence.start(text, from);
    boolean lists =
        measure >= 0
            && !THINGS.contains(head.substring(measure))
            && (near || OUTPUT.contains(head.substring(measure)));
    boolean bare = !Predicates.lead(text, c.start(), from).states() && !RightNoun.isNamed(c);
    return lists && bare ? name + head.substring(measure) : null;
  }

  /**
   * Of an item on a line of its own, what the line above announces: the thing itself for a place
   * alone, the measure for a bare thing; null where the item says itself what it measures.
   */
  static @Nullable String ofAnnounced(Phrase p, String announced) {
    Context c = p.c();
    if (c.mention().kind != Kind.LEVEL || p.left().lead().states() || RightNoun.isNamed(c)) {
      return null;
    }
    if (p.name().isEmpty()) {
      return p.left().place() == null ? null : announced;
    }
    int measure = HeadNames.isMeasure(announced) ? 0 : HeadNames.measureStart(announced);
    boolean shared =
        measure >= 0
            && isMeasured(announced)
            && !THINGS.contains(announced.substring(measure))
            && !c.mention().counts()
            && isBare(p.name());
    return shared ? p.name() + announced.substring(measure) : null;
  }

  /** 新增生产能力计有:… the words that announce a list are no part of its head. */
  private static int listedEnd(String text, int colon) {
    long said = ANNOUNCE.longestBefore(text, 0, colon);
    return said == Lexicon.MISS ? colon : Lexicon.end(said);
  }

  /** Whether the name only tells which ones of what was counted: 省级, 10亿元以上. */
  static boolean isRank(String name) {
    return RANKS.endAt(name, 0) == name.length() || name.endsWith("以上") && name.indexOf('元') > 0;
  }

  /** The things without their rank or size: 项目 of 国家级项目 or 亿元以上项目. */
  static String withoutRank(String things) {
    int rank = Math.max(0, RANKS.endAt(things, 0));
    int size = things.indexOf("以上");
    return things.substring(size >= 0 && size + 2 < things.length() ? size + 2 : rank);
  }

  /** Whether the name is of a thing alone, and of no measure. */
  static boolean isBare(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!Context.isHan(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty()
        && name.indexOf('占') < 0
        && !isMeasured(name)
        && !OWN.end(name)
        && !Words.hasVerb(name);
  }

  private static boolean isMeasured(String name) {
    int measure = HeadNames.isMeasure(name) ? 0 : HeadNames.measureStart(name);
    return measure >= 0 && !COUNTED.contains(name.substring(measure)) || MEASURES.end(name);
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
      int clause = Sentence.clauseStart(c.text(), other.start);
      // 能源110亿元,占31%;交通70亿元: the share is told of the item before.
      boolean share = other.unit().equals("%") && !c.unit().equals("%") && c.after(clause) == '占';
      if (!other.dates() && !share) {
        return other.is(QuantityClass.TARGET) ? other : null;
      }
      to = share ? Math.max(0, clause - 1) : other.start;
    }
    return null;
  }

  /** Whether but marks, 其中, 用于 and words of joining stand there. */
  private static boolean isBlank(Context c, int from, int to) {
    int at = from;
    while (at < to) {
      boolean part = c.startsAt(at, "其中", "用于");
      if (!part && "、,;:)和与及到至 ".indexOf(c.after(at)) < 0) {
        return false;
      }
      at += part ? 2 : 1;
    }
    return true;
  }

  /** 每千人口拥有医生2.2名,护士1.6名: where what both are counted for ends, -1 for none. */
  private static int ofHowMany(String metric) {
    int has = metric.startsWith("每") ? metric.indexOf("拥有") : -1;
    if (has >= 0) {
      return has + 2;
    }
    // 人均消费粮食250公斤,食油6公斤.
    int end = metric.indexOf("均消费") + "均消费".length();
    boolean goods = end >= "人均消费".length() && end < metric.length();
    return goods && "量水品支者价".indexOf(metric.charAt(end)) < 0 ? end : -1;
  }

  /** Where in the earlier metric the measure starts that the item shares, -1 for none. */
  private static int measureStart(String name, String metric) {
    if (name.length() > 2) {
      // 城镇居民人均消费水平、农村居民: it starts after what both end with.
      int like = metric.indexOf(name.substring(name.length() - 2));
      if (like > 0 && HeadNames.endsInMeasure(metric, like + 2)) {
        return like + 2;
      }
    }
    int kind = KINDS.endAt(metric, 0);
    if (kind > 0 && KINDS.endAt(name, 0) == name.length() && kind < metric.length()) {
      // 城镇居民消费水平、农民: the people are named by both.
      return name.endsWith("民") && metric.startsWith("居民", kind) ? kind + 2 : kind;
    }
    int start = HeadNames.measureStart(metric);
    if (start > 3 && metric.length() == start + 1 && metric.charAt(start) == '率') {
      // 基本药物使用率达到100%,二级医院50%: what is done belongs to the measure.
      return start - 2;
    }
    return start > 0 && THINGS.contains(metric.substring(start)) ? -1 : start;
  }

  private static boolean shares(
      Context c, Mention before, String metric, String name, String shared, int from) {
    Mention mention = c.mention();
    Predicates.Lead lead = Predicates.lead(c.text(), c.start(), from);
    if (OUTPUT.contains(shared)) {
      return mention.kind == Kind.LEVEL
          && (isBulk(mention) && isBulk(before)
              || Breakdown.isAlike(before, mention)
              || !lead.states() && isLarge(mention)
              || leadsAlike(c, before, lead.start()));
    }
    if (!Breakdown.isAlike(before, mention)) {
      return false;
    }
    if (Opening.tellsParts(c.text(), c.clauseStart())
        || RULE.equals(before.metricRule)
        || isOfOneKind(name, metric)) {
      return true;
    }
    boolean share =
        mention.unit().equals("%")
            || mention.unit().equals("‰")
            || mention.base != null && before.base != null;
    return (mention.kind == Kind.LEVEL || !lead.states())
        && (share || !lead.states() || leadsAlike(c, before, lead.start()));
  }

  /** 审批时间压缩到80个工作日、竣工验收压缩到20个: both with the same words. */
  private static boolean leadsAlike(Context c, Mention before, int lead) {
    String words = c.text().substring(lead, c.start());
    return words.length() >= 2 && c.text().startsWith(words, before.start - words.length());
  }

  private static boolean isOfOneKind(String name, String metric) {
    boolean alike = name.length() > 2 && metric.indexOf(name.substring(name.length() - 2)) > 0;
    return alike || KINDS.endAt(name, 0) > 0 && KINDS.endAt(metric, 0) > 0;
  }

  /** 纱产量40万吨,布16亿米: a number of goods as only what is produced has it. */
  private static boolean isLarge(Mention mention) {
    String unit = mention.unit();
    return !unit.isEmpty() && "万亿".indexOf(unit.charAt(0)) >= 0 && !UNITS_OF_OTHERS.end(unit);
  }

  private static boolean isBulk(Mention mention) {
    return mention.quantity != null
        && mention.quantity.kind() != null
        && BULK.contains(mention.quantity.kind().dimension().name());
  }
}
