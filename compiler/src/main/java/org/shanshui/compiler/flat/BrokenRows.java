package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tables with a row a line whose long cells go on in lines of their own. The rows are put together
 * from the lines that hold most of their cells; the other lines are then given to row and column.
 */
final class BrokenRows {
  private static final int MOST_HEAD_LINES = 10;
  private static final int LONGEST_PART = 40;
  private static final int FEWEST_HEADED = 3;

  /** What a part of a cell is worth that found its row and column, in cells. */
  private static final double PART = 0.8;

  private final List<List<Piece>> lines = new ArrayList<>();
  private final Set<Piece> serials = new HashSet<>();
  private final List<Piece> all;

  /** How many heads stand apart in the first line, if one asks for units; 0 otherwise. */
  private final int headed;

  private BrokenRows(List<Piece> pieces) {
    PageBreaks whole = PageBreaks.in(pieces);
    this.all = new ArrayList<>(whole.pieces());
    all.removeAll(whole.breaks());
    boolean[] serial = Serials.of(all);
    for (int i = 0; i < all.size(); i++) {
      if (i == 0 || all.get(i).line() != all.get(i - 1).line()) {
        lines.add(new ArrayList<>());
      }
      lines.get(lines.size() - 1).add(all.get(i));
      if (serial[i]) {
        serials.add(all.get(i));
      }
    }
    this.headed = lines.isEmpty() ? 0 : headed(lines.get(0));
  }

  private static int headed(List<Piece> first) {
    boolean units = false;
    for (int i = 0; i < first.size(); i++) {
      HeadCell head = HeadCell.of(first.get(i));
      if (!head.isKnown() || i > 0 && first.get(i).gap() != Gap.WIDE) {
        return 0;
      }
      units |= head.kind() == ColumnKind.OFFICES;
    }
    return units && first.size() >= FEWEST_HEADED ? first.size() : 0;
  }

  /** The table that the pieces begin with, null where its rows are whole or there is none. */
  static @Nullable FlatTable table(List<Piece> pieces) {
    BrokenRows reader = new BrokenRows(pieces);
    int first = 0;
    while (first < reader.lines.size() && !reader.isRow(reader.lines.get(first))) {
      first++;
    }
    return first > MOST_HEAD_LINES || first == reader.lines.size() ? null : reader.table(first);
  }

  /**
   * Whether a line is a row's own: with its number, or two marked cells, or a sum, or a cell under
   * each head of tasks and their units, which may be words alone.
   */
  private boolean isRow(List<Piece> line) {
    boolean numbered = line.size() > 1 && serials.contains(line.get(0));
    numbered |= line.size() > 2 && serials.contains(line.get(1));
    int marked = 0;
    for (Piece piece : line) {
      marked +=
          switch (piece.form()) {
            case INTEGER, NUMBER, DASH, UNIT, NATURE, PERIOD, PHASE -> isHeadPart(piece) ? 0 : 1;
            default -> 0;
          };
    }
    boolean heading = line.size() < 3 && PieceCosts.isHeading(line.get(0));
    long apart = line.stream().skip(1).filter(piece -> piece.gap() == Gap.WIDE).count() + 1;
    boolean full = headed > 0 && apart == headed && line != lines.get(0);
    return numbered || marked > 1 || heading || full;
  }

  private static boolean isHeadPart(Piece piece) {
    boolean year = piece.text().length() == 4 && HeadCell.of(piece).isYear();
    return year || piece.text().equals("年") || HeadCell.isHead(piece);
  }

  private static boolean isPart(List<Piece> line) {
    for (Piece piece : line) {
      boolean page = piece.form() == Form.PAGE || piece.form() == Form.PROSE;
      if (page || piece.text().length() > LONGEST_PART) {
        return false;
      }
    }
    return true;
  }

  private @Nullable FlatTable table(int first) {
    int heads = headLines(first);
    List<List<Piece>> headLines = lines.subList(0, heads);
    List<Piece> stacked = stacked(headLines);
    List<Piece> whole = new ArrayList<>();
    if (stacked == null) {
      headLines.forEach(whole::addAll);
    } else {
      whole.addAll(stacked);
    }
    boolean broken = heads < first || heads > 1;
    int patience = 0;
    for (int i = 0; i < lines.size() && patience < 12; i++) {
      if (i > first && lines.get(i).get(0).form() == Form.PROSE && lines.get(i).size() == 1) {
        break;
      }
      if (i >= first && isRow(lines.get(i))) {
        whole.addAll(lines.get(i));
        patience = 0;
      } else if (i >= first) {
        broken = true;
        patience++;
      }
    }
    FlatTable aligned = heads > 0 ? aligned(first, heads) : null;
    FlatTable table = broken ? Stretch.ofRows(whole).table(true) : null;
    FlatTable read = table == null || table.fit().rows().size() < 2 ? null : filled(table, heads);
    if (aligned == null || !aligned.isSure(true)) {
      return read;
    }
    boolean better = read == null || !read.isSure(true) || aligned.worth() > read.worth();
    return better ? aligned : read;
  }

  /**
   * Heads of several lines column by column, 2025年 and below it 目标; null where they are of one
   * line, or a piece of the lower lines stands below none of the first.
   */
  private static @Nullable List<Piece> stacked(List<List<Piece>> headLines) {
    if (headLines.size() < 2) {
      return null;
    }
    Stack narrow = Stack.of(headLines, Piece::column, piece -> piece.column() + piece.length());
    Stack wide = Stack.of(headLines, Piece::place, Piece::placeEnd);
    Stack straight =
        narrow == null || wide != null && wide.crooked < narrow.crooked ? wide : narrow;
    return straight == null ? null : straight.pieces;
  }

  /**
   * Heads column by column.
   *
   * @param crooked by how many characters those of the lower lines are out of line, in sum
   */
  private record Stack(List<Piece> pieces, int crooked) {
    static @Nullable Stack of(
        List<List<Piece>> headLines, ToIntFunction<Piece> start, ToIntFunction<Piece> end) {
      List<List<Piece>> columns = new ArrayList<>();
      headLines.get(0).forEach(head -> columns.add(new ArrayList<>(List.of(head))));
      int crooked = 0;
      for (List<Piece> line : headLines.subList(1, headLines.size())) {
        int column = 0;
        for (Piece piece : line) {
          while (column < columns.size()) {
            Piece head = columns.get(column).get(0);
            boolean below =
                start.applyAsInt(piece) < end.applyAsInt(head)
                    && start.applyAsInt(head) < end.applyAsInt(piece);
            if (below) {
              crooked += Math.abs(start.applyAsInt(piece) - start.applyAsInt(head));
              break;
            }
            column++;
          }
          if (column == columns.size()) {
            return null;
          }
          columns.get(column++).add(piece.withGap(Gap.LINE));
        }
      }
      return new Stack(columns.stream().flatMap(List::stream).toList(), crooked);
    }
  }

  /** The table whose columns stand apart in all its lines, null where they do not. */
  private @Nullable FlatTable aligned(int first, int heads) {
    List<List<Piece>> body = new ArrayList<>();
    List<List<Piece>> rowLines = new ArrayList<>();
    int wide = 0;
    for (int i = heads; i < lines.size(); i++) {
      List<Piece> line = lines.get(i);
      boolean row = i >= first && isRow(line);
      if (!row && (!isPart(line) || line.stream().anyMatch(HeadCell::isHead))) {
        break;
      }
      body.add(line);
      if (row) {
        rowLines.add(line);
        wide += line.stream().anyMatch(piece -> piece.gap() == Gap.WIDE) ? 1 : 0;
      }
    }
    boolean parted = rowLines.size() > 1 && wide * 4 >= rowLines.size() * 3;
    AlignedRows aligned = parted ? AlignedRows.of(body, rowLines) : null;
    if (aligned == null) {
      return null;
    }
    List<ColumnKind> kinds = aligned.kinds(serials);
    List<FlatRow> rows = aligned.rows();
    double score = 0;
    for (FlatRow row : rows) {
      for (int c = 0; c < kinds.size() && !row.heads(); c++) {
        List<Piece> cell = row.cells().get(c);
        ColumnKind kind = kinds.get(c);
        score +=
            cell.isEmpty() ? -kind.absent() / 2 : 1 - Math.min(2, kind.cost(cell.get(0).form()));
      }
    }
    List<@Nullable HeadCell> none =
        new ArrayList<>(java.util.Collections.nCopies(kinds.size(), null));
    Candidate columns = new Candidate(none, kinds, heads, 0);
    return filled(new FlatTable(columns, new RowFit.Result(rows, score, 0), all), heads);
  }

  /** How many lines at the beginning are heads; the others before the first row are its own. */
  private int headLines(int first) {
    int heads = 0;
    for (int i = 0; i < first; i++) {
      if (lines.get(i).stream().anyMatch(HeadCell::isHead)) {
        heads = i + 1;
      }
    }
    for (int i = heads; i < first; i++) {
      if (i > 0 && lines.get(i).get(0).gap() == Gap.PARAGRAPH) {
        return i;
      }
    }
    return heads;
  }

  private FlatTable filled(FlatTable table, int heads) {
    List<FlatRow> rows = table.fit().rows();
    List<ColumnKind> kinds = table.columns().kinds();
    Lanes lanes = Lanes.of(rows, kinds.size());
    List<List<List<List<Piece>>>> between = between(rows, kinds, lanes, heads);
    int[] split = Bands.split(rows, kinds, between);
    List<@Nullable HeadCell> headCells =
        heads(table, lanes, heads, between.get(0).subList(0, split[0]));
    int parts = 0;
    for (int r = 0; r < rows.size(); r++) {
      List<List<List<Piece>>> over = between.get(r);
      List<List<List<Piece>>> own = new ArrayList<>(over.subList(split[r], over.size()));
      own.addAll(between.get(r + 1).subList(0, split[r + 1]));
      for (List<List<Piece>> line : own) {
        for (int c = 0; c < kinds.size(); c++) {
          parts += add(rows.get(r).cells().get(c), line.get(c), kinds.get(c));
        }
      }
    }
    for (int c = 0; c < kinds.size(); c++) {
      if (kinds.get(c) == ColumnKind.CATEGORY) {
        Groups.centre(rows, c);
      }
    }
    int end = 0;
    for (FlatRow row : rows) {
      for (List<Piece> cell : row.cells()) {
        for (Piece piece : cell) {
          end = Math.max(end, all.indexOf(piece) + 1);
        }
      }
    }
    double score = table.fit().score() + PART * parts;
    Candidate read = table.columns();
    Candidate columns = new Candidate(headCells, kinds, read.body(), read.headsLeft());
    return new FlatTable(columns, new RowFit.Result(rows, score, end), all);
  }

  /**
   * The heads, to which lines between them and the first row may belong. Heads of several lines are
   * put together by where they stand.
   */
  private List<@Nullable HeadCell> heads(
      FlatTable table, Lanes lanes, int heads, List<List<List<Piece>>> more) {
    List<@Nullable HeadCell> cells = new ArrayList<>(table.columns().heads());
    int width = cells.size();
    List<Piece> wide = new ArrayList<>();
    lines.subList(0, heads).forEach(wide::addAll);
    long apart = wide.stream().filter(piece -> piece.gap() == Gap.WIDE).count();
    List<List<Piece>> byLane = FlatRow.of(width, false).cells();
    boolean unread = cells.stream().allMatch(java.util.Objects::isNull);
    boolean lined = heads > 1 && stacked(lines.subList(0, heads)) == null || !more.isEmpty();
    boolean aligned = apart * 2 > wide.size() - heads && lined || unread && apart > 0;
    if (aligned) {
      wide.forEach(piece -> lanes.under(piece).forEach(c -> byLane.get(c).add(piece)));
    }
    for (int c = 0; c < width; c++) {
      List<Piece> pieces = byLane.get(c);
      HeadCell read = cells.get(c);
      if (!aligned && read != null) {
        pieces.addAll(read.pieces());
      }
      for (List<List<Piece>> line : more) {
        pieces.addAll(line.get(c));
      }
      cells.set(c, pieces.isEmpty() ? read : HeadCell.of(pieces));
    }
    return cells;
  }

  /** Adds the parts of a line to a cell; numbers never make one together. */
  private static int add(List<Piece> cell, List<Piece> parts, ColumnKind kind) {
    boolean number = cell.stream().anyMatch(piece -> piece.form().isValue());
    boolean another = parts.stream().anyMatch(piece -> piece.form().isValue());
    if (kind.isValue() && number && another) {
      return 0;
    }
    cell.addAll(parts);
    return parts.size();
  }

  /** The lines that are no rows', before each row and behind the last, each by column. */
  private List<List<List<List<Piece>>>> between(
      List<FlatRow> rows, List<ColumnKind> kinds, Lanes lanes, int heads) {
    List<List<List<List<Piece>>>> between = new ArrayList<>();
    int line = heads;
    for (int r = 0; r <= rows.size(); r++) {
      between.add(new ArrayList<>());
      int next = r == rows.size() ? Integer.MAX_VALUE : lineOf(rows.get(r));
      while (line < lines.size() && lines.get(line).get(0).line() < next) {
        List<Piece> parts = lines.get(line);
        boolean row = isRow(parts);
        if (r == rows.size() && (row || !isPart(parts))) {
          return between;
        }
        if (!row && isPart(parts)) {
          between.get(r).add(byColumn(parts, kinds, lanes));
        }
        line++;
      }
      line++;
    }
    return between;
  }

  private static int lineOf(FlatRow row) {
    return row.cells().stream().flatMap(List::stream).mapToInt(Piece::line).min().orElse(0);
  }

  private static List<List<Piece>> byColumn(List<Piece> line, List<ColumnKind> kinds, Lanes lanes) {
    int name = kinds.indexOf(ColumnKind.NAME);
    List<List<Piece>> cells = FlatRow.of(kinds.size(), false).cells();
    int last = -1;
    for (Piece piece : line) {
      int column = piece.gap() == Gap.BLANK && last >= 0 ? last : lanes.of(piece, kinds);
      column = lanes.areKept() || name < 0 ? column : name;
      if (column >= 0) {
        cells.get(column).add(piece);
        last = column;
      }
    }
    return cells;
  }
}
