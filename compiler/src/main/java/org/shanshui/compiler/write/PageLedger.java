package org.shanshui.compiler.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QualitativeTarget;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.plan.Roster;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.read.Document;

/**
 * The ledger (台账) beside the text. A row bears in {@code data-q} the mention it stands for, or in
 * {@code data-r} the span of the text in UTF-16 units.
 */
final class PageLedger {
  /** Rows a browser lays out together. */
  private static final int CHUNK = 40;

  private final Plan plan;
  private final Html html;
  private final CodePoints points;
  private final String text;
  private final Headings headings;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Task> taskOf = new HashMap<>();

  PageLedger(Plan plan, Document document, CodePoints points, Html html) {
    this.plan = plan;
    this.html = html;
    this.points = points;
    this.text = document.text();
    this.headings = new Headings(plan.outline());
    for (int i = 0; i < plan.quantities().size(); i++) {
      numbers.put(plan.quantities().get(i).id(), i);
    }
    plan.tasks().forEach(task -> task.quantities().forEach(id -> taskOf.put(id, task)));
  }

  private record Panel(String id, String chinese, String english, List<Row> rows) {}

  /** What writes a row, and the heading it stands under; rows of one heading stand together. */
  private record Row(String section, Writing writing) {}

  private interface Writing {
    void write() throws IOException;
  }

  void write() throws IOException {
    List<Panel> panels =
        List.of(
            new Panel("targets", "目标", "Targets", targets()),
            new Panel("tasks", "任务", "Tasks", tasks()),
            new Panel(
                "indicators",
                "指标",
                "Indicators",
                rows(plan.indicators(), row -> -1, this::indicator)),
            new Panel(
                "projects", "项目", "Projects", rows(plan.projects(), Project::start, this::project)),
            new Panel(
                "qualitative",
                "定性目标",
                "Qualitative",
                rows(plan.qualitativeTargets(), QualitativeTarget::start, this::qualitative)),
            new Panel(
                "rosters", "名录", "Rosters", rows(plan.rosters(), Roster::start, this::roster)),
            new Panel("review", "待核", "Review", review()),
            new Panel(
                "numbers", "全部数字", "Numbers", rows(plan.quantities(), q -> -1, this::number)));
    html.raw("<aside id=\"ledger\" aria-label=\"台账 Ledger\">\n<div role=\"tablist\">");
    for (Panel panel : panels) {
      boolean first = panel == panels.get(0);
      html.raw("<button type=\"button\" role=\"tab\" aria-controls=\"").raw(panel.id());
      html.raw("\" aria-selected=\"").raw(first ? "true" : "false").raw("\"><span>");
      html.raw(panel.chinese()).raw("</span> <b>").raw(panel.rows().size()).raw("</b><small>");
      html.raw(panel.english()).raw("</small></button>");
    }
    html.raw("</div>\n");
    for (Panel panel : panels) {
      panel(panel, panel == panels.get(0));
    }
    html.raw("</aside>\n");
  }

  private void panel(Panel panel, boolean first) throws IOException {
    html.raw("<div role=\"tabpanel\" id=\"").raw(panel.id()).raw(first ? "\">" : "\" hidden>");
    html.raw("<h2>").raw(panel.chinese()).raw("</h2>\n");
    // The list of all numbers may be very long and is seldom opened: inert until then.
    boolean later = panel.id().equals("numbers");
    html.raw(later ? "<template>" : "");
    if (panel.rows().isEmpty()) {
      html.raw("<p class=\"none\">没有").raw(panel.chinese());
      html.raw(panel.id().equals("review") ? "事项" : "").raw("。None.</p>");
    }
    String section = "";
    for (int i = 0; i < panel.rows().size(); i++) {
      Row row = panel.rows().get(i);
      html.raw(i % CHUNK == 0 ? i == 0 ? "<ul>\n" : "</ul>\n<ul>\n" : "");
      if (!row.section().equals(section)) {
        section = row.section();
        html.raw("<li class=\"h\">").text(section).raw("</li>\n");
      }
      row.writing().write();
    }
    html.raw(panel.rows().isEmpty() ? "" : "</ul>").raw(later ? "</template>" : "");
    html.raw("</div>\n");
  }

  private interface Writes<T> {
    void write(T item) throws IOException;
  }

  private interface Starts<T> {
    int at(T item);
  }

  private <T> List<Row> rows(List<T> items, Starts<T> starts, Writes<T> writes) {
    return items.stream()
        .map(item -> new Row(headings.path(starts.at(item)), () -> writes.write(item)))
        .toList();
  }

  private List<Row> targets() {
    return rows(
        plan.quantities().stream().filter(q -> q.type() == QuantityClass.TARGET).toList(),
        QuantityMention::start,
        this::target);
  }

  private List<Row> tasks() {
    return plan.tasks().stream()
        .map(
            task ->
                new Row(
                    task.section() == null ? headings.path(task.start()) : task.section(),
                    () -> task(task)))
        .toList();
  }

  private List<Row> review() {
    List<Row> rows = new ArrayList<>(rows(plan.diagnostics(), d -> -1, this::diagnostic));
    rows.addAll(
        rows(
            plan.quantities().stream()
                .filter(q -> q.confidence() < QuantityMention.DOUBTFUL)
                .toList(),
            QuantityMention::start,
            this::doubt));
    return rows;
  }

  private void target(QuantityMention q) throws IOException {
    Task task = taskOf.get(q.id());
    Strength strength = q.strength();
    open(q);
    line(q.metric() == null ? q.quote() : q.metric(), Words.demand(q));
    notes(
        q.due(),
        strength == null || strength == Strength.PLAIN ? null : Words.of(strength),
        q.scope(),
        q.base() == null ? null : "基数 " + Words.plain(q.base()),
        task == null || task.lead() == null ? null : "牵头 " + task.lead());
    close();
  }

  private void task(Task task) throws IOException {
    open(task.start(), task.end());
    line((task.number() == null ? "" : task.number() + " ") + task.title(), task.due());
    notes(
        task.lead() == null ? null : "牵头 " + task.lead(),
        task.support().isEmpty() ? null : "配合 " + String.join("、", task.support()),
        task.implied().isEmpty() ? null : "属地落实 " + String.join("、", task.implied()));
    html.raw("<div class=\"g\">");
    for (String id : task.quantities()) {
      Integer number = numbers.get(id);
      if (number != null && plan.quantities().get(number).type() == QuantityClass.TARGET) {
        html.raw("<span data-q=\"").raw(number).raw("\">");
        html.text(Words.brief(plan.quantities().get(number))).raw("</span>");
      }
    }
    html.raw("</div>");
    close();
  }

  private void indicator(Indicator row) throws IOException {
    open(row.start(), row.end());
    String unit = row.unit() == null ? "" : " " + row.unit();
    line(
        (row.no() == null ? "" : row.no() + " ") + row.name(),
        row.targetText() == null ? null : row.targetText() + unit);
    notes(
        row.category(),
        row.baseText() == null ? null : dated(row.basePeriod(), row.baseText()),
        row.targetText() == null ? null : "→ " + dated(row.targetPeriod(), row.targetText()),
        row.nature());
    close();
  }

  private static String dated(@Nullable String period, String text) {
    return period == null ? text : period + ": " + text;
  }

  private void project(Project project) throws IOException {
    String unit = project.unit() == null ? "" : project.unit();
    open(project.start(), project.end());
    line(project.name(), project.count() == null ? null : Words.plain(project.count()) + " 个");
    notes(
        project.type(),
        project.phase(),
        project.due(),
        project.totalInvestment() == null
            ? null
            : "总投资 " + Words.plain(project.totalInvestment()) + unit,
        project.yearInvestment() == null
            ? null
            : "年度投资 " + Words.plain(project.yearInvestment()) + unit);
    close();
  }

  private void qualitative(QualitativeTarget target) throws IOException {
    open(target.start(), target.end());
    line(target.metric(), target.statement());
    notes(target.due() == null ? "" : target.due());
    close();
  }

  private void roster(Roster roster) throws IOException {
    open(roster.start(), roster.end());
    line(roster.title(), Integer.toString(roster.items().size()));
    notes(String.join("、", roster.items()));
    close();
  }

  private void diagnostic(Diagnostic diagnostic) throws IOException {
    open(diagnostic.start(), diagnostic.end());
    line(diagnostic.message(), Words.of(diagnostic.severity()));
    notes(diagnostic.code());
    close();
  }

  private void doubt(QuantityMention q) throws IOException {
    open(q);
    line(q.quote(), Math.round(q.confidence() * 100) + "%");
    notes(
        "判为" + Words.of(q.type()),
        q.type() == QuantityClass.TARGET ? Words.brief(q) : null,
        around(q));
    close();
  }

  private void number(QuantityMention q) throws IOException {
    open(q);
    line(q.quote(), Words.of(q.type()));
    notes(around(q));
    close();
  }

  /** A few words to each side, for a list in which the number alone says little. */
  private String around(QuantityMention q) {
    int start = points.unit(q.start() - 12);
    int end = points.unit(q.end() + 16);
    return "…" + Passages.oneLine(text.substring(start, Math.max(start, end))) + "…";
  }

  private void open(QuantityMention q) throws IOException {
    html.raw("<li class=\"").raw(q.type().word()).raw("\" data-q=\"");
    html.raw(numbers.getOrDefault(q.id(), 0)).raw("\">");
  }

  private void open(int start, int end) throws IOException {
    html.raw("<li data-r=\"").raw(points.unit(start)).raw(",").raw(points.unit(end)).raw("\">");
  }

  private void line(String what, @Nullable String howMuch) throws IOException {
    html.raw("<div class=\"a\"><span>").text(what).raw("</span>");
    if (howMuch != null) {
      html.raw("<b>").text(howMuch).raw("</b>");
    }
    html.raw("</div>");
  }

  private void notes(@Nullable String... notes) throws IOException {
    html.raw("<div class=\"i\">");
    for (String note : notes) {
      if (note != null && !note.isEmpty()) {
        html.raw("<span>").text(note).raw("</span>");
      }
    }
    html.raw("</div>");
  }

  private void close() throws IOException {
    html.raw("</li>\n");
  }
}
