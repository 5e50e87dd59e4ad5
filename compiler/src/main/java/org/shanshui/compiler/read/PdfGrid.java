package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The grid under a ruled table; places not parted by a line are one cell. */
final class PdfGrid {
  private final List<Float> xs;
  private final List<Float> ys;
  private final int columns;
  private final int rows;

  /** The cell, named by its upper left place, that each place belongs to. */
  private final int[] cellOf;

  PdfGrid(List<Float> xs, List<Float> ys, List<PdfRule> rules) {
    this.xs = xs;
    this.ys = ys;
    this.columns = xs.size() - 1;
    this.rows = ys.size() - 1;
    this.cellOf = new int[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int place = row * columns + column;
        cellOf[place] = place;
        boolean openLeft =
            column > 0
                && !PdfRuledTables.isDrawn(
                    rules, false, xs.get(column), ys.get(row), ys.get(row + 1));
        boolean openAbove =
            row > 0
                && !PdfRuledTables.isDrawn(
                    rules, true, ys.get(row), xs.get(column), xs.get(column + 1));
        if (openLeft) {
          cellOf[place] = cellOf[place - 1];
        }
        if (openAbove) {
          // Joining may close a rectangle whose upper right was thought a cell of its own.
          join(place, cellOf[place - columns]);
        }
      }
    }
  }

  private void join(int place, int cell) {
    int other = cellOf[place];
    int first = Math.min(cell, other);
    for (int i = 0; i <= place; i++) {
      if (cellOf[i] == cell || cellOf[i] == other) {
        cellOf[i] = first;
      }
    }
  }

  /** The cell over the point, -1 outside. */
  int cellAt(float x, float y) {
    int column = interval(xs, x);
    int row = interval(ys, y);
    return column < 0 || row < 0 ? -1 : cellOf[row * columns + column];
  }

  private static int interval(List<Float> edges, float at) {
    for (int i = 0; i + 1 < edges.size(); i++) {
      if (at >= edges.get(i) && at < edges.get(i + 1)) {
        return i;
      }
    }
    return -1;
  }

  List<List<PdfTable.Cell>> rows(Map<Integer, List<PdfGlyph>> glyphs) {
    Map<Integer, int[]> corners = new HashMap<>();
    for (int place = 0; place < cellOf.length; place++) {
      int row = place / columns;
      int column = place % columns;
      int[] corner = corners.computeIfAbsent(cellOf[place], c -> new int[] {row, column});
      corner[0] = Math.max(corner[0], row);
      corner[1] = Math.max(corner[1], column);
    }
    List<List<PdfTable.Cell>> result = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<PdfTable.Cell> cells = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        int place = row * columns + column;
        if (cellOf[place] == place) {
          int[] corner = corners.getOrDefault(place, new int[] {row, column});
          String text = PdfTable.text(glyphs.getOrDefault(place, List.of()), xs.get(corner[1] + 1));
          cells.add(new PdfTable.Cell(text, corner[0] - row + 1, corner[1] - column + 1));
        }
      }
      result.add(cells);
    }
    return result;
  }
}
