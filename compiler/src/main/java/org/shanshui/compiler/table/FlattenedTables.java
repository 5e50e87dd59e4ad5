package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.prose.Passage;

/** Rebuilds tables that a PDF's text layer gives as one cell, or part of a cell, a line. */
public final class FlattenedTables {
  private static final int LONGEST_CELL = 48;
  private static final int FEWEST_CELLS = 12;

  private FlattenedTables() {}

  /** The flattened tables among the passages. */
  public static List<Grid> find(List<Passage> passages) {
    List<Grid> grids = new ArrayList<>();
    int i = 0;
    while (i < passages.size()) {
      int end = i;
      while (end < passages.size() && isCell(passages.get(end))) {
        end++;
      }
      if (end - i >= FEWEST_CELLS) {
        CellRun run = new CellRun(passages, i, end);
        Grid grid = NumberedRows.grid(run);
        grid = grid == null ? RegularRows.grid(run) : grid;
        if (grid != null) {
          grids.add(grid);
        }
      }
      i = Math.max(end, i + 1);
    }
    return grids;
  }

  private static boolean isCell(Passage passage) {
    if (passage.isTable() || passage.text().length() > LONGEST_CELL || passage.boldEnd() > 0) {
      return false;
    }
    String text = passage.text().text();
    if (text.indexOf('。') >= 0 || passage.endsSentence() || Grids.isCaption(text)) {
      return false;
    }
    return passage.marker() == null;
  }
}
