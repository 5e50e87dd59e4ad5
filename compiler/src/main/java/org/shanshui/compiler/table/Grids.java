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
        cells.add(clean(cell, source));
      }
      rows.add(cells);
    }
    HeadRows heads = HeadRows.of(rows);
    return new Grid(
        caption(passages, index),
        index,
        index,
        heads.columns(rows),
        rows.subList(0, heads.to()).stream().flatMap(List::stream).toList(),
        rows.subList(heads.to(), rows.size()),
        block.start(),
        block.end());
  }

  private static CleanText clean(Block.Cell cell, String source) {
    CleanText first = CleanText.of(source, cell.start(), cell.end());
    if (cell.more().isEmpty()) {
      return first;
    }
    List<CleanText> parts = new ArrayList<>(List.of(first));
    cell.more().forEach(more -> parts.add(CleanText.of(source, more.start(), more.end())));
    return CleanText.join(parts);
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
