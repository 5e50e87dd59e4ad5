package org.shanshui.compiler.read;

/**
 * A character on a page as a reader holds it: points, x to the right, y down, the page's corner at
 * the upper left.
 *
 * @param y of the baseline
 * @param size of the em
 * @param afterBlank whether the file writes a blank before it
 * @param heavy whether its font is one for headings: bold, or sans serif (黑体)
 */
record PdfGlyph(
    float x, float y, float width, float size, String text, boolean afterBlank, boolean heavy) {
  PdfGlyph movedTo(float newX, float newY) {
    return new PdfGlyph(newX, newY, width, size, text, afterBlank, heavy);
  }

  /** Where its ink ends: closing marks stand in the left half of their square, and may hang out. */
  float right() {
    return x + ("，。、；：！？）》”’」』】".contains(text) ? Math.min(width, size / 2) : width);
  }

  /** Where its square ends. */
  float end() {
    return x + width;
  }

  float centerX() {
    return x + width / 2;
  }

  /** Chinese glyphs hang a little under their baseline. */
  float centerY() {
    return y - 0.38f * size;
  }
}
