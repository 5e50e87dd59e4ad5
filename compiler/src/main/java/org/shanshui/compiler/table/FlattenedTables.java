package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.language.noise.CleanText;

/** Rebuilds tables that a PDF's text layer gives as one cell, or part of a cell, a line. */
public final class FlattenedTables {
  private static final int LONGEST_CELL = 48;
  private static final int FEWEST_CELLS = 12;

  /** Cells of one row, or of the heads; without a limit lines that only look so would take ever longer. */
  private static final int MOST_CELLS = 64;

  private static final Pattern NATURE = Pattern.compile("约束性|预期性|参考性|引导性|指导性|控制性");
  private static final Pattern NUMBER =
      Pattern.compile("[≥≤<>]?-?[0-9][0-9,.]*(?:[%‰]|:1)?");
  private static final Pattern YEAR = Pattern.compile("(20\\d\\d)年?");

  private final List<Passage> passages;
  private final List<Grid> grids = new ArrayList<>();

  private FlattenedTables(List<Passage> passages) {
    this.passages = passages;
  }

  /** The flattened tables among the passages. */
  public static List<Grid> find(List<Passage> passages) {
    FlattenedTables tables = new FlattenedTables(passages);
    int i = 0;
    while (i < passages.size()) {
      int end = tables.runEnd(i);
      if (end - i >= FEWEST_CELLS) {
        tables.rebuild(i, end);
      }
      i = Math.max(end, i + 1);
    }
    return tables.grids;
  }

  private int runEnd(int from) {
    int i = from;
    while (i < passages.size() && isCell(passages.get(i))) {
      i++;
    }
    return i;
  }

  private static boolean isCell(Passage passage) {
    if (passage.isTable() || passage.text().length() > LONGEST_CELL || passage.boldEnd() > 0) {
      return false;
    }
    String text = passage.text().text();
    if (text.indexOf('。') >= 0 || passage.endsSentence() || Grids.isCaption(text)) {
      return false;
    }
    return Marker.of(text) == null;
  }

  private void rebuild(int from, int to) {
    int numbered = firstNumbered(from, to);
    if (numbered >= 0) {
      Grid grid = indicatorGrid(from, to, numbered);
      if (grid != null) {
        grids.add(grid);
        return;
      }
    }
    Grid grid = regularGrid(from, to);
    if (grid != null) {
      grids.add(grid);
    }
  }

  private String cell(int i) {
    return passages.get(i).text().text();
  }

  // ---- rows that are numbered 1, 2, 3 … and end with the indicator's nature

  private int firstNumbered(int from, int to) {
    for (int i = from; i < to - 2; i++) {
      if (cell(i).equals("1") && isWords(cell(i + 1)) && nextNumbered(i, to, 2) > 0) {
        return i;
      }
    }
    return -1;
  }

  private int nextNumbered(int after, int to, int number) {
    String wanted = String.valueOf(number);
    for (int i = after + 2; i < Math.min(to - 1, after + 16); i++) {
      if (cell(i).equals(wanted) && isWords(cell(i + 1))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isWords(String cell) {
    int han = 0;
    for (int i = 0; i < cell.length(); i++) {
      han += cell.charAt(i) >= '一' && cell.charAt(i) <= '鿿' ? 1 : 0;
    }
    return han >= 2 && !NATURE.matcher(cell).matches();
  }

  private @Nullable Grid indicatorGrid(int from, int to, int first) {
    int lastNature = -1;
    for (int i = first; i < to; i++) {
      if (NATURE.matcher(cell(i)).matches()) {
        lastNature = i;
      }
    }
    if (lastNature < 0) {
      return null;
    }
    List<List<CleanText>> rows = new ArrayList<>();
    int headEnd = categoryStart(from, first);
    List<CleanText> category = cells(Math.max(headEnd, first - MOST_CELLS), first);
    int number = 1;
    int at = first;
    while (at >= 0 && at < lastNature) {
      int next = nextNumbered(at, to, number + 1);
      int rowEnd = next < 0 ? lastNature + 1 : next;
      int nature = -1;
      for (int i = at + 1; i < rowEnd; i++) {
        if (NATURE.matcher(cell(i)).matches()) {
          nature = i;
          break;
        }
      }
      if (nature < 0 || nature - at > MOST_CELLS) {
        break;
      }
      rows.add(row(category, at, nature));
      if (nature + 1 < rowEnd) {
        category = cells(nature + 1, rowEnd);
      }
      number++;
      at = next;
    }
    if (rows.size() < 3) {
      return null;
    }
    List<String> columns = new ArrayList<>(List.of("类别", "序号", "指标"));
    String[] years = years(from, headEnd);
    columns.add(years[0] + "基数");
    columns.add(years[1] + "目标值");
    columns.add("指标属性");
    return new Grid(
        Grids.caption(passages, from),
        from,
        lastNature,
        columns,
        cells(from, headEnd),
        rows,
        passages.get(from).start(),
        passages.get(lastNature).end());
  }

  private String[] years(int from, int to) {
    List<String> found = new ArrayList<>();
    for (int i = from; i < to; i++) {
      var year = YEAR.matcher(cell(i));
      if (year.find()) {
        found.add(year.group(1) + "年");
      }
    }
    String base = found.isEmpty() ? "" : found.get(0);
    String target = found.size() < 2 ? "" : found.get(found.size() - 1);
    return new String[] {base, target};
  }

  /** The heads end with 属性 or the like; what follows before row 1 is the first category. */
  private int categoryStart(int from, int first) {
    for (int i = first - 1; i >= from; i--) {
      String cell = cell(i);
      if (cell.endsWith("属性") || cell.endsWith("性质") || cell.endsWith("类型") || cell.endsWith("值")) {
        return i + 1;
      }
    }
    return first;
  }

  private List<CleanText> cells(int from, int to) {
    List<CleanText> cells = new ArrayList<>();
    for (int i = from; i < to; i++) {
      cells.add(passages.get(i).text());
    }
    return cells;
  }

  private List<CleanText> row(List<CleanText> category, int at, int nature) {
    int name = at + 1;
    int nameEnd = name + 1;
    while (nameEnd < nature && continuesName(name, nameEnd)) {
      nameEnd++;
    }
    List<CleanText> row = new ArrayList<>();
    row.add(CleanText.join(category));
    row.add(passages.get(at).text());
    row.add(CleanText.join(cells(name, nameEnd)));
    CleanText empty = empty(at);
    int values = nature - nameEnd;
    if (values <= 0) {
      row.add(empty);
      row.add(empty);
    } else if (values == 1) {
      row.add(empty);
      row.add(passages.get(nameEnd).text());
    } else {
      // A long cell is broken over lines: the split lies before the last that starts a value.
      int split = nameEnd + 1;
      while (split < nature - 1 && opens(CleanText.join(cells(nameEnd, split)).text())) {
        split++;
      }
      row.add(CleanText.join(cells(nameEnd, split)));
      row.add(CleanText.join(cells(split, nature)));
    }
    row.add(passages.get(nature).text());
    return row;
  }

  private boolean continuesName(int from, int at) {
    String next = cell(at);
    return opens(CleanText.join(cells(from, at)).text()) || next.startsWith("(") && !next.startsWith("(“");
  }

  /** Whether a bracket is still open. */
  private static boolean opens(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    return depth > 0;
  }

  private CleanText empty(int passage) {
    return CleanText.empty(passages.get(passage).start());
  }

  // ---- rows of one name and a fixed number of numbers

  private @Nullable Grid regularGrid(int from, int to) {
    int firstRow = -1;
    int width = 0;
    int[] after = numbersAfter(from, to);
    for (int i = from; i < to; i++) {
      int numbers = after[i - from];
      if (numbers >= 2 && isWords(cell(i))) {
        int next = i + numbers + 1;
        if (next < to && isWords(cell(next)) && after[next - from] == numbers) {
          firstRow = i;
          width = numbers;
          break;
        }
      }
    }
    if (firstRow < 0) {
      return null;
    }
    List<List<CleanText>> rows = new ArrayList<>();
    int last = firstRow;
    for (int i = firstRow; i + width < to; i++) {
      if (after[i - from] == width && isWords(cell(i))) {
        rows.add(cells(i, i + width + 1));
        i += width;
        last = i;
      }
    }
    return new Grid(
        Grids.caption(passages, from),
        from,
        last,
        heads(from, firstRow, width + 1),
        cells(from, firstRow),
        rows,
        passages.get(from).start(),
        passages.get(last).end());
  }

  /** How many cells with nothing but a number follow each cell. */
  private int[] numbersAfter(int from, int to) {
    int[] after = new int[to - from];
    for (int i = to - 2; i >= from; i--) {
      after[i - from] = NUMBER.matcher(cell(i + 1)).matches() ? after[i + 1 - from] + 1 : 0;
    }
    return after;
  }

  /** Heads broken over lines: one ends with its unit in brackets. */
  private List<String> heads(int from, int to, int width) {
    List<String> heads = new ArrayList<>();
    boolean whole = to - from == width;
    StringBuilder open = new StringBuilder();
    for (int i = Math.max(from, to - MOST_CELLS); i < to; i++) {
      open.append(cell(i));
      if (whole || open.charAt(open.length() - 1) == ')' && !opens(open.toString())) {
        heads.add(open.toString());
        open.setLength(0);
      }
    }
    if (!open.isEmpty()) {
      heads.add(open.toString());
    }
    while (heads.size() < width) {
      heads.add("");
    }
    return heads.subList(0, width);
  }
}
