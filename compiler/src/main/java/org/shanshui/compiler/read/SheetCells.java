package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The cells of one sheet that hold text, by row and column from 0, as they are shown. */
final class SheetCells {
  static final int MOST_ROWS = 1 << 20;
  static final int MOST_COLUMNS = 1 << 14;

  /** Of all sheets of a workbook. */
  static final int MOST_CELLS = 500_000;

  static final int MOST_CHARACTERS = 50_000_000;
  private static final int MOST_MERGES = 100_000;

  private final String name;
  private final Count count;
  private final NavigableMap<Integer, NavigableMap<Integer, String>> rows = new TreeMap<>();
  private final List<Merge> merges = new ArrayList<>();
  private final BitSet hiddenRows = new BitSet();
  private final BitSet hiddenColumns = new BitSet();

  /** How much the sheets of one workbook hold. */
  static final class Count {
    private int cells;
    private long characters;

    void add(String text) throws UnreadableException {
      cells++;
      characters += text.length();
      if (cells > MOST_CELLS || characters > MOST_CHARACTERS) {
        throw new UnreadableException(
            "too-large",
            ("表格超过 %d 个单元格或 %d 字，请拆分后再读。"
                    + " The sheets hold more than %d cells or %d characters; split them.")
                .formatted(MOST_CELLS, MOST_CHARACTERS, MOST_CELLS, MOST_CHARACTERS));
      }
    }
  }

  /** Cells shown as one; all four inclusive. */
  record Merge(int top, int left, int bottom, int right) {}

  SheetCells(String name, Count count) {
    this.name = name;
    this.count = count;
  }

  String name() {
    return name;
  }

  /** Puts a cell; blank ones and such beyond the edge of any sheet are passed over. */
  void put(int row, int column, String text) throws UnreadableException {
    boolean inside = row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS;
    if (inside && Lines.skipBlanks(text, 0, text.length()) < text.length()) {
      count.add(text);
      rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, text);
    }
  }

  void merge(int top, int left, int bottom, int right) {
    boolean inside = top >= 0 && left >= 0 && bottom < MOST_ROWS && right < MOST_COLUMNS;
    if (inside && top <= bottom && left <= right && merges.size() < MOST_MERGES) {
      merges.add(new Merge(top, left, bottom, right));
    }
  }

  void hideRow(int row) {
    if (row >= 0 && row < MOST_ROWS) {
      hiddenRows.set(row);
    }
  }

  void hideColumns(int first, int last) {
    if (first >= 0 && first <= last) {
      hiddenColumns.set(first, Math.min(last, MOST_COLUMNS - 1) + 1);
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  NavigableMap<Integer, NavigableMap<Integer, String>> rows() {
    return rows;
  }

  List<Merge> merges() {
    return merges;
  }

  BitSet hiddenRows() {
    return hiddenRows;
  }

  BitSet hiddenColumns() {
    return hiddenColumns;
  }
}
