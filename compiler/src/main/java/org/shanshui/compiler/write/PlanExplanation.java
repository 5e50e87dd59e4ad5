package org.shanshui.compiler.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.confidence.Confidence;
import org.shanshui.compiler.confidence.Grounds;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.Rules;
import org.shanshui.compiler.read.Document;

/**
 * Why each number was read as it was: a line a number with its place (line and column of the text,
 * from 1), what it says, its class, the confidence, the rules that decided it, and what the
 * confidence rests on, with how much it tells for the number or against it.
 */
public final class PlanExplanation {
  private static final int PLACE = 9;
  private static final int QUOTE = 16;
  private static final int CLASS = 10;
  private static final int SURE = 6;

  private final Writer out;

  private PlanExplanation(Writer out) {
    this.out = out;
  }

  /**
   * Writes the table in UTF-8; the stream is flushed and stays open.
   *
   * @throws IOException where the stream fails
   */
  public static void write(Plan plan, Document document, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    PlanExplanation explanation = new PlanExplanation(writer);
    explanation.row("位置 at", "原文 quote", "类别 class", "把握 sure", "规则 rules", "依据 grounds");
    String text = document.text();
    CodePoints points = new CodePoints(text);
    int line = 1;
    int lineStart = 0;
    int at = 0;
    List<QuantityMention> quantities = plan.quantities();
    List<Grounds> grounds =
        Grounds.of(
            quantities.stream()
                .map(q -> q.placed(q.id(), points.unit(q.start()), points.unit(q.end())))
                .toList(),
            text);
    for (int i = 0; i < quantities.size(); i++) {
      QuantityMention q = quantities.get(i);
      for (int start = points.unit(q.start()); at < start; at++) {
        if (text.charAt(at) == '\n') {
          line++;
          lineStart = at + 1;
        }
      }
      int column = q.start() - points.point(lineStart) + 1;
      explanation.row(
          line + ":" + column,
          Passages.oneLine(q.quote()),
          q.type().word(),
          String.format(Locale.ROOT, "%.2f", q.confidence()),
          rules(q.rules()),
          grounds(grounds.get(i)));
    }
    writer.flush();
  }

  private void row(
      String place, String quote, String type, String sure, String rules, String grounds)
      throws IOException {
    cell(place, PLACE);
    cell(quote, QUOTE);
    cell(type, CLASS);
    cell(sure, SURE);
    out.write(Characters.whole(rules));
    out.write('\t');
    out.write(Characters.whole(grounds));
    out.write('\n');
  }

  /** A cell and two blanks; one wider than its column shifts what follows. */
  private void cell(String text, int width) throws IOException {
    out.write(Characters.whole(text));
    int wide = text.codePoints().map(c -> c < 0x1100 ? 1 : 2).sum();
    out.write(" ".repeat(Math.max(0, width - wide) + 2));
  }

  private static String rules(Rules rules) {
    StringBuilder said = new StringBuilder(rules.type());
    field(said, "metric", rules.metric());
    field(said, "op", rules.op());
    field(said, "due", rules.due());
    field(said, "scope", rules.scope());
    return said.toString();
  }

  private static String grounds(Grounds grounds) {
    return grounds.names().stream()
        .map(name -> String.format(Locale.ROOT, "%s %+.2f", name, Confidence.weight(name)))
        .collect(Collectors.joining(" | "));
  }

  private static void field(StringBuilder said, String name, @Nullable String rule) {
    if (rule != null) {
      said.append("; ").append(name).append(" = ").append(rule);
    }
  }
}
