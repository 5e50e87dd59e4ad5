package org.shanshui.compiler.quantity;

/**
 * A target in its words: the mention, what stands before it, and the name read there.
 *
 * @param name of the thing before the number, tidied; empty where none is named there
 */
record Phrase(Context c, LeftContext left, String name) {

  static Phrase of(Context c) {
    LeftContext left = LeftContext.of(c);
    return new Phrase(c, left, MetricNames.tidy(left.name(c.text())));
  }

  Mention mention() {
    return c.mention();
  }
}
