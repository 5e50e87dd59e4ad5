package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Glyphs on one baseline, from left to right. */
final class PdfLine implements PdfItem {
  /** Baselines nearer than this share of the em are one line: H₂O, PM₂.₅, notes set high. */
  private static final float SAME_LINE = 0.5f;

  /** Fewer characters do not show that a line is letter-spaced. */
  private static final int FEWEST_SPACED = 4;

  /** Characters further apart than this share of the em are words of their own. */
  private static final float WIDEST_SPACING = 0.7f;

  /** What leads from a title of the contents to its page, however far apart it is set. */
  private static final String LEADERS = ".·…．•・-_";

  private final List<PdfGlyph> glyphs;
  private final float size;
  private final float baseline;

  private PdfColumn column = new PdfColumn();

  private PdfLine(List<PdfGlyph> glyphs) {
    this.glyphs = glyphs;
    PdfGlyph largest = glyphs.get(0);
    for (PdfGlyph glyph : glyphs) {
      largest = glyph.size() > largest.size() ? glyph : largest;
    }
    this.size = largest.size();
    this.baseline = largest.y();
  }

  /** The lines that the glyphs make, from top to bottom. */
  static List<PdfLine> of(List<PdfGlyph> glyphs) {
    List<PdfGlyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(PdfGlyph::y));
    List<PdfLine> lines = new ArrayList<>();
    List<PdfGlyph> open = new ArrayList<>();
    float at = 0;
    float em = 0;
    for (PdfGlyph glyph : sorted) {
      if (!open.isEmpty() && glyph.y() - at > SAME_LINE * Math.max(em, glyph.size())) {
        lines.add(closed(open));
        open = new ArrayList<>();
        em = 0;
      }
      if (open.isEmpty() || glyph.size() > em) {
        at = glyph.y();
        em = glyph.size();
      }
      open.add(glyph);
    }
    if (!open.isEmpty()) {
      lines.add(closed(open));
    }
    return lines;
  }

  private static PdfLine closed(List<PdfGlyph> glyphs) {
    glyphs.sort(Comparator.comparingDouble(PdfGlyph::x));
    return new PdfLine(glyphs);
  }

  /** The parts of the line that stand apart by more than so many ems. */
  List<PdfLine> parts(float ems) {
    List<PdfLine> parts = new ArrayList<>();
    List<PdfGlyph> open = new ArrayList<>();
    float reached = 0;
    for (PdfGlyph glyph : glyphs) {
      if (!open.isEmpty() && glyph.x() - reached > ems * size) {
        parts.add(new PdfLine(open));
        open = new ArrayList<>();
      }
      reached = open.isEmpty() ? glyph.end() : Math.max(reached, glyph.end());
      open.add(glyph);
    }
    parts.add(new PdfLine(open));
    return parts;
  }

  List<PdfGlyph> glyphs() {
    return glyphs;
  }

  float left() {
    return glyphs.get(0).x();
  }

  float right() {
    float right = 0;
    for (PdfGlyph glyph : glyphs) {
      right = Math.max(right, glyph.right());
    }
    return right;
  }

  float size() {
    return size;
  }

  float baseline() {
    return baseline;
  }

  @Override
  public float top() {
    return baseline - size;
  }

  @Override
  public float bottom() {
    return baseline;
  }

  void setColumn(PdfColumn column) {
    this.column = column;
  }

  PdfColumn column() {
    return column;
  }

  float columnLeft() {
    return column.left();
  }

  float columnRight() {
    return column.right();
  }

  /** Its characters, with a blank where the page shows a gap that no justification makes. */
  String text() {
    StringBuilder text = new StringBuilder();
    float spacing = spacing();
    float reached = 0;
    for (PdfGlyph glyph : glyphs) {
      float gap = glyph.x() - reached - spacing;
      if (!text.isEmpty() && isApart(text.charAt(text.length() - 1), glyph, gap)) {
        text.append(' ');
      }
      text.append(glyph.text());
      reached = Math.max(reached, glyph.end());
    }
    return text.toString();
  }

  /** The gap that stands between all characters of a letter-spaced line; else 0. */
  private float spacing() {
    if (glyphs.size() < FEWEST_SPACED) {
      return 0;
    }
    float[] gaps = new float[glyphs.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = glyphs.get(i + 1).x() - glyphs.get(i).end();
    }
    Arrays.sort(gaps);
    float usual = gaps[gaps.length / 10];
    return usual > 0.1f * size && usual < WIDEST_SPACING * size ? usual : 0;
  }

  private boolean isApart(char last, PdfGlyph next, float gap) {
    if (LEADERS.indexOf(last) >= 0 && next.text().charAt(0) == last) {
      return false;
    }
    float em = Math.min(size, next.size() * 1.5f);
    boolean narrow = !FlowText.isWide(last) && !FlowText.isWide(next.text().charAt(0));
    // Justification widens gaps between Chinese characters, and writes no blanks for it.
    return gap > (narrow || next.afterBlank() ? 0.2f : 0.6f) * em;
  }
}
