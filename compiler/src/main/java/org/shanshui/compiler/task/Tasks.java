package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.table.TypedTable;

/**
 * Reads the tasks (任务) of a document: every item that says who is responsible, rows of
 * responsibility tables, the other items of the parts that set tasks (where a table hands them out
 * they stand there already), and standing duties outside them.
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
      List<TypedTable> tables,
      String source) {
    Items items = new Items(passages, inTable, outline);
    AssignedItems assigned =
        new AssignedItems(items, passages, inTable, sections, outline, about, source);
    List<Task> tasks = new ArrayList<>(assigned.tasks());
    for (TypedTable table : tables) {
      new ResponsibilityTable(table, source, about).addTo(tasks, outline);
    }
    if (tasks.size() == assigned.tasks().size() || !assigned.tasks().isEmpty()) {
      TaskDraft draft = new TaskDraft(passages, outline, about);
      tasks.addAll(UnassignedItems.of(items, assigned, sections, draft));
    }
    StandingDuties.addTo(tasks, passages, inTable, outline, sections);
    tasks.sort(Comparator.comparingInt(Task::start));
    List<Task> numbered = new ArrayList<>(tasks.size());
    for (Task task : tasks) {
      numbered.add(task.identified("t" + (numbered.size() + 1), assigned.general().of(task)));
    }
    return numbered;
  }
}
