package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.noise.CleanText;

/** Tells the rows of a table apart: those of its things, and those that group and sum them. */
final class Rows {
  private static final Pattern SERIAL = Pattern.compile("\\(?[0-9]{1,5}(?:[-.—][0-9]{1,4})*[).、]?");

  private final Grid grid;
  private final List<Column> columns;
  private final List<RowTitle> open = new ArrayList<>();
  private final Map<Integer, CleanText> above = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private Rows(Grid grid, List<Column> columns) {
    this.grid = grid;
    this.columns = columns;
  }

  /**
   * The rows of a grid.
   *
   * @param groups titles that are open from the table that this one continues
   */
  static List<Row> of(Grid grid, List<Column> columns, List<String> groups) {
    Rows reader = new Rows(grid, columns);
    for (String group : groups) {
      reader.open.add(new RowTitle(group, group, reader.open.size() + 1, null));
    }
    for (List<CleanText> cells : grid.rows()) {
      reader.read(cells);
    }
    return reader.rows;
  }

  private void read(List<CleanText> cells) {
    List<Integer> filled = filled(cells);
    if (filled.isEmpty()) {
      return;
    }
    if (isHeads(cells)) {
      add(Row.Kind.HEAD, cells, null);
      return;
    }
    RowTitle title = title(cells, filled);
    boolean spans = filled.stream().allMatch(c -> same(cells, c, filled.get(0)));
    if (title.isNote() && spans) {
      add(Row.Kind.NOTE, cells, title);
    } else if (title.isSubtotal()) {
      add(Row.Kind.SUBTOTAL, cells, title);
    } else if (title.isTotal(has(Role.REGION) || has(Role.YEAR))) {
      add(Row.Kind.TOTAL, cells, title);
    } else if (isSection(cells, filled, title, spans)) {
      open.removeIf(over -> over.level() >= title.level() || over.level() == 0);
      open.add(title);
      add(Row.Kind.SECTION, cells, title);
      above.clear();
    } else {
      add(title.isPart() ? Row.Kind.PART : Row.Kind.BODY, fromAbove(cells), title);
    }
  }

  private void add(Row.Kind kind, List<CleanText> cells, @Nullable RowTitle title) {
    List<String> groups = open.stream().map(RowTitle::name).toList();
    rows.add(new Row(kind, cells, groups, title == null ? null : title.count()));
  }

  private static List<Integer> filled(List<CleanText> cells) {
    List<Integer> filled = new ArrayList<>();
    for (int c = 0; c < cells.size(); c++) {
      if (cells.get(c).length() > 0) {
        filled.add(c);
      }
    }
    return filled;
  }

  private static boolean same(List<CleanText> cells, int a, int b) {
    return a == b || cells.get(a).sourceStart(0) == cells.get(b).sourceStart(0);
  }

  /** The row repeats the heads. */
  private boolean isHeads(List<CleanText> cells) {
    int heads = 0;
    for (int c = 0; c < Math.min(cells.size(), columns.size()); c++) {
      String text = cells.get(c).text().replace(" ", "");
      if (!text.isEmpty()) {
        if (!columns.get(c).head().text().contains(text)) {
          return false;
        }
        heads++;
      }
    }
    return heads > 1;
  }

  /** The words that the row begins with, after its number. */
  private RowTitle title(List<CleanText> cells, List<Integer> filled) {
    CleanText name = nameColumn() < cells.size() ? cells.get(nameColumn()) : cells.get(0);
    RowTitle named = RowTitle.of("", name.text());
    if (named.isSubtotal() || named.isTotal(false)) {
      return named;
    }
    int first = filled.get(0);
    String serial = "";
    if (first < columns.size() && columns.get(first).is(Role.SERIAL) && filled.size() > 1) {
      int second = filled.stream().filter(c -> !same(cells, c, first)).findFirst().orElse(first);
      if (second != first && !isWords(cells.get(first).text())) {
        serial = cells.get(first).text();
        return RowTitle.of(serial, cells.get(second).text());
      }
    }
    return RowTitle.of(serial, cells.get(first).text());
  }

  private static boolean isWords(String serial) {
    return serial.length() > 1
        && serial.codePoints().filter(Character::isIdeographic).count() > 1
        && !serial.matches("[(]?[一二三四五六七八九十]+[)]?[、.]?");
  }

  /**
   * A row of one cell over all columns, or of one alone that no number precedes; and one with sums
   * whose number is Chinese or that counts its rows, in a table whose things have Arabic numbers.
   */
  private boolean isSection(
      List<CleanText> cells, List<Integer> filled, RowTitle title, boolean spans) {
    if (columns.size() < 3 || title.isPart()) {
      return false;
    }
    int first = filled.get(0);
    if (spans) {
      boolean wide = filled.size() > 1 && filled.size() >= columns.size() - 1;
      boolean alone = filled.size() == 1 && first <= nameColumn() && !isSerial(cells.get(first));
      return wide || alone;
    }
    CleanText serial = cells.get(first);
    boolean numbered = has(Role.SERIAL) && isSerial(serial);
    boolean groups = title.level() == 1 || title.level() == 2 || title.count() != null;
    return has(Role.SERIAL) && !numbered && groups && onlyValuesBehind(cells, filled, title);
  }

  /** Behind the title of a section with sums there is nothing but values. */
  private boolean onlyValuesBehind(List<CleanText> cells, List<Integer> filled, RowTitle title) {
    for (int c : filled) {
      CleanText cell = cells.get(c);
      boolean own = cell.text().equals(title.text()) || c < nameColumn();
      boolean value = c < columns.size() && columns.get(c).holdsValues() || CellKind.isEmpty(cell);
      if (!own && !value) {
        return false;
      }
    }
    return true;
  }

  /** Several values and nothing else: the row goes on with the name above it, in another unit. */
  private boolean onlyValues(List<CleanText> cells) {
    int values = 0;
    for (Column column : columns) {
      CleanText cell = column.index() < cells.size() ? cells.get(column.index()) : null;
      boolean filled = cell != null && cell.length() > 0;
      if (filled && !column.holdsValues()) {
        return false;
      }
      values += filled ? 1 : 0;
    }
    return values > 1;
  }

  private int nameColumn() {
    for (Column column : columns) {
      if (column.is(Role.PROJECT) || column.is(Role.INDICATOR) || column.is(Role.TASK)) {
        return column.index();
      }
    }
    return 1;
  }

  private boolean has(Role role) {
    return columns.stream().anyMatch(column -> column.is(role));
  }

  private static boolean isSerial(CleanText cell) {
    return SERIAL.matcher(cell).matches();
  }

  /** The cells, those of groups that are written once taken from above. */
  private List<CleanText> fromAbove(List<CleanText> cells) {
    List<CleanText> full = new ArrayList<>(cells);
    boolean regrouped = false;
    for (Column column : columns) {
      int c = column.index();
      if (regrouped) {
        above.remove(c);
      }
      regrouped |= column.is(Role.CATEGORY) && c < full.size() && full.get(c).length() > 0;
      boolean once =
          column.is(Role.CATEGORY)
              || column.is(Role.REGION) && columns.size() > 2
              || column.is(Role.INDICATOR) && onlyValues(cells);
      if (c >= full.size() || !once && !CellKind.isSame(full.get(c))) {
        continue;
      }
      CleanText cell = full.get(c);
      if (cell.length() == 0 || CellKind.isSame(cell)) {
        full.set(c, above.getOrDefault(c, cell));
      }
    }
    for (int c = 0; c < full.size(); c++) {
      if (full.get(c).length() > 0) {
        above.put(c, full.get(c));
      }
    }
    return full;
  }
}
