package org.shanshui.packkit.schema;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Fault;
import org.shanshui.packkit.Place;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.yaml.Node;
import tools.jackson.databind.JsonNode;

/** Errors of a schema in words, each with what to do. */
final class SchemaWords {
  private static final Map<String, Words> TYPES =
      Map.of(
          "string", new Words("文字", "a text"),
          "integer", new Words("整数", "a whole number"),
          "number", new Words("数", "a number"),
          "boolean", new Words("true 或 false", "true or false"),
          "array", new Words("列表", "a list"),
          "object", new Words("一组键值", "a map"),
          "null", new Words("空", "nothing"));

  private SchemaWords() {}

  /**
   * An error of a schema.
   *
   * @param around the schema that the keyword stands in
   * @param node what it is about
   */
  static Fault fault(Error error, JsonNode around, Node node, Place place) {
    String key = String.valueOf(error.getProperty());
    JsonNode asked = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" ->
          new Fault(
              place,
              new Words("缺少“" + key + "”", key + " is missing"),
              new Words("请加上“" + key + ": …”", "add “" + key + ": …”"));
      case "additionalProperties" -> unknown(around, key, place);
      case "type" ->
          new Fault(
              place,
              new Words(
                  "应为" + type(asked).chinese() + "，不是" + kind(node).chinese(),
                  type(asked).english() + " is expected, not " + kind(node).english()),
              quoted(asked, node));
      case "enum" ->
          new Fault(
              place,
              new Words(
                  "“" + shown(node) + "”不在可用值之中",
                  "“" + shown(node) + "” is none of the values there are"),
              new Words(
                  "可用：" + String.join("、", texts(asked)),
                  "take one of " + String.join(", ", texts(asked))));
      case "const" ->
          new Fault(
              place,
              new Words("应为“" + asked.asString() + "”", asked.asString() + " is expected"),
              new Words("请写“" + asked.asString() + "”", "write " + asked.asString()));
      case "pattern" -> {
        String example = example(around);
        yield new Fault(
            place,
            new Words(
                "“" + shown(node) + "”的写法不对",
                "“" + shown(node) + "” is not written as it should be"),
            example.isEmpty()
                ? new Words("应符合 " + asked.asString(), "it has to match " + asked.asString())
                : new Words("请写成如 " + example, "write it as " + example));
      }
      case "minLength", "maxLength" ->
          bound(place, error, asked, new Words("文字", "the text"), new Words("个字", "character(s)"));
      case "minItems", "maxItems" ->
          bound(place, error, asked, new Words("列表", "the list"), new Words("项", "item(s)"));
      case "minProperties", "maxProperties" ->
          bound(place, error, asked, new Words("这一组", "the map"), new Words("个键", "key(s)"));
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
          new Fault(
              place,
              new Words("“" + shown(node) + "”超出范围", "“" + shown(node) + "” is out of bounds"),
              new Words(
                  sign(error.getKeyword(), true) + " " + asked.asString(),
                  "it has to be " + sign(error.getKeyword(), false) + " " + asked.asString()));
      case "uniqueItems" ->
          new Fault(
              place,
              new Words("列表中有重复项", "the list holds something twice"),
              new Words("请删去重复项", "keep it once"));
      default ->
          new Fault(
              place,
              new Words(
                  "不符合格式要求（" + error.getKeyword() + "）", "it does not hold: " + error.getMessage()),
              new Words("请对照该文件的 JSON Schema 修改", "compare it with the JSON Schema of such files"));
    };
  }

  private static Fault unknown(JsonNode around, String key, Place place) {
    List<String> known = known(around);
    Optional<String> like =
        known.stream()
            .filter(word -> distance(word, key) <= (word.length() + 2) / 3)
            .min(Comparator.comparingInt(word -> distance(word, key)));
    String all = known.isEmpty() ? "" : String.join(", ", known);
    return new Fault(
        place,
        new Words("没有“" + key + "”这一项", "there is no " + key + " here"),
        like.map(word -> new Words("是否应为“" + word + "”？", "is it " + word + "?"))
            .orElse(
                known.isEmpty()
                    ? new Words("请删去", "delete it")
                    : new Words("请删去；此处可用：" + all, "delete it; there are " + all)));
  }

  /** The properties of the map's schema. */
  private static List<String> known(JsonNode around) {
    return List.copyOf(around.path("properties").propertyNames());
  }

  private static Fault bound(Place place, Error error, JsonNode asked, Words what, Words unit) {
    boolean least = error.getKeyword().startsWith("min");
    String bound = asked.asString();
    return new Fault(
        place,
        least
            ? new Words(what.chinese() + "太短", what.english() + " is too short")
            : new Words(what.chinese() + "太长", what.english() + " is too long"),
        least
            ? new Words(
                "至少 " + bound + " " + unit.chinese(), "at least " + bound + " " + unit.english())
            : new Words(
                "至多 " + bound + " " + unit.chinese(), "at most " + bound + " " + unit.english()));
  }

  private static Words quoted(JsonNode asked, Node node) {
    boolean text = texts(asked).contains("string");
    return text && node instanceof Node.Scalar scalar && scalar.value() != null
        ? new Words("请加引号：\"" + shown(node) + "\"", "put it in quotes: \"" + shown(node) + "\"")
        : new Words("请改为" + type(asked).chinese(), "write " + type(asked).english());
  }

  private static Words type(JsonNode asked) {
    List<Words> all = texts(asked).stream().map(SchemaWords::type).toList();
    return new Words(
        String.join("或", all.stream().map(Words::chinese).toList()),
        String.join(" or ", all.stream().map(Words::english).toList()));
  }

  private static Words type(String name) {
    return TYPES.getOrDefault(name, new Words(name, name));
  }

  private static Words kind(Node node) {
    if (node instanceof Node.Mapping) {
      return type("object");
    }
    if (node instanceof Node.Sequence) {
      return type("array");
    }
    Object value = ((Node.Scalar) node).value();
    return value == null
        ? type("null")
        : value instanceof String
            ? type("string")
            : value instanceof Boolean ? type("boolean") : new Words("数", "a number");
  }

  private static List<String> texts(@Nullable JsonNode asked) {
    List<String> texts = new ArrayList<>();
    if (asked != null && asked.isArray()) {
      asked.forEach(one -> texts.add(one.asString()));
    } else if (asked != null) {
      texts.add(asked.asString());
    }
    return texts;
  }

  private static String example(JsonNode around) {
    JsonNode examples = around.path("examples");
    return String.join(" / ", examples.isArray() ? texts(examples) : List.of());
  }

  private static String sign(String keyword, boolean chinese) {
    return switch (keyword) {
      case "minimum" -> chinese ? "应不小于" : "at least";
      case "maximum" -> chinese ? "应不大于" : "at most";
      case "exclusiveMinimum" -> chinese ? "应大于" : "more than";
      default -> chinese ? "应小于" : "less than";
    };
  }

  private static String shown(Node node) {
    if (!(node instanceof Node.Scalar)) {
      return kind(node).english();
    }
    String text = node.text();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /** How many letters have to change to make one word of the other. */
  static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 8 || b.length() > 40) {
      return Integer.MAX_VALUE;
    }
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
