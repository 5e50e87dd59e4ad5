package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Small characters set above or below the line: powers, indices and the marks of notes. They belong
 * to the line whose characters they stand beside.
 */
final class PdfScripts {
  /** Scripts are smaller than this share of the line's em. */
  static final float SMALL = 0.82f;

  /** A script's baseline lies no further above its line's, in ems of the line. */
  private static final float HIGHEST = 0.95f;

  private static final float LOWEST = 0.5f;

  /** Between a character and its script, in ems of the line. */
  private static final float NEAR = 0.35f;

  private PdfScripts() {}

  /** The lines, scripts put into the lines they belong to. */
  static List<PdfLine> attached(List<PdfLine> lines) {
    List<PdfLine> attached = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      PdfLine line = lines.get(i);
      PdfLine before = attached.isEmpty() ? null : attached.get(attached.size() - 1);
      PdfLine next = i + 1 < lines.size() ? lines.get(i + 1) : null;
      if (next != null && isBeside(line, next, next.baseline() - line.baseline(), HIGHEST)) {
        lines.set(i + 1, next.with(line.glyphs()));
      } else if (before != null
          && isBeside(line, before, line.baseline() - before.baseline(), LOWEST)) {
        attached.set(attached.size() - 1, before.with(line.glyphs()));
      } else {
        attached.add(line);
      }
    }
    return attached;
  }

  private static boolean isBeside(PdfLine small, PdfLine line, float apart, float most) {
    if (small.size() > SMALL * line.size() || apart > most * line.size()) {
      return false;
    }
    for (PdfLine run : small.parts(1)) {
      if (!touches(run, line)) {
        return false;
      }
    }
    return true;
  }

  private static boolean touches(PdfLine run, PdfLine line) {
    float near = NEAR * line.size();
    for (PdfGlyph glyph : line.glyphs()) {
      boolean follows = Math.abs(run.left() - glyph.end()) < near;
      boolean leads = Math.abs(glyph.x() - run.right()) < near;
      boolean over = run.left() < glyph.end() - near && run.right() > glyph.x() + near;
      if (over) {
        return false;
      }
      if (follows || leads) {
        return true;
      }
    }
    return false;
  }
}
