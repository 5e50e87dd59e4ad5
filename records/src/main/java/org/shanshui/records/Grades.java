package org.shanshui.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Expression;
import org.shanshui.packkit.expression.Outcome;
import org.shanshui.packkit.expression.Scope;
import org.shanshui.packkit.expression.Type;
import org.shanshui.packkit.pack.Template;
import org.shanshui.packkit.yaml.Distinct;
import org.shanshui.packkit.yaml.Node;

/**
 * Grades in order (分级): the first that holds decides, and the last always does, so that everything
 * has a grade. A condition that depends on a missing input, or cannot be carried out, does not
 * hold; the judgement tells of it.
 */
public record Grades(List<Grade> grades) {
  public Grades {
    grades = List.copyOf(grades);
  }

  /**
   * A grade.
   *
   * @param id of the rule
   * @param gives the grade's word
   * @param when empty for the last
   * @param words what is said of what is graded
   */
  public record Grade(String id, String gives, Optional<Expression> when, Template words) {}

  /**
   * A grade and how it was come by.
   *
   * @param missing inputs that conditions before it would have needed
   * @param failures why conditions before it could not be carried out
   */
  public record Judgement(Grade grade, Set<String> missing, List<Words> failures) {}

  /** The grade of what these inputs say. */
  public Judgement judge(Map<String, ? extends @Nullable Object> inputs) {
    Set<String> missing = new TreeSet<>();
    List<Words> failures = new ArrayList<>();
    for (Grade grade : grades) {
      Outcome outcome =
          grade.when().map(when -> when.evaluate(inputs)).orElse(new Outcome.Known(true));
      if (outcome.equals(new Outcome.Known(true))) {
        return new Judgement(grade, Set.copyOf(missing), List.copyOf(failures));
      } else if (outcome instanceof Outcome.Missing lacks) {
        missing.addAll(lacks.inputs());
      } else if (outcome instanceof Outcome.Failed failed) {
        failures.add(failed.why());
      }
    }
    throw new IllegalStateException("The last grade holds always");
  }

  /**
   * Reads grades that the schema has held.
   *
   * @param gives the words of the grades there are; empty for any
   * @param names what the grades' words may name
   * @return empty where there was a fault
   */
  public static Optional<Grades> read(
      List<Node.Mapping> nodes,
      Scope scope,
      Collection<String> gives,
      Collection<String> names,
      Faults faults) {
    int before = faults.size();
    List<Grade> grades = new ArrayList<>();
    Distinct ids = new Distinct("规则", "rule", faults);
    for (int i = 0; i < nodes.size(); i++) {
      Node.Mapping node = nodes.get(i);
      ids.add(node.get("id"));
      if (!gives.isEmpty() && !gives.contains(node.text("gives"))) {
        faults.add(
            node.get("gives").place(),
            new Words(
                "没有等级“" + node.text("gives") + "”", "there is no grade " + node.text("gives")),
            new Words("可用：" + String.join("、", gives), "there are " + String.join(", ", gives)));
      }
      order(node, i == nodes.size() - 1, faults);
      Optional<Node> when = node.find("when");
      Optional<Expression> condition =
          when.flatMap(expression -> scope.compile(expression, Type.Simple.FLAG, faults));
      Template.read(node, names, faults)
          .ifPresent(
              words ->
                  grades.add(new Grade(node.text("id"), node.text("gives"), condition, words)));
    }
    return faults.size() == before ? Optional.of(new Grades(grades)) : Optional.empty();
  }

  /** The last, and only it, has no condition. */
  private static void order(Node.Mapping node, boolean last, Faults faults) {
    if (last && node.find("when").isPresent()) {
      faults.add(
          node.at("when"),
          new Words("最后一条规则不能有条件", "the last rule has no condition"),
          new Words("请删去 when，或在其后加一条没有条件的规则", "delete it, or add a rule without one"));
    } else if (!last && node.find("when").isEmpty()) {
      faults.add(
          node.place(),
          new Words(
              "没有条件的规则只能在最后，其后的规则不会用到",
              "a rule without condition stands last: those behind it are never reached"),
          new Words("请加上 when，或移到最后", "add a condition, or move it to the end"));
    }
  }
}
