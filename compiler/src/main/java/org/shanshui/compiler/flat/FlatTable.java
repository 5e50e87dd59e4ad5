package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.table.Explanation;

/** A table put together again, and how far it can be trusted. */
record FlatTable(Candidate columns, RowFit.Result fit, List<Piece> pieces) {
  private static final double GOOD = 0.7;
  private static final double FULL = 0.6;
  private static final double CONSISTENT = 0.85;
  private static final int FEWEST_SWALLOWED = 2;

  /** Rows of cells, headings over rows left out. */
  private List<FlatRow> body() {
    return fit.rows().stream().filter(row -> !row.heads()).toList();
  }

  /** How well it fits, in cells. */
  double worth() {
    return fit.score() + columns.headsWorth();
  }

  private int knownHeads() {
    return (int)
        columns.heads().stream().filter(Objects::nonNull).filter(HeadCell::isKnown).count();
  }

  /** Whether rows and columns fit so well that this is a table, and this one. */
  boolean isSure(boolean captioned) {
    List<FlatRow> body = body();
    int filled = 0;
    int expected = 0;
    for (FlatRow row : body) {
      for (int c = 0; c < columns.kinds().size(); c++) {
        boolean empty = row.cells().get(c).isEmpty();
        ColumnKind kind = columns.kinds().get(c);
        filled += empty ? 0 : 1;
        expected += empty && (kind == ColumnKind.CATEGORY || kind == ColumnKind.REMARK) ? 0 : 1;
      }
    }
    if (body.isEmpty() || fit.score() < GOOD * filled || filled < FULL * expected) {
      return false;
    }
    if (consistency(body) < CONSISTENT || runsTogether(body)) {
      return false;
    }
    int heads = knownHeads();
    int marked = markedColumns(body);
    boolean full = filled == expected && body.size() >= 3 && columns.kinds().size() >= 3;
    return heads >= 4 && marked >= 2
        || captioned && full && heads >= 1 && marked >= 1
        || heads >= 2 && body.size() >= 2 && marked >= 1
        || body.size() >= (captioned ? 2 : 3) && marked >= 2;
  }

  /** Whether numbers that fail between rows stand in other cells of these: rows run together. */
  private boolean runsTogether(List<FlatRow> body) {
    int serial = columns.kinds().indexOf(ColumnKind.SERIAL);
    int swallowed = 0;
    for (int r = 0; serial >= 0 && r + 1 < body.size(); r++) {
      FlatRow row = body.get(r);
      FlatRow next = body.get(r + 1);
      int number = number(row, serial);
      boolean fails = number > 0 && number(next, serial) > number + 1;
      swallowed += fails && (holds(row, number + 1) || holds(next, number + 1)) ? 1 : 0;
    }
    return swallowed >= FEWEST_SWALLOWED;
  }

  private static int number(FlatRow row, int serial) {
    List<Piece> cell = row.cells().get(serial);
    return cell.isEmpty() ? -1 : cell.get(0).serial();
  }

  private static boolean holds(FlatRow row, int number) {
    return row.cells().stream().flatMap(List::stream).anyMatch(p -> p.serial() == number);
  }

  /** Share of cells that look like their column's. */
  private double consistency(List<FlatRow> body) {
    int cells = 0;
    int alike = 0;
    for (FlatRow row : body) {
      for (int c = 0; c < columns.kinds().size(); c++) {
        List<Piece> cell = row.cells().get(c);
        if (!cell.isEmpty()) {
          cells++;
          alike += columns.kinds().get(c).cost(cell.get(0).form()) < 0.9 ? 1 : 0;
        }
      }
    }
    return (double) alike / Math.max(1, cells);
  }

  /** Columns whose cells show by their form that they belong together. */
  private int markedColumns(List<FlatRow> body) {
    int marked = 0;
    for (int c = 0; c < columns.kinds().size(); c++) {
      ColumnKind kind = columns.kinds().get(c);
      int good = 0;
      for (FlatRow row : body) {
        List<Piece> cell = row.cells().get(c);
        boolean whole = kind != ColumnKind.EXPLANATION || explains(cell);
        good += !cell.isEmpty() && whole && kind.cost(cell.get(0).form()) < 0.3 ? 1 : 0;
      }
      boolean words = kind.isText() && kind != ColumnKind.OFFICES && kind != ColumnKind.EXPLANATION;
      marked += !words && good * 10 >= body.size() * 6 ? 1 : 0;
    }
    return marked;
  }

  private static boolean explains(List<Piece> cell) {
    return cell.stream().anyMatch(piece -> Explanation.is(piece.text()));
  }

  /** The first piece of its heads, or of its rows where none of these was read. */
  private Piece first() {
    Piece first = pieces.get(fit.end() - 1);
    for (FlatRow row : fit.rows()) {
      for (List<Piece> cell : row.cells()) {
        for (Piece piece : cell) {
          first = piece.start() < first.start() ? piece : first;
        }
      }
    }
    for (HeadCell head : columns.heads()) {
      for (Piece piece : head == null ? List.<Piece>of() : head.pieces()) {
        first = piece.start() < first.start() ? piece : first;
      }
    }
    return first;
  }

  int firstLine() {
    return first().line();
  }

  int lastLine() {
    return pieces.get(fit.end() - 1).line();
  }

  /** The table as a block; its first row are the heads. */
  Block block() {
    int start = first().start();
    int end = pieces.get(fit.end() - 1).end();
    List<List<Block.Cell>> rows = new ArrayList<>();
    List<Block.Cell> heads = new ArrayList<>();
    int at = start;
    for (HeadCell head : columns.heads()) {
      Block.Cell cell = head == null ? new Block.Cell(at, at) : cell(head.pieces(), at);
      heads.add(cell);
      at = cell.start();
    }
    rows.add(List.copyOf(heads));
    List<Block.Cell> above = rows.get(0);
    for (FlatRow row : fit.rows()) {
      List<Block.Cell> cells = grouped(row, row(row, at), rows.size() == 1 ? List.of() : above);
      rows.add(cells);
      above = cells;
      at = cells.get(cells.size() - 1).start();
    }
    return new Block(Block.Kind.TABLE, 0, start, end, List.copyOf(rows));
  }

  /** A group's name stands once and holds for the rows below it, as a merged cell does. */
  private List<Block.Cell> grouped(FlatRow row, List<Block.Cell> cells, List<Block.Cell> above) {
    boolean sum = row.cells().stream().flatMap(List::stream).anyMatch(p -> p.form() == Form.TOTAL);
    if (above.isEmpty() || row.heads() || sum) {
      return cells;
    }
    List<Block.Cell> grouped = new ArrayList<>(cells);
    for (int c = 0; c < cells.size(); c++) {
      if (columns.kinds().get(c) == ColumnKind.CATEGORY && row.cells().get(c).isEmpty()) {
        grouped.set(c, above.get(c));
      }
    }
    return List.copyOf(grouped);
  }

  private List<Block.Cell> row(FlatRow row, int before) {
    int first =
        row.cells().stream().flatMap(List::stream).mapToInt(Piece::start).min().orElse(before);
    List<Block.Cell> cells = new ArrayList<>();
    int at = first;
    for (List<Piece> cell : row.cells()) {
      Block.Cell next = row.heads() ? cell(row.cells().get(0), first) : cell(cell, at);
      cells.add(next);
      at = next.lastEnd();
    }
    return List.copyOf(cells);
  }

  /** Pieces that follow each other in the text are one span. */
  private Block.Cell cell(List<Piece> cell, int empty) {
    if (cell.isEmpty()) {
      return new Block.Cell(empty, empty);
    }
    List<Piece> sorted = new ArrayList<>(cell);
    sorted.sort(Comparator.comparingInt(Piece::start));
    List<Block.Cell> spans = new ArrayList<>();
    int start = sorted.get(0).start();
    for (int i = 0; i < sorted.size(); i++) {
      boolean last = i + 1 == sorted.size();
      if (last || !follows(sorted.get(i), sorted.get(i + 1))) {
        spans.add(new Block.Cell(start, sorted.get(i).end()));
        start = last ? 0 : sorted.get(i + 1).start();
      }
    }
    Block.Cell first = spans.get(0);
    return new Block.Cell(first.start(), first.end(), List.copyOf(spans.subList(1, spans.size())));
  }

  private boolean follows(Piece piece, Piece next) {
    return pieces.indexOf(next) == pieces.indexOf(piece) + 1;
  }
}
