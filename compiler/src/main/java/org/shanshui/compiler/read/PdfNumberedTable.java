package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table without lines whose rows are numbered: the serial says where a row is, the widest gap
 * between two serials where it ends, though its cells hold several lines each.
 */
final class PdfNumberedTable {
  private static final Pattern SERIAL = Pattern.compile("\\d{1,4}");
  private static final int FEWEST_ROWS = 3;
  private static final int FEWEST_COLUMNS = 3;

  /** Of the table's width. */
  private static final float WIDEST_CELL = 0.3f;

  /** In ems; parts of the head this far apart are cells of their own. */
  private static final float HEAD_GAP = 0.45f;

  /** A gap this narrow, beside the usual one between rows, parts no head from them. */
  private static final float HEAD_APART = 0.8f;

  private final List<PdfLine> lines;
  private final PdfLanes lanes;

  /** Index of the first line of the head, of each row, and after the last. */
  private final List<Integer> starts = new ArrayList<>();

  private PdfNumberedTable(List<PdfLine> lines, PdfLanes lanes) {
    this.lines = lines;
    this.lanes = lanes;
  }

  /**
   * The table that the lines make, null where they make none.
   *
   * @param lines from above to below; the last may be left over
   */
  static @Nullable Found in(List<PdfLine> lines) {
    double from = lines.stream().mapToDouble(PdfLine::left).min().orElse(0);
    double to = lines.stream().mapToDouble(PdfLine::right).max().orElse(0);
    // What is long and of one part may be a note, or the name of a group of rows.
    float longest = WIDEST_CELL * (float) (to - from);
    List<PdfLine> cells =
        lines.stream()
            .filter(line -> line.right() - line.left() < longest || line.parts(0.9f).size() > 1)
            .toList();
    if (cells.size() < FEWEST_ROWS) {
      return null;
    }
    PdfLanes lanes = new PdfLanes(cells);
    if (lanes.count() < FEWEST_COLUMNS) {
      return null;
    }
    return new PdfNumberedTable(lines, lanes).found();
  }

  /** A table and how many lines it takes. */
  record Found(PdfTable table, int lines) {}

  private @Nullable Found found() {
    int end = lines.size();
    List<Integer> serials = serials(0);
    if (serials.isEmpty()) {
      serials = serials(1);
    }
    if (serials.isEmpty()) {
      return null;
    }
    int last = serials.get(serials.size() - 1);
    for (int i = last + 1; i < end; i++) {
      if (isAcross(lines.get(i))) {
        end = i;
      }
    }
    List<Float> gaps = new ArrayList<>();
    for (int i = 1; i < serials.size(); i++) {
      int at = widestGap(serials.get(i - 1), serials.get(i));
      starts.add(at);
      gaps.add(gap(at));
    }
    gaps.sort(null);
    float usual = gaps.get(gaps.size() / 2);
    int first = serials.get(0);
    int head = first == 0 ? 0 : widestGap(0, first);
    starts.add(0, first > 0 && gap(head) >= HEAD_APART * usual ? head : 0);
    for (int i = last + 1; i < end; i++) {
      if (gap(i) >= HEAD_APART * usual) {
        end = i;
      }
    }
    starts.add(end);
    return new Found(table(), end);
  }

  /** The lines that hold the serials in that column; empty where it counts no rows. */
  private List<Integer> serials(int column) {
    List<Integer> at = new ArrayList<>();
    int expected = 0;
    int others = 0;
    for (int i = 0; i < lines.size(); i++) {
      String text = text(i, i + 1, column);
      if (text.isEmpty() || isAcross(lines.get(i))) {
        continue;
      }
      boolean number = SERIAL.matcher(text).matches();
      if (number && (at.isEmpty() || Integer.parseInt(text) == expected)) {
        expected = Integer.parseInt(text) + 1;
        at.add(i);
      } else if (!at.isEmpty()) {
        others++;
      }
    }
    return at.size() >= FEWEST_ROWS && others * 4 <= at.size() ? at : List.of();
  }

  /** Whether a line of one part lies over several columns: a note, or the name of a group. */
  private boolean isAcross(PdfLine line) {
    int[] over = lanes.over(line.left(), line.right());
    return over[1] > over[0] && line.parts(HEAD_GAP).size() == 1;
  }

  private float gap(int line) {
    float above = 0;
    for (int i = 0; i < line; i++) {
      above = Math.max(above, lines.get(i).baseline());
    }
    return line == 0 ? 0 : lines.get(line).top() - above;
  }

  /** The line after the widest gap between two. */
  private int widestGap(int from, int to) {
    int widest = to;
    for (int i = from + 1; i <= to; i++) {
      widest = gap(i) > gap(widest) || i == from + 1 ? i : widest;
    }
    return widest;
  }

  private String text(int from, int to, int column) {
    List<PdfGlyph> inside = new ArrayList<>();
    for (PdfLine line : lines.subList(from, to)) {
      for (PdfGlyph glyph : line.glyphs()) {
        if (lanes.at(glyph.centerX()) == column) {
          inside.add(glyph);
        }
      }
    }
    return PdfTable.text(inside, lanes.edges().get(column + 1));
  }

  private PdfTable table() {
    List<List<PdfTable.Cell>> rows = new ArrayList<>(head(starts.get(0)));
    for (int i = 0; i + 1 < starts.size(); i++) {
      rows.addAll(rows(starts.get(i), starts.get(i + 1)));
    }
    float bottom = lines.get(starts.get(starts.size() - 1) - 1).bottom();
    return new PdfTable(lines.get(0).top(), bottom, lanes.edges(), rows, false);
  }

  /** A row, and before or after it the names of groups, which lie across. */
  private List<List<PdfTable.Cell>> rows(int from, int to) {
    List<List<PdfTable.Cell>> rows = new ArrayList<>();
    int start = from;
    while (start < to && isAcross(lines.get(start))) {
      rows.add(List.of(new PdfTable.Cell(lines.get(start).text(), 1, lanes.count())));
      start++;
    }
    int end = to;
    while (end > start && isAcross(lines.get(end - 1))) {
      end--;
    }
    List<PdfTable.Cell> row = new ArrayList<>();
    for (int column = 0; column < lanes.count(); column++) {
      row.add(new PdfTable.Cell(text(start, end, column), 1, 1));
    }
    rows.add(row);
    for (int i = end; i < to; i++) {
      rows.add(List.of(new PdfTable.Cell(lines.get(i).text(), 1, lanes.count())));
    }
    return rows;
  }

  /** The rows of the head: two where a cell of it stands over several columns. */
  private List<List<PdfTable.Cell>> head(int to) {
    if (to == 0) {
      return List.of();
    }
    List<List<PdfGlyph>> own = new ArrayList<>();
    String[] above = new String[lanes.count()];
    int[] spans = new int[lanes.count()];
    TreeSet<Integer> covered = new TreeSet<>();
    for (int column = 0; column < lanes.count(); column++) {
      own.add(new ArrayList<>());
    }
    for (PdfLine line : lines.subList(0, to)) {
      for (PdfLine part : line.parts(HEAD_GAP)) {
        int[] over = lanes.over(part.left(), part.right());
        if (over[1] == over[0]) {
          own.get(over[0]).addAll(part.glyphs());
          continue;
        }
        above[over[0]] = above[over[0]] == null ? part.text() : above[over[0]] + part.text();
        spans[over[0]] = Math.max(spans[over[0]], over[1] - over[0] + 1);
        for (int column = over[0]; column <= over[1]; column++) {
          covered.add(column);
        }
      }
    }
    List<PdfTable.Cell> first = new ArrayList<>();
    List<PdfTable.Cell> second = new ArrayList<>();
    int reached = 0;
    for (int column = 0; column < lanes.count(); column++) {
      String text = PdfTable.text(own.get(column), lanes.edges().get(column + 1));
      boolean spanned = covered.contains(column);
      if (spans[column] > 0 && column >= reached) {
        first.add(new PdfTable.Cell(String.valueOf(above[column]), 1, spans[column]));
        reached = column + spans[column];
      } else if (column >= reached) {
        first.add(new PdfTable.Cell(text, spanned || covered.isEmpty() ? 1 : 2, 1));
        reached = column + 1;
      }
      if (spanned) {
        second.add(new PdfTable.Cell(text, 1, 1));
      }
    }
    return second.isEmpty() ? List.of(first) : List.of(first, second);
  }
}
