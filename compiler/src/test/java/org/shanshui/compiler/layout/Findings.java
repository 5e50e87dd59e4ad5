package org.shanshui.compiler.layout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/** What a plan says, as far as its layout must not change it: a line for each finding. */
record Findings(Map<Kind, List<String>> lines) {

  /** What is compared. */
  enum Kind {
    TARGETS,
    TASKS,
    INDICATORS,
    PROJECTS
  }

  static Findings of(Plan plan) {
    Map<Kind, List<String>> lines = new EnumMap<>(Kind.class);
    lines.put(
        Kind.TARGETS,
        plan.quantities().stream()
            .filter(q -> q.type() == QuantityClass.TARGET)
            .map(q -> line(bare(q.metric()), number(q.value()), q.unit(), q.due()))
            .toList());
    lines.put(
        Kind.TASKS,
        plan.tasks().stream()
            .map(t -> line(bare(t.title()), bare(t.lead()), bare(String.join(",", t.support()))))
            .toList());
    lines.put(
        Kind.INDICATORS,
        plan.indicators().stream()
            .map(
                i ->
                    line(
                        bare(i.name()),
                        bare(i.unit()),
                        number(i.baseValue()),
                        i.targetOp(),
                        number(i.targetValue()),
                        i.nature()))
            .toList());
    lines.put(
        Kind.PROJECTS,
        plan.projects().stream()
            .map(
                p ->
                    line(
                        bare(p.name()),
                        number(p.count()),
                        number(p.totalInvestment()),
                        number(p.yearInvestment()),
                        p.unit(),
                        p.phase(),
                        p.due()))
            .toList());
    return new Findings(lines);
  }

  private static String line(@Nullable Object... fields) {
    List<String> words = new ArrayList<>();
    for (Object field : fields) {
      words.add(Objects.toString(field, "-"));
    }
    return String.join(" | ", words);
  }

  private static String bare(@Nullable String words) {
    return words == null ? "-" : words.replaceAll("[\\s“”\"（）()，,]", "");
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "-" : value.stripTrailingZeros().toPlainString();
  }

  int count(Kind kind) {
    return Objects.requireNonNull(lines.get(kind)).size();
  }

  /** The findings of that kind that the other has not. */
  List<String> without(Findings other, Kind kind) {
    Map<String, Integer> there = new HashMap<>();
    Objects.requireNonNull(other.lines.get(kind)).forEach(s -> there.merge(s, 1, Integer::sum));
    return Objects.requireNonNull(lines.get(kind)).stream()
        .filter(s -> there.merge(s, -1, Integer::sum) < 0)
        .toList();
  }
}
