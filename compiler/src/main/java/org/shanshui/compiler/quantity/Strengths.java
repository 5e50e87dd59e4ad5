package org.shanshui.compiler.quantity;

import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.prose.WordList;

/** How firmly a sentence commits to what stands in it. */
final class Strengths {
  private static final WordList AIMS = WordList.of("力争", "争取", "努力");
  private static final WordList BINDS = WordList.of("确保", "必须", "不得", "约束性", "坚决");

  private Strengths() {}

  /** Whether nothing but a word of aiming stands there. */
  static boolean isAim(String text, int from, int to) {
    return AIMS.endAt(text, from, to) == to;
  }

  /** What the last such word says that stands before {@code at} in its sentence. */
  static Strength before(String text, int at) {
    for (int i = at - 1; i >= 0 && !Sentence.ends(text.charAt(i)); i--) {
      if (AIMS.endAt(text, i, at) >= 0) {
        return Strength.AIM;
      }
      if (BINDS.endAt(text, i, at) >= 0) {
        return Strength.BINDING;
      }
    }
    return Strength.PLAIN;
  }
}
