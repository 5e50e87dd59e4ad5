package org.shanshui.compiler.quantity;

import java.util.List;
import java.util.Set;
import org.shanshui.compiler.prose.WordEndings;
import org.shanshui.compiler.prose.WordList;

/** The verbs and adverbs that stand between a clause's start and the thing it counts. */
final class Words {
  private static final WordList LEADING = WordList.read(Words.class, "leading-words.txt");
  private static final WordList INNER = WordList.read(Words.class, "inner-verbs.txt");
  private static final WordEndings INNER_ENDS =
      WordEndings.of(List.copyOf(WordList.words(Words.class, "inner-verbs.txt")));
  private static final WordList NOUNS = WordList.read(Words.class, "verb-like-nouns.txt");
  private static final WordList COMMITTING = WordList.read(Words.class, "committing-verbs.txt");
  private static final WordList NOUN_TAILS =
      WordList.of(
          "率", "区", "性", "额", "数", "量", "度", "比", "值", "面", "规模", "项目", "工程", "用地", "任务", "里程",
          "总量", "人数", "资金", "标准");
  private static final WordList CHANGES =
      WordList.of(
          "提高", "增加", "上升", "延长", "提升", "增长", "扩大", "增至", "减少", "下降", "降", "缩", "压", "翻", "调整",
          "拓展");
  private static final WordEndings DEEDS =
      WordEndings.of(
          "再建", "续建", "增建", "新增", "建成", "完成", "新建", "改造", "达到", "治理", "修复", "建设", "开工", "实现");
  private static final WordEndings TAKES_DEEDS =
      WordEndings.of("开展", "举办", "组织", "进行", "推进", "实施", "完成");
  private static final Set<String> KEPT = Set.of("供应", "种植", "减轻", "减免", "新开工", "筹集", "筹措");
  private static final WordList MANNERS =
      WordList.of("按时", "按期", "如期", "及时", "提前", "准时", "优先", "首批", "全面", "规范", "有效", "动态");
  private static final int LONGEST_RATE = 4;

  /** Verbs that are said twice, and what is said with each. */
  private static final String TWICE = "做抓建管办育扶";

  private static final String HOW = "精优强大实细好特牢严深全专美新活亮";
  private static final int LONGEST_BASIS = 18;

  /** What something is done by. */
  private static final WordEndings BASES =
      WordEndings.of("计划", "方案", "要求", "部署", "标准", "进度", "规划", "原则", "安排", "清单", "时限", "节点");

  /** Who lays down what is to be done. */
  private static final WordList AUTHORITIES =
      WordList.of(
          "省", "市", "县", "区", "州", "国家", "中央", "上级", "省委", "市委", "县委", "区委", "州委", "省政府", "市政府",
          "县政府", "区政府", "省委省政府", "市委市政府");

  private static final WordList LAID_DOWN =
      WordList.of(
          "核定", "核定的", "确定", "确定的", "下达", "下达的", "部署的", "明确的", "分解的", "要求的", "定的", "规定的", "定",
          "交办的");
  private static final String NOT_AFTER = "率额数量度比值";

  private Words() {}

  /** Where the leading word that starts at {@code at} ends, {@code at} where none does. */
  static int leadingEnd(String text, int at) {
    int twice = twiceEnd(text, at);
    if (twice > at) {
      return twice;
    }
    int end = LEADING.endAt(text, at);
    return end < 0 ? at : end;
  }

  /** 做精做优, 抓细抓实: where a verb said twice ends, each time with how it is done. */
  private static int twiceEnd(String text, int at) {
    boolean twice =
        at + 4 <= text.length()
            && TWICE.indexOf(text.charAt(at)) >= 0
            && text.charAt(at) == text.charAt(at + 2)
            && HOW.indexOf(text.charAt(at + 1)) >= 0
            && HOW.indexOf(text.charAt(at + 3)) >= 0;
    return twice ? at + 4 : at;
  }

  /**
   * Where the words end by which, or by whom, what follows is laid down: 按既定计划, 按每人600元的标准, 省核定,
   * 市委确定的; {@code at} for none.
   */
  private static int basisEnd(String text, int at, int to) {
    if (text.charAt(at) == '按') {
      int limit = Math.min(to, at + LONGEST_BASIS);
      for (int end = at + 2; end < limit && "、,;:".indexOf(text.charAt(end)) < 0; end++) {
        if (BASES.endsAt(text, end) && leadingEnd(text, end) > end) {
          // 按国家标准组织生产的农机 are such things alone.
          int of = text.indexOf('的', end);
          return of >= 0 && of < to ? at : end;
        }
      }
      return at;
    }
    int who = AUTHORITIES.endAt(text, at, to);
    int laid = who < 0 ? -1 : LAID_DOWN.endAt(text, who, to);
    return laid < 0 || NOUN_TAILS.startsAt(text, laid) ? at : laid;
  }

  /**
   * Where the thing's name starts in {@code text[from, to)}, the words that lead to it stripped;
   * {@code to} where they are all there is.
   */
  static int nameStart(String text, int from, int to) {
    int at = from;
    while (at < to) {
      if ("、 ”).".indexOf(text.charAt(at)) >= 0) {
        at++;
        continue;
      }
      int basis = basisEnd(text, at, to);
      if (basis > at) {
        at = basis;
        continue;
      }
      int end = leadingEnd(text, at);
      // Behind a verb that takes deeds, 开展培训30场次, the last word names what is done.
      boolean deed = end == to && TAKES_DEEDS.endsAt(text, at);
      if (end == at || end > to || deed || !leads(text, at, end, to - end)) {
        break;
      }
      at = end;
    }
    // Where nothing but a verb is left, nothing is named: 落实500万千瓦….
    boolean verb = at < to && leadingEnd(text, at) == to && !opensNoun(text, at, to);
    return verb && !TAKES_DEEDS.endsAt(text, at) ? to : at;
  }

  /** Whether the word leads to a name, of which {@code rest} characters are left, or opens it. */
  private static boolean leads(String text, int at, int end, int rest) {
    if (rest == 1) {
      return false;
    }
    // 供应土地 keeps its verb, a bare 土地 would say too little; 招引企业 does not.
    if (rest == 2
        && leadingEnd(text, end) < end + rest
        && (KEPT.contains(text.substring(at, end))
            || NOT_AFTER.indexOf(text.charAt(end)) >= 0
            || text.startsWith("规模", end))) {
      return false;
    }
    return !opensNoun(text, at, end) && !isPartOfRate(text, at, end, rest);
  }

  /** 按时办结率, 及时处置率: how it is done is part of what is measured. */
  private static boolean isPartOfRate(String text, int at, int end, int rest) {
    return MANNERS.endAt(text, at) == end
        && rest <= LONGEST_RATE
        && text.charAt(end + rest - 1) == '率';
  }

  /** 建设用地, 发展速度, 创新平台: the word opens a name and is no verb here. */
  private static boolean opensNoun(String text, int at, int end) {
    return NOUNS.endAt(text, at) > end;
  }

  /** Whether a verb that takes a counted object starts at {@code at}. */
  static boolean startsWithVerb(String text, int at) {
    int end = INNER.endAt(text, at);
    // 改造面积, 培训人次: here the verb is part of the thing's name.
    return end >= 0 && !NOUN_TAILS.startsAt(text, end);
  }

  /** Whether {@code text} holds a verb that takes a counted object. */
  static boolean hasVerb(String text) {
    return firstVerbStart(text, 0, text.length()) < text.length();
  }

  /** Where the first verb inside {@code text[from, to)} starts, or {@code to}. */
  static int firstVerbStart(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (startsWithVerb(text, i)) {
        return i;
      }
    }
    return to;
  }

  /**
   * Where the last verb inside {@code text[from, to)} ends after which the counted thing begins, or
   * {@code from}.
   */
  static int lastVerbEnd(String text, int from, int to) {
    int best = from;
    for (int i = from + 1; i < to; i++) {
      int end = INNER.endAt(text, i);
      // A verb right before the number is its action (项目竣工300个), not its opening.
      // and so is one of several: 新建和改建20座.
      if (end >= 0
          && end <= to - 3
          && "和与及、".indexOf(text.charAt(end)) < 0
          && !NOUN_TAILS.startsAt(text, end)) {
        best = end;
        i = end - 1;
      }
    }
    return best;
  }

  /** Whether {@code text} ends with a verb that takes a counted object. */
  static boolean endsWithVerb(String text) {
    return INNER_ENDS.end(text);
  }

  /** Whether a verb that brings about what is counted ends right before {@code at}. */
  static boolean endsWithDeed(String text, int at) {
    return DEEDS.endsAt(text, at);
  }

  /** Whether the words are but a verb that brings about what is counted, and name nothing. */
  static boolean isDeed(String words) {
    return words.length() == 2 && DEEDS.endsAt(words, 2);
  }

  /** Whether a verb that says how a value changes starts at {@code at}. */
  static boolean startsWithChange(String text, int at) {
    return CHANGES.startsAt(text, at);
  }

  /** Whether {@code text[from, to)} holds a verb by which something is committed to. */
  static boolean commit(String text, int from, int to) {
    return COMMITTING.isIn(text, from, to);
  }
}
