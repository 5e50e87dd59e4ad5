package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows and columns of a sheet that show, without those in between that hold nothing, and with
 * merged cells in every place they cover.
 */
final class SheetGrid {
  private static final long MOST_COVERED = 2_000_000;

  /** The sheet's numbers, from 0, of the rows that show and hold something. */
  private final List<Integer> rows = new ArrayList<>();

  private final List<Integer> columns = new ArrayList<>();
  private final Map<Long, Cell> cells = new HashMap<>();

  /**
   * A cell that shows.
   *
   * @param merged one object in all places that it covers
   */
  record Cell(String text, boolean merged) {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private SheetGrid() {}

  static SheetGrid of(SheetCells sheet) {
    SheetGrid grid = new SheetGrid();
    NavigableMap<Integer, NavigableMap<Integer, String>> rows = sheet.rows();
    if (rows.isEmpty()) {
      return grid;
    }
    int lastRow = rows.lastKey();
    int lastColumn = 0;
    for (NavigableMap<Integer, String> row : rows.values()) {
      lastColumn = Math.max(lastColumn, row.lastKey());
    }
    rows.forEach(
        (r, row) -> row.forEach((c, text) -> grid.cells.put(at(r, c), new Cell(text, false))));
    long covered = 0;
    for (SheetCells.Merge merge : sheet.merges()) {
      int bottom = Math.min(merge.bottom(), lastRow);
      int right = Math.min(merge.right(), SheetCells.MOST_COLUMNS);
      covered += (long) (bottom - merge.top() + 1) * Math.max(1, right - merge.left() + 1);
      if (covered > MOST_COVERED) {
        break;
      }
      grid.cover(merge, bottom, Math.min(right, Math.max(lastColumn, merge.left())));
    }
    BitSet usedRows = new BitSet();
    BitSet usedColumns = new BitSet();
    for (long key : grid.cells.keySet()) {
      usedRows.set((int) (key >> 20));
      usedColumns.set((int) (key & 0xFFFFF));
    }
    usedRows.andNot(sheet.hiddenRows());
    usedColumns.andNot(sheet.hiddenColumns());
    usedRows.stream().forEach(grid.rows::add);
    usedColumns.stream().forEach(grid.columns::add);
    return grid;
  }

  private static long at(int row, int column) {
    return (long) row << 20 | column;
  }

  private void cover(SheetCells.Merge merge, int bottom, int right) {
    Cell first = cells.get(at(merge.top(), merge.left()));
    if (first == null) {
      return;
    }
    Cell merged = new Cell(first.text(), true);
    for (int r = merge.top(); r <= bottom; r++) {
      for (int c = merge.left(); c <= right; c++) {
        cells.put(at(r, c), merged);
      }
    }
  }

  int rowCount() {
    return rows.size();
  }

  int columnCount() {
    return columns.size();
  }

  /** Whether rows that hold nothing lie between this row and the one before. */
  boolean isApart(int row, SheetCells sheet) {
    if (row == 0) {
      return true;
    }
    for (int r = rows.get(row - 1) + 1; r < rows.get(row); r++) {
      if (!sheet.hiddenRows().get(r)) {
        return true;
      }
    }
    return false;
  }

  @Nullable Cell cell(int row, int column) {
    return cells.get(at(rows.get(row), columns.get(column)));
  }

  /** The different cells of a row that hold something, from left to right. */
  List<Cell> cellsOf(int row) {
    List<Cell> found = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      Cell cell = cell(row, c);
      if (cell != null && (found.isEmpty() || found.get(found.size() - 1) != cell)) {
        found.add(cell);
      }
    }
    return found;
  }
}
