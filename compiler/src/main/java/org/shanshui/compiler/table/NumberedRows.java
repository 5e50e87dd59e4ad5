package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.noise.CleanText;

/** Flattened indicator tables: their rows are numbered 1, 2, 3 … and end with the nature. */
final class NumberedRows {
  private static final int FEWEST_ROWS = 3;
  private static final int FARTHEST_NUMBER = 16;
  private static final Pattern YEAR = Pattern.compile("(20\\d\\d)年?");

  private final CellRun run;

  private NumberedRows(CellRun run) {
    this.run = run;
  }

  /** The table, null where the run holds none of this form. */
  static @Nullable Grid grid(CellRun run) {
    NumberedRows reader = new NumberedRows(run);
    int first = reader.first();
    int last = first < 0 ? -1 : reader.lastNature(first);
    if (last < 0) {
      return null;
    }
    int headEnd = reader.categoryStart(first);
    List<List<CleanText>> rows = reader.rows(headEnd, first, last);
    return rows.size() < FEWEST_ROWS
        ? null
        : run.grid(headEnd, last, reader.columns(headEnd), rows);
  }

  /** Where row 1 begins, -1 where there is none that a row 2 follows. */
  private int first() {
    for (int i = run.from(); i < run.to() - 2; i++) {
      if (run.cell(i).equals("1") && run.isWords(i + 1) && next(i, 2) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** Where the row with this number begins, -1 where it does not follow the one at {@code at}. */
  private int next(int at, int number) {
    String wanted = String.valueOf(number);
    for (int i = at + 2; i < Math.min(run.to() - 1, at + FARTHEST_NUMBER); i++) {
      if (run.cell(i).equals(wanted) && run.isWords(i + 1)) {
        return i;
      }
    }
    return -1;
  }

  private int lastNature(int first) {
    for (int i = run.to() - 1; i >= first; i--) {
      if (run.isNature(i)) {
        return i;
      }
    }
    return -1;
  }

  private int firstNature(int from, int to) {
    for (int i = from; i < to; i++) {
      if (run.isNature(i)) {
        return i;
      }
    }
    return -1;
  }

  /** The heads end with 属性 or the like; what follows before row 1 is the first category. */
  private int categoryStart(int first) {
    for (int i = first - 1; i >= run.from(); i--) {
      String cell = run.cell(i);
      if (cell.endsWith("属性") || cell.endsWith("性质") || cell.endsWith("类型") || cell.endsWith("值")) {
        return i + 1;
      }
    }
    return first;
  }

  private List<String> columns(int headEnd) {
    List<String> years = new ArrayList<>();
    for (int i = run.from(); i < headEnd; i++) {
      Matcher year = YEAR.matcher(run.cell(i));
      if (year.find()) {
        years.add(year.group(1) + "年");
      }
    }
    String base = years.isEmpty() ? "" : years.get(0);
    String target = years.size() < 2 ? "" : years.get(years.size() - 1);
    return List.of("类别", "序号", "指标", base + "基数", target + "目标值", "指标属性");
  }

  private List<List<CleanText>> rows(int headEnd, int first, int last) {
    List<List<CleanText>> rows = new ArrayList<>();
    CleanText category = run.joined(Math.max(headEnd, first - CellRun.MOST_CELLS), first);
    int at = first;
    while (at >= 0 && at < last) {
      int next = next(at, rows.size() + 2);
      int end = next < 0 ? last + 1 : next;
      int nature = firstNature(at + 1, end);
      if (nature < 0 || nature - at > CellRun.MOST_CELLS) {
        break;
      }
      rows.add(row(category, at, nature));
      if (nature + 1 < end) {
        category = run.joined(nature + 1, end);
      }
      at = next;
    }
    return rows;
  }

  private List<CleanText> row(CleanText category, int at, int nature) {
    int nameEnd = nameEnd(at + 1, nature);
    CleanText base = CleanText.empty(run.start(at));
    CleanText target = base;
    if (nature - nameEnd == 1) {
      target = run.joined(nameEnd, nature);
    } else if (nature > nameEnd) {
      int split = targetStart(nameEnd, nature);
      base = run.joined(nameEnd, split);
      target = run.joined(split, nature);
    }
    return List.of(
        category,
        run.joined(at, at + 1),
        run.joined(at + 1, nameEnd),
        base,
        target,
        run.joined(nature, nature + 1));
  }

  private int nameEnd(int name, int nature) {
    int end = name + 1;
    while (end < nature && continuesName(name, end)) {
      end++;
    }
    return end;
  }

  private boolean continuesName(int name, int at) {
    String next = run.cell(at);
    return CellRun.isOpen(run.joined(name, at).text())
        || next.startsWith("(") && !next.startsWith("(“");
  }

  /** A long cell is broken over lines: the split lies before the last that starts a value. */
  private int targetStart(int from, int nature) {
    int split = from + 1;
    while (split < nature - 1 && CellRun.isOpen(run.joined(from, split).text())) {
      split++;
    }
    return split;
  }
}
