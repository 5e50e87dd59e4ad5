package org.shanshui.compiler;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.OutlineNode;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.Table;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.read.Document;

/** Puts the parts together: ids, and offsets turned from UTF-16 units to code points. */
final class PlanAssembly {
  private final CodePointOffsets points;

  private PlanAssembly(CodePointOffsets points) {
    this.points = points;
  }

  static Plan assemble(
      Document document,
      About about,
      List<Passage> passages,
      Outline outline,
      List<QuantityMention> quantities,
      List<Indicator> indicators,
      List<Table> tables) {
    CodePointOffsets points = CodePointOffsets.of(document.text());
    PlanAssembly assembly = new PlanAssembly(points);
    List<QuantityMention> numbered = assembly.quantities(quantities);
    return new Plan(
        new Plan.SourceInfo(
            document.name(),
            document.format(),
            document.sha256(),
            points.at(document.text().length())),
        about.title(),
        about.issuer(),
        null,
        about.kind(),
        about.documentNumber(),
        about.issuedOn(),
        about.period(),
        about.baseYear(),
        assembly.outline(outline.tree(document.text().length())),
        numbered,
        List.of(),
        indicators.stream().map(assembly::indicator).toList(),
        List.of(),
        List.of(),
        tables.stream()
            .map(
                t ->
                    new Table(
                        t.caption(), t.columns(), t.rows(), points.at(t.start()), points.at(t.end())))
            .toList(),
        List.of(),
        List.of(),
        document.diagnostics().stream()
            .map(
                d ->
                    new Diagnostic(
                        d.severity(), d.code(), d.message(), points.at(d.start()), points.at(d.end())))
            .toList());
  }

  private List<QuantityMention> quantities(List<QuantityMention> drafts) {
    List<QuantityMention> numbered = new ArrayList<>(drafts.size());
    int lastEnd = -1;
    for (QuantityMention q : drafts) {
      // A cell that a table repeats for its merged rows is one mention.
      if (q.start() < lastEnd) {
        continue;
      }
      lastEnd = q.end();
      numbered.add(
          new QuantityMention(
              "q" + (numbered.size() + 1),
              points.at(q.start()),
              points.at(q.end()),
              q.quote(),
              q.type(),
              q.outline(),
              q.metric(),
              q.kind(),
              q.op(),
              q.value(),
              q.upper(),
              q.unit(),
              q.due(),
              q.base(),
              q.basePeriod(),
              q.scope(),
              q.strength(),
              q.confidence()));
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
        points.at(i.start()),
        points.at(i.end()));
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
                    points.at(n.start()),
                    points.at(n.end()),
                    outline(n.children())))
        .toList();
  }
}
