package org.shanshui.compiler.accuracy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.OutlineNode;
import org.shanshui.compiler.plan.Task;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outline, tasks and indicators of a plan against their gold lists: an F1 each. */
final class GoldLists {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final double NAME_LIKENESS = 0.8;

  private GoldLists() {}

  /** A heading counts where level and title are right. */
  static double outline(Path gold, List<OutlineNode> plan) throws IOException {
    List<OutlineNode> flat = new ArrayList<>();
    flatten(plan, flat);
    List<JsonNode> headings = rows(gold).stream().filter(row -> row.has("level")).toList();
    return f1(
        headings,
        flat,
        (row, node) ->
            row.get("level").asInt() == node.level()
                && Likeness.bare(row.get("title").asString()).equals(Likeness.bare(node.title())));
  }

  private static void flatten(List<OutlineNode> nodes, List<OutlineNode> into) {
    for (OutlineNode node : nodes) {
      into.add(node);
      flatten(node.children(), into);
    }
  }

  /** A task counts where its title is alike and its lead and supporting units are the same. */
  static double tasks(Path gold, List<Task> plan) throws IOException {
    return f1(
        rows(gold),
        plan,
        (row, task) ->
            Likeness.of(row.get("title").asString(), task.title()) >= NAME_LIKENESS
                && Likeness.bare(text(row, "lead")).equals(Likeness.bare(task.lead()))
                && units(row).equals(bare(task.support())));
  }

  private static Set<String> units(JsonNode row) {
    return bare(
        StreamSupport.stream(row.get("support").spliterator(), false)
            .map(JsonNode::asString)
            .toList());
  }

  private static Set<String> bare(List<String> names) {
    return names.stream().map(Likeness::bare).collect(Collectors.toSet());
  }

  /** A row counts where its name is alike and base, target, comparator and nature are the same. */
  static double indicators(Path gold, List<Indicator> plan) throws IOException {
    return f1(
        rows(gold),
        plan,
        (row, indicator) ->
            Likeness.of(row.get("name").asString(), indicator.name()) >= NAME_LIKENESS
                && Likeness.same(decimal(row, "base_value"), indicator.baseValue())
                && Likeness.same(decimal(row, "target_value"), indicator.targetValue())
                && Objects.equals(text(row, "target_op"), indicator.targetOp())
                && Likeness.bare(text(row, "nature")).equals(Likeness.bare(indicator.nature())));
  }

  private static <T> double f1(List<JsonNode> gold, List<T> plan, BiPredicate<JsonNode, T> same) {
    int right =
        (int) gold.stream().filter(row -> plan.stream().anyMatch(p -> same.test(row, p))).count();
    return GoldScore.f1(right, plan.size(), gold.size());
  }

  private static List<JsonNode> rows(Path file) throws IOException {
    JsonNode root = MAPPER.readTree(Files.readString(file));
    JsonNode list = root.isArray() ? root : root.get("indicators");
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private static @Nullable String text(JsonNode row, String name) {
    JsonNode field = row.get(name);
    return field == null || field.isNull() ? null : field.asString();
  }

  private static @Nullable BigDecimal decimal(JsonNode row, String name) {
    JsonNode field = row.get(name);
    return field == null || field.isNull() ? null : field.decimalValue();
  }
}
