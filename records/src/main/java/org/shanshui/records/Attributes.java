package org.shanshui.records;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Scope;
import org.shanshui.packkit.expression.Type;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.yaml.Distinct;
import org.shanshui.packkit.yaml.Node;

/** Reads attributes of packs. */
public final class Attributes {
  /** What expressions call the day of judging; no attribute is called so. */
  public static final String TODAY = "today";

  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_AREA = 10_000;

  private static final Set<String> OF_ALL =
      Set.of("key", "zh", "en", "hint", "type", "required", "personal");
  private static final Map<String, Set<String>> OF_TYPE =
      Map.ofEntries(
          Map.entry("text", Set.of("longest", "pattern")),
          Map.entry("area", Set.of("longest")),
          Map.entry("number", Set.of("unit", "least", "most", "decimals")),
          Map.entry("money", Set.of("least", "most")),
          Map.entry("choice", Set.of("codes", "options")),
          Map.entry("choices", Set.of("codes", "options")),
          Map.entry("files", Set.of("most", "sorts")),
          Map.entry("place", Set.of("shapes")),
          Map.entry("reference", Set.of("of")),
          Map.entry("references", Set.of("of")),
          Map.entry("rows", Set.of("columns", "most")));

  private final FileKind.Found found;
  private final Faults faults;

  private Attributes(FileKind.Found found, Faults faults) {
    this.found = found;
    this.faults = faults;
  }

  /**
   * Reads a list of attributes that the schema has held.
   *
   * @param found where code lists are
   * @return empty where there was a fault
   */
  public static Optional<List<Attribute>> read(
      List<Node.Mapping> nodes, FileKind.Found found, Faults faults) {
    int before = faults.size();
    List<Attribute> attributes = new Attributes(found, faults).list(nodes, false);
    return faults.size() == before ? Optional.of(attributes) : Optional.empty();
  }

  /** What expressions on records of these attributes may speak of. */
  public static Scope scope(List<Attribute> attributes) {
    Map<String, Type> inputs = new LinkedHashMap<>();
    inputs.put(TODAY, Type.Simple.DATE);
    attributes.forEach(a -> a.type().type(a.key()).ifPresent(type -> inputs.put(a.key(), type)));
    return new Scope(inputs);
  }

  private List<Attribute> list(List<Node.Mapping> nodes, boolean columns) {
    List<Attribute> attributes = new ArrayList<>();
    Distinct keys = new Distinct("字段", "attribute", faults);
    for (Node.Mapping node : nodes) {
      String key = node.text("key");
      if (!Scope.isName(key) || key.equals(TODAY)) {
        faults.add(
            node.get("key").place(),
            new Words("“" + key + "”是保留词", key + " is a reserved word"),
            new Words("请换一个 key", "take another key"));
      }
      keys.add(node.get("key"));
      strangers(node);
      AttributeType type = type(node, columns);
      if (type != null) {
        attributes.add(
            new Attribute(
                key,
                node.words(),
                node.find("hint").map(hint -> ((Node.Mapping) hint).words()),
                type,
                node.flag("required"),
                node.flag("personal")));
      }
    }
    return attributes;
  }

  /** Entries that mean nothing for a type. */
  private void strangers(Node.Mapping node) {
    String type = node.text("type");
    Set<String> own = OF_TYPE.getOrDefault(type, Set.of());
    for (String key : node.entries().keySet()) {
      if (!OF_ALL.contains(key) && !own.contains(key)) {
        String there = own.isEmpty() ? "" : own.stream().sorted().collect(Collectors.joining(", "));
        faults.add(
            node.at(key),
            new Words(
                type + " 类字段没有“" + key + "”", "an attribute of type " + type + " has no " + key),
            there.isEmpty()
                ? new Words("请删去", "delete it")
                : new Words("请删去；可用：" + there, "delete it; there are " + there));
      }
    }
  }

  private @Nullable AttributeType type(Node.Mapping node, boolean column) {
    String word = node.text("type");
    return switch (word) {
      case "text" -> new AttributeType.Text(longest(node, LONGEST_TEXT), false, pattern(node));
      case "area" -> new AttributeType.Text(longest(node, LONGEST_AREA), true, Optional.empty());
      case "number" -> {
        bounds(node);
        yield new AttributeType.Number(
            node.maybe("unit").orElse(""),
            bound(node, "least"),
            bound(node, "most"),
            node.number("decimals").map(BigDecimal::intValueExact).orElse(6));
      }
      case "money" -> {
        bounds(node);
        yield new AttributeType.Money(bound(node, "least"), bound(node, "most"));
      }
      case "date" -> new AttributeType.Date();
      case "choice", "choices" -> choice(node, word.equals("choices"));
      case "flag" -> new AttributeType.Flag();
      case "region" -> new AttributeType.Region();
      case "unit" -> new AttributeType.Unit();
      case "person" -> new AttributeType.Person();
      case "files" -> new AttributeType.Files(most(node, 20), Set.copyOf(node.texts("sorts")));
      case "place" -> new AttributeType.Place(shapes(node));
      case "reference", "references" -> reference(node, word.equals("references"));
      case "rows" -> rows(node, column);
      default -> throw new IllegalStateException("The schema knows a type more: " + word);
    };
  }

  private static int longest(Node.Mapping node, int usual) {
    return node.number("longest").map(BigDecimal::intValueExact).orElse(usual);
  }

  private static @Nullable BigDecimal bound(Node.Mapping node, String key) {
    return node.number(key).orElse(null);
  }

  private void bounds(Node.Mapping node) {
    BigDecimal least = bound(node, "least");
    BigDecimal most = bound(node, "most");
    if (least != null && most != null && least.compareTo(most) > 0) {
      faults.add(
          node.get("most").place(),
          new Words("most 小于 least", "most is less than least"),
          new Words("请改其中一个", "change one of them"));
    }
  }

  private int most(Node.Mapping node, int usual) {
    BigDecimal most = bound(node, "most");
    if (most == null) {
      return usual;
    }
    if (most.stripTrailingZeros().scale() > 0
        || most.signum() <= 0
        || most.compareTo(BigDecimal.valueOf(1000)) > 0) {
      faults.add(
          node.get("most").place(),
          new Words("应为 1–1000 的整数", "a whole number from 1 to 1000 is expected"),
          new Words("请改为整数", "write a whole number"));
      return usual;
    }
    return most.intValueExact();
  }

  private Optional<Pattern> pattern(Node.Mapping node) {
    return node.find("pattern")
        .flatMap(
            pattern -> {
              try {
                return Optional.of(Pattern.compile(pattern.text()));
              } catch (PatternSyntaxException e) {
                faults.add(
                    pattern.place(),
                    new Words(
                        "正则表达式有误（" + e.getDescription() + "）",
                        "the pattern is not sound: " + e.getDescription()),
                    new Words("请按 RE2 语法改写", "write it as RE2 takes it"));
                return Optional.empty();
              }
            });
  }

  private @Nullable AttributeType choice(Node.Mapping node, boolean several) {
    if (node.find("codes").isPresent() == node.find("options").isPresent()) {
      faults.add(
          node.at("type"),
          new Words("选择类字段应有 codes 或 options 之一", "a choice has either codes or options"),
          new Words(
              "请写 options（直接列出）或 codes（代码表文件名）",
              "write options, or codes with the name of a file of codes"));
      return null;
    }
    if (node.find("options").isPresent()) {
      return CodeList.read(node.list("options"), faults)
          .map(codes -> new CodeList(node.text("key"), node.words(), codes))
          .map(list -> new AttributeType.Choice(list, several))
          .orElse(null);
    }
    String key = node.text("codes");
    Optional<CodeList> list = found.find(CodeList.FILES, key);
    if (list.isEmpty()) {
      faults.add(
          node.get("codes").place(),
          new Words("没有代码表“" + key + "”", "there is no list of codes " + key),
          new Words(
              "请加上 codes/" + key + ".yaml，或在 needs 中写明所在的包",
              "add codes/" + key + ".yaml, or name the pack it is in under needs"));
    }
    return list.map(codes -> new AttributeType.Choice(codes, several)).orElse(null);
  }

  private static Set<Geometry.Shape> shapes(Node.Mapping node) {
    List<String> words = node.texts("shapes");
    return words.isEmpty()
        ? Set.of(Geometry.Shape.POINT)
        : words.stream()
            .map(word -> Geometry.Shape.valueOf(word.toUpperCase(java.util.Locale.ROOT)))
            .collect(Collectors.toSet());
  }

  private @Nullable AttributeType reference(Node.Mapping node, boolean several) {
    if (node.find("of").isEmpty()) {
      return missing(node, "of");
    }
    return new AttributeType.Reference(node.text("of"), several);
  }

  private @Nullable AttributeType rows(Node.Mapping node, boolean column) {
    if (column) {
      faults.add(
          node.get("type").place(),
          new Words("表格中不能再有表格", "a table has no tables in it"),
          new Words("请把它移到外层", "move it out"));
      return null;
    }
    if (node.find("columns").isEmpty()) {
      return missing(node, "columns");
    }
    List<Attribute> columns = list(node.maps("columns"), true);
    return new AttributeType.Rows(columns, most(node, 200));
  }

  private @Nullable AttributeType missing(Node.Mapping node, String key) {
    faults.add(
        node.at("type"),
        new Words("缺少“" + key + "”", key + " is missing"),
        new Words("请加上“" + key + ": …”", "add “" + key + ": …”"));
    return null;
  }
}
