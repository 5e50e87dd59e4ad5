package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.table.Column;
import org.shanshui.compiler.table.Role;
import org.shanshui.compiler.table.Row;
import org.shanshui.compiler.table.TypedTable;
import org.shanshui.language.noise.CleanText;

/** A table with a column of tasks and one or two of units (责任单位, 牵头单位, 配合单位). */
final class ResponsibilityTable {
  private static final int SHORTEST_TITLE = 2;

  private final TypedTable table;
  private final UnitCells units;
  private final About about;
  private final @Nullable Column title;
  private final List<Column> leads = new ArrayList<>();
  private final List<Column> supports = new ArrayList<>();

  ResponsibilityTable(TypedTable table, String source, About about) {
    this.table = table;
    this.units = new UnitCells(source);
    this.about = about;
    this.title = title(table);
    for (Column column : table.columns()) {
      if (column.is(Role.LEAD)) {
        leads.add(column);
      } else if (column.is(Role.SUPPORT)) {
        supports.add(column);
      }
    }
    leads.sort((a, b) -> Boolean.compare(leads(b), leads(a)));
  }

  /** Beside 牵头单位 the 责任单位 are those that share in it. */
  private static boolean leads(Column column) {
    String head = column.head().text();
    return head.contains("牵头") || head.contains("主办") || head.contains("主责");
  }

  /**
   * The column that tells one task from the next: the first of tasks, unless its cells span rows,
   * as those of a field of work do.
   */
  private static @Nullable Column title(TypedTable table) {
    List<Column> columns = new ArrayList<>();
    for (Role role : List.of(Role.PROJECT, Role.TASK, Role.CONTENT, Role.INDICATOR)) {
      table.columns().stream().filter(column -> column.is(role)).forEach(columns::add);
    }
    for (Column column : columns) {
      if (!spansRows(table, column)) {
        return column;
      }
    }
    return columns.isEmpty() ? null : columns.get(0);
  }

  private static boolean spansRows(TypedTable table, Column column) {
    int last = -1;
    for (Row row : table.rows()) {
      CleanText cell = row.cell(column.index());
      int start = cell.length() == 0 ? -1 : cell.sourceStart(0);
      if (row.isBody() && (start < 0 || start == last)) {
        return true;
      }
      last = row.isBody() ? start : last;
    }
    return false;
  }

  /** Adds the table's rows to the tasks, where it is such a table. */
  void addTo(List<Task> tasks, Outline outline) {
    if (title == null || leads.isEmpty()) {
      return;
    }
    for (Row row : table.rows()) {
      CleanText cell = row.cell(title.index());
      if (row.kind() == Row.Kind.BODY && cell.length() >= SHORTEST_TITLE) {
        tasks.add(task(row, cell.text(), outline.id(table.grid().passage())));
      }
    }
  }

  private Task task(Row row, String name, @Nullable String outline) {
    UnitCells.Units named = UnitCells.Units.NONE;
    for (Column column : leads) {
      named = named.and(units.read(row.cell(column.index()), false));
    }
    for (Column column : supports) {
      named = named.and(units.read(row.cell(column.index()), true));
    }
    return new Task(
        "",
        outline,
        table.grid().caption(),
        table.text(row, Role.SERIAL),
        name,
        named.lead(),
        named.support(),
        List.of(),
        row.start(),
        row.end(),
        table.due(row, about),
        List.of());
  }
}
