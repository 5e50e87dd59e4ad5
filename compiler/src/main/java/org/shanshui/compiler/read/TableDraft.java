package org.shanshui.compiler.read;

import java.util.List;

/**
 * A table as it is written into a draft: cells parted by tabs, rows by line breaks, a spanning cell
 * written once.
 */
final class TableDraft {
  private final TextDraft draft;
  private final TableGrid grid = new TableGrid();
  private final int start;
  private boolean rowHasCell;

  TableDraft(TextDraft draft) {
    this.draft = draft;
    this.start = draft.length();
  }

  void startRow() {
    if (draft.length() > start) {
      draft.separate('\n');
    }
    grid.startRow();
    rowHasCell = false;
  }

  void cell(CharSequence text, int rowspan, int colspan) {
    if (rowHasCell) {
      draft.separate('\t');
    }
    grid.cell(draft.append(text), rowspan, colspan);
    rowHasCell = true;
  }

  /** A cell that goes on from the row above, as Word's vMerge says. */
  void continuedCell(int colspan) {
    grid.continuedCell(draft.length(), colspan);
  }

  void close() {
    List<List<Block.Cell>> rows = grid.rows();
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (List<Block.Cell> row : rows) {
      for (Block.Cell cell : row) {
        if (cell.start() < cell.end()) {
          first = Math.min(first, cell.start());
          last = Math.max(last, cell.end());
        }
      }
    }
    if (last > first) {
      draft.add(TextTables.table(first, last, rows));
    }
    if (draft.length() > start) {
      draft.separate('\n');
    }
  }
}
