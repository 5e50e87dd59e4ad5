package org.shanshui.compiler.flat;

/**
 * A cell of a flattened table, or a part of one, as blanks and line breaks leave it.
 *
 * @param start in the document, UTF-16
 * @param text clean: half-width, without blanks inside words
 * @param line index of its line among the lines looked at
 * @param column how many characters stand before it in its line
 * @param place how wide they are, a wide character as two others
 */
record Piece(int start, int end, String text, Form form, Gap gap, int line, int column, int place) {

  /** Where it ends, a wide character as wide as two others. */
  int placeEnd() {
    int end = place + this.end - start;
    for (int i = 0; i < text.length(); i++) {
      end += FlatLine.isWide(text.charAt(i)) ? 1 : 0;
    }
    return end;
  }

  /** Characters of the source. */
  int length() {
    return end - start;
  }

  /** The same with another gap before it. */
  Piece withGap(Gap another) {
    return new Piece(start, end, text, form, another, line, column, place);
  }

  /** The number that it is, -1 where it is no plain number of a row. */
  int serial() {
    return form == Form.INTEGER && text.length() <= 3 ? Integer.parseInt(text) : -1;
  }
}
