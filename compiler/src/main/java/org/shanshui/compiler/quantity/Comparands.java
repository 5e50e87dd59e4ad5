package org.shanshui.compiler.quantity;

import java.util.regex.Pattern;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;

/** What a number is compared with (比较对象): an earlier value, an earlier period, an earlier plan. */
final class Comparands {
  private static final int FARTHEST = 24;

  /** 比2020年的14300亿元, 与年初计划相比(2.54亿元), 与年初计划(16.62亿元. */
  private static final Pattern BEFORE_VALUE =
      Pattern.compile(
          "(?:比|较|与|同)[^,;:。()]{0,10}?(?:年|年[初末底]|上年|去年|计划|预算|方案|目前|现在|同期)的$"
              + "|(?:比|较|与|同)[^,;:。()]{1,14}(?:相比|比较|对比)\\($"
              + "|(?:与|同)[^,;:。()]{0,10}(?:计划|预算|方案|安排)\\($"
              + "|原(?:计划|定|方案|安排|预算)的?(?:总?投资|资金|支出|规模|投入)?(?:为|是)?$");

  /** 恢复到2020年水平, 以2020年为基期. */
  private static final WordList YARDSTICKS =
      WordList.of("水平", "同期", "同期水平", "为基期", "为基数", "为基准", "为基年");

  private static final int LONGEST_DEED = 8;

  private static final WordList SOURCES =
      WordList.of("根据", "按照", "依据", "依照", "参照", "对照", "结合", "据");

  private static final WordEndings FINDINGS =
      WordEndings.of("普查", "调查", "排查", "摸底", "普查结果", "调查结果", "排查结果", "摸底结果");

  private static final WordList PRICES =
      WordList.of("价格", "不变价", "可比价", "可比价格", "不变价格", "物价", "汇率", "口径");

  private Comparands() {}

  /** Whether the mention is the value that another is compared with: 比2020年的5800亿元增长6%. */
  static boolean isOne(Context c) {
    // 与前五年年均增长6%相比.
    if (c.precedes("相比") && c.unit().equals("%")) {
      return true;
    }
    int from = Math.max(0, c.start() - FARTHEST);
    if (c.hasNoUnit()
        || "的(".indexOf(c.before()) < 0 && !c.text().substring(from, c.start()).contains("原")) {
      return false;
    }
    return BEFORE_VALUE.matcher(c.text().substring(from, c.start())).find();
  }

  /** 相当于3000万担棉花: it shows how much the number before it is. */
  static boolean isLikened(Context c) {
    return c.follows("相当于", "折合", "约合", "折算为", "代替", "大致相当于", "相当于约");
  }

  /** Whether the number before the mention is what it is compared with: 原计划310万元,增加投资45万元. */
  static boolean isBefore(Context c) {
    return c.index() > 0 && isOne(c.at(c.index() - 1));
  }

  /**
   * Whether a time is one that another is compared with: 较2020年, 由2020年的, 同“十三五”期间相比, 在2020年的基础上.
   */
  static boolean isPeriod(Context c, Mention when) {
    if (isBase(c.text(), when.start, when.end)
        || isOfPrices(c, when)
        || isBasis(c, when)
        || isCited(c, when)
        || isOfThing(c.text(), when)) {
      return true;
    }
    char before = c.before(when.start);
    // 由2025年的4亿吨增加到5亿吨,年均增长…: the clause behind tells of the whole change.
    if (before == '由' && when.end < c.clauseStart()) {
      return true;
    }
    boolean ratio = isRatio(c, when);
    // 为2025年的1.7倍: the year is what the number is a multiple of.
    return "与同和".indexOf(before) >= 0 && endsCompared(c.text(), when.end)
        || ratio && "为是到达".indexOf(before) >= 0 && c.after(when.end) == '的';
  }

  /** 较2020年, 从2020年起, 在2020年的基础上, 2020年水平: a time that something starts from. */
  static boolean isBase(String text, int start, int end) {
    int behind = text.startsWith("的", end) ? end + 1 : end;
    return start > 0 && "较比于从自".indexOf(text.charAt(start - 1)) >= 0
        || text.startsWith("基础上", behind)
        || YARDSTICKS.startsAt(text, behind);
  }

  /** 在“十三五”建成40座的基础上,再建20座; 在2020年40万吨的基础上增加5万吨. */
  private static boolean isBasis(Context c, Mention when) {
    int basis = c.text().indexOf("基础上", when.end);
    return basis >= 0 && basis < c.start() && basis < Sentence.clauseEnd(c.text(), when.end);
  }

  /** 根据2020年普查,新增…: the year of what a deed goes by; 根据2020年普查,人口为… tells what was found. */
  private static boolean isCited(Context c, Mention when) {
    int clause = Sentence.clauseStart(c.text(), when.start);
    return clause < c.clauseStart()
        && SOURCES.startsAt(c.text(), clause)
        && FINDINGS.endsAt(c.text(), Sentence.clauseEnd(c.text(), when.end))
        && Words.commit(c.text(), c.clauseStart(), c.start());
  }

  /** 续建2020年开工的项目40个: behind a verb the year tells which things are meant. */
  private static boolean isOfThing(String text, Mention when) {
    int of = text.indexOf('的', when.end);
    return of > when.end + 1
        && of - when.end <= LONGEST_DEED
        && of < Sentence.clauseEnd(text, when.end)
        && (Words.endsWithDeed(text, when.start)
            || Words.endsWithVerb(
                text.substring(Math.max(0, when.start - LONGEST_DEED), when.start)));
  }

  /** Whether the number right behind the time tells how many times its value it is. */
  private static boolean isRatio(Context c, Mention when) {
    for (int i = c.index(); i >= 0 && c.mentions().get(i).start >= when.end; i--) {
      Mention other = c.mentions().get(i);
      if (other.start - when.end <= 1) {
        return other.unit().equals("倍") || other.unit().equals("%");
      }
    }
    return false;
  }

  /** 按2020年价格计算: the year of the prices is not the one that is told of. */
  static boolean isOfPrices(Context c, Mention when) {
    int end = when.end;
    return PRICES.startsAt(c.text(), c.after(end) == '的' ? end + 1 : end);
  }

  private static boolean endsCompared(String text, int from) {
    int end = Sentence.clauseEnd(text, from);
    return text.startsWith("相比", end - 2) || text.startsWith("比较", end - 2);
  }

  /** Whether a sentence opens with a comparison, and so goes on the one before: 。与年初计划相比,调增2亿元. */
  static boolean opens(String text, int at) {
    if (at >= text.length() || "与同".indexOf(text.charAt(at)) < 0) {
      return false;
    }
    int end = text.indexOf("相比", at);
    return end >= 0 && end - at < FARTHEST;
  }
}
