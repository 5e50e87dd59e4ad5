package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.language.noise.CleanText;

/**
 * Which rows at the top of a table are heads, and which lines over them the table holds itself.
 *
 * @param from the first row of heads
 * @param to the row after the last
 */
record HeadRows(int from, int to) {
  private static final int MOST_TITLES = 2;
  private static final int MOST_HEADS = 4;

  static HeadRows of(List<List<CleanText>> rows) {
    int from = 0;
    while (from < MOST_TITLES && from + 2 < rows.size() && isTitle(rows.get(from))) {
      from++;
    }
    int to = Math.min(from + 1, rows.size());
    while (to > 0
        && to < rows.size()
        && to - from < MOST_HEADS
        && goesOn(rows.get(to - 1), rows.get(to))) {
      to++;
    }
    return new HeadRows(from, to);
  }

  /** One cell over all columns: the table's name, or 单位：万元. */
  private static boolean isTitle(List<CleanText> row) {
    if (row.size() < 2) {
      return false;
    }
    CleanText only = null;
    int cells = 0;
    for (CleanText cell : row) {
      if (cell.length() > 0) {
        if (only != null && cell.sourceStart(0) != only.sourceStart(0)) {
          return false;
        }
        only = cell;
        cells++;
      }
    }
    boolean spans = cells == row.size();
    return only != null && (spans || cells == 1 && only.text().contains("单位:"));
  }

  /** A row of heads goes on from merged cells of the one before, or has nothing but head words. */
  private static boolean goesOn(List<CleanText> heads, List<CleanText> next) {
    boolean merged = false;
    boolean words = true;
    int filled = 0;
    for (int c = 0; c < next.size(); c++) {
      CleanText cell = next.get(c);
      if (cell.length() == 0) {
        continue;
      }
      CleanText above = c < heads.size() ? heads.get(c) : CleanText.empty(0);
      if (above.length() > 0 && above.sourceStart(0) == cell.sourceStart(0)) {
        merged = true;
      } else {
        filled++;
        words &= Head.isHead(cell.text());
      }
    }
    return merged && filled > 0 || words && filled > 1;
  }

  /** One title a column, the heads over one another joined. */
  List<String> columns(List<List<CleanText>> rows) {
    List<String> columns = new ArrayList<>();
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    for (int c = 0; c < width; c++) {
      StringBuilder title = new StringBuilder();
      int last = -1;
      for (int r = from; r < to; r++) {
        CleanText cell = c < rows.get(r).size() ? rows.get(r).get(c) : CleanText.empty(0);
        if (cell.length() > 0 && cell.sourceStart(0) != last) {
          title.append(cell.text());
          last = cell.sourceStart(0);
        }
      }
      columns.add(title.toString());
    }
    return columns;
  }
}
