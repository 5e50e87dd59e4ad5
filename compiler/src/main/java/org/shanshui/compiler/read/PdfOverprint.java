package org.shanshui.compiler.read;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells characters printed again over themselves: bold and shadows are often faked by writing a
 * character twice, a hair's breadth apart.
 */
final class PdfOverprint {
  /** Side of a square of the page, in points. */
  private static final float SQUARE = 4;

  private final Map<Long, Placed> placed = new HashMap<>();

  private record Placed(PdfGlyph glyph, @Nullable Placed before) {}

  /** Whether no such character stands in its place yet. */
  boolean isNew(PdfGlyph glyph) {
    long column = Math.round(glyph.x() / SQUARE);
    long row = Math.round(glyph.y() / SQUARE);
    int reach = glyph.size() > 3 * SQUARE ? 2 : 1;
    for (long i = column - reach; i <= column + reach; i++) {
      for (long k = row - reach; k <= row + reach; k++) {
        for (Placed p = placed.get(key(i, k)); p != null; p = p.before) {
          if (isOver(glyph, p.glyph)) {
            return false;
          }
        }
      }
    }
    placed.merge(key(column, row), new Placed(glyph, null), (old, added) -> new Placed(glyph, old));
    return true;
  }

  /** Narrow characters, as dots and 1, stand beside each other nearer than wide ones. */
  private static boolean isOver(PdfGlyph glyph, PdfGlyph other) {
    float aside = Math.min(0.15f * glyph.size(), 0.35f * glyph.width());
    return other.text().equals(glyph.text())
        && Math.abs(other.x() - glyph.x()) <= Math.max(aside, 0.3f)
        && Math.abs(other.y() - glyph.y()) <= 0.15f * glyph.size();
  }

  private static long key(long column, long row) {
    return column << 32 | (row & 0xFFFFFFFFL);
  }
}
