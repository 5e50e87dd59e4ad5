package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays pieces into rows of given columns as well as they fit: the path of least cost through the
 * columns, over and over, from the first piece to wherever it pays best to stop.
 */
final class RowFit {
  /** So many pieces without gain, and the table has ended. */
  private static final int PATIENCE = 120;

  private static final double NEVER = -1e9;

  /** The name of a sum stands in one of so many columns. */
  private static final int MOST_BEFORE_TOTAL = 3;

  private static final int GOES_ON = 0;
  private static final int NEXT = 1;
  private static final int ROW = 2;
  private static final int LEFT_OUT = 3;

  private final List<Piece> pieces;
  private final boolean[] serial;
  private final ColumnKind[] kinds;
  private final int width;
  private final PieceCosts costs;

  /** What it costs to leave out all columns before this one. */
  private final double[] absentBefore;

  /** How many columns of values stand before this one. */
  private final int[] valuesBefore;

  RowFit(
      List<Piece> pieces,
      boolean[] serial,
      List<ColumnKind> kinds,
      double absentName,
      PieceCosts costs) {
    this.pieces = pieces;
    this.serial = serial;
    this.kinds = kinds.toArray(ColumnKind[]::new);
    this.width = kinds.size();
    this.costs = costs;
    this.absentBefore = new double[width + 1];
    this.valuesBefore = new int[width + 1];
    for (int c = 0; c < width; c++) {
      absentBefore[c + 1] =
          absentBefore[c] + (kinds.get(c) == ColumnKind.NAME ? absentName : kinds.get(c).absent());
      valuesBefore[c + 1] = valuesBefore[c] + (kinds.get(c).isValue() ? 1 : 0);
    }
  }

  /**
   * What came out.
   *
   * @param score cells that stand where they belong, less what does not
   * @param end index of the first piece behind the table
   */
  record Result(List<FlatRow> rows, double score, int end) {}

  /**
   * The rows from a piece on.
   *
   * @param limit of pieces looked at
   */
  @Nullable Result from(int first, int limit) {
    int states = 2 * width + 1;
    List<double[]> scores = new ArrayList<>();
    List<int[]> backs = new ArrayList<>();
    double best = 0;
    int bestPiece = -1;
    int bestState = -1;
    int end = (int) Math.min(pieces.size(), (long) first + limit);
    for (int i = first; i < end && i - Math.max(first, bestPiece) < PATIENCE; i++) {
      double[] score = new double[states];
      int[] back = new int[states];
      java.util.Arrays.fill(score, NEVER);
      if (i == first) {
        begin(i, score);
      } else {
        step(i, scores.get(i - first - 1), score, back);
      }
      scores.add(score);
      backs.add(back);
      for (int s = 0; s < states; s++) {
        if (s == width) {
          // What heads no rows is no part of the table.
          continue;
        }
        double ended = score[s] - rest(s);
        if (ended > best) {
          best = ended;
          bestPiece = i;
          bestState = s;
        }
      }
    }
    return bestPiece < 0
        ? null
        : new Result(rows(first, bestPiece, bestState, backs), best, bestPiece + 1);
  }

  private void begin(int i, double[] score) {
    for (int c = 0; c < width; c++) {
      score[c] = reward(i, c) - absentBefore[c];
    }
    score[width] = -costs.heading(pieces.get(i));
  }

  private double reward(int i, int column) {
    Piece piece = pieces.get(i);
    ColumnKind kind = kinds[column];
    if (kind == ColumnKind.SERIAL && piece.form() == Form.INTEGER && !serial[i]) {
      return -6;
    }
    return 1 - kind.cost(piece.form());
  }

  /** What it costs to end a row in a state. */
  private double rest(int state) {
    return state < width ? absentBefore[width] - absentBefore[state + 1] : 0;
  }

  private void step(int i, double[] last, double[] score, int[] back) {
    Piece piece = pieces.get(i);
    double starts = costs.startsRow(piece);
    double next = costs.nextColumn(piece);
    double leftOut = costs.leftOut(i);
    boolean total = piece.form() == Form.TOTAL;
    boolean inTotal = piece.form().isValue() && anyTotal(last);
    int bestEnd = 0;
    for (int s = 0; s < last.length; s++) {
      if (last[s] - rest(s) > last[bestEnd] - rest(bestEnd)) {
        bestEnd = s;
      }
    }
    double ended = last[bestEnd] - rest(bestEnd) - starts;
    for (int c = 0; c < width; c++) {
      double reward = reward(i, c);
      take(score, back, c, ended + reward - absentBefore[c], bestEnd, ROW);
      take(score, back, c, last[c] + 0.25 - costs.goesOn(i, kinds[c]), c, GOES_ON);
      for (int from = 0; from < c; from++) {
        double absent = absentBefore[c] - absentBefore[from + 1];
        take(score, back, c, last[from] + reward - absent - next, from, NEXT);
      }
      take(score, back, c, last[c] - leftOut, c, LEFT_OUT);
      if (total && c < MOST_BEFORE_TOTAL && !kinds[c].isValue()) {
        take(score, back, width + 1 + c, ended + 1, bestEnd, ROW);
      } else if (inTotal && kinds[c].isValue()) {
        total(c, last, score, back, next);
      }
    }
    take(score, back, width, ended - costs.heading(piece), bestEnd, ROW);
    take(score, back, width, last[width] - costs.headingGoesOn(piece), width, GOES_ON);
  }

  /** Whether a row of a sum may have been begun. */
  private boolean anyTotal(double[] last) {
    for (int state = width + 1; state < last.length; state++) {
      if (last[state] > NEVER / 2) {
        return true;
      }
    }
    return false;
  }

  /** The row of a sum gives its name and the values, and leaves the rest out. */
  private void total(int c, double[] last, double[] score, int[] back, double next) {
    for (int before = 0; before < c; before++) {
      int skipped = valuesBefore[c] - valuesBefore[before + 1];
      double value = last[width + 1 + before] + 1 - 0.3 * skipped - next;
      take(score, back, width + 1 + c, value, width + 1 + before, NEXT);
    }
  }

  private static void take(
      double[] score, int[] back, int state, double value, int from, int action) {
    if (value > score[state]) {
      score[state] = value;
      back[state] = from * 4 + action;
    }
  }

  private List<FlatRow> rows(int first, int lastPiece, int lastState, List<int[]> backs) {
    List<FlatRow> rows = new ArrayList<>();
    FlatRow row = FlatRow.of(width, lastState == width);
    int state = lastState;
    for (int i = lastPiece; i >= first; i--) {
      int back = i == first ? ROW : backs.get(i - first)[state];
      int action = back % 4;
      if (action != LEFT_OUT) {
        int column = state == width ? 0 : state < width ? state : state - width - 1;
        row.cells().get(column).add(0, pieces.get(i));
      }
      if (action == ROW) {
        rows.add(row);
        if (i > first) {
          row = FlatRow.of(width, back / 4 == width);
        }
      }
      state = i == first ? state : back / 4;
    }
    Collections.reverse(rows);
    return rows;
  }
}
