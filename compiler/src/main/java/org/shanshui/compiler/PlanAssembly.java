package org.shanshui.compiler;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.named.Names;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.OfficeMention;
import org.shanshui.compiler.plan.OutlineNode;
import org.shanshui.compiler.plan.PlaceMention;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.Roster;
import org.shanshui.compiler.plan.Table;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.read.Document;

/** Puts the parts together: ids, and offsets turned from UTF-16 units to code points. */
final class PlanAssembly {
  /** No number that was recognised in an image is surer than this. */
  private static final double RECOGNISED = 0.3;

  private final Document document;
  private final CodePoints points;
  private final double surest;

  PlanAssembly(Document document) {
    this.document = document;
    this.points = new CodePoints(document.text());
    this.surest = document.isRecognised() ? RECOGNISED : 1;
  }

  /** The plan; all offsets given are UTF-16, the quantities in order and apart. */
  Plan assemble(
      About about,
      Names names,
      List<OutlineNode> outline,
      List<QuantityMention> quantities,
      List<Task> tasks,
      List<Indicator> indicators,
      List<Project> projects,
      List<Roster> rosters,
      List<Table> tables,
      List<Diagnostic> findings) {
    List<QuantityMention> numbered = quantities(quantities);
    List<Task> assigned = tasks.stream().map(t -> task(t, numbered)).toList();
    return new Plan(
        new Plan.SourceInfo(
            document.name(),
            document.format(),
            document.sha256(),
            points.point(document.text().length())),
        about.title(),
        about.issuer(),
        names.region(),
        about.kind(),
        about.documentNumber(),
        about.issuedOn(),
        about.period(),
        about.baseYear(),
        outline(outline),
        numbered,
        assigned,
        indicators.stream().map(this::indicator).toList(),
        projects.stream().map(this::project).toList(),
        rosters.stream()
            .map(
                r ->
                    new Roster(
                        r.title(), r.items(), points.point(r.start()), points.point(r.end())))
            .toList(),
        tables.stream().map(this::table).toList(),
        names.places().stream()
            .map(
                p ->
                    new PlaceMention(
                        p.quote(),
                        p.name(),
                        p.code(),
                        points.point(p.start()),
                        points.point(p.end())))
            .toList(),
        names.offices().stream()
            .map(
                o ->
                    new OfficeMention(
                        o.quote(), o.name(), points.point(o.start()), points.point(o.end())))
            .toList(),
        diagnostics(assigned, findings));
  }

  private List<Diagnostic> diagnostics(List<Task> tasks, List<Diagnostic> findings) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    document.diagnostics().forEach(d -> diagnostics.add(placed(d)));
    findings.forEach(d -> diagnostics.add(placed(d)));
    long unowned = tasks.stream().filter(t -> t.lead() == null && t.implied().isEmpty()).count();
    if (unowned > 0) {
      diagnostics.add(
          new Diagnostic(
              Diagnostic.Severity.WARNING,
              "task-without-owner",
              "有 "
                  + unowned
                  + " 项任务没有写明责任单位，请在审定时逐项指定。 / "
                  + unowned
                  + " tasks name no responsible unit; assign one to each on review.",
              0,
              0));
    }
    return diagnostics;
  }

  private Diagnostic placed(Diagnostic d) {
    return new Diagnostic(
        d.severity(), d.code(), d.message(), points.point(d.start()), points.point(d.end()));
  }

  private Task task(Task t, List<QuantityMention> quantities) {
    int start = points.point(t.start());
    int end = points.point(t.end());
    List<String> inside = new ArrayList<>();
    for (int i = firstFrom(quantities, start); i < quantities.size(); i++) {
      QuantityMention q = quantities.get(i);
      if (q.end() > end) {
        break;
      }
      inside.add(q.id());
    }
    return t.placed(start, end, inside);
  }

  /** Index of the first mention that starts at or after {@code start}; they are in order. */
  private static int firstFrom(List<QuantityMention> quantities, int start) {
    int low = 0;
    int high = quantities.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quantities.get(middle).start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Project project(Project p) {
    return new Project(
        p.name(),
        p.type(),
        p.count(),
        p.totalInvestment(),
        p.yearInvestment(),
        p.unit(),
        p.phase(),
        p.due(),
        points.point(p.start()),
        points.point(p.end()));
  }

  private Table table(Table t) {
    return new Table(
        t.caption(), t.columns(), t.rows(), points.point(t.start()), points.point(t.end()));
  }

  private List<QuantityMention> quantities(List<QuantityMention> drafts) {
    List<QuantityMention> numbered = new ArrayList<>(drafts.size());
    for (QuantityMention q : drafts) {
      numbered.add(
          q.placed("q" + (numbered.size() + 1), points.point(q.start()), points.point(q.end()))
              .sure(Math.min(q.confidence(), surest)));
    }
    return numbered;
  }

  private Indicator indicator(Indicator i) {
    return new Indicator(
        i.no(),
        i.category(),
        i.name(),
        i.unit(),
        i.basePeriod(),
        i.baseText(),
        i.baseValue(),
        i.targetPeriod(),
        i.targetText(),
        i.targetOp(),
        i.targetValue(),
        i.nature(),
        points.point(i.start()),
        points.point(i.end()));
  }

  private List<OutlineNode> outline(List<OutlineNode> nodes) {
    return nodes.stream()
        .map(
            n ->
                new OutlineNode(
                    n.id(),
                    n.level(),
                    n.number(),
                    n.title(),
                    points.point(n.start()),
                    points.point(n.end()),
                    n.commitments().stream()
                        .map(c -> c.at(points.point(c.start()), points.point(c.end())))
                        .toList(),
                    outline(n.children())))
        .toList();
  }
}
