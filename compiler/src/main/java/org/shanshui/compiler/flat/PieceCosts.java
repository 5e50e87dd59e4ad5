package org.shanshui.compiler.flat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What it costs that a piece goes on in a cell, stands in the next column, begins a row or belongs
 * to nothing, by what parts it from the piece before.
 */
final class PieceCosts {
  private static final Pattern SECTION =
      Pattern.compile("(?:[一二三四五六七八九十]{1,3}[、.]|[((][一二三四五六七八九十]{1,3}[))]).{2,30}");
  private static final Pattern CONTINUED =
      Pattern.compile("[((]?续表?.{0,4}[))]?|(?:附?表).{0,24}[((]?续[表))]{0,2}");
  private static final Pattern UNIT_LINE = Pattern.compile("[((]?单位[::].{1,12}");
  private static final Pattern SUFFIX = Pattern.compile("左右|以[上下内]|[%‰\\])].{0,3}|:1");
  private static final int LOOKED_AT = 160;
  private static final String OPENS = "、,([《“及和与的或—-/";
  private static final String CLOSES = ")]、,》”/";

  /** Share of pieces that stand within lines: 0 a cell a line. */
  private final double inLines;

  /** Pieces that stand where a page ends. */
  private final Set<Piece> breaks;

  /** Whether blank lines part the cells, so that a line break alone does not. */
  private final boolean paragraphsPart;

  private final List<Piece> pieces;

  /** What was reckoned before, by piece and kind of column: each way to read them asks again. */
  private final double[][] goesOn;

  private final double[] leftOut;

  private PieceCosts(
      List<Piece> pieces, double inLines, boolean paragraphsPart, Set<Piece> breaks) {
    this.pieces = pieces;
    this.breaks = breaks;
    this.inLines = inLines;
    this.paragraphsPart = paragraphsPart;
    this.goesOn = new double[pieces.size()][];
    this.leftOut = new double[pieces.size()];
    Arrays.fill(leftOut, Double.NaN);
  }

  /** The costs for a stretch of pieces. */
  static PieceCosts of(List<Piece> pieces, Set<Piece> breaks) {
    int from = Math.min(1, pieces.size());
    int to = Math.min(pieces.size(), LOOKED_AT);
    int within = 0;
    int lines = 0;
    int paragraphs = 0;
    for (int i = from; i < to; i++) {
      switch (pieces.get(i).gap()) {
        case BLANK, WIDE -> within++;
        case LINE -> lines++;
        case PARAGRAPH -> paragraphs++;
      }
    }
    double all = Math.max(1, to - from);
    boolean apart = lines > 0 && within < lines + paragraphs;
    boolean paragraphsPart = apart && paragraphs > 0.4 * (lines + paragraphs);
    return new PieceCosts(pieces, within / all, paragraphsPart, breaks);
  }

  /** Whether most pieces stand beside others in their line. */
  boolean isRowALine() {
    return inLines > 0.5;
  }

  /** Whether blank lines part the cells, and line breaks only the lines of a cell. */
  boolean paragraphsPart() {
    return paragraphsPart;
  }

  double nextColumn(Piece piece) {
    return switch (piece.gap()) {
      case BLANK, WIDE -> 0;
      case LINE -> paragraphsPart ? 0.5 : 0.6 * inLines;
      case PARAGRAPH -> 0.8 * inLines;
    };
  }

  double startsRow(Piece piece) {
    return switch (piece.gap()) {
      case BLANK, WIDE -> 3;
      case LINE -> paragraphsPart ? 1.2 : 0;
      case PARAGRAPH -> 0;
    };
  }

  /** A head over the rows below it: 一、供水类（3个）. */
  double heading(Piece piece) {
    if (!piece.gap().startsLine() || !piece.form().isWords()) {
      return 8;
    }
    return isHeading(piece) ? -0.4 : 1.6;
  }

  /** Whether it reads as the head of a group of rows. */
  static boolean isHeading(Piece piece) {
    return SECTION.matcher(piece.text()).matches();
  }

  double headingGoesOn(Piece piece) {
    return piece.gap() == Gap.BLANK ? 0.2 : 4;
  }

  /** What belongs to no cell: a page's number, a caption that says the table goes on. */
  double leftOut(int i) {
    if (Double.isNaN(leftOut[i])) {
      leftOut[i] = reckonLeftOut(i);
    }
    return leftOut[i];
  }

  private double reckonLeftOut(int i) {
    Piece piece = pieces.get(i);
    if (breaks.contains(piece)) {
      return 0.1;
    }
    String text = piece.text();
    if (piece.form() == Form.PAGE
        || CONTINUED.matcher(text).matches()
        || UNIT_LINE.matcher(text).matches()) {
      return 0.1;
    }
    boolean alone =
        piece.gap().startsLine()
            && (i + 1 == pieces.size() || pieces.get(i + 1).gap().startsLine());
    return alone && piece.serial() > 0 ? 2.2 : 6;
  }

  /** What it costs that the piece goes on in the cell of the one before it. */
  double goesOn(int i, ColumnKind kind) {
    if (goesOn[i] == null) {
      goesOn[i] = new double[ColumnKind.COUNT];
      Arrays.fill(goesOn[i], Double.NaN);
    }
    double known = goesOn[i][kind.ordinal()];
    if (Double.isNaN(known)) {
      known = goesOn(pieces.get(i - 1), pieces.get(i), kind);
      goesOn[i][kind.ordinal()] = known;
    }
    return known;
  }

  private double goesOn(Piece before, Piece piece, ColumnKind kind) {
    if (piece.gap() == Gap.WIDE) {
      return 5;
    }
    String first = before.text();
    String second = piece.text();
    char end = first.charAt(first.length() - 1);
    char start = second.charAt(0);
    if (isDigit(end) && isDigit(start)) {
      boolean thousands = piece.gap() == Gap.BLANK && first.length() <= 3 && second.length() == 3;
      return kind.isValue() && thousands ? 2.5 : kind == ColumnKind.CONTENT ? 3 : 9;
    }
    if (!kind.isText()) {
      return marked(before, piece, kind);
    }
    double cost = gap(piece, isDigit(end) != isDigit(start));
    boolean open = open(first) > 0;
    if (open || OPENS.indexOf(end) >= 0 || CLOSES.indexOf(start) >= 0) {
      cost *= 0.2;
    } else if (first.length() < 3) {
      cost += 0.5;
    }
    return cost + (isHeading(piece) ? 4 : stray(piece, open));
  }

  private double gap(Piece piece, boolean numberBesideWord) {
    return switch (piece.gap()) {
      case BLANK -> numberBesideWord ? 0.2 : 0.6;
      case LINE -> paragraphsPart ? 0.2 : 0.55;
      default -> paragraphsPart ? 1.5 : 0.6;
    };
  }

  /** What looks like a cell of its own seldom goes on in another. */
  private static double stray(Piece piece, boolean open) {
    return switch (piece.form()) {
      case NATURE -> 4;
      case PERIOD, PHASE, TOTAL, DASH -> open ? 0.5 : 2;
      case INTEGER -> piece.gap() == Gap.BLANK ? 0.4 : open ? 1 : 3;
      case NUMBER -> piece.gap() == Gap.BLANK ? 0.2 : open ? 0.5 : 1.2;
      case UNIT -> open ? 0.2 : piece.gap() == Gap.BLANK ? 0.8 : 1.5;
      default -> 0;
    };
  }

  private static double marked(Piece before, Piece piece, ColumnKind kind) {
    String second = piece.text();
    if (kind.isValue()) {
      if (SUFFIX.matcher(second).matches()) {
        return 0.1;
      }
      boolean words = piece.form().isWords() && !before.form().isValue();
      return joined(before, piece) == Form.NUMBER ? 0.3 : words ? 0.9 : 4;
    }
    return switch (kind) {
      case SERIAL -> 9;
      case NATURE -> joined(before, piece) == Form.NATURE ? 0 : 6;
      case UNIT -> before.text().endsWith("/") || joined(before, piece) == Form.UNIT ? 0 : 4;
      case PHASE -> joined(before, piece) == Form.PHASE ? 0.2 : 4;
      case PERIOD -> joined(before, piece) == Form.PERIOD ? 0 : piece.gap() == Gap.BLANK ? 1 : 2;
      default -> 4;
    };
  }

  private static Form joined(Piece before, Piece piece) {
    return Form.of(before.text() + piece.text());
  }

  private static int open(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    return depth;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
