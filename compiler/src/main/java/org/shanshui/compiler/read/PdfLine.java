package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Glyphs on one baseline, from left to right. */
final class PdfLine implements PdfItem {
  /** Baselines nearer than this share of the em are one line: H₂O, PM₂.₅, notes set high. */
  private static final float SAME_LINE = 0.5f;

  private final List<PdfGlyph> glyphs;
  private final float size;
  private final float baseline;

  private PdfColumn column = new PdfColumn();
  private @Nullable PdfWriting writing;

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
    return PdfScripts.attached(lines);
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

  /** Whether nearly all of it is set in a font for headings. */
  boolean isHeavy() {
    int heavy = 0;
    for (PdfGlyph glyph : glyphs) {
      heavy += glyph.heavy() ? 1 : 0;
    }
    return heavy > 0.9f * glyphs.size();
  }

  float middle() {
    return (left() + right()) / 2;
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

  /** The line with scripts that stand beside its characters. */
  PdfLine with(List<PdfGlyph> scripts) {
    List<PdfGlyph> all = new ArrayList<>(glyphs);
    all.addAll(scripts);
    return closed(all);
  }

  /** Its characters without the marks of notes. */
  String text() {
    return writing().text();
  }

  /** The marks of notes in it. */
  List<String> marks() {
    return writing().marks();
  }

  private PdfWriting writing() {
    PdfWriting written = writing;
    if (written == null) {
      written = PdfWriting.of(glyphs, size, baseline);
      writing = written;
    }
    return written;
  }
}
