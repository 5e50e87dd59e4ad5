package org.shanshui.compiler.read;

import java.util.TreeSet;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;

/**
 * The columns of a .doc table. Its cells say no span, only where they begin and how wide they are;
 * the left edges of all of them are the grid.
 */
final class DocGrid {
  /** Word moves edges by a point or two between rows (twips). */
  private static final int TOLERANCE = 40;

  private final TreeSet<Integer> edges = new TreeSet<>();

  static DocGrid of(Table table) {
    DocGrid grid = new DocGrid();
    for (int r = 0; r < table.numRows(); r++) {
      TableRow row = table.getRow(r);
      for (int c = 0; c < row.numCells(); c++) {
        grid.add(row.getCell(c).getLeftEdge());
      }
    }
    return grid;
  }

  private void add(int edge) {
    Integer near = edges.ceiling(edge - TOLERANCE);
    if (near == null || near > edge + TOLERANCE) {
      edges.add(edge);
    }
  }

  /** How many columns the cell covers, at least one. */
  int span(TableCell cell) {
    int from = cell.getLeftEdge() + TOLERANCE;
    int to = cell.getLeftEdge() + cell.getWidth() - TOLERANCE;
    return to <= from ? 1 : 1 + edges.subSet(from, false, to, false).size();
  }
}
