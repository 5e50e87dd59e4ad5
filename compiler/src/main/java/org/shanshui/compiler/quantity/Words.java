package org.shanshui.compiler.quantity;

import java.util.List;
import org.shanshui.language.lexicon.Lexicon;

/** The verbs and adverbs that stand between a clause's start and the thing it counts. */
final class Words {
  private static final Lexicon LEADING = WordList.lexicon(WordList.words("leading-words.txt"));
  private static final Lexicon INNER = WordList.lexicon(WordList.words("inner-verbs.txt"));
  private static final Lexicon NOUN_TAILS =
      WordList.lexicon(
          List.of(
              "率", "区", "性", "额", "数", "量", "度", "比", "值", "面", "面积", "规模", "项目", "工程", "用地", "任务", "里程",
              "总量", "人数", "资金", "比例", "比重", "标准"));

  private Words() {}

  /** Where the leading word that starts at {@code at} ends, {@code at} where none does. */
  static int leadingEnd(String text, int at) {
    long found = LEADING.longestAt(text, at, text.length());
    return found == Lexicon.MISS ? at : Lexicon.end(found);
  }

  /** Whether a verb that takes a counted object starts at {@code at}. */
  static boolean startsWithVerb(String text, int at) {
    long found = INNER.longestAt(text, at, text.length());
    return found != Lexicon.MISS && NOUN_TAILS.longestAt(text, Lexicon.end(found), text.length()) == Lexicon.MISS;
  }

  private static final List<String> DEEDS =
      List.of("新增", "建成", "完成", "新建", "改造", "达到", "治理", "修复", "建设", "新开工", "开工", "实现");

  /** Whether a verb that brings about what is counted ends right before {@code at}. */
  static boolean endsWithDeed(String text, int at) {
    for (String deed : DEEDS) {
      if (text.startsWith(deed, at - deed.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code text} holds a verb that takes a counted object. */
  static boolean hasVerb(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (startsWithVerb(text, i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the last verb inside {@code text[from, to)} ends after which the counted thing begins, or
   * {@code from}.
   */
  static int lastVerbEnd(String text, int from, int to) {
    int best = from;
    for (int i = from; i < to; i++) {
      long found = INNER.longestAt(text, i, text.length());
      if (found == Lexicon.MISS) {
        continue;
      }
      int end = Lexicon.end(found);
      // 改造面积, 培训人次: here the verb is part of the thing's name; and a verb right before the
      // number is its action (项目竣工300个), not its opening.
      if (end < to - 3 && NOUN_TAILS.longestAt(text, end, text.length()) == Lexicon.MISS && i > from) {
        best = end;
        i = end - 1;
      }
    }
    return best;
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
}
