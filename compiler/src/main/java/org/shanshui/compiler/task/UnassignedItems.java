package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.language.offices.OfficeName;
import org.shanshui.language.offices.Offices;

/** The innermost numbered items of the parts that set tasks, as far as they name nobody. */
final class UnassignedItems {
  private UnassignedItems() {}

  /** The tasks, in no order. */
  static List<Task> of(Items items, AssignedItems assigned, Section[] sections, TaskDraft draft) {
    boolean named = !assigned.tasks().isEmpty();
    TaskSections parts = new TaskSections(items, named);
    int highest = named ? highestAssigned(items, assigned) : 0;
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < items.count(); i++) {
      Item item = items.get(i);
      if (item.marker() != null
          && items.isLeaf(i)
          && !assigned.isTask(i)
          && item.level() >= highest
          && !(item.heading() != null && TaskSections.isPart(item.heading().title()))
          && sections[item.from()].aspect() == Aspect.PLAN
          && parts.holds(i)) {
        tasks.add(draft.whole(item, titled(item), null));
      }
    }
    return tasks;
  }

  /** Duties are handed out body by body as well: (二)市水利局。完成水库清淤. */
  private static Owners titled(Item item) {
    String title = item.heading() == null ? "" : item.heading().title();
    if (!Offices.namesOnly(title)) {
      return Owners.NOBODY;
    }
    List<String> units =
        Offices.parseList(title, 0, title.length()).stream().map(OfficeName::quote).toList();
    return new Owners(units.get(0), false, units.subList(1, units.size()), null);
  }

  /** The level of the highest item that names somebody: what stands higher is a part, no task. */
  private static int highestAssigned(Items items, AssignedItems assigned) {
    int highest = Integer.MAX_VALUE;
    for (int i = 0; i < items.count(); i++) {
      if (assigned.isTask(i)) {
        highest = Math.min(highest, items.get(i).level());
      }
    }
    return highest;
  }
}
