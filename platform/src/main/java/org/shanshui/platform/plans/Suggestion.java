package org.shanshui.platform.plans;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;

/** What an item that a reviewer adds may say, from the words selected for it. */
final class Suggestion {
  private static final int LONGEST_TITLE = 60;

  private Suggestion() {}

  /**
   * @param from the selection in {@code text}, in UTF-16 units
   */
  static Content of(ItemKind kind, String quote, String text, int from, int to, Draft draft) {
    String year = draft.lastYear() == null ? null : draft.lastYear().toString();
    return switch (kind) {
      case TASK ->
          new Content.Task(
              null, title(quote), quote, null, List.of(), List.of(), false, null, year, null);
      case TARGET -> target(quote, text, from, to, year);
      case INDICATOR ->
          new Content.Indicator(
              null, title(quote), null, null, null, null, "=", null, null, year, null);
      case PROJECT -> new Content.Project(title(quote), null, null, null, null, "万元", null, year);
    };
  }

  private static String title(String quote) {
    String clause = quote.split("[，。；：:,;]", 2)[0];
    return clause.length() <= LONGEST_TITLE ? clause : clause.substring(0, LONGEST_TITLE);
  }

  /** The number in the selection, as the compiler reads the sentence around it. */
  private static Content target(
      String quote, String text, int from, int to, @Nullable String year) {
    int start = from;
    while (start > 0 && from - start < 200 && "。！？\n".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    int end = to;
    while (end < text.length() && end - to < 200 && "。！？\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String sentence = text.substring(start, end);
    Document alone =
        new Document(
            "",
            "md",
            "",
            sentence,
            List.of(Block.of(Block.Kind.PARAGRAPH, 0, 0, sentence.length())),
            List.of());
    CodePoints points = new CodePoints(sentence);
    QuantityMention found = null;
    for (QuantityMention q : PlanCompiler.compile(alone).quantities()) {
      boolean within = points.unit(q.start()) + start < to && points.unit(q.end()) + start > from;
      if (within && (found == null || q.type() == QuantityMention.QuantityClass.TARGET)) {
        found = q;
      }
    }
    if (found == null) {
      return new Content.Target(
          title(quote), "level", "=", null, null, null, null, year, null, null, null, "plain");
    }
    BigDecimal value = found.value();
    return new Content.Target(
        found.metric(),
        found.kind() == null ? "level" : found.kind().word(),
        found.op() == null ? "=" : found.op().sign(),
        value,
        null,
        found.upper(),
        found.unit(),
        found.due() == null ? year : found.due(),
        found.base(),
        found.basePeriod(),
        found.scope(),
        found.strength() == null ? "plain" : found.strength().word());
  }
}
