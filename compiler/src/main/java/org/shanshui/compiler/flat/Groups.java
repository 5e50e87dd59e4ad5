package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names of groups that stand in the middle of the rows they hold for. */
final class Groups {
  private Groups() {}

  /**
   * Moves each name to the first row of its group, where the first row has none and the names
   * therefore stand in the middle of theirs.
   */
  static void centre(List<FlatRow> rows, int column) {
    List<FlatRow> body = rows.stream().filter(row -> !row.heads()).toList();
    if (body.isEmpty() || !body.get(0).cells().get(column).isEmpty()) {
      return;
    }
    List<List<Piece>> names = names(body, column);
    body.forEach(row -> row.cells().get(column).clear());
    int row = 0;
    for (int n = 0; n < names.size() && row < body.size(); n++) {
      body.get(row).cells().get(column).addAll(names.get(n));
      row = n + 1 == names.size() ? row : end(body, column, row, middle(names.get(n)));
    }
  }

  /** The names, each of pieces in lines that follow each other. */
  private static List<List<Piece>> names(List<FlatRow> body, int column) {
    List<Piece> pieces = new ArrayList<>();
    body.forEach(row -> pieces.addAll(row.cells().get(column)));
    pieces.sort(Comparator.comparingInt(Piece::start));
    List<List<Piece>> names = new ArrayList<>();
    for (Piece piece : pieces) {
      List<Piece> last = names.isEmpty() ? List.of() : names.get(names.size() - 1);
      if (last.isEmpty() || piece.line() - last.get(last.size() - 1).line() > 1) {
        names.add(new ArrayList<>());
      }
      names.get(names.size() - 1).add(piece);
    }
    return names;
  }

  /**
   * The row behind the group that begins at {@code first} and has its middle nearest the name's.
   */
  private static int end(List<FlatRow> body, int column, int first, double middle) {
    int best = first + 1;
    double nearest = Double.MAX_VALUE;
    for (int end = first + 1; end <= body.size(); end++) {
      double own = (line(body.get(first), column) + line(body.get(end - 1), column)) / 2.0;
      if (Math.abs(own - middle) < nearest) {
        nearest = Math.abs(own - middle);
        best = end;
      }
    }
    return best;
  }

  private static double middle(List<Piece> name) {
    return (name.get(0).line() + name.get(name.size() - 1).line()) / 2.0;
  }

  private static int line(FlatRow row, int column) {
    for (int c = 0; c < row.cells().size(); c++) {
      if (c != column && !row.cells().get(c).isEmpty() && row.cells().get(c).size() == 1) {
        return row.cells().get(c).get(0).line();
      }
    }
    return 0;
  }
}
