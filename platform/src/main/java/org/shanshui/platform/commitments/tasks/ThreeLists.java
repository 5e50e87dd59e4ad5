package org.shanshui.platform.commitments.tasks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.web.ExcelList;
import org.shanshui.platform.web.ExcelList.Column;
import org.springframework.stereotype.Service;

/** The three lists (任务清单、措施清单、责任清单), as a workbook and as an official document. */
@Service
class ThreeLists {
  private final Tasks tasks;
  private final Listing<Task> list;
  private final Lists lists;
  private final Choices choices;

  ThreeLists(Tasks tasks, Listing<Task> list, Lists lists, Choices choices) {
    this.tasks = tasks;
    this.list = list;
    this.lists = lists;
    this.choices = choices;
  }

  /** One sheet a list; the stream is flushed and stays open. */
  void workbook(Ask ask, OutputStream out) throws IOException {
    try (ExcelList excel = new ExcelList(out)) {
      excel.sheet(
          "任务清单",
          List.of(
              new Column("序号", 6),
              new Column("编号", 8),
              new Column("任务", 50),
              new Column("牵头单位", 20),
              new Column("配合单位", 30),
              new Column("落实单位", 30),
              new Column("开始", 11),
              new Column("完成时限", 11),
              new Column("频次", 8),
              new Column("进度%", 8),
              new Column("亮灯", 8),
              new Column("亮灯说明", 50),
              new Column("专题", 20),
              new Column("原文", 60),
              new Column("出处", 30)));
      int[] number = {0};
      each(
          ask,
          (batch, names) -> {
            for (Task task : batch) {
              Commitment c = task.common();
              excel.row(
                  ++number[0],
                  c.id(),
                  task.text(),
                  names.get(c.leadUnitId()),
                  supports(c, names),
                  join(c.impliedUnitIds(), names),
                  c.startOn(),
                  c.due(),
                  task.recurrence(),
                  c.percent(),
                  word(c),
                  c.lightZh(),
                  c.theme(),
                  c.sentence(),
                  place(c));
            }
          });
      excel.sheet(
          "措施清单",
          List.of(
              new Column("序号", 6),
              new Column("任务编号", 8),
              new Column("任务", 40),
              new Column("措施", 60),
              new Column("责任单位", 20),
              new Column("完成时限", 11),
              new Column("来源", 10)));
      int[] measureNumber = {0};
      each(
          ask,
          (batch, names) -> {
            Map<Long, List<Measure>> measures = tasks.measures(batch);
            for (Task task : batch) {
              for (Measure measure : measures.getOrDefault(task.id(), List.of())) {
                excel.row(
                    ++measureNumber[0],
                    task.id(),
                    task.common().title(),
                    measure.text(),
                    measure.unitName(),
                    task.common().due(),
                    measure.fromPlan() ? "规划原文" : "单位补充");
              }
            }
          });
      excel.sheet(
          "责任清单",
          List.of(
              new Column("责任单位", 24),
              new Column("职责", 8),
              new Column("任务编号", 8),
              new Column("任务", 50),
              new Column("牵头单位", 20),
              new Column("完成时限", 11),
              new Column("亮灯", 8)));
      for (Tasks.Duty duty : tasks.duties(list, ask)) {
        each(
            ask.with("unit", duty.unitId()).with("part", null),
            (batch, names) -> {
              for (Task task : batch) {
                Commitment c = task.common();
                excel.row(
                    duty.unitName(),
                    part(c, duty.unitId()),
                    c.id(),
                    c.title(),
                    names.get(c.leadUnitId()),
                    c.due(),
                    word(c));
              }
            });
      }
    }
  }

  private interface Batch {
    void take(List<Task> tasks, Map<Long, String> names) throws IOException;
  }

  private void each(Ask ask, Batch work) throws IOException {
    try {
      lists.all(
          list,
          ask,
          batch -> {
            try {
              work.take(batch, choices.names(batch.stream().map(Task::common).toList()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The lists as an official document, for at most some thousand tasks. */
  void document(String title, String issuer, java.time.LocalDate day, Ask ask, OutputStream out)
      throws IOException {
    List<Task> all = new ArrayList<>();
    lists.all(
        list,
        ask,
        batch -> {
          all.addAll(batch);
          if (all.size() > OfficialDocument.MOST_TASKS) {
            throw org.shanshui.platform.refusal.Refusal.invalid(
                    "公文最多列 " + OfficialDocument.MOST_TASKS + " 项任务，请按规划、年度或单位筛选后再导出，或导出 Excel。",
                    "an official document holds at most "
                        + OfficialDocument.MOST_TASKS
                        + " tasks: filter by plan, year or unit, or take the workbook")
                .asException();
          }
        });
    Map<Long, String> names = choices.names(all.stream().map(Task::common).toList());
    try (OfficialDocument document = new OfficialDocument()) {
      document.title(title);
      document.heading("一、任务清单");
      document.table(
          List.of("序号", "任务", "牵头单位", "配合单位", "完成时限"),
          new int[] {6, 44, 18, 18, 14},
          numbered(
              all,
              task ->
                  List.of(
                      task.text(),
                      names.getOrDefault(task.common().leadUnitId(), ""),
                      supports(task.common(), names)
                          + (task.allCounties()
                              ? (supports(task.common(), names).isEmpty() ? "" : "、") + "各县（市、区）"
                              : ""),
                      due(task.common()))));
      document.heading("二、措施清单");
      Map<Long, List<Measure>> measures = tasks.measures(all);
      List<List<String>> rows = new ArrayList<>();
      for (Task task : all) {
        for (Measure measure : measures.getOrDefault(task.id(), List.of())) {
          rows.add(
              List.of(
                  String.valueOf(rows.size() + 1),
                  task.common().title(),
                  measure.text(),
                  measure.unitName(),
                  due(task.common())));
        }
      }
      document.table(
          List.of("序号", "任务", "措施", "责任单位", "完成时限"), new int[] {6, 26, 38, 16, 14}, rows);
      document.heading("三、责任清单");
      Map<String, List<List<String>>> byUnit = new java.util.TreeMap<>();
      for (Task task : all) {
        for (long unit : task.common().unitIds()) {
          byUnit
              .computeIfAbsent(names.getOrDefault(unit, ""), name -> new ArrayList<>())
              .add(List.of(part(task.common(), unit), task.common().title(), due(task.common())));
        }
        for (String name : task.common().unnamed()) {
          byUnit
              .computeIfAbsent(unnamed(name), unit -> new ArrayList<>())
              .add(List.of("配合", task.common().title(), due(task.common())));
        }
      }
      List<List<String>> duties = new ArrayList<>();
      byUnit.forEach(
          (unit, its) -> its.forEach(d -> duties.add(List.of(unit, d.get(0), d.get(1), d.get(2)))));
      document.table(List.of("责任单位", "职责", "任务", "完成时限"), new int[] {22, 10, 54, 14}, duties);
      document.close(issuer, day);
      document.write(out);
    }
  }

  private static List<List<String>> numbered(
      List<Task> tasks, java.util.function.Function<Task, List<String>> cells) {
    List<List<String>> rows = new ArrayList<>();
    for (Task task : tasks) {
      List<String> row = new ArrayList<>();
      row.add(String.valueOf(rows.size() + 1));
      row.addAll(cells.apply(task));
      rows.add(row);
    }
    return rows;
  }

  /** Those who support, and those whom the plan names and nobody knows yet. */
  static String supports(Commitment c, Map<Long, String> names) {
    return Stream.concat(
            c.supportUnitIds().stream().map(id -> names.getOrDefault(id, "")),
            c.unnamed().stream().map(ThreeLists::unnamed))
        .collect(Collectors.joining("、"));
  }

  private static String unnamed(String name) {
    return name + "（待确认）";
  }

  static String join(List<Long> units, Map<Long, String> names) {
    return units.stream().map(id -> names.getOrDefault(id, "")).collect(Collectors.joining("、"));
  }

  static String part(Commitment c, long unitId) {
    if (c.leadUnitId() == unitId) {
      return "牵头";
    }
    return c.supportUnitIds().contains(unitId) ? "配合" : "落实";
  }

  static String word(Commitment c) {
    return switch (c.light()) {
      case COMPLETED -> "完成";
      case ON_SCHEDULE -> "正常";
      case BEHIND -> "滞后";
      case OVERDUE -> "逾期";
    };
  }

  private static String place(Commitment c) {
    return c.document() == null
        ? ""
        : c.document() + (c.headings().isEmpty() ? "" : " · " + c.place());
  }

  private static String due(Commitment c) {
    return c.due().getMonthValue() == 12 && c.due().getDayOfMonth() == 31
        ? c.due().getYear() + "年"
        : c.due().getYear() + "年" + c.due().getMonthValue() + "月";
  }
}
