package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
  /** Files of such rules. */
  public static final FileKind<DoubtRules> FILES =
      new FileKind<>(
          "doubts",
          FileSchema.of(DoubtRules.class, "doubts.schema.json", Schemas.WORDS),
          (key, root, found, faults) -> read(root, found, faults),
          DoubtRules::example);

  private static final String BEFORE = "_before";
  private static final List<String> NAMES = List.of("figure", "before", "goal");

  private final Set<String> forms;
  private final List<Rule> rules;

  private DoubtRules(Set<String> forms, List<Rule> rules) {
    this.forms = Set.copyOf(forms);
    this.rules = List.copyOf(rules);
  }

  private record Rule(String id, String at, Expression when, Template words) {}

  /** What rules may speak of: the fields of all their forms, as reported and as last accepted. */
  private static Scope scope(Node.Mapping root, FileKind.Found found, Faults faults) {
    Map<String, Type> inputs = new LinkedHashMap<>(FormFile.OF_SUBJECT);
    for (Node form : root.list("forms")) {
      Optional<ReportForm> known = found.find(ReportForm.FILES, form.text());
      if (known.isEmpty()) {
        faults.add(
            form.place(),
            new Words("没有填报表 forms/" + form.text(), "there is no form forms/" + form.text()),
            new Words("请写本包或所需包的填报表", "name one of this pack or of those that it needs"));
      }
      for (FormField field : known.map(ReportForm::fields).orElse(List.of())) {
        Type type = field.attribute().type().type(field.key()).orElseThrow();
        Type other = inputs.put(field.key(), type);
        inputs.put(field.key() + BEFORE, type);
        if (other != null && !other.equals(type)) {
          faults.add(
              form.place(),
              new Words(
                  "字段“" + field.key() + "”在所列填报表中类型不一",
                  field.key() + " is of another type in another of these forms"),
              new Words("请分写两个规则文件", "write two files of rules"));
        }
      }
    }
    return new Scope(inputs);
  }

  private static Optional<DoubtRules> read(Node.Mapping root, FileKind.Found found, Faults faults) {
    int before = faults.size();
    Scope scope = scope(root, found, faults);
    if (faults.size() > before) {
      return Optional.empty();
    }
    List<Rule> rules = new ArrayList<>();
    Distinct ids = new Distinct("规则", "rule", faults);
    for (Node.Mapping node : root.maps("rules")) {
      ids.add(node.get("id"));
      if (!scope.inputs().containsKey(node.text("at") + BEFORE)) {
        faults.add(
            node.get("at").place(),
            new Words("没有字段“" + node.text("at") + "”", "there is no field " + node.text("at")),
            new Words("请写所列填报表的字段", "name one of the forms' fields"));
      }
      Optional<Expression> when = scope.compile(node.get("when"), Type.Simple.FLAG, faults);
      Template.read(node, NAMES, faults)
          .ifPresent(
              words ->
                  when.ifPresent(
                      holds ->
                          rules.add(new Rule(node.text("id"), node.text("at"), holds, words))));
    }
    Set<String> forms =
        root.texts("forms").stream().map(ReportForm::word).collect(Collectors.toSet());
    return faults.size() == before ? Optional.of(new DoubtRules(forms, rules)) : Optional.empty();
  }

  /** What is doubtful of a line as it is written now, at the figures that are doubted. */
  List<Fault> of(ReportLine line) {
    if (!forms.contains(line.form().key())) {
      return List.of();
    }
    Map<String, @Nullable Object> inputs = Metric.inputs(line.metric());
    Figures before = line.before() == null ? Figures.NONE : line.before();
    for (FormField field : line.form().fields()) {
      inputs.put(field.key(), line.draft().get(field.key()));
      inputs.put(field.key() + BEFORE, before.get(field.key()));
    }
    return holding(inputs).stream().map(rule -> fault(rule, inputs)).toList();
  }

  private List<Rule> holding(Map<String, @Nullable Object> inputs) {
    // No figure, no doubt of it.
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
    return number instanceof BigDecimal decimal
        ? ReportForm.plain(decimal)
        : number == null ? "—" : String.valueOf(number);
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
