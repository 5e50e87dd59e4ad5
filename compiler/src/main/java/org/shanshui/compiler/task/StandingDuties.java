package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.outline.Heading;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.section.Section;
import org.shanshui.compiler.section.Section.Aspect;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.time.TimeExpressions;

/**
 * What is done again and again, with no number and by nobody that is named: 每季度通报一次. It stands in
 * no quantity, so it is kept as a task.
 */
final class StandingDuties {
  private static final Pattern DEED =
      Pattern.compile("开展|召开|报告|组织|通报|调度|评估|发布|检查|巡查|督查|公布|更新|报送|会商|培训|举办|监测|考核|公开|汇报|研判");
  private static final int LONGEST = 60;

  private StandingDuties() {}

  /** Adds the duties that no task's text holds already; offsets UTF-16. */
  static void addTo(
      List<Task> tasks,
      List<Passage> passages,
      boolean[] inTable,
      Outline outline,
      Section[] sections) {
    List<Task> duties = new ArrayList<>();
    TreeMap<Integer, Integer> covered = extents(tasks);
    for (int p = 0; p < passages.size(); p++) {
      if (!inTable[p] && sections[p].aspect() == Aspect.PLAN) {
        read(passages.get(p).text(), bodyStart(outline.at(p)), p, outline, covered, duties);
      }
    }
    tasks.addAll(duties);
  }

  private static int bodyStart(@Nullable Heading heading) {
    return heading == null ? 0 : heading.bodyFrom();
  }

  private static void read(
      CleanText clean,
      int from,
      int passage,
      Outline outline,
      TreeMap<Integer, Integer> covered,
      List<Task> duties) {
    String text = clean.text();
    if (text.indexOf('每', from) < 0) {
      return;
    }
    int start = from;
    for (int i = from; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '。';
      if (c != ',' && c != ';' && c != '。') {
        continue;
      }
      if (i - start >= 5 && i - start <= LONGEST) {
        String clause = text.substring(start, i);
        int at = clean.sourceStart(start);
        if (recurs(clause) && !numbered(clause) && !isCovered(at, covered)) {
          duties.add(
              new Task(
                  "",
                  outline.id(passage),
                  outline.titleOver(passage),
                  null,
                  clause,
                  null,
                  List.of(),
                  List.of(),
                  at,
                  clean.sourceEnd(i),
                  null,
                  List.of()));
        }
      }
      start = i + 1;
    }
  }

  private static boolean recurs(String clause) {
    if (clause.indexOf('每') < 0 || !DEED.matcher(clause).find()) {
      return false;
    }
    for (int i = clause.indexOf('每'); i >= 0; i = clause.indexOf('每', i + 1)) {
      TimeExpression time = TimeExpressions.at(clause, i, null);
      if (time != null && time.shape() == Shape.RECURRENCE) {
        return true;
      }
    }
    return false;
  }

  /** What the tasks cover: from each start to the furthest end of those that start by then. */
  private static TreeMap<Integer, Integer> extents(List<Task> tasks) {
    TreeMap<Integer, Integer> extents = new TreeMap<>();
    for (Task task : tasks) {
      extents.merge(task.start(), task.end(), Math::max);
    }
    int furthest = 0;
    for (Map.Entry<Integer, Integer> extent : extents.entrySet()) {
      furthest = Math.max(furthest, extent.getValue());
      extent.setValue(furthest);
    }
    return extents;
  }

  private static boolean isCovered(int at, TreeMap<Integer, Integer> extents) {
    Map.Entry<Integer, Integer> extent = extents.floorEntry(at);
    return extent != null && at < extent.getValue();
  }

  private static boolean numbered(String clause) {
    return clause.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
