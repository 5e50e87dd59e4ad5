package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables given column by column: a head and its cells, the next head and its cells. */
final class ColumnBlocks {
  private static final int FEWEST_COLUMNS = 3;
  private static final int FEWEST_ROWS = 2;
  private static final int MOST_ROWS = 400;
  private static final double WORST = 0.5;

  private ColumnBlocks() {}

  /** The table that the pieces begin with, null where they are given otherwise. */
  static @Nullable FlatTable table(List<Piece> pieces) {
    boolean head = isHead(pieces.get(0)) && !HeadCell.of(pieces.get(1)).isKnown();
    for (int height = FEWEST_ROWS + 1; head && height <= MOST_ROWS; height++) {
      if (FEWEST_COLUMNS * height > pieces.size()) {
        return null;
      }
      int columns = isColumn(pieces, height, height) ? columns(pieces, height) : 0;
      if (columns >= FEWEST_COLUMNS) {
        return table(pieces, columns, height);
      }
    }
    return null;
  }

  private static boolean isHead(Piece piece) {
    HeadCell cell = HeadCell.of(piece);
    return piece.form() != Form.LONG_WORDS && (cell.isKnown() || cell.head().unit() != null);
  }

  /** How many columns of this height follow each other. */
  private static int columns(List<Piece> pieces, int height) {
    int columns = 0;
    while ((columns + 1) * height <= pieces.size() && isColumn(pieces, columns * height, height)) {
      columns++;
    }
    return columns;
  }

  private static boolean isColumn(List<Piece> pieces, int from, int height) {
    ColumnKind kind = HeadCell.of(pieces.get(from)).kind();
    boolean unknown = false;
    if (!isHead(pieces.get(from))) {
      if (pieces.get(from).form() != Form.WORDS) {
        return false;
      }
      // Only values show that a head without head words stands over them.
      kind = ColumnKind.VALUE;
      unknown = true;
    }
    double cost = 0;
    int heads = 0;
    for (int i = from + 1; i < from + height; i++) {
      Piece piece = pieces.get(i);
      if (!piece.gap().startsLine()) {
        return false;
      }
      if (unknown && (!piece.form().isValue() || isHead(pieces.get(i - from)))) {
        return false;
      }
      heads += piece.form() == Form.WORDS && HeadCell.isHead(piece) ? 1 : 0;
      cost += Math.min(2, kind.cost(piece.form()));
    }
    return cost <= WORST * (height - 1) && heads * 4 < height;
  }

  private static FlatTable table(List<Piece> pieces, int columns, int height) {
    List<@Nullable HeadCell> heads = new ArrayList<>();
    List<ColumnKind> kinds = new ArrayList<>();
    List<FlatRow> rows = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      HeadCell head = HeadCell.of(pieces.get(c * height));
      heads.add(head);
      kinds.add(head.kind());
    }
    for (int r = 1; r < height; r++) {
      FlatRow row = FlatRow.of(columns, false);
      for (int c = 0; c < columns; c++) {
        row.cells().get(c).add(pieces.get(c * height + r));
      }
      rows.add(row);
    }
    int end = columns * height;
    RowFit.Result fit = new RowFit.Result(rows, end - columns, end);
    return new FlatTable(new Candidate(heads, kinds, columns, 0), fit, pieces);
  }
}
