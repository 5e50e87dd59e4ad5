package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.table.Head;

/** Puts the heads of a table together from the pieces that its first lines were broken into. */
final class HeadCells {
  /** Pieces of one head. */
  private static final int MOST_PIECES = 5;

  private static final int LONGEST = 28;

  /** What a head costs that its pieces hardly make. */
  private static final double DEAREST = 3;

  /** Heads stand in so many pieces at most. */
  static final int MOST = 48;

  private final List<Piece> pieces;
  private final int count;

  /** Each piece as a head by itself. */
  private final List<HeadCell> alone = new ArrayList<>();

  /** The heads of one piece from each, of two, and so on; null where they can be none. */
  private final @Nullable HeadCell[][] cells;

  /** Least cost of the first i pieces as n heads, and where the last of these begins. */
  private final double[][] costs;

  private final int[][] starts;

  private HeadCells(List<Piece> pieces) {
    this.pieces = pieces;
    this.count = pieces.size();
    pieces.forEach(piece -> alone.add(HeadCell.of(piece)));
    this.cells = new HeadCell[MOST_PIECES][count];
    for (int i = 0; i < count; i++) {
      for (int more = 0; more < MOST_PIECES && i + more < count; more++) {
        cells[more][i] = cell(i, i + more + 1);
      }
    }
    this.costs = new double[count + 1][count + 1];
    this.starts = new int[count + 1][count + 1];
    for (double[] row : costs) {
      Arrays.fill(row, Double.MAX_VALUE);
    }
    costs[0][0] = 0;
    for (int end = 1; end <= count; end++) {
      for (int start = Math.max(0, end - MOST_PIECES); start < end; start++) {
        HeadCell cell = cells[end - start - 1][start];
        for (int n = 0; n < end && cell != null; n++) {
          if (costs[start][n] + cell.cost() < costs[end][n + 1]) {
            costs[end][n + 1] = costs[start][n] + cell.cost();
            starts[end][n + 1] = start;
          }
        }
      }
    }
  }

  /** The likeliest ways in which the pieces are heads, each with another number of columns. */
  static List<List<HeadCell>> of(List<Piece> broken) {
    List<List<HeadCell>> ways = new ArrayList<>();
    HeadCells heads = new HeadCells(whole(broken));
    double best = Double.MAX_VALUE;
    for (int n = 1; n <= heads.count; n++) {
      best = Math.min(best, heads.costs[heads.count][n]);
    }
    for (int n = heads.count; n >= 1 && best < Double.MAX_VALUE; n--) {
      if (heads.costs[heads.count][n] <= best + 1.6) {
        List<HeadCell> way = heads.way(n);
        ways.add(way);
        ways.addAll(nested(way));
      }
    }
    return ways;
  }

  /** Joins heads that were cut into single characters: 序 … 号. */
  private static List<Piece> whole(List<Piece> broken) {
    List<Piece> whole = new ArrayList<>(broken);
    for (int i = 0; i < whole.size(); i++) {
      for (int k = i + 1; k < whole.size() && isCharacter(whole.get(i)); k++) {
        String joined = whole.get(i).text() + whole.get(k).text();
        if (isCharacter(whole.get(k)) && Head.of(joined).role() != null) {
          Piece tail = whole.remove(k);
          // Moved beside its other half; the cell knows both places.
          whole.add(i + 1, tail);
          i++;
          break;
        }
      }
    }
    return whole;
  }

  private static boolean isCharacter(Piece piece) {
    return piece.text().length() == 1 && piece.text().charAt(0) >= '一';
  }

  /** The pieces as one head, null where they can be none. */
  private @Nullable HeadCell cell(int start, int end) {
    int length = 0;
    for (int i = start; i < end; i++) {
      String text = pieces.get(i).text();
      length += text.length();
      if (i > start && pieces.get(i).gap() == Gap.WIDE || text.indexOf('。') >= 0) {
        return null;
      }
    }
    if (length > LONGEST) {
      return null;
    }
    List<Piece> own = List.copyOf(pieces.subList(start, end));
    Head head = end == start + 1 ? alone.get(start).head() : HeadCell.head(own);
    HeadCell cell = new HeadCell(own, head, false, 0);
    return new HeadCell(own, head, false, cost(cell, start, end));
  }

  private double cost(HeadCell cell, int start, int end) {
    String text = cell.head().text();
    int more = end - start - 1;
    double known = cell.isKnown() ? 0.3 : 0.9;
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    if (open != 0) {
      return known + 3;
    }
    if (more == 0) {
      return known;
    }
    boolean characters = true;
    for (int i = start; i < end; i++) {
      characters &= isCharacter(pieces.get(i));
    }
    if (characters && cell.head().role() != null) {
      return 0.2;
    }
    boolean whole = text.endsWith(")") || alone.get(start).isYear();
    return known + (whole ? 0.15 : 0.4) * more + tooMuch(start, end);
  }

  /** What speaks for several heads: each is known alone, or ends with its unit. */
  private double tooMuch(int start, int end) {
    double cost = 0;
    int known = 0;
    String last = pieces.get(end - 1).text();
    for (int i = start; i < end; i++) {
      boolean year = alone.get(i).isYear();
      boolean head = alone.get(i).isKnown() && !year;
      known += head ? 1 : 0;
      boolean unknownBehind = known > 0 && !head && !year && i > start;
      boolean opens = pieces.get(i).text().startsWith("(");
      cost += unknownBehind && !opens && !last.endsWith(")") ? 0.6 : 0;
      boolean ended = i > start && pieces.get(i - 1).text().endsWith(")");
      cost += ended && !opens ? 0.8 : 0;
    }
    return cost + 0.8 * Math.max(0, known - 1);
  }

  /** The pieces as one head, whatever it costs. */
  static HeadCell one(List<Piece> head) {
    HeadCell cell =
        head.size() > MOST_PIECES ? null : new HeadCells(head).cells[head.size() - 1][0];
    return cell != null ? cell : new HeadCell(head, HeadCell.head(head), false, DEAREST);
  }

  private List<HeadCell> way(int n) {
    List<HeadCell> way = new ArrayList<>();
    int end = count;
    for (int k = n; k > 0; k--) {
      int start = starts[end][k];
      way.add(0, Objects.requireNonNull(cells[end - start - 1][start]));
      end = start;
    }
    return way;
  }

  /**
   * Heads of two levels, read row by row: those of the lower come last and belong under one or two
   * of the upper.
   */
  private static List<List<HeadCell>> nested(List<HeadCell> way) {
    int lower = way.size();
    while (lower > 1 && isLower(way.get(lower - 1))) {
      lower--;
    }
    List<List<HeadCell>> nested = new ArrayList<>();
    int children = way.size() - lower;
    List<HeadCell> below = way.subList(lower, way.size());
    boolean years = below.stream().anyMatch(HeadCell::isYear);
    boolean mixed = years && !below.stream().allMatch(HeadCell::isKnown);
    if (children == 0 || lower < 3 || mixed) {
      return nested;
    }
    for (int parent = lower - 1; parent > 0; parent--) {
      HeadCell over = way.get(parent);
      boolean may = over.kind().isValue() || over.kind() == ColumnKind.ANY;
      if (!may || over.isYear()) {
        continue;
      }
      List<HeadCell> leaves = new ArrayList<>(way.subList(0, parent));
      for (int c = lower; c < way.size(); c++) {
        leaves.add(way.get(c).under(over));
      }
      leaves.addAll(way.subList(parent + 1, lower));
      nested.add(leaves);
    }
    return nested;
  }

  private static boolean isLower(HeadCell cell) {
    return cell.kind().isValue() || cell.kind() == ColumnKind.ANY;
  }
}
