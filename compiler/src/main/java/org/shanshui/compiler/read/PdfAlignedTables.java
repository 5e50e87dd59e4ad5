package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tables without lines: parts of lines that stand under each other in lanes. */
final class PdfAlignedTables {
  /** Columns stand apart by more ems than words do. */
  private static final float GAP = 0.9f;

  private static final int FEWEST_COLUMNS = 3;
  private static final int FEWEST_ROWS = 3;

  /** Rows stand no further apart than this many ems. */
  private static final float FURTHEST = 3.5f;

  private static final float FURTHEST_NUMBERED = 4.5f;

  /** A line of one part that is longer, in ems, is prose. */
  private static final float WIDEST_ALONE = 25;

  /** Lines of one row. */
  private static final int TALLEST = 40;

  private static final Pattern CAPTION = Pattern.compile("附?[图表]|专栏|续|[（(]?单位");

  private final List<PdfLine> lines;
  private final float width;
  private int tried;

  private PdfAlignedTables(List<PdfLine> lines) {
    this.lines = lines;
    double from = lines.stream().mapToDouble(PdfLine::left).min().orElse(0);
    double to = lines.stream().mapToDouble(PdfLine::right).max().orElse(0);
    this.width = (float) (to - from);
  }

  /** The lines with those that make a table put together. */
  static List<PdfItem> in(List<PdfLine> lines) {
    PdfAlignedTables finder = new PdfAlignedTables(lines);
    List<PdfItem> items = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      PdfNumberedTable.Found numbered = finder.numberedAt(at);
      if (numbered != null) {
        PdfNumberedTable.Found higher = finder.withUpperHead(at);
        if (higher != null) {
          items.remove(items.size() - 1);
          items.add(higher.table());
          at += higher.lines() - 1;
        } else {
          items.add(numbered.table());
          at += numbered.lines();
        }
        continue;
      }
      Rows rows = finder.rowsAt(at);
      if (rows != null && rows.cells.size() >= FEWEST_ROWS) {
        items.add(rows.table());
        at = rows.next;
      } else {
        items.add(lines.get(at++));
      }
    }
    return items;
  }

  /** Rows as they are gathered; a cell is the lines in it. */
  private static final class Rows {
    final List<float[]> lanes = new ArrayList<>();
    final List<List<List<PdfLine>>> cells = new ArrayList<>();
    int next;
    int firstLine;

    /** The lane of each part; null where a part lies across two or between others. */
    int @Nullable [] lanesOf(List<PdfLine> parts) {
      int[] lanesOf = new int[parts.size()];
      for (int i = 0; i < parts.size(); i++) {
        int first = i == 0 ? 0 : lanesOf[i - 1] + 1;
        int last = lanes.size() - parts.size() + i;
        lanesOf[i] = laneOf(parts.get(i), first, last);
        if (lanesOf[i] < 0) {
          return null;
        }
      }
      return lanesOf;
    }

    /** The lane that a part stands in, or is nearest to and touches no other; -1 for none. */
    private int laneOf(PdfLine part, int first, int last) {
      int in = -1;
      int nearest = -1;
      float least = Float.MAX_VALUE;
      for (int lane = 0; lane < lanes.size(); lane++) {
        float[] extent = lanes.get(lane);
        boolean touches = part.right() > extent[0] && part.left() < extent[1];
        if (touches && in >= 0) {
          return -1;
        }
        in = touches ? lane : in;
        float apart = Math.abs(part.middle() - (extent[0] + extent[1]) / 2);
        if (lane >= first && lane <= last && apart < least) {
          nearest = lane;
          least = apart;
        }
      }
      return in < 0 ? nearest : in >= first && in <= last ? in : -1;
    }

    void startRow() {
      List<List<PdfLine>> row = new ArrayList<>();
      lanes.forEach(lane -> row.add(new ArrayList<>()));
      cells.add(row);
    }

    void add(List<PdfLine> parts, int[] lanesOf) {
      List<List<PdfLine>> row = cells.get(cells.size() - 1);
      for (int i = 0; i < parts.size(); i++) {
        row.get(lanesOf[i]).add(parts.get(i));
        float[] lane = lanes.get(lanesOf[i]);
        lane[0] = Math.min(lane[0], parts.get(i).left());
        lane[1] = Math.max(lane[1], parts.get(i).right());
      }
    }

    /** Whether the last line in the cell reaches the lane's end, so that it may go on. */
    boolean isFull(int lane) {
      List<PdfLine> cell = cells.get(cells.size() - 1).get(lane);
      if (cell.isEmpty()) {
        return false;
      }
      PdfLine last = cell.get(cell.size() - 1);
      return last.right() > lanes.get(lane)[1] - 2 * last.size();
    }

    PdfTable table() {
      List<Float> edges = new ArrayList<>();
      lanes.forEach(lane -> edges.add(lane[0]));
      edges.add(lanes.get(lanes.size() - 1)[1]);
      List<List<PdfTable.Cell>> rows = new ArrayList<>();
      for (List<List<PdfLine>> row : cells) {
        List<PdfTable.Cell> texts = new ArrayList<>();
        for (int lane = 0; lane < row.size(); lane++) {
          List<PdfGlyph> glyphs = new ArrayList<>();
          row.get(lane).forEach(part -> glyphs.addAll(part.glyphs()));
          texts.add(new PdfTable.Cell(PdfTable.text(glyphs, lanes.get(lane)[1]), 1, 1));
        }
        rows.add(texts);
      }
      List<PdfLine> all = cells.stream().flatMap(List::stream).flatMap(List::stream).toList();
      float top = (float) all.stream().mapToDouble(PdfLine::top).min().orElse(0);
      float bottom = (float) all.stream().mapToDouble(PdfLine::bottom).max().orElse(0);
      return new PdfTable(top, bottom, edges, rows, false);
    }
  }

  /** The numbered table that begins with a line of several parts and the lines of cells after. */
  private PdfNumberedTable.@Nullable Found numberedAt(int first) {
    if (first < tried || lines.get(first).parts(GAP).size() < 2) {
      return null;
    }
    int end = first + 1;
    while (end < lines.size() && isOfCells(end)) {
      end++;
    }
    // What has failed from here fails from the next line, or is found by its lanes.
    tried = end;
    return PdfNumberedTable.in(lines.subList(first, end));
  }

  /**
   * The table with the line before it, where that is a head over several columns: near, further in
   * than the second column begins, and no caption.
   */
  private PdfNumberedTable.@Nullable Found withUpperHead(int first) {
    if (first == 0) {
      return null;
    }
    PdfLine head = lines.get(first - 1);
    PdfLine line = lines.get(first);
    boolean near = line.baseline() - head.baseline() < 1.8f * line.size();
    boolean further = head.left() > line.parts(GAP).get(1).left();
    if (!near || !further || CAPTION.matcher(head.text()).lookingAt()) {
      return null;
    }
    return PdfNumberedTable.in(lines.subList(first - 1, tried));
  }

  private boolean isOfCells(int at) {
    PdfLine line = lines.get(at);
    float apart = line.baseline() - lines.get(at - 1).baseline();
    boolean prose = line.parts(GAP).size() == 1 && line.right() - line.left() > 0.6f * width;
    return !prose && apart < FURTHEST_NUMBERED * line.size();
  }

  private @Nullable Rows rowsAt(int first) {
    List<PdfLine> head = lines.get(first).parts(GAP);
    if (head.size() < FEWEST_COLUMNS) {
      return null;
    }
    Rows rows = new Rows();
    head.forEach(part -> rows.lanes.add(new float[] {part.left(), part.right()}));
    rows.startRow();
    rows.add(head, IntStream.range(0, head.size()).toArray());
    rows.next = first + 1;
    rows.firstLine = first;
    while (rows.next < lines.size() && takes(rows, rows.next)) {
      rows.next++;
    }
    return rows;
  }

  private boolean takes(Rows rows, int at) {
    PdfLine line = lines.get(at);
    float apart = line.baseline() - lines.get(at - 1).baseline();
    List<PdfLine> parts = line.parts(GAP);
    int[] lanesOf = rows.lanesOf(parts);
    if (apart > FURTHEST * line.size() || lanesOf == null) {
      return false;
    }
    // Prose under a table begins at its edge and reaches far over its first column.
    if (parts.size() == 1 && line.right() - line.left() > WIDEST_ALONE * line.size()) {
      return false;
    }
    // A line that leaves the first column empty goes on in the cells of the row above.
    boolean newRow = lanesOf[0] == 0;
    if (newRow && parts.size() < Math.max(2, rows.lanes.size() - 1)) {
      return false;
    }
    if (parts.size() == 1 && !rows.isFull(lanesOf[0])) {
      return false;
    }
    if (newRow) {
      rows.startRow();
      rows.firstLine = at;
    } else if (at - rows.firstLine > TALLEST) {
      return false;
    }
    rows.add(parts, lanesOf);
    return true;
  }
}
