package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.List;

/** Where the columns of a table stand in their lines, learnt from rows already put together. */
final class Lanes {
  /** How far from the middle between two columns a head of both may stand. */
  private static final int BETWEEN = 3;

  /** Per column where it begins and ends; begins behind its end where no row fills it. */
  private final List<int[]> lanes;

  private final boolean wide;

  private boolean kept;

  private Lanes(List<int[]> lanes, boolean wide) {
    this.lanes = lanes;
    this.wide = wide;
  }

  /** Whether blanks keep the columns under each other at all. */
  boolean areKept() {
    return kept;
  }

  /** The lanes in the measure, of two, in which the columns stand straighter. */
  static Lanes of(List<FlatRow> rows, int width) {
    Lanes narrow = new Lanes(new ArrayList<>(), false);
    Lanes wide = new Lanes(new ArrayList<>(), true);
    Lanes straight = narrow.learn(rows, width) < wide.learn(rows, width) ? narrow : wide;
    long apart =
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .flatMap(List::stream)
            .filter(piece -> piece.gap() == Gap.WIDE)
            .count();
    straight.kept = apart >= rows.size();
    straight.fillIn();
    return straight;
  }

  /** A column that no row's own line fills stands between its neighbours. */
  private void fillIn() {
    for (int c = 0; c < lanes.size(); c++) {
      if (lanes.get(c)[0] > lanes.get(c)[1]) {
        int left = c == 0 ? 0 : lanes.get(c - 1)[1] + 1;
        int right = c + 1 < lanes.size() ? lanes.get(c + 1)[0] - 1 : left;
        if (left < right && right < Integer.MAX_VALUE - 1) {
          lanes.set(c, new int[] {left, right});
        }
      }
    }
  }

  private int start(Piece piece) {
    return wide ? piece.place() : piece.column();
  }

  private int end(Piece piece) {
    return wide ? piece.placeEnd() : piece.column() + piece.end() - piece.start();
  }

  /** Takes the lanes in; gives how crooked they are. */
  private int learn(List<FlatRow> rows, int width) {
    int crooked = 0;
    for (int c = 0; c < width; c++) {
      int[] lane = {Integer.MAX_VALUE, 0};
      int lastStart = 0;
      int firstEnd = Integer.MAX_VALUE;
      for (FlatRow row : rows) {
        for (Piece piece : row.heads() ? List.<Piece>of() : row.cells().get(c)) {
          lane[0] = Math.min(lane[0], start(piece));
          lane[1] = Math.max(lane[1], end(piece));
          lastStart = Math.max(lastStart, start(piece));
          firstEnd = Math.min(firstEnd, end(piece));
        }
      }
      lanes.add(lane);
      if (lane[0] < lane[1]) {
        crooked += Math.min(lastStart - lane[0], lane[1] - firstEnd);
      }
    }
    return crooked;
  }

  /** The column that a piece stands in, or nearest to, of those that may take it; -1 for none. */
  int of(Piece piece, List<ColumnKind> kinds) {
    int best = -1;
    int nearest = Integer.MAX_VALUE;
    for (int c = 0; c < kinds.size(); c++) {
      int[] lane = lanes.get(c);
      if (lane[0] < lane[1] && mayHold(kinds.get(c), piece)) {
        int overlap = Math.min(lane[1], end(piece)) - Math.max(lane[0], start(piece));
        if (-overlap < nearest) {
          nearest = -overlap;
          best = c;
        }
      }
    }
    return best;
  }

  /** The columns that a head stands over: one, or all that it reaches over or stands between. */
  List<Integer> under(Piece head) {
    List<Integer> under = new ArrayList<>();
    int before = -1;
    int behind = -1;
    for (int c = 0; c < lanes.size(); c++) {
      int[] lane = lanes.get(c);
      if (lane[0] < lane[1]) {
        if (lane[1] <= start(head)) {
          before = c;
        } else if (lane[0] >= end(head)) {
          behind = behind < 0 ? c : behind;
        } else {
          under.add(c);
        }
      }
    }
    if (under.isEmpty()) {
      int left = before < 0 ? Integer.MAX_VALUE : start(head) - lanes.get(before)[1];
      int right = behind < 0 ? Integer.MAX_VALUE : lanes.get(behind)[0] - end(head);
      // Only what says something of values stands over several columns.
      ColumnKind kind = HeadCell.of(head).kind();
      int both = kind.isValue() ? BETWEEN : 0;
      if (before >= 0 && left < right + both) {
        under.add(before);
      }
      if (behind >= 0 && right <= left + both) {
        under.add(behind);
      }
    }
    return under;
  }

  private static boolean mayHold(ColumnKind kind, Piece piece) {
    if (kind.isText()) {
      return true;
    }
    return switch (kind) {
      case PERIOD, UNIT, NATURE, PHASE -> true;
      case VALUE, BASE, AVERAGE -> true;
      default -> false;
    };
  }
}
