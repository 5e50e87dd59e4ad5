package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose columns blanks keep under each other so well that no cell reaches into another column:
 * what stands where is then enough, and no row need be whole in one line.
 */
final class AlignedRows {
  private static final int FEWEST_COLUMNS = 3;

  private final List<List<Piece>> body;
  private final List<List<Piece>> rowLines;

  /** Where each column begins and ends. */
  private final List<int[]> columns;

  private final boolean wide;

  private AlignedRows(List<List<Piece>> body, List<List<Piece>> rowLines, boolean wide) {
    this.body = body;
    this.rowLines = rowLines;
    this.wide = wide;
    this.columns = columns();
  }

  /**
   * The columns of the lines, null where cells stand over each other.
   *
   * @param body all lines of the rows
   * @param rowLines those of them that hold a row's number or values
   */
  static @Nullable AlignedRows of(List<List<Piece>> body, List<List<Piece>> rowLines) {
    AlignedRows best = null;
    for (boolean wide : new boolean[] {false, true}) {
      AlignedRows rows = new AlignedRows(body, rowLines, wide);
      boolean apart = rows.columns.size() >= FEWEST_COLUMNS && !rows.crowded();
      if (apart && (best == null || rows.full() > best.full())) {
        best = rows;
      }
    }
    return best;
  }

  /** Share of the places in row lines that hold a cell. */
  private double full() {
    int cells = 0;
    for (List<Piece> line : rowLines) {
      cells += line.stream().mapToInt(this::columnOf).distinct().count();
    }
    return (double) cells / (rowLines.size() * columns.size());
  }

  private int start(Piece piece) {
    return wide ? piece.place() : piece.column();
  }

  private int end(Piece piece) {
    return wide ? piece.placeEnd() : piece.column() + piece.end() - piece.start();
  }

  /** The stretches that cells reach over, apart from each other. */
  private List<int[]> columns() {
    List<int[]> cells = new ArrayList<>();
    for (List<Piece> line : body) {
      if (line.size() == 1 && PieceCosts.isHeading(line.get(0))) {
        continue;
      }
      for (Piece piece : line) {
        if (piece.gap() == Gap.BLANK) {
          cells.get(cells.size() - 1)[1] = end(piece);
        } else {
          cells.add(new int[] {start(piece), end(piece)});
        }
      }
    }
    cells.sort(Comparator.comparingInt(cell -> cell[0]));
    List<int[]> apart = new ArrayList<>();
    for (int[] cell : cells) {
      int[] last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (last == null || cell[0] >= last[1]) {
        apart.add(cell.clone());
      } else {
        last[1] = Math.max(last[1], cell[1]);
      }
    }
    return apart;
  }

  /** Whether two cells of a line share a column. */
  private boolean crowded() {
    for (List<Piece> line : rowLines) {
      boolean[] filled = new boolean[columns.size()];
      for (Piece piece : line) {
        int column = columnOf(piece);
        if (piece.gap() != Gap.BLANK && filled[column]) {
          return true;
        }
        filled[column] = true;
      }
    }
    return false;
  }

  private int columnOf(Piece piece) {
    for (int c = 0; c < columns.size(); c++) {
      if (start(piece) < columns.get(c)[1]) {
        return c;
      }
    }
    return columns.size() - 1;
  }

  /** A row for each row line, with the cells that stand in it. */
  List<FlatRow> rows() {
    List<FlatRow> rows = new ArrayList<>();
    for (List<Piece> line : rowLines) {
      boolean heading = line.size() < 3 && PieceCosts.isHeading(line.get(0));
      FlatRow row = FlatRow.of(columns.size(), heading);
      for (Piece piece : line) {
        row.cells().get(heading ? 0 : columnOf(piece)).add(piece);
      }
      rows.add(row);
    }
    return rows;
  }

  /** What each column holds, by most of its cells; rows' numbers by their counting. */
  List<ColumnKind> kinds(java.util.Set<Piece> serials) {
    ColumnKind[] kinds = new ColumnKind[columns.size()];
    int[] words = new int[columns.size()];
    int number = -1;
    for (int c = 0; c < kinds.length; c++) {
      Map<ColumnKind, Integer> counts = new EnumMap<>(ColumnKind.class);
      for (List<Piece> line : body) {
        for (Piece piece : line) {
          if (columnOf(piece) == c && piece.form() != Form.DASH) {
            boolean serial = serials.contains(piece) && number < 0;
            counts.merge(serial ? ColumnKind.SERIAL : ColumnKind.of(piece.form()), 1, Integer::sum);
            words[c] += piece.form().isWords() ? piece.text().length() : 0;
          }
        }
      }
      kinds[c] =
          counts.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse(ColumnKind.VALUE);
      number = kinds[c] == ColumnKind.SERIAL ? c : number;
    }
    name(kinds, number);
    return Arrays.asList(kinds);
  }

  /** The first column of words behind the number names the row; one before it groups rows. */
  private static void name(ColumnKind[] kinds, int number) {
    boolean named = false;
    for (int c = 0; c < kinds.length; c++) {
      boolean words = kinds[c] == ColumnKind.TEXT || kinds[c] == ColumnKind.OFFICES;
      if (words && c < number) {
        kinds[c] = ColumnKind.CATEGORY;
      } else if (words && !named) {
        kinds[c] = ColumnKind.NAME;
        named = true;
      }
    }
  }
}
