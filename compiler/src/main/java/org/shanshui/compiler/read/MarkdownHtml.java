package org.shanshui.compiler.read;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The little HTML that plans in Markdown hold: tags around a line, and whole tables. */
final class MarkdownHtml {
  /** A table larger than this is read line by line. */
  private static final int LONGEST_TABLE = 1 << 20;

  private static final int LONGEST_TAG = 2000;

  private MarkdownHtml() {}

  static boolean startsTable(String text, int at) {
    return startsTag(text, at, "table");
  }

  private static boolean startsTag(String text, int at, String name) {
    int after = at + 1 + name.length();
    return after < text.length()
        && text.charAt(at) == '<'
        && text.regionMatches(true, at + 1, name, 0, name.length())
        && !Character.isLetterOrDigit(text.charAt(after));
  }

  /** The table that begins at the offset; null if it is not closed, or holds another. */
  static @Nullable Block tableAt(String text, int start) {
    TableGrid grid = new TableGrid();
    int limit = Math.min(text.length(), start + LONGEST_TABLE);
    int cellStart = -1;
    int rowspan = 1;
    int colspan = 1;
    int at = tagEnd(text, start, limit);
    while (at > 0) {
      int open = Lines.find(text, "<", at, limit);
      int close = open < 0 ? -1 : tagEnd(text, open, limit);
      if (close < 0) {
        if (open < 0) {
          return null;
        }
        at = open + 1;
        continue;
      }
      boolean cell = startsTag(text, open, "td") || startsTag(text, open, "th");
      boolean row = startsTag(text, open, "tr");
      boolean end = startsTag(text, open, "/table");
      if (startsTable(text, open)) {
        return null;
      }
      if (cellStart >= 0
          && (cell || row || end || startsTag(text, open, "/td") || startsTag(text, open, "/th"))) {
        grid.cell(withoutOuterTags(text, cellStart, open), rowspan, colspan);
        cellStart = -1;
      }
      if (row) {
        grid.startRow();
      } else if (cell) {
        cellStart = close;
        rowspan = span(text, open, close, "rowspan");
        colspan = span(text, open, close, "colspan");
      } else if (end) {
        return grid.rows().isEmpty() ? null : TextTables.table(start, close, grid.rows());
      }
      at = close;
    }
    return null;
  }

  private static int span(String text, int open, int close, String attribute) {
    String tag = text.substring(open, close).toLowerCase(Locale.ROOT);
    int at = tag.indexOf(attribute + "=");
    if (at < 0) {
      return 1;
    }
    int value = 0;
    for (int i = at + attribute.length() + 1; i < tag.length() && value < 10_000; i++) {
      char c = tag.charAt(i);
      if (c >= '0' && c <= '9') {
        value = value * 10 + c - '0';
      } else if (c != '"' && c != '\'') {
        break;
      }
    }
    return Math.max(1, value);
  }

  /** After the tag that opens at the offset; -1 where it is none (3&lt;5 is not). */
  private static int tagEnd(String text, int open, int limit) {
    int i = open + 1;
    if (i < limit && text.charAt(i) == '/') {
      i++;
    }
    if (i >= limit || !isLatin(text.charAt(i))) {
      return -1;
    }
    int last = Math.min(limit, open + LONGEST_TAG);
    for (; i < last; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c == '<') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The span without blanks and whole tags at its two ends. */
  static Block.Cell withoutOuterTags(String text, int from, int to) {
    Block.Cell span = TextTables.cell(text, from, to);
    int start = span.start();
    int end = span.end();
    while (start < end && text.charAt(start) == '<') {
      int after = tagEnd(text, start, end);
      if (after < 0) {
        break;
      }
      start = Lines.skipBlanks(text, after, end);
    }
    while (end > start && text.charAt(end - 1) == '>') {
      int open = end - 1;
      int first = Math.max(start, end - LONGEST_TAG);
      while (open > first && text.charAt(open) != '<') {
        open--;
      }
      if (text.charAt(open) != '<' || tagEnd(text, open, end) != end) {
        break;
      }
      end = Lines.trimBlanks(text, start, open);
    }
    return new Block.Cell(start, end);
  }
}
