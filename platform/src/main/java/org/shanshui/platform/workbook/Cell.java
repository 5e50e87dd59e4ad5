package org.shanshui.platform.workbook;

import org.jspecify.annotations.Nullable;

/**
 * A cell as the workbook holds it.
 *
 * @param text of its value: digits of a number, letters of a text, the day of an ISO date
 * @param isFormula whether the text is the kept result of one
 * @param formatId number of its format, 0 for none
 * @param format how it is shown, where the workbook says so itself
 */
record Cell(Kind kind, String text, boolean isFormula, int formatId, @Nullable String format) {
  /** What the value is, by the workbook's own word. */
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    ERROR,
    /** Days that are written as such, in strict workbooks and by some programs. */
    DATE
  }

  static final Cell EMPTY = new Cell(Kind.TEXT, "", false, 0, null);

  boolean isEmpty() {
    return !isFormula && text.isBlank();
  }
}
