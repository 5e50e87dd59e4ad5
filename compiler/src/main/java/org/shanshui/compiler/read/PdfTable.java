package org.shanshui.compiler.read;

import java.util.List;

/**
 * A table on a page.
 *
 * @param edges x of its columns' borders
 * @param isRuled whether lines draw them
 */
record PdfTable(float top, float bottom, List<Float> edges, List<List<Cell>> rows, boolean isRuled)
    implements PdfItem {
  /** Pages may be shifted for binding, so that widths count and not places (points). */
  private static final float SAME_WIDTH = 6;

  /** What is not ruled has no edges but its text's. */
  private static final float ALIKE = 40;

  /**
   * A cell where it begins; what it covers besides is left out of the rows.
   *
   * @param text its lines, with breaks only after sentences
   */
  record Cell(String text, int rowspan, int colspan) {}

  int columns() {
    return edges.size() - 1;
  }

  /** Whether the other, at the top of the next page, has the same columns. */
  boolean isContinuedBy(PdfTable other) {
    if (other.edges.size() != edges.size()) {
      return false;
    }
    float most = isRuled && other.isRuled ? SAME_WIDTH : ALIKE;
    for (int i = 1; i < edges.size(); i++) {
      float own = edges.get(i) - edges.get(i - 1);
      float others = other.edges.get(i) - other.edges.get(i - 1);
      if (Math.abs(own - others) > most) {
        return false;
      }
    }
    return true;
  }

  /** The text of lines in a cell or frame. */
  static String text(List<PdfGlyph> glyphs, float right) {
    FlowText text = new FlowText();
    for (PdfLine line : PdfLine.of(glyphs)) {
      text.append(line.text(), false);
      // A full line goes on in the next whatever it ends with.
      if (line.right() < right - 2 * line.size()) {
        text.breakSoftly();
      } else {
        text.append("\n", false);
      }
    }
    return text.take();
  }
}
