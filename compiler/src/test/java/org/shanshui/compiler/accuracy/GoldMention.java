package org.shanshui.compiler.accuracy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A number mention as people annotated it: a line of a {@code .gold.jsonl}. Offsets are Unicode
 * code points of the text as read; from {@code metric} on the fields are set for targets only.
 */
record GoldMention(
    int start,
    int end,
    String quote,
    String type,
    @Nullable String metric,
    @Nullable String kind,
    @Nullable String op,
    @Nullable BigDecimal value,
    @Nullable BigDecimal upper,
    @Nullable String unit,
    @Nullable String due) {

  private static final JsonMapper MAPPER = new JsonMapper();

  static List<GoldMention> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> of(MAPPER.readTree(line)))
        .toList();
  }

  private static GoldMention of(JsonNode node) {
    return new GoldMention(
        node.get("start").asInt(),
        node.get("end").asInt(),
        node.get("quote").asString(),
        node.get("class").asString(),
        text(node, "metric"),
        text(node, "kind"),
        text(node, "op"),
        decimal(node, "value"),
        decimal(node, "upper"),
        text(node, "unit"),
        text(node, "due"));
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode field = node.get(name);
    return field == null || field.isNull() ? null : field.asString();
  }

  private static @Nullable BigDecimal decimal(JsonNode node, String name) {
    JsonNode field = node.get(name);
    return field == null || field.isNull() ? null : field.decimalValue();
  }

  boolean isTarget() {
    return type.equals("target");
  }
}
