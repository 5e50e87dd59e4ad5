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
  private static final Set<String> KEPT = Set.of("供应", "种植", "减轻", "减免", "新开工");
  private static final WordList MANNERS =
      WordList.of("按时", "按期", "如期", "及时", "提前", "准时", "优先", "首批", "全面", "规范", "有效", "动态");
  private static final int LONGEST_RATE = 4;
  private static final String NOT_AFTER = "率额数量度比值";

  private Words() {}

  /** Where the leading word that starts at {@code at} ends, {@code at} where none does. */
  static int leadingEnd(String text, int at) {
    int end = LEADING.endAt(text, at);
    return end < 0 ? at : end;
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
      if (end >= 0 && end < to - 3 && !NOUN_TAILS.startsAt(text, end)) {
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
