package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.table.Grid;

/**
 * Reads the tasks (任务) of a document: every item that says who is responsible, rows of
 * responsibility tables, where a document says it nowhere the items that its plan part is divided
 * into, and standing duties outside them.
 */
public final class Tasks {
  private Tasks() {}

  /** The tasks in order, with UTF-16 offsets, without their quantities. */
  public static List<Task> of(
      List<Passage> passages,
      boolean[] inTable,
      Outline outline,
      Section[] sections,
      About about,
      List<Grid> grids,
      String source) {
    AssignedItems assigned = new AssignedItems(passages, inTable, outline, about, source);
    List<Task> tasks = new ArrayList<>(assigned.tasks());
    for (Grid grid : grids) {
      new ResponsibilityTable(grid, source, about).addTo(tasks, outline);
    }
    if (tasks.isEmpty()) {
      tasks.addAll(PlanItems.of(passages, outline, sections, about));
    }
    StandingDuties.addTo(tasks, passages, inTable, outline, sections);
    tasks.sort(Comparator.comparingInt(Task::start));
    List<Task> numbered = new ArrayList<>(tasks.size());
    for (Task task : tasks) {
      numbered.add(task.identified("t" + (numbered.size() + 1), assigned.implied(task)));
    }
    return numbered;
  }
}
