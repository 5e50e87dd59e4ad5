package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts what a page holds in reading order: tables, columns of text, lines. */
final class PdfLayout {
  private static final int FEWEST_LINES_OF_COLUMN = 8;
  private static final float BIN = 2f;

  private final PdfPage page;
  private final List<PdfGlyph> glyphs;
  private final List<PdfTable> tables;

  private PdfLayout(PdfPage page, PdfRuledTables.Found found) {
    this.page = page;
    this.tables = found.tables();
    this.glyphs = found.rest();
  }

  static List<PdfItem> of(PdfPage page) {
    return new PdfLayout(page, PdfRuledTables.in(page)).items();
  }

  private List<PdfItem> items() {
    List<PdfItem> items = new ArrayList<>();
    if (!glyphs.isEmpty()) {
      float gutter = gutter();
      if (gutter > 0) {
        items.addAll(columns(gutter));
      } else {
        List<PdfLine> lines = PdfLine.of(glyphs);
        shareColumn(lines);
        items.addAll(PdfAlignedTables.in(lines));
      }
    }
    for (PdfTable table : tables) {
      insert(items, table);
    }
    return items;
  }

  /** A table goes before the first thing below it. */
  private static void insert(List<PdfItem> items, PdfTable table) {
    int at = 0;
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).bottom() <= table.top() + 3) {
        at = i + 1;
      }
    }
    items.add(at, table);
  }

  /** The x of the white lane between two columns of text; 0 where there is none. */
  private float gutter() {
    int bins = (int) (Math.min(page.width(), 5000) / BIN) + 1;
    int[] covered = new int[bins];
    for (PdfGlyph glyph : glyphs) {
      int from = Math.max(0, (int) (glyph.x() / BIN));
      int to = Math.min(bins - 1, (int) (glyph.right() / BIN));
      for (int i = from; i <= to; i++) {
        covered[i]++;
      }
    }
    long sum = 0;
    for (int i = bins / 10; i < bins * 9 / 10; i++) {
      sum += covered[i];
    }
    double few = 0.15 * sum / Math.max(1, bins * 8 / 10);
    int best = 0;
    float gutter = 0;
    int run = 0;
    for (int i = bins * 3 / 10; i < bins * 7 / 10; i++) {
      run = covered[i] <= few ? run + 1 : 0;
      if (run > best) {
        best = run;
        gutter = (i - run / 2f) * BIN;
      }
    }
    return best * BIN >= 8 && isFilled(gutter) ? gutter : 0;
  }

  /** Two columns of prose fill their widths; a list of terms and values does not. */
  private boolean isFilled(float gutter) {
    List<PdfLine> left = PdfLine.of(glyphs.stream().filter(g -> g.right() <= gutter).toList());
    List<PdfLine> right = PdfLine.of(glyphs.stream().filter(g -> g.x() >= gutter).toList());
    return isFilled(left) && isFilled(right);
  }

  private static boolean isFilled(List<PdfLine> lines) {
    if (lines.size() < FEWEST_LINES_OF_COLUMN) {
      return false;
    }
    double from = lines.stream().mapToDouble(PdfLine::left).min().orElse(0);
    double to = lines.stream().mapToDouble(PdfLine::right).max().orElse(0);
    double filled = lines.stream().mapToDouble(l -> l.right() - l.left()).average().orElse(0);
    return filled > 0.7 * (to - from);
  }

  /** Lines across both columns part the page into bands; in a band the left column comes first. */
  private List<PdfItem> columns(float gutter) {
    List<Float> crossings = new ArrayList<>();
    for (PdfGlyph glyph : glyphs) {
      if (glyph.x() < gutter - 1 && glyph.right() > gutter + 1) {
        crossings.add(glyph.y());
      }
    }
    List<PdfGlyph> across = new ArrayList<>();
    List<PdfGlyph> left = new ArrayList<>();
    List<PdfGlyph> right = new ArrayList<>();
    crossings.sort(Comparator.naturalOrder());
    for (PdfGlyph glyph : glyphs) {
      if (isNear(crossings, glyph.y(), glyph.size() / 2)) {
        across.add(glyph);
      } else {
        (glyph.centerX() < gutter ? left : right).add(glyph);
      }
    }
    List<PdfLine> full = PdfLine.of(across);
    List<PdfLine> first = PdfLine.of(left);
    List<PdfLine> second = PdfLine.of(right);
    shareColumn(full);
    shareColumn(first);
    shareColumn(second);
    List<PdfItem> items = new ArrayList<>();
    int i = 0;
    int k = 0;
    for (PdfLine band : full) {
      while (i < first.size() && first.get(i).baseline() < band.baseline()) {
        items.add(first.get(i++));
      }
      while (k < second.size() && second.get(k).baseline() < band.baseline()) {
        items.add(second.get(k++));
      }
      items.add(band);
    }
    items.addAll(first.subList(i, first.size()));
    items.addAll(second.subList(k, second.size()));
    return items;
  }

  private static boolean isNear(List<Float> sorted, float y, float tolerance) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (sorted.get(middle) < y - tolerance) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < sorted.size() && sorted.get(low) <= y + tolerance;
  }

  private static void shareColumn(List<PdfLine> lines) {
    PdfColumn column = new PdfColumn();
    lines.forEach(line -> line.setColumn(column));
  }
}
