package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.List;

/**
 * A row put together.
 *
 * @param cells the pieces of each column, none where the row leaves it out
 * @param heads whether it is one cell over all columns, the head of the rows below it
 */
record FlatRow(List<List<Piece>> cells, boolean heads) {
  static FlatRow of(int width, boolean heads) {
    List<List<Piece>> cells = new ArrayList<>(width);
    for (int c = 0; c < width; c++) {
      cells.add(new ArrayList<>(1));
    }
    return new FlatRow(cells, heads);
  }

  /** How many columns it fills. */
  int filled() {
    return (int) cells.stream().filter(cell -> !cell.isEmpty()).count();
  }
}
