package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;
import org.shanshui.compiler.read.Block.Kind;

/**
 * Writes a sheet into a draft: its tables, which rows without anything part, and as paragraphs the
 * lines above them (titles, the unit) and below (remarks).
 */
final class SheetText {
  private static final int NAMED_ROWS = 10;
  private static final int LONGEST_LABEL = 40;
  private static final int LONG_REMARK = 40;

  /** The names that programs give to sheets. */
  private static final Pattern NAMELESS =
      Pattern.compile("(sheet|工作表|表格?|table|dbsheet)?[\\s_-]*\\d*", Pattern.CASE_INSENSITIVE);

  private static final Pattern LABEL =
      Pattern.compile(
          "[（(]?\\s*(计量|金额|货币|填报|编制|报送|制表|填表|责任|牵头|审核|联系)?(单位|日期|时间|部门|表号|编号|人|电话)\\s*[:：].*"
              + "|附[件表]\\s*\\d*[:：]?|.*\\d{4}\\s*年\\s*\\d{1,2}\\s*月(\\s*\\d{1,2}\\s*日)?",
          Pattern.DOTALL);
  private static final Pattern REMARK =
      Pattern.compile("[（(]?(注|备注|说明|附注|资料来源|数据来源|填[报表]|制表|审核|联系|\\*|※).*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d,，]+(\\.\\d+)?\\s*%?");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");

  private final SheetCells sheet;
  private final SheetGrid grid;
  private final TextDraft draft;
  private SheetGrid.@Nullable Cell lastLine;

  private SheetText(SheetCells sheet, TextDraft draft) {
    this.sheet = sheet;
    this.grid = SheetGrid.of(sheet);
    this.draft = draft;
  }

  /**
   * @param alone whether no other sheet of the workbook shows
   */
  static void write(SheetCells sheet, boolean alone, TextDraft draft) {
    new SheetText(sheet, draft).write(alone);
  }

  private void write(boolean alone) {
    tellHidden();
    if (grid.rowCount() == 0 || grid.columnCount() == 0) {
      return;
    }
    name(alone);
    int start = 0;
    while (start < grid.rowCount()) {
      int end = start + 1;
      while (end < grid.rowCount() && !(grid.isApart(end, sheet) && !goesOn(start, end))) {
        end++;
      }
      part(start, end);
      start = end;
    }
  }

  private void name(boolean alone) {
    String name = sheet.name().strip();
    if (NAMELESS.matcher(name).matches()) {
      return;
    }
    List<SheetGrid.Cell> first = grid.cellsOf(0);
    boolean titled = first.size() == 1 && grid.rowCount() > 1;
    if (!titled || (!alone && !first.get(0).text().contains(name))) {
      draft.line(Kind.HEADING, 1, name);
    }
  }

  private void tellHidden() {
    List<String> rows =
        sheet.rows().keySet().stream()
            .filter(row -> sheet.hiddenRows().get(row))
            .map(row -> String.valueOf(row + 1))
            .toList();
    boolean columns =
        !sheet.hiddenColumns().isEmpty()
            && sheet.rows().values().stream()
                .anyMatch(row -> row.keySet().stream().anyMatch(sheet.hiddenColumns()::get));
    if (!rows.isEmpty()) {
      String named = String.join("、", rows.subList(0, Math.min(NAMED_ROWS, rows.size())));
      String more = rows.size() > NAMED_ROWS ? "…" : "";
      tell(
          "工作表“%s”有 %d 行被隐藏或筛去（第 %s%s 行），未读入。 Sheet “%s”: %d hidden rows (%s%s) were left out."
              .formatted(
                  sheet.name(), rows.size(), named, more, sheet.name(), rows.size(), named, more));
    }
    if (columns) {
      tell(
          "工作表“%s”有隐藏的列，未读入。 Sheet “%s”: hidden columns were left out."
              .formatted(sheet.name(), sheet.name()));
    }
  }

  private void tell(String message) {
    draft.diagnose(
        new Diagnostic(Severity.WARNING, "hidden-cells", message, draft.length(), draft.length()));
  }

  /** Whether the rows after a gap are more of the same table: data at once, and no new head. */
  private boolean goesOn(int start, int next) {
    List<SheetGrid.Cell> first = grid.cellsOf(next);
    boolean data =
        first.stream()
            .map(cell -> cell.text().strip())
            .anyMatch(t -> NUMBER.matcher(t).matches() && !YEAR.matcher(t).matches());
    return first.size() > 1 && data && next - start > 1 && grid.cellsOf(next - 1).size() > 1;
  }

  private void part(int start, int end) {
    int first = start;
    while (first < end && isLine(first)) {
      line(first++);
    }
    int last = end;
    while (last > first && isRemark(last - 1)) {
      last--;
    }
    if (last > first) {
      table(first, last);
    }
    for (int row = last; row < end; row++) {
      line(row);
    }
  }

  /** One cell, or nothing but labels: 填报单位：…, 单位：万元. */
  private boolean isLine(int row) {
    List<SheetGrid.Cell> cells = grid.cellsOf(row);
    return cells.size() == 1 || cells.stream().allMatch(cell -> isLabel(cell.text()));
  }

  private static boolean isLabel(String text) {
    return text.length() <= LONGEST_LABEL && LABEL.matcher(text.strip()).matches();
  }

  private boolean isRemark(int row) {
    List<SheetGrid.Cell> cells = grid.cellsOf(row);
    String text = cells.get(0).text().strip();
    boolean single = cells.size() == 1;
    return (single && (REMARK.matcher(text).matches() || text.length() > LONG_REMARK))
        || cells.stream().allMatch(cell -> isLabel(cell.text()));
  }

  private void line(int row) {
    for (SheetGrid.Cell cell : grid.cellsOf(row)) {
      if (cell != lastLine) {
        cell.text().lines().forEach(text -> draft.line(Kind.PARAGRAPH, 0, text));
      }
      lastLine = cell;
    }
  }

  private void table(int first, int last) {
    List<Integer> columns = new ArrayList<>();
    for (int c = 0; c < grid.columnCount(); c++) {
      for (int r = first; r < last; r++) {
        if (grid.cell(r, c) != null) {
          columns.add(c);
          break;
        }
      }
    }
    TableDraft table = draft.table();
    for (int r = first; r < last; r++) {
      table.startRow();
      for (int i = 0; i < columns.size(); i++) {
        cell(table, columns, r, i, first, last);
      }
    }
    table.close();
  }

  private void cell(TableDraft table, List<Integer> columns, int row, int i, int first, int last) {
    SheetGrid.Cell cell = grid.cell(row, columns.get(i));
    if (cell == null) {
      table.cell("", 1, 1);
      return;
    }
    boolean fromLeft = i > 0 && grid.cell(row, columns.get(i - 1)) == cell;
    boolean fromAbove = row > first && grid.cell(row - 1, columns.get(i)) == cell;
    if (fromLeft || fromAbove) {
      return;
    }
    int down = 1;
    while (row + down < last && grid.cell(row + down, columns.get(i)) == cell) {
      down++;
    }
    int across = 1;
    while (i + across < columns.size() && grid.cell(row, columns.get(i + across)) == cell) {
      across++;
    }
    FlowText text = new FlowText();
    cell.text().lines().forEach(line -> flow(text, line));
    table.cell(text.take(), down, across);
  }

  private static void flow(FlowText text, String line) {
    text.append(line, false);
    text.breakSoftly();
  }
}
