package org.shanshui.compiler.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;

/**
 * Tells a text set in two columns whose lines run across both: a wide gap ends at the same column
 * in most of them, with prose on either side. What such lines say cannot be put in order without
 * moving the text, so it is told.
 */
final class TwoColumns {
  private static final int FEWEST_LINES = 12;
  private static final int WIDEST_LINE = 240;
  private static final int NARROWEST_COLUMN = 20;
  private static final int WIDE = 3;

  private TwoColumns() {}

  static List<Diagnostic> diagnostics(Document document) {
    String text = document.text();
    Map<Integer, Integer> gutters = new HashMap<>();
    int lines = 0;
    int marks = 0;
    for (Block block : document.blocks()) {
      int length = block.end() - block.start();
      if (block.kind() == Block.Kind.TABLE || length < NARROWEST_COLUMN || length > WIDEST_LINE) {
        continue;
      }
      lines++;
      int gutter = gutter(text, block);
      if (gutter > 0) {
        gutters.merge(gutter, 1, Integer::sum);
        marks += hasMark(text, block) ? 1 : 0;
      }
    }
    int most = 0;
    for (Map.Entry<Integer, Integer> entry : gutters.entrySet()) {
      int near = entry.getValue() + gutters.getOrDefault(entry.getKey() + 1, 0);
      most = Math.max(most, near);
    }
    boolean columns = most >= FEWEST_LINES && 2 * most >= lines && 2 * marks >= most;
    return columns
        ? List.of(
            new Diagnostic(
                Severity.WARNING,
                "two-columns",
                "文字排成两栏，每行横跨两栏，读出的内容会错乱；请改用原文件，或用不带 -layout 的 pdftotext 重新导出。"
                    + " The text is set in two columns and its lines run across both, so what is"
                    + " read is disordered; use the original, or export it again by pdftotext"
                    + " without -layout.",
                0,
                0))
        : List.of();
  }

  /** The column, in halves of a character, at which the right side begins; 0 where none does. */
  private static int gutter(String text, Block block) {
    int halves = 0;
    int blanks = 0;
    for (int i = block.start(); i < block.end(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        blanks++;
      } else {
        if (blanks >= WIDE && halves - blanks >= WIDE) {
          return block.end() - i >= NARROWEST_COLUMN / 2 ? halves : 0;
        }
        blanks = 0;
      }
      halves += c < 0x80 ? 1 : 2;
    }
    return 0;
  }

  private static boolean hasMark(String text, Block block) {
    for (int i = block.start(); i < block.end(); i++) {
      if (text.charAt(i) == '，' || text.charAt(i) == '。') {
        return true;
      }
    }
    return false;
  }
}
