package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Expression;
import org.shanshui.packkit.expression.Outcome;
import org.shanshui.packkit.expression.Scope;
import org.shanshui.packkit.expression.Type;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.pack.Template;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Distinct;
import org.shanshui.packkit.yaml.Node;
import org.shanshui.records.Schemas;

/**
 * What makes a figure doubtful (存疑): negative, a hundredfold, below what was accepted. Their file's
 * comments say what rules may speak of.
 */
public final class DoubtRules {
  /** Files of such rules; one is in force. */
  public static final FileKind<DoubtRules> FILES =
      new FileKind<>(
          "doubts",
          FileSchema.of(DoubtRules.class, "doubts.schema.json", Schemas.WORDS),
          (key, root, found, faults) -> read(root, faults),
          DoubtRules::example);

  private static final String BEFORE = "_before";
  private static final List<String> NAMES = List.of("figure", "before", "goal");
  private static final Scope SCOPE = new Scope(inputs());

  private final List<Rule> rules;

  private DoubtRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  private record Rule(String id, String at, Expression when, Template words) {}

  private static Map<String, Type> inputs() {
    Map<String, Type> inputs = new LinkedHashMap<>();
    for (String figure : List.of("percent", "value", "invested_total")) {
      inputs.put(figure, Type.Simple.NUMBER);
      inputs.put(figure + BEFORE, Type.Simple.NUMBER);
    }
    inputs.put("goal", Type.Simple.NUMBER);
    inputs.put("counts", Type.Simple.FLAG);
    inputs.put("unit", Type.Simple.TEXT);
    return inputs;
  }

  private static Optional<DoubtRules> read(Node.Mapping root, Faults faults) {
    int before = faults.size();
    List<Rule> rules = new ArrayList<>();
    Distinct ids = new Distinct("规则", "rule", faults);
    for (Node.Mapping node : root.maps("rules")) {
      ids.add(node.get("id"));
      Optional<Expression> when = SCOPE.compile(node.get("when"), Type.Simple.FLAG, faults);
      Template.read(node, NAMES, faults)
          .ifPresent(
              words ->
                  when.ifPresent(
                      holds ->
                          rules.add(new Rule(node.text("id"), node.text("at"), holds, words))));
    }
    return faults.size() == before ? Optional.of(new DoubtRules(rules)) : Optional.empty();
  }

  /**
   * What is doubtful of figures, at the figures that are doubted.
   *
   * @param before last accepted ones of an earlier period; null if there are none
   * @param metric what is asked of; null for tasks and projects
   */
  List<Fault> of(Figures figures, @Nullable Figures before, @Nullable Metric metric) {
    Map<String, @Nullable Object> inputs = new HashMap<>();
    put(inputs, "", figures);
    if (before != null) {
      put(inputs, BEFORE, before);
    }
    if (metric != null) {
      inputs.put("goal", metric.goal());
      inputs.put("counts", metric.counts());
      inputs.put("unit", metric.unit());
    }
    return holding(inputs).stream().map(rule -> fault(rule, inputs)).toList();
  }

  private static void put(Map<String, @Nullable Object> inputs, String suffix, Figures figures) {
    inputs.put("percent" + suffix, figures.percent());
    inputs.put("value" + suffix, figures.value());
    inputs.put("invested_total" + suffix, figures.investedTotal());
  }

  private List<Rule> holding(Map<String, @Nullable Object> inputs) {
    // No figure, no doubt of it: most lines have one of the three.
    return rules.stream()
        .filter(rule -> inputs.get(rule.at()) != null)
        .filter(rule -> rule.when().evaluate(inputs).equals(new Outcome.Known(true)))
        .toList();
  }

  private static Fault fault(Rule rule, Map<String, @Nullable Object> inputs) {
    Words words =
        rule.words()
            .fill(
                (name, chinese) ->
                    plain(
                        switch (name) {
                          case "figure" -> inputs.get(rule.at());
                          case "before" -> inputs.get(rule.at() + BEFORE);
                          default -> inputs.get(name);
                        }));
    return new Fault(rule.at(), words.chinese(), words.english());
  }

  private static String plain(@Nullable Object number) {
    return number instanceof BigDecimal decimal ? FigureRules.plain(decimal) : "—";
  }

  private static Map<String, Object> example(
      DoubtRules rules, Map<String, @Nullable Object> given) {
    List<Rule> holding = rules.holding(given);
    Map<String, Object> told = new HashMap<>();
    told.put("doubts", holding.stream().map(Rule::id).toList());
    if (!holding.isEmpty()) {
      Fault first = fault(holding.get(0), given);
      told.put("zh", first.chinese());
      told.put("en", first.english());
    }
    return told;
  }
}
