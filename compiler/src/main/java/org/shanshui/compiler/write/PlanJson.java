package org.shanshui.compiler.write;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.OfficeMention;
import org.shanshui.compiler.plan.OutlineNode;
import org.shanshui.compiler.plan.PlaceMention;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QualitativeTarget;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.Roster;
import org.shanshui.compiler.plan.Rules;
import org.shanshui.compiler.plan.Table;
import org.shanshui.compiler.plan.Task;

/**
 * A plan as JSON in UTF-8, in the shape {@value Plan#SCHEMA} that {@code plan.schema.json} beside
 * {@link org.shanshui.compiler.PlanCompiler} describes. What is not known is null; a number that is
 * no target lacks the properties that only targets have.
 */
public final class PlanJson {
  private final JsonText json;

  private PlanJson(JsonText json) {
    this.json = json;
  }

  /**
   * Writes the plan and a line feed; the stream is flushed and stays open.
   *
   * @throws IOException where the stream fails
   */
  public static void write(Plan plan, OutputStream out) throws IOException {
    JsonText.write(out, json -> new PlanJson(json).plan(plan));
  }

  private void plan(Plan plan) {
    json.string("schema", Plan.SCHEMA);
    source(plan.source());
    json.string("title", plan.title());
    json.string("issuer", plan.issuer());
    region(plan.region());
    json.string("kind", plan.kind());
    json.string("document_number", plan.documentNumber());
    json.string("issued_on", plan.issuedOn());
    period(plan.period());
    json.number("base_year", plan.baseYear());
    json.objects("outline", plan.outline(), this::outline);
    json.objects("quantities", plan.quantities(), this::quantity);
    json.objects("tasks", plan.tasks(), this::task);
    json.objects("indicators", plan.indicators(), this::indicator);
    json.objects("projects", plan.projects(), this::project);
    json.objects("rosters", plan.rosters(), this::roster);
    json.objects("tables", plan.tables(), this::table);
    json.objects("places", plan.places(), this::place);
    json.objects("offices", plan.offices(), this::office);
    json.objects("diagnostics", plan.diagnostics(), this::diagnostic);
  }

  private void source(Plan.SourceInfo source) {
    json.object(
        "source",
        source,
        s -> {
          json.string("name", s.name());
          json.string("format", s.format());
          json.string("sha256", s.sha256());
          json.number("characters", s.characters());
        });
  }

  private void region(Plan.@Nullable Region region) {
    json.object(
        "region",
        region,
        r -> {
          json.string("name", r.name());
          json.string("code", r.code());
        });
  }

  private void period(Plan.@Nullable YearRange period) {
    json.object(
        "period",
        period,
        p -> {
          json.number("from", p.from());
          json.number("to", p.to());
        });
  }

  private void outline(OutlineNode node) {
    json.string("id", node.id());
    json.number("level", node.level());
    json.string("number", node.number());
    json.string("title", node.title());
    span(node.start(), node.end());
    json.objects("commitments", node.commitments(), this::commitment);
    json.objects("children", node.children(), this::outline);
  }

  private void commitment(QualitativeTarget target) {
    json.string("kind", QualitativeTarget.KIND);
    json.string("metric", target.metric());
    json.string("statement", target.statement());
    json.string("scope", target.scope());
    json.string("due", target.due());
    json.string("strength", target.strength().word());
    json.string("rule", target.rule());
    span(target.start(), target.end());
  }

  private void quantity(QuantityMention q) {
    json.string("id", q.id());
    span(q.start(), q.end());
    json.string("quote", q.quote());
    json.string("class", q.type().word());
    if (q.type() == QuantityClass.TARGET) {
      json.string("metric", q.metric());
      json.string("kind", q.kind() == null ? null : q.kind().word());
      json.string("op", q.op() == null ? null : q.op().sign());
      json.number("value", q.value());
      json.number("upper", q.upper());
      json.string("unit", q.unit());
      json.string("due", q.due());
      json.number("base", q.base());
      json.string("base_period", q.basePeriod());
    }
    json.string("outline", q.outline());
    json.string("scope", q.scope());
    json.string("strength", q.strength() == null ? null : q.strength().word());
    json.number("confidence", q.confidence());
    json.string("rule", q.rules().type());
    if (q.type() == QuantityClass.TARGET) {
      json.object("rules", q.rules(), this::rules);
    }
  }

  private void rules(Rules rules) {
    json.string("metric", rules.metric());
    json.string("op", rules.op());
    json.string("due", rules.due());
    json.string("scope", rules.scope());
  }

  private void task(Task task) {
    json.string("id", task.id());
    json.string("outline", task.outline());
    json.string("section", task.section());
    json.string("number", task.number());
    json.string("title", task.title());
    json.string("lead", task.lead());
    json.strings("support", task.support());
    json.strings("implied", task.implied());
    span(task.start(), task.end());
    json.string("due", task.due());
    json.strings("quantities", task.quantities());
  }

  private void indicator(Indicator row) {
    json.number("no", row.no());
    json.string("category", row.category());
    json.string("name", row.name());
    json.string("unit", row.unit());
    json.string("base_period", row.basePeriod());
    json.string("base_text", row.baseText());
    json.number("base_value", row.baseValue());
    json.string("target_period", row.targetPeriod());
    json.string("target_text", row.targetText());
    json.string("target_op", row.targetOp());
    json.number("target_value", row.targetValue());
    json.string("nature", row.nature());
    span(row.start(), row.end());
  }

  private void project(Project project) {
    json.string("name", project.name());
    json.string("class", project.type());
    json.number("count", project.count());
    json.number("total_investment", project.totalInvestment());
    json.number("year_investment", project.yearInvestment());
    json.string("unit", project.unit());
    json.string("phase", project.phase());
    json.string("due", project.due());
    span(project.start(), project.end());
  }

  private void roster(Roster roster) {
    json.string("title", roster.title());
    json.strings("items", roster.items());
    span(roster.start(), roster.end());
  }

  private void table(Table table) {
    json.string("caption", table.caption());
    json.strings("columns", table.columns());
    json.rows("rows", table.rows());
    span(table.start(), table.end());
  }

  private void place(PlaceMention place) {
    json.string("quote", place.quote());
    json.string("name", place.name());
    json.string("code", place.code());
    span(place.start(), place.end());
  }

  private void office(OfficeMention office) {
    json.string("quote", office.quote());
    json.string("name", office.name());
    span(office.start(), office.end());
  }

  private void diagnostic(Diagnostic diagnostic) {
    json.string("severity", diagnostic.severity().word());
    json.string("code", diagnostic.code());
    json.string("message", diagnostic.message());
    span(diagnostic.start(), diagnostic.end());
  }

  private void span(int start, int end) {
    json.number("start", start);
    json.number("end", end);
  }
}
