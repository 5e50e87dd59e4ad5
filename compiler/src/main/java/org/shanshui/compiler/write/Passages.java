package org.shanshui.compiler.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Block.Cell;
import org.shanshui.compiler.read.Document;

/** What the source says (原文) at a place: the sentence or the table row that holds it. */
public final class Passages {
  /** A sentence is sought this far to each side, so that a text without full stops stays cheap. */
  private static final int REACH = 400;

  private final String text;
  private final List<Block> blocks;
  private final CodePoints points;

  /** Of each table by where it starts: its rows by where their cells start. */
  private final Map<Integer, TreeMap<Integer, List<Cell>>> rowsByStart = new HashMap<>();

  /** The passages of a document whose offsets are counted in {@code points}. */
  public Passages(Document document, CodePoints points) {
    this.text = document.text();
    this.blocks = document.blocks();
    this.points = points;
  }

  /** The sentence around a span of code points, on one line. */
  public String sentence(int startPoint, int endPoint) {
    int start = points.unit(startPoint);
    int end = Math.max(start, points.unit(endPoint));
    Block block = blockAt(start);
    if (block != null && block.kind() == Block.Kind.TABLE) {
      Map.Entry<Integer, List<Cell>> row =
          rowsByStart.computeIfAbsent(block.start(), at -> rows(block)).floorEntry(start);
      if (row != null) {
        return row(row.getValue());
      }
    }
    int first = block != null ? block.start() : lineStart(start);
    int last = block != null ? block.end() : lineEnd(start);
    return oneLine(
        text.substring(sentenceStart(start, first), sentenceEnd(end, Math.max(end, last))));
  }

  /** A span of code points, whole and on one line. */
  public String span(int startPoint, int endPoint) {
    int start = points.unit(startPoint);
    return oneLine(text.substring(start, Math.max(start, points.unit(endPoint))));
  }

  /** The block that holds a unit of the text, null for furniture. */
  @Nullable Block blockAt(int unit) {
    int index = firstEndingAfter(unit);
    return index < blocks.size() && blocks.get(index).start() <= unit ? blocks.get(index) : null;
  }

  /** Index of the first block that ends behind the unit. */
  int firstEndingAfter(int unit) {
    int low = 0;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).end() <= unit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Text without its line breaks, which in Chinese part nothing, and without runs of blanks. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean blank = false;
    boolean broken = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        broken = true;
      } else if (Character.isWhitespace(c) || c == '\u3000' || c == '\u00A0') {
        blank = true;
      } else {
        boolean apart = blank || broken && c < 0x80 && !line.isEmpty() && last(line) < 0x80;
        if (apart && !line.isEmpty()) {
          line.append(' ');
        }
        line.append(c);
        blank = false;
        broken = false;
      }
    }
    return line.toString();
  }

  private static TreeMap<Integer, List<Cell>> rows(Block table) {
    TreeMap<Integer, List<Cell>> rows = new TreeMap<>();
    // A merged cell belongs to its first row.
    table.rows().forEach(row -> row.forEach(cell -> rows.putIfAbsent(cell.start(), row)));
    return rows;
  }

  private String row(List<Cell> row) {
    return row.stream()
        .distinct()
        .map(cell -> oneLine(text.substring(cell.start(), cell.end())))
        .collect(Collectors.joining(" | "));
  }

  private int lineStart(int unit) {
    int start = unit;
    while (start > 0 && unit - start < REACH && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private int lineEnd(int unit) {
    int end = unit;
    while (end < text.length() && end - unit < REACH && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  private int sentenceStart(int unit, int first) {
    int limit = Math.max(first, unit - REACH);
    int start = unit;
    while (start > limit && !ends(text.charAt(start - 1))) {
      start--;
    }
    return splitsPair(start) ? start + 1 : start;
  }

  private int sentenceEnd(int unit, int last) {
    if (unit > 0 && ends(text.charAt(unit - 1))) {
      return unit;
    }
    int limit = Math.min(last, unit + REACH);
    int end = unit;
    while (end < limit && !ends(text.charAt(end))) {
      end++;
    }
    if (end < limit) {
      return end + 1;
    }
    return splitsPair(end) ? end - 1 : end;
  }

  private boolean splitsPair(int unit) {
    return unit > 0
        && unit < text.length()
        && Character.isLowSurrogate(text.charAt(unit))
        && Character.isHighSurrogate(text.charAt(unit - 1));
  }

  private static boolean ends(char c) {
    return c == '。' || c == '！' || c == '？';
  }

  private static char last(StringBuilder line) {
    return line.charAt(line.length() - 1);
  }
}
