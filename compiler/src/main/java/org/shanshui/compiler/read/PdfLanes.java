package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;

/** The columns of a table without lines: what white lanes part from above to below. */
final class PdfLanes {
  /** A lane is at least so wide, in ems, and crossed by at most this share of the lines. */
  private static final float NARROWEST = 0.3f;

  private static final float CROSSED = 0.04f;

  /** Of so many lines one may: the head of several columns. */
  private static final int FEWEST_CROSSED = 8;

  private static final int WIDEST_PAGE = 5_000;

  /** From and to of each column, in points. */
  private final List<float[]> columns = new ArrayList<>();

  /**
   * @param lines of cells
   */
  PdfLanes(List<PdfLine> lines) {
    int[] covered = new int[WIDEST_PAGE];
    for (PdfLine line : lines) {
      for (PdfGlyph glyph : line.glyphs()) {
        int from = Math.max(0, Math.min(WIDEST_PAGE - 1, (int) glyph.x()));
        int to = Math.max(0, Math.min(WIDEST_PAGE - 1, (int) Math.ceil(glyph.right())));
        for (int x = from; x < to; x++) {
          covered[x]++;
        }
      }
    }
    float em = lines.isEmpty() ? 1 : lines.get(0).size();
    int most = Math.max(lines.size() < FEWEST_CROSSED ? 0 : 1, (int) (CROSSED * lines.size()));
    int white = WIDEST_PAGE;
    for (int x = 0; x < WIDEST_PAGE; x++) {
      if (covered[x] <= most) {
        white++;
      } else {
        if (white >= NARROWEST * em) {
          columns.add(new float[] {x, x});
        }
        white = 0;
        columns.get(columns.size() - 1)[1] = x + 1;
      }
    }
  }

  int count() {
    return columns.size();
  }

  /** The column whose lane borders hold the point. */
  int at(float x) {
    int column = 0;
    while (column + 1 < columns.size() && x > border(column)) {
      column++;
    }
    return column;
  }

  /** The middle of the lane after a column. */
  private float border(int column) {
    return (columns.get(column)[1] + columns.get(column + 1)[0]) / 2;
  }

  /** The first and last column that a stretch lies over, or between which it stands. */
  int[] over(float from, float to) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (to > columns.get(i)[0] && from < columns.get(i)[1]) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first >= 0) {
      return new int[] {first, last};
    }
    int at = at((from + to) / 2);
    return new int[] {at, at};
  }

  List<Float> edges() {
    List<Float> edges = new ArrayList<>();
    edges.add(columns.get(0)[0]);
    for (int i = 0; i + 1 < columns.size(); i++) {
      edges.add(border(i));
    }
    edges.add(columns.get(columns.size() - 1)[1]);
    return edges;
  }
}
