package org.shanshui.compiler.quantity;

import java.util.HashMap;
import java.util.Map;
import org.shanshui.language.lexicon.Lexicon;

/** The verbs and adverbs that stand between a clause's start and the thing it counts. */
final class Words {
  private static final Lexicon LEADING = lexicon("leading-words.txt");
  private static final Lexicon INNER = lexicon("inner-verbs.txt");
  private static final Lexicon NOUN_TAILS =
      Lexicon.of(numbered("率", "额", "数", "量", "度", "比", "值", "面积", "规模", "项目", "工程", "用地", "任务", "里程", "总量", "人数", "资金", "比例", "比重", "标准", "面"));

  private Words() {}

  private static Lexicon lexicon(String resource) {
    Map<String, Integer> words = new HashMap<>();
    for (String line : WordList.lines(resource)) {
      for (String word : line.trim().split("\\s+")) {
        words.put(word, word.length());
      }
    }
    return Lexicon.of(words);
  }

  private static Map<String, Integer> numbered(String... words) {
    Map<String, Integer> map = new HashMap<>();
    for (String word : words) {
      map.put(word, word.length());
    }
    return map;
  }

  /** Where the leading word that starts at {@code at} ends, {@code at} where none does. */
  static int leadingEnd(String text, int at) {
    long found = LEADING.at(text, at);
    return found == Lexicon.NONE ? at : Lexicon.end(found);
  }

  /** Whether a verb that takes a counted object starts at {@code at}. */
  static boolean startsWithVerb(String text, int at) {
    long found = INNER.at(text, at);
    return found != Lexicon.NONE && NOUN_TAILS.at(text, Lexicon.end(found)) == Lexicon.NONE;
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
      long found = INNER.at(text, i);
      if (found == Lexicon.NONE) {
        continue;
      }
      int end = Lexicon.end(found);
      // 改造面积, 培训人次: here the verb is part of the thing's name; and a verb right before the
      // number is its action (项目竣工300个), not its opening.
      if (end < to - 1 && NOUN_TAILS.at(text, end) == Lexicon.NONE && i > from) {
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
