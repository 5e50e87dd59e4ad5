package org.shanshui.compiler.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;

/** Tables of all kinds, and the targets, indicators, projects, tasks and findings in them. */
class TypedTableCorpusTest {
  static Stream<List<String>> documents() {
    return Stream.of(
            "indicators", "projects", "responsibilities", "regions", "mixed", "explanations")
        .flatMap(
            kind ->
                CorpusFile.documents(TypedTableCorpusTest.class, "typed-" + kind + ".corpus")
                    .stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void aTableSays(List<String> example) {
    assertEquals(example.get(2), String.join("\n", said(plan(example.get(1)))), example.get(0));
  }

  private static Plan plan(String text) {
    if (!text.startsWith("<")) {
      return Compiled.plan(text);
    }
    try {
      return PlanCompiler.compile(DocumentReaders.read("a.html", text.getBytes(UTF_8)));
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  /** What the tables say, a line each. */
  static List<String> said(Plan plan) {
    List<String> said = new ArrayList<>();
    plan.quantities().stream()
        .filter(q -> q.type() == QuantityClass.TARGET)
        .forEach(q -> said.add(target(q)));
    plan.indicators().forEach(i -> said.add(indicator(i)));
    plan.projects().forEach(p -> said.add(project(p)));
    plan.tasks().stream()
        .filter(t -> t.lead() != null || !t.support().isEmpty())
        .forEach(t -> said.add(task(t)));
    plan.diagnostics().stream()
        .filter(d -> d.code().equals("table-sum"))
        .forEach(d -> said.add(finding(d)));
    return said;
  }

  /** = metric kind op value unit @due [scope]. */
  private static String target(QuantityMention q) {
    return "= %s: %s%s%s%s %s @%s%s"
        .formatted(
            q.metric(),
            q.kind() == QuantityMention.Kind.LEVEL ? "" : q.kind().word() + " ",
            q.op() == QuantityMention.Op.EQUAL ? "" : q.op().sign(),
            plain(q.value()),
            q.upper() == null ? "" : "~" + plain(q.upper()),
            q.unit(),
            q.due(),
            q.scope() == null ? "" : " [" + q.scope() + "]");
  }

  /** → no category / name unit: base (year) → target (year) nature. */
  private static String indicator(Indicator i) {
    return "→ %s%s%s %s: %s (%s) → %s (%s)%s"
        .formatted(
            i.no() == null ? "" : i.no() + " ",
            i.category() == null ? "" : i.category() + " / ",
            i.name(),
            i.unit(),
            i.baseText(),
            i.basePeriod(),
            i.targetText(),
            i.targetPeriod(),
            i.nature() == null ? "" : " " + i.nature());
  }

  /** # name [class]: total + year's unit, phase @due. */
  private static String project(Project p) {
    return "# %s [%s]: %s + %s %s, %s @%s"
        .formatted(
            p.name(),
            p.type(),
            plain(p.totalInvestment()),
            plain(p.yearInvestment()),
            p.unit(),
            p.phase(),
            p.due());
  }

  /** · number title ← lead + support @due. */
  private static String task(Task t) {
    return "· %s %s ← %s%s @%s"
        .formatted(
            t.number(),
            t.title(),
            t.lead(),
            t.support().isEmpty() ? "" : " + " + String.join(" + ", t.support()),
            t.due());
  }

  private static String finding(Diagnostic d) {
    return "! " + d.message().split(" / ")[0];
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "-" : value.stripTrailingZeros().toPlainString();
  }

  /** Prints each document with what is read of it, to be checked and kept. */
  public static void main(String[] args) throws Exception {
    String text = java.nio.file.Files.readString(java.nio.file.Path.of(args[0]));
    for (String block : text.split("(?m)^====+\n")) {
      String[] parts = block.split("(?m)^----+\n");
      System.out.println(
          parts[0].strip()
              + "\n----\n"
              + parts[1].strip()
              + "\n----\n"
              + String.join("\n", said(plan(parts[1].strip())))
              + "\n====");
    }
  }
}
