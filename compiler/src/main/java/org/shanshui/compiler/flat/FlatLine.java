package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.layout.Layout;
import org.shanshui.compiler.layout.Role;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.table.Head;
import org.shanshui.language.noise.CleanText;

/**
 * A line of a paragraph.
 *
 * @param block index of the paragraph it stands in
 * @param start of its first character that is not blank, UTF-16
 * @param column how many characters stand before that in the line
 * @param gap to the line before; {@link Gap#PARAGRAPH} over a blank line
 * @param whole whether it may belong to a table at all
 * @param cells whether it holds so many cells that they make up a table of their own
 */
record FlatLine(int block, int start, int end, int column, Gap gap, boolean whole, boolean cells) {
  private static final int LONGEST = 200;
  private static final int FEWEST_CELLS = 18;
  private static final int LONGEST_CELLS = 12;
  private static final int SHORTEST_CELLS = 2;

  /** The lines of a document; what can be no part of a table parts them. */
  static List<FlatLine> of(Document document, Layout layout) {
    String text = document.text();
    List<FlatLine> lines = new ArrayList<>();
    int before = 0;
    List<Block> blocks = document.blocks();
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      Role role = layout.role(b);
      // A page's number stays: before heads that come again it shows where the page ended.
      if (role == Role.RUNNING_HEAD && !isHead(text, block)) {
        continue;
      }
      if (block.kind() != Block.Kind.PARAGRAPH || role == Role.CONTENTS || role == Role.FOOTNOTE) {
        lines.add(new FlatLine(b, block.start(), block.end(), 0, Gap.PARAGRAPH, false, false));
        before = block.end();
        continue;
      }
      int from = block.start();
      while (from < block.end()) {
        int newline = text.indexOf('\n', from);
        int to = newline < 0 || newline > block.end() ? block.end() : newline;
        int start = skipBlanks(text, from, to);
        int end = trimBlanks(text, start, to);
        if (start < end) {
          List<int[]> parts = document.isOfLines() ? InlineTables.parts(text, start, end) : null;
          for (int[] part : parts == null ? List.of(new int[] {start, end}) : parts) {
            lines.add(line(text, b, part[0], part[1], gap(text, before, part[0])));
            before = part[1];
          }
        }
        from = to + 1;
      }
    }
    return lines;
  }

  private static FlatLine line(String text, int block, int start, int end, Gap gap) {
    boolean cells = holdsCells(text, start, end);
    int column = start - lineStart(text, start);
    return new FlatLine(block, start, end, column, gap, end - start <= LONGEST || cells, cells);
  }

  /** A head of a column comes again on every page, as a running head does. */
  private static boolean isHead(String text, Block block) {
    return Head.isHead(CleanText.of(text, block.start(), block.end()).text());
  }

  /** Whether blanks part a line into many short stretches, but not into single characters. */
  private static boolean holdsCells(String text, int from, int to) {
    int cells = 1;
    boolean blank = false;
    for (int i = from; i < to; i++) {
      boolean next = isBlank(text.charAt(i));
      cells += next && !blank ? 1 : 0;
      blank = next;
    }
    int length = (to - from) / cells;
    return cells >= FEWEST_CELLS && length >= SHORTEST_CELLS && length <= LONGEST_CELLS;
  }

  private static int lineStart(String text, int at) {
    int start = at;
    while (start > 0 && at - start < LONGEST && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private static Gap gap(String text, int before, int start) {
    int breaks = 0;
    for (int i = before; i < start && breaks < 2; i++) {
      breaks += text.charAt(i) == '\n' ? 1 : 0;
    }
    return breaks > 1 ? Gap.PARAGRAPH : Gap.LINE;
  }

  static boolean isBlank(char c) {
    if (c > '\u3000') {
      return c == '\uFEFF';
    }
    return c <= ' ' || c == '\u3000' || c >= '\u2000' && c <= '\u200F';
  }

  static boolean isWide(char c) {
    return c >= '\u2E80' || c == '—' || c == '≥' || c == '≤' || c >= '\u2018' && c <= '\u201D';
  }

  private static int skipBlanks(String text, int from, int to) {
    int at = from;
    while (at < to && (isBlank(text.charAt(at)) || text.charAt(at) == '\u00A0')) {
      at++;
    }
    return at;
  }

  private static int trimBlanks(String text, int from, int to) {
    int at = to;
    while (at > from && (isBlank(text.charAt(at - 1)) || text.charAt(at - 1) == '\u00A0')) {
      at--;
    }
    return at;
  }
}
