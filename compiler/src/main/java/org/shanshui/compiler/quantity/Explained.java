package org.shanshui.compiler.quantity;

import org.shanshui.compiler.prose.WordEndings;

/** Numbers that say what a word means (释义): 快递进村，指每周至少投递3次. */
final class Explained {
  /** Characters of a term and what leads to its meaning. */
  private static final int LONGEST_TERM = 40;

  /** What 指 begins with these is another word: 指标, 指导. */
  private static final String NOT_BEFORE = "标导数挥定示引令派向出明南纹战责针环认控摘望点";

  private static final String AFTER = ":,(。; ”》)";
  private static final WordEndings LEADS = WordEndings.of("是", "系", "主要", "专", "特", "均", "即");

  private Explained() {}

  /** Whether the number stands in a sentence that explains, or its passage opens as one. */
  static boolean is(Context c) {
    String text = c.text();
    int opens = text.indexOf('指');
    if (opens < 0 || opens >= c.start()) {
      return false;
    }
    int last = text.lastIndexOf('指', c.start() - 1);
    boolean here = last >= Sentence.start(text, c.start()) && explains(text, last);
    if (here && !Sentence.closes(text, last, c.start(), "(", ")")) {
      return true;
    }
    return opens <= LONGEST_TERM && before(text, opens) != '(' && explains(text, opens);
  }

  private static char before(String text, int at) {
    return at == 0 ? 0 : text.charAt(at - 1);
  }

  private static boolean explains(String text, int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : '标';
    boolean word = NOT_BEFORE.indexOf(next) >= 0;
    return !word && (at == 0 || AFTER.indexOf(before(text, at)) >= 0 || LEADS.endsAt(text, at));
  }
}
