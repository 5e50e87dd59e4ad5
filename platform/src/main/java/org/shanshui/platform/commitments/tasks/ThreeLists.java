package org.shanshui.platform.commitments.tasks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.register.Choices;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.documents.Letterhead;
import org.shanshui.platform.documents.OfficialDocument;
import org.shanshui.platform.documents.OfficialDocument.Row;
import org.shanshui.platform.documents.Paper;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.web.ExcelList;
import org.shanshui.platform.web.ExcelList.Column;
import org.springframework.stereotype.Service;

/** The three lists (任务清单、措施清单、责任清单), as a workbook and as an official document. */
@Service
class ThreeLists implements Paper {
  private final Tasks tasks;
  private final Listing<Task> list;
  private final Lists lists;
  private final Choices choices;
  private final Regions regions;

  ThreeLists(Tasks tasks, Listing<Task> list, Lists lists, Choices choices, Regions regions) {
    this.regions = regions;
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

  /** As many tasks as an official document holds. */
  private static final int MOST_TASKS = 3000;

  @Override
  public String path() {
    return "/tasks/lists.docx";
  }

  @Override
  public String title(Map<String, String> asked) {
    String plan = asked.get("plan");
    String year = asked.get("year");
    String of =
        plan == null
            ? regions.byPath(Actor.current().region()).map(r -> r.name()).orElse("")
            : choices
                .committedPlan(Filter.number("plan", plan))
                .map(p -> "《" + p.title() + "》")
                .orElse("");
    return of + (year == null ? "" : year + "年") + "任务清单、措施清单和责任清单";
  }

  /** The lists as an official document, each an annex, for at most some thousand tasks. */
  @Override
  public byte[] write(Map<String, String> asked, String title, Letterhead letterhead)
      throws IOException {
    List<Task> all = collected(Ask.of(list, asked::get));
    Map<Long, String> names = choices.names(all.stream().map(Task::common).toList());
    try (OfficialDocument document = new OfficialDocument(letterhead);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.head(title);
      document.text("现将任务清单、措施清单和责任清单印发，请对照清单抓好落实，按期完成各项任务。");
      document.annexes(List.of("任务清单", "措施清单", "责任清单"));
      document.sign();
      tasks(document, all, names);
      measures(document, all);
      duties(document, all, names);
      document.write(out);
      return out.toByteArray();
    }
  }

  private List<Task> collected(Ask ask) {
    List<Task> all = new ArrayList<>();
    lists.all(
        list,
        ask,
        batch -> {
          all.addAll(batch);
          if (all.size() > MOST_TASKS) {
            throw Refusal.invalid(
                    "commitments.document-too-large",
                    "公文最多列 " + MOST_TASKS + " 项任务，请按规划、年度或单位筛选后再导出，或导出 Excel。",
                    "an official document holds at most "
                        + MOST_TASKS
                        + " tasks: filter by plan, year or unit, or take the workbook")
                .asException();
          }
        });
    return all;
  }

  private static void tasks(OfficialDocument document, List<Task> all, Map<Long, String> names) {
    List<Row> rows = new ArrayList<>();
    for (Task task : all) {
      Commitment c = task.common();
      String supports = supports(c, names);
      rows.add(
          Row.of(
              String.valueOf(rows.size() + 1),
              TaskText.shown(task.text(), c.title()),
              names.getOrDefault(c.leadUnitId(), ""),
              task.allCounties()
                  ? supports + (supports.isEmpty() ? "" : "、") + "各县（市、区）"
                  : supports,
              due(c)));
    }
    document.annex(1, "任务清单");
    document.table(
        List.of("序号", "任务", "牵头单位", "配合单位", "完成时限"), new int[] {8, 38, 18, 18, 18}, rows);
  }

  private void measures(OfficialDocument document, List<Task> all) {
    Map<Long, List<Measure>> measures = tasks.measures(all);
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (Task task : all) {
      List<Measure> its = measures.getOrDefault(task.id(), List.of());
      if (!its.isEmpty()) {
        rows.add(Row.of(unnumberedTitle(task)));
      }
      for (Measure measure : its) {
        rows.add(
            Row.of(
                String.valueOf(++number),
                TaskText.shown(measure.text(), measure.text()),
                measure.unitName(),
                due(task.common())));
      }
    }
    document.annex(2, "措施清单");
    document.table(List.of("序号", "措施", "责任单位", "完成时限"), new int[] {8, 52, 22, 18}, rows);
  }

  private static void duties(OfficialDocument document, List<Task> all, Map<Long, String> names) {
    Map<String, List<Row>> byUnit = new TreeMap<>();
    for (Task task : all) {
      for (long unit : task.common().unitIds()) {
        duty(byUnit, names.getOrDefault(unit, ""), part(task.common(), unit), task);
      }
      for (String name : task.common().unnamed()) {
        duty(byUnit, unnamed(name), "配合", task);
      }
    }
    List<Row> rows = new ArrayList<>();
    byUnit.forEach(
        (unit, its) -> {
          rows.add(Row.of(unit + "（" + its.size() + "项）"));
          rows.addAll(its);
        });
    document.annex(3, "责任清单");
    document.table(List.of("序号", "职责", "任务", "完成时限"), new int[] {8, 12, 62, 18}, rows);
  }

  private static void duty(Map<String, List<Row>> byUnit, String unit, String part, Task task) {
    List<Row> its = byUnit.computeIfAbsent(unit, name -> new ArrayList<>());
    its.add(
        Row.of(String.valueOf(its.size() + 1), part, unnumberedTitle(task), due(task.common())));
  }

  private static String unnumberedTitle(Task task) {
    return TaskText.shown(task.common().title(), task.common().title());
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
