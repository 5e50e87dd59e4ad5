package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that the rows themselves show: what forms follow each other over and over. */
final class Signature {
  private static final int LOOKED_AT = 400;
  private static final int MOST_COLUMNS = 24;

  private Signature() {}

  /** The kinds of the columns, null where no form of row comes twice. */
  static @Nullable List<ColumnKind> of(List<Piece> pieces, boolean[] serial, int first) {
    int end = Math.min(pieces.size(), first + LOOKED_AT);
    boolean numbered = serial[first];
    Map<List<ColumnKind>, Integer> counts = new HashMap<>();
    List<ColumnKind> row = new ArrayList<>();
    List<ColumnKind> best = null;
    int most = 1;
    for (int i = first; i <= end; i++) {
      boolean starts = i == end || i == first || (numbered ? serial[i] : startsRow(pieces, i, row));
      if (starts && !row.isEmpty()) {
        List<ColumnKind> form = List.copyOf(row);
        int count = counts.merge(form, 1, Integer::sum);
        if (row.size() >= 3 && count > most) {
          best = form;
          most = count;
        }
        row.clear();
      }
      if (i < end && row.size() <= MOST_COLUMNS) {
        add(row, pieces.get(i), numbered && starts);
      }
    }
    return best;
  }

  private static boolean startsRow(List<Piece> pieces, int i, List<ColumnKind> row) {
    Form form = pieces.get(i).form();
    Form before = pieces.get(i - 1).form();
    boolean words = form.isWords() || form == Form.TOTAL;
    return words && row.size() > 1 && !before.isWords() && pieces.get(i).gap().startsLine();
  }

  private static void add(List<ColumnKind> row, Piece piece, boolean number) {
    if (number) {
      row.add(ColumnKind.SERIAL);
      return;
    }
    ColumnKind kind = ColumnKind.of(piece.form());
    boolean text = kind == ColumnKind.TEXT;
    ColumnKind last = row.isEmpty() ? ColumnKind.SERIAL : row.get(row.size() - 1);
    if (text && !row.contains(ColumnKind.NAME)) {
      row.add(ColumnKind.NAME);
    } else if (!text || !piece.gap().startsLine() || !last.isText()) {
      row.add(kind);
    }
  }
}
