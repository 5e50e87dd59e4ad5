package org.shanshui.compiler.project;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.table.Amount;
import org.shanshui.compiler.table.Role;
import org.shanshui.compiler.table.Row;
import org.shanshui.compiler.table.TypedTable;
import org.shanshui.language.noise.CleanText;

/** The projects of a table that lists a project a row (项目表). */
final class ProjectTable {
  private static final int SHORTEST_NAME = 2;

  private final TypedTable table;
  private final Moneys moneys;
  private final About about;

  ProjectTable(TypedTable table, About about) {
    this.table = table;
    this.about = about;
    this.moneys = new Moneys(table, about);
  }

  /** One a row of the body, in order; the rows that group and sum them are none. */
  List<Project> projects() {
    List<Project> projects = new ArrayList<>();
    for (Row row : table.rows()) {
      CleanText name = table.cell(row, Role.PROJECT);
      if (row.kind() == Row.Kind.BODY && name.length() >= SHORTEST_NAME) {
        projects.add(project(row, name));
      }
    }
    return projects;
  }

  private Project project(Row row, CleanText name) {
    Amount total = moneys.total(row);
    Amount year = moneys.year(row);
    String unit = total != null ? total.unit() : year == null ? null : year.unit();
    return new Project(
        name.text(),
        type(row),
        null,
        total == null ? null : total.value(),
        year == null ? null : year.in(unit),
        unit,
        phase(row),
        table.due(row, about),
        name.sourceStart(0),
        name.sourceEnd(name.length()));
  }

  /** Its class: a column's, else the innermost section's that says more than a phase. */
  private @Nullable String type(Row row) {
    String category = table.text(row, Role.CATEGORY);
    for (int i = row.groups().size() - 1; category == null && i >= 0; i--) {
      String group = row.groups().get(i);
      category = Phases.isOnly(group) ? null : group;
    }
    return category;
  }

  private @Nullable String phase(Row row) {
    String phase = table.text(row, Role.PHASE);
    for (int i = row.groups().size() - 1; phase == null && i >= 0; i--) {
      phase = Phases.in(row.groups().get(i));
    }
    return phase;
  }
}
