package org.shanshui.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Expression;
import org.shanshui.packkit.expression.Scope;
import org.shanshui.packkit.expression.Type;
import org.shanshui.packkit.yaml.Node;

/** Reads lifecycles, and proves that no record can get stuck in one. */
final class Lifecycles {
  private final Node.Mapping root;
  private final Collection<String> who;
  private final Scope scope;
  private final Faults faults;
  private final Map<String, Lifecycle.State> states = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Lifecycle.Step> steps = new ArrayList<>();

  private Lifecycles(Node.Mapping root, Collection<String> who, Scope scope, Faults faults) {
    this.root = root;
    this.who = who;
    this.scope = scope;
    this.faults = faults;
  }

  /**
   * Reads a lifecycle that the schema has held.
   *
   * @param who roles and relations there are; empty for any
   * @param scope of conditions and demanded attributes
   * @return empty where there was a fault
   */
  static Optional<Lifecycle> read(
      Node.Mapping root, Collection<String> who, Scope scope, Faults faults) {
    int before = faults.size();
    Lifecycle read = new Lifecycles(root, who, scope, faults).read();
    return faults.size() == before ? Optional.of(read) : Optional.empty();
  }

  private Lifecycle read() {
    int before = faults.size();
    for (Node.Mapping state : root.maps("states")) {
      String key = state.text("key");
      places.putIfAbsent(key, state.get("key").place());
      Optional<Limit> limit = state.maybe("limit").map(Limit::parse);
      if (states.put(key, new Lifecycle.State(key, state.words(), state.flag("end"), limit))
          != null) {
        twice(state.get("key"));
      }
    }
    known(root.get("start"));
    Set<String> keys = new HashSet<>(root.maps("steps").stream().map(s -> s.text("key")).toList());
    Set<String> seen = new HashSet<>();
    for (Node.Mapping step : root.maps("steps")) {
      if (!seen.add(step.text("key"))) {
        twice(step.get("key"));
      }
      step(step, keys);
    }
    Lifecycle lifecycle = new Lifecycle(root.text("start"), states, steps);
    if (faults.size() == before) {
      prove(lifecycle);
    }
    return lifecycle;
  }

  private void twice(Node key) {
    faults.add(
        key.place(),
        new Words("“" + key.text() + "”重复", key.text() + " occurs twice"),
        new Words("请换一个 key", "take another key"));
  }

  private void known(Node state) {
    if (!states.containsKey(state.text())) {
      faults.add(
          state.place(),
          new Words("没有状态“" + state.text() + "”", "there is no state " + state.text()),
          new Words(
              "可用：" + String.join("、", states.keySet()),
              "there are " + String.join(", ", states.keySet())));
    }
  }

  private void step(Node.Mapping step, Set<String> keys) {
    step.list("from").forEach(this::known);
    known(step.get("to"));
    for (Node one : step.list("who")) {
      if (!who.isEmpty() && !who.contains(one.text())) {
        faults.add(
            one.place(),
            new Words(
                "没有“" + one.text() + "”这种角色或关系", "there is no role or relation " + one.text()),
            new Words("可用：" + String.join("、", who), "there are " + String.join(", ", who)));
      }
    }
    for (Node other : step.list("another_than")) {
      if (!keys.contains(other.text())) {
        faults.add(
            other.place(),
            new Words("没有步骤“" + other.text() + "”", "there is no step " + other.text()),
            new Words("请写本流程的步骤", "name a step of this lifecycle"));
      }
    }
    Optional<Expression> when =
        step.find("when").flatMap(node -> scope.compile(node, Type.Simple.FLAG, faults));
    steps.add(
        new Lifecycle.Step(
            step.text("key"),
            step.words(),
            Set.copyOf(step.texts("from")),
            step.text("to"),
            Set.copyOf(step.texts("who")),
            when,
            step.find("demands").map(d -> demands((Node.Mapping) d)).orElse(Lifecycle.Demands.NONE),
            Set.copyOf(step.texts("another_than"))));
  }

  private Lifecycle.Demands demands(Node.Mapping node) {
    for (Node attribute : node.list("attributes")) {
      if (!scope.inputs().containsKey(attribute.text())) {
        faults.add(
            attribute.place(),
            new Words(
                "没有字段“" + attribute.text() + "”", "there is no attribute " + attribute.text()),
            new Words("请写本类型的字段", "name an attribute of this type"));
      }
    }
    return new Lifecycle.Demands(
        node.texts("attributes"),
        node.number("files").map(java.math.BigDecimal::intValueExact).orElse(0),
        node.flag("opinion"));
  }

  private boolean isEnd(String state) {
    return Objects.requireNonNull(states.get(state)).end();
  }

  private void prove(Lifecycle lifecycle) {
    Set<String> reached = lifecycle.reached(lifecycle.start());
    for (Lifecycle.State state : states.values()) {
      Place place = Objects.requireNonNull(places.get(state.key()));
      if (!reached.contains(state.key())) {
        faults.add(
            place,
            new Words(
                "状态“" + state.key() + "”永远到不了",
                "the state " + state.key() + " can never be reached"),
            new Words("请加上通向它的步骤，或删去", "add a step that leads to it, or delete it"));
      } else if (!state.end() && lifecycle.from(state.key()).isEmpty()) {
        faults.add(
            place,
            new Words(
                "状态“" + state.key() + "”没有出路", "no step leads on from the state " + state.key()),
            new Words("请加上离开它的步骤，或标明 end: true", "add one, or mark it end: true"));
      } else if (lifecycle.reached(state.key()).stream().noneMatch(this::isEnd)) {
        faults.add(
            place,
            new Words(
                "从状态“" + state.key() + "”到不了终点",
                "from the state " + state.key() + " no end can be reached"),
            new Words(
                "请加上通向终点的步骤，或标明 end: true", "add steps that lead to one, or mark one end: true"));
      }
    }
  }
}
