package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.shanshui.language.noise.CleanText;

/** Cuts lines into pieces at their blanks. */
final class Pieces {
  /** Blanks that part thousands and nothing else. */
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?: \\d{3})+(?:\\.\\d+)?");

  private static final Pattern MEASURE = Pattern.compile("[年月日]|年度|左右|以[上下内]");
  private static final Pattern PAGE = Pattern.compile("[-—–―·\\s]{1,4}\\d{1,4}[-—–―·\\s]{1,4}");

  private final String text;
  private final List<FlatLine> lines;

  /** The pieces of each line, null where they were not asked for yet. */
  private final List<List<Piece>> cut = new ArrayList<>();

  Pieces(String text, List<FlatLine> lines) {
    this.text = text;
    this.lines = lines;
    lines.forEach(line -> cut.add(List.of()));
  }

  /** The pieces of a line, none where the line can be no part of a table. */
  List<Piece> of(int line) {
    if (cut.get(line).isEmpty() && lines.get(line).whole()) {
      cut.set(line, cut(line));
    }
    return cut.get(line);
  }

  private List<Piece> cut(int index) {
    FlatLine line = lines.get(index);
    List<Piece> pieces = new ArrayList<>();
    String whole = text.substring(line.start(), line.end());
    if (THOUSANDS.matcher(whole).matches() || PAGE.matcher(whole).matches()) {
      add(pieces, index, line.start(), line.end(), line.gap());
      return pieces;
    }
    boolean tabs = whole.indexOf('\t') >= 0;
    boolean wide = whole.indexOf("  ") >= 0;
    int start = line.start();
    Gap gap = line.gap();
    for (int i = start; i < line.end(); i++) {
      if (!parts(text.charAt(i), tabs)) {
        continue;
      }
      int next = i;
      while (next < line.end() && FlatLine.isBlank(text.charAt(next))) {
        next++;
      }
      if (next == i + 1 && i > line.start() && isSetApart(line, start, i, next, wide)) {
        continue;
      }
      add(pieces, index, start, i, gap);
      boolean apart = next - i > 1 || text.charAt(i) == '\t' || text.charAt(i) == '\u3000';
      gap = line.cells() ? Gap.LINE : apart ? Gap.WIDE : Gap.BLANK;
      start = next;
      i = next - 1;
    }
    add(pieces, index, start, line.end(), gap);
    return pieces;
  }

  /**
   * Whether the blank only sets a number off from the words around it, as printing does: 2027 年, 管网
   * 32 公里.
   *
   * @param wide whether the line parts its cells by more than a blank
   */
  private boolean isSetApart(FlatLine line, int start, int blank, int next, boolean wide) {
    char before = text.charAt(blank - 1);
    char after = text.charAt(next);
    if (isDigit(before) && isHan(after)) {
      int end = next;
      while (end < line.end() && isHan(text.charAt(end)) && "、，".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      boolean first = start == line.start() && allDigits(start, blank);
      return !first && MEASURE.matcher(text.substring(next, end)).matches()
          || !first && Form.isUnit(text.substring(next, end));
    }
    return wide && isHan(before) && isDigit(after);
  }

  private boolean allDigits(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHan(char c) {
    return c >= '一' && c <= '鿿';
  }

  /** In a line with tabs only these part cells. */
  private static boolean parts(char c, boolean tabs) {
    return tabs ? c == '\t' : FlatLine.isBlank(c);
  }

  private void add(List<Piece> pieces, int index, int start, int end, Gap gap) {
    if (start >= end) {
      return;
    }
    String clean = CleanText.of(text, start, end).text();
    if (!clean.isEmpty()) {
      FlatLine line = lines.get(index);
      int column = line.column() + start - line.start();
      int place = column;
      for (int i = line.start(); i < start; i++) {
        place += FlatLine.isWide(text.charAt(i)) ? 1 : 0;
      }
      pieces.add(new Piece(start, end, clean, Form.of(clean), gap, index, column, place));
    }
  }
}
