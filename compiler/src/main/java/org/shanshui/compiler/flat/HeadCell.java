package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shanshui.compiler.table.Head;

/**
 * The head of a column, put together from its pieces.
 *
 * @param nested whether it stands under another, whose pieces are among its own
 * @param cost of reading its pieces as one, by {@link HeadCells}
 */
record HeadCell(List<Piece> pieces, Head head, boolean nested, double cost) {
  private static final int LONGEST = 14;

  static HeadCell of(List<Piece> pieces) {
    return pieces.size() == 1 ? of(pieces.get(0)) : HeadCells.one(pieces);
  }

  static HeadCell of(Piece piece) {
    return new HeadCell(List.of(piece), Head.of(piece.text()), false, 0);
  }

  static Head head(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return Head.of(text.toString());
  }

  /** Whether a piece alone is a head by its words or its year. */
  static boolean isHead(Piece piece) {
    return piece.text().length() <= LONGEST && piece.form() != Form.INTEGER && of(piece).isKnown();
  }

  /** Whether a piece alone is a thing with the unit of its values: 高标准农田(万亩). */
  static boolean statesUnit(Piece piece) {
    return piece.text().length() <= LONGEST
        && piece.text().endsWith(")")
        && of(piece).head().unit() != null;
  }

  /** The head under another. */
  HeadCell under(HeadCell parent) {
    List<Piece> both = new ArrayList<>(parent.pieces);
    both.addAll(pieces);
    both.sort(Comparator.comparingInt(Piece::start));
    return new HeadCell(both, head(both), true, 0);
  }

  ColumnKind kind() {
    return ColumnKind.of(head);
  }

  /** Whether its words or its year make it a head. */
  boolean isKnown() {
    Form form = pieces.get(0).form();
    boolean value = pieces.size() == 1 && (form == Form.NATURE || form == Form.PHASE);
    return !value && (head.role() != null || isYear());
  }

  boolean isYear() {
    return head.isYear();
  }
}
