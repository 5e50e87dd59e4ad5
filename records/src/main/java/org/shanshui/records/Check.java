package org.shanshui.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Expression;
import org.shanshui.packkit.expression.Outcome;
import org.shanshui.packkit.expression.Scope;
import org.shanshui.packkit.expression.Type;
import org.shanshui.packkit.yaml.Distinct;
import org.shanshui.packkit.yaml.Node;

/**
 * Something that has to be so between the values of a record (校验). Where an input is missing it is
 * not judged: that it is missing is another matter.
 *
 * @param what is told where it is not so
 * @param at the attribute it is told at; empty for none
 */
public record Check(String key, Expression holds, Words what, Words remedy, String at) {

  /** The problem, if there is one. */
  Optional<Problem> problem(Map<String, Object> inputs) {
    Outcome outcome = holds.evaluate(inputs);
    if (outcome instanceof Outcome.Failed failed) {
      return Optional.of(new Problem(at, failed.why(), remedy));
    }
    return outcome.equals(new Outcome.Known(false))
        ? Optional.of(new Problem(at, what, remedy))
        : Optional.empty();
  }

  /** Reads checks that the schema has held; empty where there was a fault. */
  public static Optional<List<Check>> read(List<Node.Mapping> nodes, Scope scope, Faults faults) {
    int before = faults.size();
    List<Check> checks = new ArrayList<>();
    Distinct keys = new Distinct("校验", "check", faults);
    for (Node.Mapping node : nodes) {
      keys.add(node.get("key"));
      node.find("at")
          .filter(at -> !scope.inputs().containsKey(at.text()))
          .ifPresent(
              at ->
                  faults.add(
                      at.place(),
                      new Words("没有字段“" + at.text() + "”", "there is no attribute " + at.text()),
                      new Words("请写本类型的字段", "name an attribute of this type")));
      scope
          .compile(node.get("holds"), Type.Simple.FLAG, faults)
          .ifPresent(
              holds ->
                  checks.add(
                      new Check(
                          node.text("key"),
                          holds,
                          node.words(),
                          node.words("remedy"),
                          at(node, holds))));
    }
    return faults.size() == before ? Optional.of(checks) : Optional.empty();
  }

  private static String at(Node.Mapping node, Expression holds) {
    return node.maybe("at")
        .or(() -> holds.inputs().stream().filter(i -> !i.equals(Attributes.TODAY)).findFirst())
        .orElse("");
  }
}
