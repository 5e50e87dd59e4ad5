package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays out cells that span rows and columns (HTML 4.01 §11.2.6, the same in Word): a spanning cell
 * stands in every place it covers.
 */
final class TableGrid {
  /** HTML's own bound on colspan; on both spans it keeps a hostile table small. */
  private static final int MOST_SPAN = 1000;

  private static final int MOST_CELLS = 500_000;

  private final List<List<Block.Cell>> rows = new ArrayList<>();
  private final Map<Integer, Spanning> fromAbove = new HashMap<>();
  private List<Block.Cell> row = new ArrayList<>();
  private int cells;

  private record Spanning(Block.Cell cell, int rowsLeft) {}

  void startRow() {
    row = new ArrayList<>();
    rows.add(row);
    takeFromAbove();
  }

  void cell(Block.Cell cell, int rowspan, int colspan) {
    if (rows.isEmpty()) {
      startRow();
    }
    int down = Math.max(1, Math.min(rowspan, MOST_SPAN));
    int across = Math.max(1, Math.min(colspan, MOST_SPAN));
    for (int i = 0; i < across && cells < MOST_CELLS; i++) {
      if (down > 1) {
        fromAbove.put(row.size(), new Spanning(cell, down - 1));
      }
      row.add(cell);
      cells++;
    }
    takeFromAbove();
  }

  /**
   * A cell whose text stands in the row above, over the same column.
   *
   * @param at where an empty cell stands if nothing is above
   */
  void continuedCell(int at, int colspan) {
    if (rows.isEmpty()) {
      startRow();
    }
    List<Block.Cell> above = rows.size() > 1 ? rows.get(rows.size() - 2) : List.of();
    int across = Math.max(1, Math.min(colspan, MOST_SPAN));
    for (int i = 0; i < across && cells < MOST_CELLS; i++) {
      int column = row.size();
      row.add(column < above.size() ? above.get(column) : new Block.Cell(at, at));
      cells++;
    }
  }

  private void takeFromAbove() {
    Spanning above = due();
    while (above != null && cells < MOST_CELLS) {
      int column = row.size();
      if (above.rowsLeft() > 1) {
        fromAbove.put(column, new Spanning(above.cell(), above.rowsLeft() - 1));
      } else {
        fromAbove.remove(column);
      }
      row.add(above.cell());
      cells++;
      above = due();
    }
  }

  private @Nullable Spanning due() {
    return fromAbove.get(row.size());
  }

  /** The rows that hold a cell. */
  List<List<Block.Cell>> rows() {
    return rows.stream().filter(r -> !r.isEmpty()).toList();
  }
}
