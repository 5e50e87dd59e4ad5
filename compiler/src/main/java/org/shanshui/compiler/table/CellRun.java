package org.shanshui.compiler.table;

import java.util.List;
import java.util.regex.Pattern;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.language.noise.CleanText;

/** Lines that may be the cells of a flattened table: the passages {@code [from, to)}. */
record CellRun(List<Passage> passages, int from, int to) {
  /**
   * Cells of one row, or of the heads; without a limit lines that only look so would take ever
   * longer.
   */
  static final int MOST_CELLS = 64;

  private static final Pattern NATURE = Pattern.compile("约束性|预期性|参考性|引导性|指导性|控制性");

  /** The text of the cell that is passage {@code i}. */
  String cell(int i) {
    return passages.get(i).text().text();
  }

  /** Where cell {@code i} starts in the document, UTF-16. */
  int start(int i) {
    return passages.get(i).start();
  }

  /** The cells of the passages {@code [first, end)}. */
  List<CleanText> cells(int first, int end) {
    return passages.subList(first, end).stream().map(Passage::text).toList();
  }

  /** The cells of the passages {@code [first, end)} as one that was broken over lines. */
  CleanText joined(int first, int end) {
    return CleanText.join(cells(first, end));
  }

  /** Whether cell {@code i} says something in words. */
  boolean isWords(int i) {
    String cell = cell(i);
    int han = 0;
    for (int k = 0; k < cell.length(); k++) {
      han += cell.charAt(k) >= '一' && cell.charAt(k) <= '鿿' ? 1 : 0;
    }
    return han >= 2 && !isNature(i);
  }

  /** Whether cell {@code i} says an indicator's nature (指标属性). */
  boolean isNature(int i) {
    return NATURE.matcher(cell(i)).matches();
  }

  /** The table that ends with passage {@code last}, its heads before passage {@code headEnd}. */
  Grid grid(int headEnd, int last, List<String> columns, List<List<CleanText>> rows) {
    return new Grid(
        Grids.caption(passages, from),
        from,
        last,
        columns,
        cells(from, headEnd),
        rows,
        passages.get(from).start(),
        passages.get(last).end());
  }

  /** Whether a bracket is still open. */
  static boolean isOpen(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    return depth > 0;
  }
}
