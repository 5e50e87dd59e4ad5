package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.noise.CleanText;

/** Flattened tables whose rows are one name and a fixed number of numbers. */
final class RegularRows {
  private static final Pattern NUMBER = Pattern.compile("[≥≤<>]?-?[0-9][0-9,.]*(?:[%‰]|:1)?");
  private static final int FEWEST_NUMBERS = 2;

  private final CellRun run;

  /** How many cells with nothing but a number follow each cell. */
  private final int[] numbers;

  private RegularRows(CellRun run) {
    this.run = run;
    this.numbers = new int[run.to() - run.from()];
    for (int i = run.to() - 2; i >= run.from(); i--) {
      boolean number = NUMBER.matcher(run.cell(i + 1)).matches();
      numbers[i - run.from()] = number ? numbersAfter(i + 1) + 1 : 0;
    }
  }

  /** The table, null where the run holds none of this form. */
  static @Nullable Grid grid(CellRun run) {
    RegularRows reader = new RegularRows(run);
    int first = reader.first();
    return first < 0 ? null : reader.grid(first);
  }

  private int numbersAfter(int i) {
    return numbers[i - run.from()];
  }

  private boolean isRow(int i, int width) {
    return i < run.to() && numbersAfter(i) == width && run.isWords(i);
  }

  /** Where the first row begins that another of the same width follows, -1 for none. */
  private int first() {
    for (int i = run.from(); i < run.to(); i++) {
      int width = numbersAfter(i);
      if (width >= FEWEST_NUMBERS && run.isWords(i) && isRow(i + width + 1, width)) {
        return i;
      }
    }
    return -1;
  }

  private Grid grid(int first) {
    int width = numbersAfter(first);
    List<List<CleanText>> rows = new ArrayList<>();
    int last = first;
    for (int i = first; i + width < run.to(); i++) {
      if (isRow(i, width)) {
        rows.add(run.cells(i, i + width + 1));
        i += width;
        last = i;
      }
    }
    return run.grid(first, last, heads(first, width + 1), rows);
  }

  /** Heads broken over lines: one ends with its unit in brackets. */
  private List<String> heads(int end, int width) {
    List<String> heads = new ArrayList<>();
    boolean whole = end - run.from() == width;
    StringBuilder head = new StringBuilder();
    for (int i = Math.max(run.from(), end - CellRun.MOST_CELLS); i < end; i++) {
      head.append(run.cell(i));
      boolean closed = head.charAt(head.length() - 1) == ')' && !CellRun.isOpen(head.toString());
      if (whole || closed) {
        heads.add(head.toString());
        head.setLength(0);
      }
    }
    if (!head.isEmpty()) {
      heads.add(head.toString());
    }
    while (heads.size() < width) {
      heads.add("");
    }
    return heads.subList(0, width);
  }
}
