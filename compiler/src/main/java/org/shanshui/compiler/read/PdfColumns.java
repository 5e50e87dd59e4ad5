package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns of text: bands of a page that white lanes part from above to below. In a band the left
 * column comes first; what lies across ends the band.
 */
final class PdfColumns {
  /** Lanes are at least this wide and at most that, in ems. */
  private static final float NARROWEST_LANE = 0.9f;

  private static final float WIDEST_LANE = 6;

  /** Columns are at least this wide, in ems. */
  private static final float NARROWEST_COLUMN = 7;

  /** Columns of prose differ in width by less than this share. */
  private static final float ALIKE = 0.25f;

  private static final int FEWEST_LINES = 3;
  private static final int MOST_LANES = 5;

  /** A page of more lines is a drawing. */
  private static final int MOST_ROWS = 500;

  /** A line further from its neighbours than this, in line spacings, stands alone. */
  private static final float APART = 1.9f;

  private final List<PdfLine> rows;
  private final float left;
  private final float right;

  /** A stretch of x that no character covers. */
  private record Lane(float from, float to) {
    float width() {
      return to - from;
    }

    float middle() {
      return (from + to) / 2;
    }
  }

  /**
   * Lines that belong together, in reading order.
   *
   * @param isColumns whether they are columns of prose, else as the page has them
   */
  record Band(boolean isColumns, List<PdfLine> lines) {}

  private PdfColumns(List<PdfLine> rows) {
    this.rows = rows;
    this.left = (float) rows.stream().mapToDouble(PdfLine::left).min().orElse(0);
    this.right = (float) rows.stream().mapToDouble(PdfLine::right).max().orElse(0);
  }

  /**
   * The bands of a page.
   *
   * @param rows its lines from above to below, whatever lanes part them
   */
  static List<Band> bands(List<PdfLine> rows) {
    return new PdfColumns(rows).bands();
  }

  private List<Band> bands() {
    List<Band> bands = new ArrayList<>();
    List<PdfLine> plain = new ArrayList<>();
    PdfColumn shared = new PdfColumn();
    int at = 0;
    while (at < rows.size()) {
      List<Lane> lanes = free(rows.get(at));
      int end = at + 1;
      while (end < rows.size() && !standsApart(at, end)) {
        List<Lane> common = common(lanes, free(rows.get(end)), rows.get(end).size());
        if (common.isEmpty()) {
          break;
        }
        lanes = common;
        end++;
      }
      List<PdfLine> columns =
          end - at < FEWEST_LINES || rows.size() > MOST_ROWS ? List.of() : columns(at, end, lanes);
      if (columns.isEmpty()) {
        // What lies across may hide the beginning of a band, so that only one row is passed over.
        plain.add(rows.get(at));
        rows.get(at++).setColumn(shared);
      } else {
        addPlain(bands, plain);
        plain = new ArrayList<>();
        bands.add(new Band(true, columns));
        at = end;
      }
    }
    addPlain(bands, plain);
    return bands;
  }

  private static void addPlain(List<Band> bands, List<PdfLine> plain) {
    if (!plain.isEmpty()) {
      bands.add(new Band(false, plain));
    }
  }

  /** The lanes beside and in a row, within the page's text. */
  private List<Lane> free(PdfLine row) {
    List<Lane> free = new ArrayList<>();
    float reached = left + NARROWEST_COLUMN * row.size() / 2;
    for (PdfLine part : row.parts(NARROWEST_LANE)) {
      if (part.left() - reached >= NARROWEST_LANE * row.size()) {
        free.add(new Lane(reached, part.left()));
      }
      reached = Math.max(reached, part.right());
    }
    float most = right - NARROWEST_COLUMN * row.size() / 2;
    if (most - reached >= NARROWEST_LANE * row.size()) {
      free.add(new Lane(reached, most));
    }
    return free;
  }

  private static List<Lane> common(List<Lane> some, List<Lane> others, float em) {
    List<Lane> common = new ArrayList<>();
    for (Lane a : some) {
      for (Lane b : others) {
        float from = Math.max(a.from, b.from);
        float to = Math.min(a.to, b.to);
        if (to - from >= NARROWEST_LANE * em) {
          common.add(new Lane(from, to));
        }
      }
    }
    return common;
  }

  /** Whether a row lies far under all before it in the band, so that another band begins. */
  private boolean standsApart(int from, int row) {
    if (row - from < 2) {
      return false;
    }
    float usual = rows.get(row - 1).baseline() - rows.get(row - 2).baseline();
    for (int i = Math.max(from + 1, row - 4); i < row; i++) {
      usual = Math.max(usual, rows.get(i).baseline() - rows.get(i - 1).baseline());
    }
    float gap = rows.get(row).baseline() - rows.get(row - 1).baseline();
    return gap > APART * Math.max(usual, rows.get(row - 1).size());
  }

  /** The lines of the columns, one column after the other; empty where they are none of prose. */
  private List<PdfLine> columns(int from, int to, List<Lane> lanes) {
    List<PdfGlyph> glyphs = new ArrayList<>();
    rows.subList(from, to).forEach(row -> glyphs.addAll(row.glyphs()));
    List<Lane> inside = lanes.stream().filter(lane -> partsText(glyphs, lane)).toList();
    if (inside.isEmpty() || inside.size() > MOST_LANES) {
      return List.of();
    }
    List<List<PdfGlyph>> sides = new ArrayList<>();
    IntStream.rangeClosed(0, inside.size()).forEach(i -> sides.add(new ArrayList<>()));
    for (PdfGlyph glyph : glyphs) {
      int side = 0;
      while (side < inside.size() && glyph.centerX() > inside.get(side).middle()) {
        side++;
      }
      sides.get(side).add(glyph);
    }
    List<List<PdfLine>> columns = sides.stream().map(PdfLine::of).toList();
    if (!areProse(columns, inside)) {
      return List.of();
    }
    List<PdfLine> lines = new ArrayList<>();
    for (List<PdfLine> column : columns) {
      PdfColumn margins = new PdfColumn(NARROWEST_COLUMN - 1);
      column.forEach(line -> line.setColumn(margins));
      lines.addAll(column);
    }
    return lines;
  }

  private static boolean partsText(List<PdfGlyph> glyphs, Lane lane) {
    return glyphs.stream().anyMatch(g -> g.centerX() < lane.from)
        && glyphs.stream().anyMatch(g -> g.centerX() > lane.to);
  }

  /** Columns of prose are alike in width and fill it; cells and terms with values do not. */
  private static boolean areProse(List<List<PdfLine>> columns, List<Lane> lanes) {
    double widest = 0;
    double narrowest = Double.MAX_VALUE;
    for (List<PdfLine> column : columns) {
      double width = width(column);
      widest = Math.max(widest, width);
      narrowest = Math.min(narrowest, width);
      if (column.size() < FEWEST_LINES - (column == columns.get(columns.size() - 1) ? 1 : 0)
          || width < NARROWEST_COLUMN * column.get(0).size()
          || !isFilled(column)) {
        return false;
      }
    }
    float em = columns.get(0).get(0).size();
    boolean close = lanes.stream().allMatch(lane -> lane.width() < WIDEST_LANE * em);
    return close && narrowest > (1 - ALIKE) * widest;
  }

  private static double width(List<PdfLine> column) {
    double from = column.stream().mapToDouble(PdfLine::left).min().orElse(0);
    double to = column.stream().mapToDouble(PdfLine::right).max().orElse(0);
    return to - from;
  }

  /** Whether at least half of its lines but the last reach its margin. */
  private static boolean isFilled(List<PdfLine> column) {
    float[] rights = new float[column.size()];
    for (int i = 0; i < rights.length; i++) {
      rights[i] = column.get(i).right();
    }
    Arrays.sort(rights);
    float margin = rights[rights.length - 1] - 1.6f * column.get(0).size();
    long full =
        column.subList(0, rights.length - 1).stream().filter(l -> l.right() > margin).count();
    return 2 * full >= rights.length - 1;
  }
}
