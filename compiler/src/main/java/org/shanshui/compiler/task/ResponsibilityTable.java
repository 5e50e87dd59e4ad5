package org.shanshui.compiler.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.table.Grid;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.offices.OfficeName;
import org.shanshui.language.offices.Offices;

/** A table with a column of tasks and one or two of units (责任单位, 牵头单位, 配合单位). */
final class ResponsibilityTable {
  private final Grid grid;
  private final String source;
  private final About about;
  private int task = -1;
  private int lead = -1;
  private int support = -1;
  private int due = -1;
  private int number = -1;

  ResponsibilityTable(Grid grid, String source, About about) {
    this.grid = grid;
    this.source = source;
    this.about = about;
    List<String> columns = grid.columns();
    for (int c = 0; c < columns.size(); c++) {
      String head = columns.get(c).replace(" ", "");
      if (holds(head, "牵头", "主办") || lead < 0 && head.contains("责任单位")) {
        lead = c;
      } else if (holds(head, "配合", "协办", "参与单位", "责任单位")) {
        support = c;
      } else if (holds(head, "时限", "完成时间", "时间节点")) {
        due = c;
      } else if (head.equals("序号") || head.equals("编号")) {
        number = c;
      } else if (task < 0
          ? holds(head, "任务", "措施", "工作内容", "事项", "项目名称", "重点工作")
          : head.contains("具体")) {
        task = c;
      }
    }
  }

  private static boolean holds(String head, String... words) {
    return Arrays.stream(words).anyMatch(head::contains);
  }

  /** Adds the table's rows to the tasks, where it is such a table. */
  void addTo(List<Task> tasks, Outline outline) {
    if (task < 0 || lead < 0) {
      return;
    }
    for (List<CleanText> row : grid.rows()) {
      CleanText title = cell(row, task);
      if (title.length() < 2) {
        continue;
      }
      List<String> leads = units(cell(row, lead));
      List<String> supports =
          new ArrayList<>(leads.subList(Math.min(1, leads.size()), leads.size()));
      if (support >= 0) {
        supports.addAll(units(cell(row, support)));
      }
      CleanText limit = cell(row, due);
      CleanText no = cell(row, number);
      tasks.add(
          new Task(
              "",
              outline.id(grid.passage()),
              grid.caption(),
              no.length() == 0 ? null : no.text(),
              title.text(),
              leads.isEmpty() ? null : leads.get(0),
              supports,
              List.of(),
              start(row),
              end(row),
              limit.length() == 0 ? null : TimeLimit.read(limit.text(), about),
              List.of()));
    }
  }

  private static CleanText cell(List<CleanText> row, int column) {
    return column >= 0 && column < row.size() ? row.get(column) : CleanText.empty(0);
  }

  private List<String> units(@Nullable CleanText cell) {
    List<String> units = new ArrayList<>();
    if (cell != null && cell.length() > 0) {
      for (OfficeName office : Offices.parseList(cell.text(), 0, cell.length())) {
        units.add(
            source
                .substring(cell.sourceStart(office.start()), cell.sourceEnd(office.end()))
                .replaceAll("\\s+", ""));
      }
    }
    return units;
  }

  private int start(List<CleanText> row) {
    int start = Integer.MAX_VALUE;
    for (CleanText cell : row) {
      start = cell.length() == 0 ? start : Math.min(start, cell.sourceStart(0));
    }
    return start == Integer.MAX_VALUE ? grid.start() : start;
  }

  private static int end(List<CleanText> row) {
    int end = 0;
    for (CleanText cell : row) {
      end = Math.max(end, cell.sourceEnd(cell.length()));
    }
    return end;
  }
}
