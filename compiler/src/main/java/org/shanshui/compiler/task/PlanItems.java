package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.WordList;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;

/** The tasks of a plan that names nobody: the innermost numbered headings of its plan part. */
final class PlanItems {
  private static final WordList NO_TASK =
      WordList.of(
          "指导思想", "总体要求", "总体思路", "基本原则", "规划原则", "工作原则", "主要目标", "总体目标", "发展目标", "规划目标", "工作目标",
          "近期目标", "远期目标", "规划范围", "规划期限", "指标", "愿景", "定位", "回顾", "形势");

  private PlanItems() {}

  /** The tasks in order, due by the end of the plan's period. */
  static List<Task> of(List<Passage> passages, Outline outline, Section[] sections, About about) {
    String due = about.period() == null ? null : String.valueOf(about.period().to());
    List<Task> tasks = new ArrayList<>();
    List<Heading> headings = outline.headings();
    boolean[] setsNoTask = new boolean[headings.size()];
    for (int h = 0; h < headings.size(); h++) {
      Heading heading = headings.get(h);
      boolean leaf = h + 1 >= headings.size() || outline.parent(h + 1) != h;
      int parent = outline.parent(h);
      setsNoTask[h] = parent >= 0 && setsNoTask[parent] || setsNoTask(heading.title());
      int p = heading.passage();
      if (!leaf
          || heading.marker() == null
          || sections[p].aspect() != Aspect.PLAN
          || setsNoTask[h]) {
        continue;
      }
      tasks.add(
          new Task(
              "",
              outline.id(p),
              outline.titleAbove(p),
              heading.marker().number(),
              heading.title(),
              null,
              List.of(),
              List.of(),
              passages.get(p).start(),
              passages.get(outline.nextHeading(p) - 1).end(),
              due,
              List.of()));
    }
    return tasks;
  }

  private static boolean setsNoTask(String title) {
    return title.equals("目标") || NO_TASK.isIn(title);
  }
}
