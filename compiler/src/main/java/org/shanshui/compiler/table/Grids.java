package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.read.Block;
import org.shanshui.language.noise.CleanText;

/** Tables that the format itself marks. */
public final class Grids {
  private static final int LONGEST_CAPTION = 60;

  private Grids() {}

  /** The explicit tables among the passages. */
  public static List<Grid> of(List<Passage> passages, String source) {
    List<Grid> grids = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      if (passages.get(i).isTable()) {
        grids.add(grid(passages, i, source));
      }
    }
    return grids;
  }

  private static Grid grid(List<Passage> passages, int index, String source) {
    Block block = passages.get(index).block();
    List<List<CleanText>> rows = new ArrayList<>();
    for (List<Block.Cell> row : block.rows()) {
      List<CleanText> cells = new ArrayList<>(row.size());
      for (Block.Cell cell : row) {
        cells.add(CleanText.of(source, cell.start(), cell.end()));
      }
      rows.add(cells);
    }
    int heads = headRows(rows);
    List<String> columns = columns(rows, heads);
    return new Grid(
        caption(passages, index),
        index,
        index,
        columns,
        rows.subList(0, heads).stream().flatMap(List::stream).toList(),
        rows.subList(heads, rows.size()),
        block.start(),
        block.end());
  }

  /** Rows of heads: the first, and a second that goes on from merged cells of the first. */
  private static int headRows(List<List<CleanText>> rows) {
    if (rows.size() < 2) {
      return Math.min(1, rows.size());
    }
    List<CleanText> first = rows.get(0);
    List<CleanText> second = rows.get(1);
    for (int c = 0; c < Math.min(first.size(), second.size()); c++) {
      boolean merged =
          first.get(c).length() > 0
              && second.get(c).length() > 0
              && first.get(c).sourceStart(0) == second.get(c).sourceStart(0);
      if (merged) {
        return Math.min(2, rows.size());
      }
    }
    return 1;
  }

  private static List<String> columns(List<List<CleanText>> rows, int heads) {
    List<String> columns = new ArrayList<>();
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    for (int c = 0; c < width; c++) {
      StringBuilder title = new StringBuilder();
      for (int r = 0; r < heads; r++) {
        if (c < rows.get(r).size()) {
          String cell = rows.get(r).get(c).text();
          if (!title.toString().equals(cell)) {
            title.append(cell);
          }
        }
      }
      columns.add(title.toString());
    }
    return columns;
  }

  static @Nullable String caption(List<Passage> passages, int index) {
    for (int i = index - 1; i >= Math.max(0, index - 2); i--) {
      String text = passages.get(i).text().text();
      boolean caption = passages.get(i).block().kind() == Block.Kind.CAPTION || isCaption(text);
      if (caption) {
        return text;
      }
    }
    return null;
  }

  /** Whether a line is the caption of a table, figure or box. */
  public static boolean isCaption(String line) {
    if (line.length() < 3 || line.length() > LONGEST_CAPTION || line.indexOf('。') >= 0) {
      return false;
    }
    String head = line.startsWith("附表") ? line.substring(1) : line;
    boolean marked = head.startsWith("表") || head.startsWith("图") || head.startsWith("专栏");
    int at = head.startsWith("专栏") ? 2 : 1;
    if (!marked || head.length() <= at) {
      return false;
    }
    char c = head.charAt(at);
    return c >= '0' && c <= '9' || "一二三四五六七八九十: ".indexOf(c) >= 0;
  }
}
