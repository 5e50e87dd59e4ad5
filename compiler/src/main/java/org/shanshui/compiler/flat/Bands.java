package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which lines over and under the line of a row belong to it. A long cell goes on in lines of its
 * own: below its row's line, or, where cells stand in the middle of their row, above and below.
 */
final class Bands {
  private static final double NAMELESS = 2;

  private final List<FlatRow> rows;
  private final List<ColumnKind> kinds;

  /** The lines before row i, and in the last place those behind the last row; each by column. */
  private final List<List<List<List<Piece>>>> between;

  private final boolean middle;
  private double cost;

  private Bands(
      List<FlatRow> rows,
      List<ColumnKind> kinds,
      List<List<List<List<Piece>>>> between,
      boolean middle) {
    this.rows = rows;
    this.kinds = kinds;
    this.between = between;
    this.middle = middle;
  }

  /**
   * How many of the lines before each row belong to the row above it, or to the heads; last, how
   * many of those behind the last row belong to that.
   */
  static int[] split(
      List<FlatRow> rows, List<ColumnKind> kinds, List<List<List<List<Piece>>>> between) {
    Bands top = new Bands(rows, kinds, between, false);
    Bands middle = new Bands(rows, kinds, between, true);
    int[] fromTop = top.split();
    int[] fromMiddle = middle.split();
    return middle.cost < top.cost ? fromMiddle : fromTop;
  }

  private int[] split() {
    int count = rows.size();
    double[][] least = new double[count + 1][];
    int[][] from = new int[count + 1][];
    // Of the lines before the first row the first ones may belong to the heads.
    least[0] = new double[between.get(0).size() + 1];
    from[0] = new int[between.get(0).size() + 1];
    for (int g = 1; g <= count; g++) {
      int lines = between.get(g).size();
      least[g] = new double[lines + 1];
      from[g] = new int[lines + 1];
      Arrays.fill(least[g], Double.MAX_VALUE);
      for (int k = 0; k <= lines; k++) {
        double left = g == count ? unclaimed(k) : 0;
        for (int before = 0; before < least[g - 1].length; before++) {
          double sum = least[g - 1][before] + row(g - 1, before, k) + left;
          if (sum < least[g][k]) {
            least[g][k] = sum;
            from[g][k] = before;
          }
        }
      }
    }
    int best = 0;
    for (int k = 1; k < least[count].length; k++) {
      best = least[count][k] < least[count][best] ? k : best;
    }
    cost = least[count][best];
    int[] split = new int[count + 1];
    for (int g = count; g >= 0; g--) {
      split[g] = best;
      best = from[g][best];
    }
    return split;
  }

  /** Lines right under the last row that are left to what follows. */
  private double unclaimed(int taken) {
    double cost = 0;
    List<List<List<Piece>>> last = between.get(rows.size());
    for (int i = taken; i < last.size(); i++) {
      boolean near = last.get(i).stream().flatMap(List::stream).anyMatch(p -> p.gap() == Gap.LINE);
      cost += near ? 0.7 : 0;
    }
    return cost;
  }

  private double row(int row, int taken, int below) {
    FlatRow own = rows.get(row);
    List<List<List<Piece>>> over = between.get(row).subList(taken, between.get(row).size());
    List<List<List<Piece>>> under = between.get(row + 1).subList(0, below);
    if (own.heads()) {
      return over.size() + under.size();
    }
    double cost = 0;
    for (int c = 0; c < kinds.size(); c++) {
      if (kinds.get(c) != ColumnKind.CATEGORY) {
        cost += cell(c, !own.cells().get(c).isEmpty(), count(over, c), count(under, c));
      }
    }
    return cost + gaps(over, own, under);
  }

  private double cell(int column, boolean own, int over, int under) {
    if (!own && over + under == 0) {
      return kinds.get(column) == ColumnKind.NAME ? NAMELESS : 0;
    }
    if (!middle) {
      return over + (own || under == 0 ? 0 : 0.5);
    }
    int uneven = Math.abs(over - under);
    return uneven > 1 ? uneven : uneven * (own ? 0.25 : 0.6);
  }

  private static int count(List<List<List<Piece>>> lines, int column) {
    return (int) lines.stream().filter(line -> !line.get(column).isEmpty()).count();
  }

  /** Blank lines part rows sooner than they part the lines of one. */
  private static double gaps(
      List<List<List<Piece>>> over, FlatRow own, List<List<List<Piece>>> under) {
    double cost = 0;
    List<List<List<Piece>>> band = new ArrayList<>(over);
    band.add(own.cells());
    band.addAll(under);
    for (int i = 1; i < band.size(); i++) {
      boolean blank =
          band.get(i).stream().flatMap(List::stream).anyMatch(p -> p.gap() == Gap.PARAGRAPH);
      cost += blank ? 0.8 : 0;
    }
    return cost;
  }
}
