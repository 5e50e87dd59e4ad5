package org.shanshui.platform.registers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Node;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.forms.RecordForms;
import org.shanshui.records.Attribute;
import org.shanshui.records.AttributeType;
import org.shanshui.records.RecordType;
import org.shanshui.records.Schemas;

/** Reads a register that its schema has held. */
final class RegisterFile {
  static final FileSchema SCHEMA =
      FileSchema.of(
          RegisterFile.class,
          "register.schema.json",
          Schemas.WORDS,
          Schemas.CODES,
          Schemas.ATTRIBUTES,
          Schemas.GRADES,
          Schemas.LIFECYCLE);

  /** Whom writers and steps may name. */
  private static final Set<String> WHO =
      Stream.concat(Stream.of(Role.values()), Stream.of(Relation.values()))
          .map(Enum::name)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  /** What addresses of lists and their columns call otherwise. */
  private static final Set<String> TAKEN =
      Set.of("state", "changed", "q", "sort", "after", "before", "limit", "id");

  private final Node.Mapping root;
  private final RecordType type;
  private final Faults faults;

  private RegisterFile(Node.Mapping root, RecordType type, Faults faults) {
    this.root = root;
    this.type = type;
    this.faults = faults;
  }

  static Optional<Register> read(
      String key, Node.Mapping root, FileKind.Found found, Faults faults) {
    return RecordType.whole(key, root, WHO, found, faults)
        .flatMap(type -> new RegisterFile(root, type, faults).register(key));
  }

  private Optional<Register> register(String key) {
    int before = faults.size();
    RecordForms.onForms(type, root, faults);
    for (Node.Mapping attribute : root.maps("attributes")) {
      attribute(attribute);
    }
    names("title", AttributeType.Text.class);
    names("region", AttributeType.Region.class);
    names("keeper", AttributeType.Unit.class);
    if (root.find("place").isPresent()) {
      known(root.get("place"), a -> a.type() instanceof AttributeType.Place, "place");
    }
    root.list("columns").forEach(column -> known(column, a -> true, ""));
    root.list("filters")
        .forEach(
            filter ->
                known(
                    filter,
                    a ->
                        a.type() instanceof AttributeType.Choice
                            || a.type() instanceof AttributeType.Flag,
                    "choice, choices, flag"));
    for (Node writer : root.list("writers")) {
      if (!WHO.contains(writer.text())) {
        faults.add(
            writer.place(),
            new Words(
                "没有“" + writer.text() + "”这种角色或关系",
                "there is no role or relation " + writer.text()),
            new Words("可用：" + String.join("、", WHO), "there are " + String.join(", ", WHO)));
      }
    }
    if (faults.size() != before) {
      return Optional.empty();
    }
    return Optional.of(
        new Register(
            key,
            root.words("name"),
            root.words("about"),
            root.whole("order"),
            type,
            root.text("title"),
            root.text("region"),
            root.text("keeper"),
            root.maybe("place"),
            Set.copyOf(root.texts("writers")),
            root.texts("columns"),
            root.texts("filters")));
  }

  private void attribute(Node.Mapping attribute) {
    if (TAKEN.contains(attribute.text("key"))) {
      faults.add(
          attribute.get("key").place(),
          new Words(
              "登记库另用“" + attribute.text("key") + "”一词",
              "registers use the word " + attribute.text("key") + " themselves"),
          new Words("请换一个 key", "take another key"));
    }
    if (attribute.flag("personal")) {
      faults.add(
          attribute.get("personal").place(),
          new Words("登记库还不能保存个人信息", "registers do not keep personal data yet"),
          new Words("请去掉该字段", "leave the attribute out"));
    }
  }

  /** An attribute that every record has a value of. */
  private void names(String entry, Class<? extends AttributeType> type) {
    Node node = root.get(entry);
    String word = type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    known(node, a -> type.isInstance(a.type()), word);
    Attribute named = this.type.attribute(node.text());
    if (named != null && !named.required()) {
      faults.add(
          node.place(),
          new Words("“" + node.text() + "”不是必填字段", node.text() + " is not required"),
          new Words("请在该字段写 required: true", "write required: true at the attribute"));
    }
  }

  private void known(Node node, Predicate<Attribute> fits, String types) {
    Attribute attribute = type.attribute(node.text());
    List<String> there = type.attributes().stream().filter(fits).map(Attribute::key).toList();
    if (attribute == null || !fits.test(attribute)) {
      faults.add(
          node.place(),
          attribute == null
              ? new Words("没有字段“" + node.text() + "”", "there is no attribute " + node.text())
              : new Words(
                  "字段“" + node.text() + "”的类型不合",
                  "the attribute " + node.text() + " has another type"),
          there.isEmpty()
              ? new Words("请加一个 " + types + " 类字段", "add an attribute of type " + types)
              : new Words(
                  "可用：" + String.join("、", there), "there are " + String.join(", ", there)));
    }
  }
}
