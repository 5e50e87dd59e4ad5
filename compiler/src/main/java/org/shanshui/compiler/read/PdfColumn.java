package org.shanshui.compiler.read;

import java.util.Arrays;

/** A column of text on one page: the margins that its lines keep, but for a few that stick out. */
final class PdfColumn {
  /** Fewer lines do not show the margins. */
  private static final int FEW = 6;

  /** Where all lines of a page are shorter than this many ems, none shows its margin. */
  private static final float NARROWEST_PAGE = 12;

  private final float narrowest;
  private float[] lefts = new float[0];
  private float[] rights = new float[0];
  private int lines;
  private boolean sorted;

  PdfColumn() {
    this(NARROWEST_PAGE);
  }

  /**
   * @param narrowest ems that show its margins
   */
  PdfColumn(float narrowest) {
    this.narrowest = narrowest;
  }

  /** Whether it is wide enough, for type of that size, to show where lines are full. */
  boolean showsMargins(float em) {
    return right() - left() > narrowest * em;
  }

  void add(float left, float right) {
    if (lines == lefts.length) {
      lefts = Arrays.copyOf(lefts, lines * 2 + 2);
      rights = Arrays.copyOf(rights, lines * 2 + 2);
    }
    lefts[lines] = left;
    rights[lines++] = right;
    sorted = false;
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(lefts, 0, lines);
      Arrays.sort(rights, 0, lines);
      sorted = true;
    }
  }

  /** The last page of a document has few lines; it keeps the margins of the one before. */
  void learnFrom(PdfColumn before) {
    boolean same = lines > 0 && before.lines > 0 && Math.abs(left() - before.left()) < 40;
    if (lines < FEW && same && before.right() > right()) {
      add(before.left(), before.right());
    }
  }

  float left() {
    sort();
    return lefts[lines / 12];
  }

  float right() {
    sort();
    return rights[lines - 1 - lines / 12];
  }
}
