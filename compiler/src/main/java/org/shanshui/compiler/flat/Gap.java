package org.shanshui.compiler.flat;

/** What parts a piece of a line from the piece before it. */
enum Gap {
  /** One blank, which may also stand inside a cell. */
  BLANK,
  /** Several blanks or a tab. */
  WIDE,
  /** A line break. */
  LINE,
  /** A blank line. */
  PARAGRAPH;

  boolean startsLine() {
    return this == LINE || this == PARAGRAPH;
  }
}
