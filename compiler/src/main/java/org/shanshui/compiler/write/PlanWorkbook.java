package org.shanshui.compiler.write;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QualitativeTarget;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.Roster;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.write.LedgerSheet.Column;

/**
 * A plan as a workbook (.xlsx): 任务清单, 措施清单, 责任清单, 指标, 目标, 项目, 名录, 待核. Every row ends with the
 * sentence it was read from and that sentence's place, in code points of the text.
 */
public final class PlanWorkbook {
  private static final Column SECTION = new Column("章节", 28);
  private static final Column DUE = new Column("完成时限", 12);
  private static final Column GOALS = new Column("目标", 40);
  private static final Column SOURCE = new Column("原文", 70);
  private static final Column PLACE = new Column("位置", 16);

  private final Plan plan;
  private final Document document;
  private final Passages passages;
  private final Headings headings;
  private final Map<String, QuantityMention> quantities = new HashMap<>();
  private final Map<String, Task> taskOf = new HashMap<>();
  private final SXSSFWorkbook workbook;
  private final LedgerSheet.Styles styles;

  private PlanWorkbook(Plan plan, Document document, SXSSFWorkbook workbook) {
    this.plan = plan;
    this.document = document;
    this.passages = new Passages(document, new CodePoints(document.text()));
    this.headings = new Headings(plan.outline());
    plan.quantities().forEach(q -> quantities.put(q.id(), q));
    plan.tasks().forEach(task -> task.quantities().forEach(id -> taskOf.put(id, task)));
    this.workbook = workbook;
    this.styles = new LedgerSheet.Styles(workbook);
  }

  /**
   * Writes the workbook; the stream is flushed and stays open.
   *
   * @param document the text that the plan was read from
   * @throws IOException where the stream or the temporary folder fails
   */
  public static void write(Plan plan, Document document, OutputStream out) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
      PlanWorkbook writer = new PlanWorkbook(plan, document, workbook);
      writer.tasks();
      writer.measures();
      writer.duties();
      writer.indicators();
      writer.targets();
      writer.projects();
      writer.qualitative();
      writer.rosters();
      writer.review();
      workbook.write(out);
    }
    out.flush();
  }

  private void tasks() {
    LedgerSheet sheet =
        sheet(
            "任务清单",
            2,
            new Column("编号", 8),
            new Column("任务", 48),
            SECTION,
            new Column("序号", 8),
            new Column("牵头单位", 24),
            new Column("配合单位", 40),
            new Column("属地落实", 30),
            DUE,
            GOALS,
            SOURCE,
            PLACE);
    for (Task task : plan.tasks()) {
      sheet.row(
          task.id(),
          task.title(),
          section(task.section(), task.start()),
          task.number(),
          task.lead(),
          String.join("、", task.support()),
          String.join("、", task.implied()),
          task.due(),
          goals(task),
          passages.span(task.start(), task.end()),
          place(task.start(), task.end()));
    }
    sheet.finish();
  }

  private void measures() {
    LedgerSheet sheet =
        sheet(
            "措施清单",
            2,
            new Column("序号", 8),
            new Column("措施", 64),
            new Column("任务", 40),
            SECTION,
            new Column("牵头单位", 24),
            DUE,
            new Column("数量", 40),
            SOURCE,
            PLACE);
    int number = 0;
    for (Measure measure : Measure.of(plan, document)) {
      Task task = measure.task();
      sheet.row(
          ++number,
          measure.text(),
          task.title(),
          section(task.section(), task.start()),
          task.lead(),
          task.due(),
          measure.quantities().stream().map(PlanWorkbook::named).collect(joining("；")),
          passages.span(measure.start(), measure.end()),
          place(measure.start(), measure.end()));
    }
    sheet.finish();
  }

  private void duties() {
    LedgerSheet sheet =
        sheet(
            "责任清单",
            2,
            new Column("单位", 28),
            new Column("责任", 10),
            new Column("任务", 48),
            SECTION,
            DUE,
            GOALS,
            SOURCE,
            PLACE);
    for (Task task : plan.tasks()) {
      if (task.lead() != null) {
        duty(sheet, task, task.lead(), "牵头");
      }
      task.support().forEach(unit -> duty(sheet, task, unit, "配合"));
      task.implied().forEach(unit -> duty(sheet, task, unit, "属地落实"));
    }
    sheet.finish();
  }

  private void duty(LedgerSheet sheet, Task task, String unit, String role) {
    sheet.row(
        unit,
        role,
        task.title(),
        section(task.section(), task.start()),
        task.due(),
        goals(task),
        passages.span(task.start(), task.end()),
        place(task.start(), task.end()));
  }

  private void indicators() {
    LedgerSheet sheet =
        sheet(
            "指标",
            3,
            new Column("序号", 8),
            new Column("类别", 20),
            new Column("指标", 40),
            new Column("单位", 16),
            new Column("基期", 12),
            new Column("基期值", 16),
            new Column("基期数值", 14),
            new Column("目标期", 12),
            new Column("目标值", 24),
            new Column("比较", 8),
            new Column("目标数值", 14),
            new Column("属性", 12),
            SECTION,
            SOURCE,
            PLACE);
    for (Indicator row : plan.indicators()) {
      sheet.row(
          row.no(),
          row.category(),
          row.name(),
          row.unit(),
          row.basePeriod(),
          row.baseText(),
          row.baseValue(),
          row.targetPeriod(),
          row.targetText(),
          Words.ofSign(row.targetOp()),
          row.targetValue(),
          row.nature(),
          headings.path(row.start()),
          passages.sentence(row.start(), row.end()),
          place(row.start(), row.end()));
    }
    sheet.finish();
  }

  private void targets() {
    LedgerSheet sheet =
        sheet(
            "目标",
            2,
            new Column("编号", 8),
            new Column("指标", 40),
            new Column("范围", 20),
            new Column("方式", 8),
            new Column("比较", 8),
            new Column("数值", 14),
            new Column("上限", 14),
            new Column("单位", 16),
            new Column("期限", 10),
            new Column("基期", 10),
            new Column("基数", 14),
            new Column("力度", 8),
            new Column("牵头单位", 24),
            new Column("可信度", 8),
            SECTION,
            SOURCE,
            PLACE);
    for (QuantityMention q : plan.quantities()) {
      if (q.type() == QuantityClass.TARGET) {
        Task task = taskOf.get(q.id());
        sheet.row(
            q.id(),
            q.metric(),
            q.scope(),
            Words.of(q.kind()),
            Words.of(q.op()),
            q.value(),
            q.upper(),
            q.unit(),
            q.due(),
            q.basePeriod(),
            q.base(),
            Words.of(q.strength()),
            task == null ? null : task.lead(),
            q.confidence(),
            headings.path(q.start()),
            passages.sentence(q.start(), q.end()),
            place(q.start(), q.end()));
      }
    }
    sheet.finish();
  }

  private void projects() {
    LedgerSheet sheet =
        sheet(
            "项目",
            1,
            new Column("项目", 48),
            new Column("类别", 20),
            new Column("数量", 10),
            new Column("总投资", 14),
            new Column("年度投资", 14),
            new Column("单位", 10),
            new Column("阶段", 12),
            DUE,
            SECTION,
            SOURCE,
            PLACE);
    for (Project project : plan.projects()) {
      sheet.row(
          project.name(),
          project.type(),
          project.count(),
          project.totalInvestment(),
          project.yearInvestment(),
          project.unit(),
          project.phase(),
          project.due(),
          headings.path(project.start()),
          passages.sentence(project.start(), project.end()),
          place(project.start(), project.end()));
    }
    sheet.finish();
  }

  private void qualitative() {
    LedgerSheet sheet =
        sheet(
            "定性目标",
            1,
            new Column("指标", 36),
            new Column("要求", 28),
            new Column("范围", 14),
            new Column("期限", 10),
            SECTION,
            SOURCE,
            PLACE);
    for (QualitativeTarget target : plan.qualitativeTargets()) {
      sheet.row(
          target.metric(),
          target.statement(),
          target.scope(),
          target.due(),
          headings.path(target.start()),
          passages.sentence(target.start(), target.end()),
          place(target.start(), target.end()));
    }
    sheet.finish();
  }

  private void rosters() {
    LedgerSheet sheet =
        sheet(
            "名录",
            1,
            new Column("名录", 36),
            new Column("序号", 8),
            new Column("名称", 40),
            SECTION,
            SOURCE,
            PLACE);
    for (Roster roster : plan.rosters()) {
      String source = passages.sentence(roster.start(), roster.end());
      int number = 0;
      for (String item : roster.items()) {
        sheet.row(
            roster.title(),
            ++number,
            item,
            headings.path(roster.start()),
            source,
            place(roster.start(), roster.end()));
      }
    }
    sheet.finish();
  }

  private void review() {
    LedgerSheet sheet =
        sheet(
            "待核",
            2,
            new Column("事项", 10),
            new Column("编号", 24),
            new Column("内容", 48),
            new Column("判为", 10),
            new Column("读作", 40),
            new Column("可信度", 8),
            SECTION,
            SOURCE,
            PLACE);
    for (Diagnostic diagnostic : plan.diagnostics()) {
      boolean placed = diagnostic.end() > diagnostic.start();
      sheet.row(
          Words.of(diagnostic.severity()),
          diagnostic.code(),
          diagnostic.message(),
          null,
          null,
          null,
          placed ? headings.path(diagnostic.start()) : null,
          placed ? passages.sentence(diagnostic.start(), diagnostic.end()) : null,
          place(diagnostic.start(), diagnostic.end()));
    }
    for (QuantityMention q : plan.quantities()) {
      if (q.confidence() < QuantityMention.DOUBTFUL) {
        sheet.row(
            "数量",
            q.id(),
            q.quote(),
            Words.of(q.type()),
            named(q),
            q.confidence(),
            headings.path(q.start()),
            passages.sentence(q.start(), q.end()),
            place(q.start(), q.end()));
      }
    }
    sheet.finish();
  }

  private LedgerSheet sheet(String name, int frozen, Column... columns) {
    return new LedgerSheet(workbook, styles, name, frozen, List.of(columns));
  }

  private String section(@Nullable String section, int start) {
    return section != null ? section : headings.path(start);
  }

  private String goals(Task task) {
    return task.quantities().stream()
        .map(quantities::get)
        .filter(q -> q != null && q.type() == QuantityClass.TARGET)
        .map(Words::brief)
        .collect(joining("；"));
  }

  private static String named(QuantityMention q) {
    return q.type() == QuantityClass.TARGET ? Words.brief(q) : q.quote();
  }

  private static String place(int start, int end) {
    return end == 0 ? "" : start + "–" + end;
  }
}
