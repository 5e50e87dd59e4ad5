package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Sets a table with blanks so that its columns stand under each other. */
final class Aligned {
  private Aligned() {}

  static String of(SampleTable table, int wrap, ToIntFunction<String> measure, boolean middle) {
    List<List<String>> all = new ArrayList<>();
    all.add(Way.leaves(table));
    all.addAll(table.rows());
    int[] widths = new int[table.width()];
    for (List<String> row : all) {
      for (int c = 0; c < row.size() && !SampleTable.isHead(row); c++) {
        for (String line : Way.lines(row.get(c), wrap)) {
          widths[c] = Math.max(widths[c], measure.applyAsInt(line));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      append(text, row, widths, wrap, measure, middle);
    }
    return text.toString().stripTrailing();
  }

  private static void append(
      StringBuilder text,
      List<String> row,
      int[] widths,
      int wrap,
      ToIntFunction<String> measure,
      boolean middle) {
    if (SampleTable.isHead(row)) {
      text.append(row.get(0)).append('\n');
      return;
    }
    List<List<String>> cells = row.stream().map(cell -> Way.lines(cell, wrap)).toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    for (int line = 0; line < height; line++) {
      StringBuilder out = new StringBuilder();
      int at = 0;
      for (int c = 0; c < widths.length; c++) {
        List<String> cell = cells.get(c);
        int first = middle ? (height - cell.size()) / 2 : 0;
        boolean here = line >= first && line < first + cell.size();
        String piece = here ? cell.get(line - first) : "";
        boolean number = !piece.isEmpty() && piece.chars().allMatch(x -> x < 0x80);
        int pad = Math.max(0, widths[c] - measure.applyAsInt(piece));
        out.append(number ? " ".repeat(pad) + piece : piece + " ".repeat(pad)).append("  ");
        at += widths[c] + 2;
      }
      text.append(out.toString().stripTrailing()).append('\n');
    }
  }
}
