package org.shanshui.platform.collection;

import java.time.LocalDate;
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
import org.shanshui.packkit.expression.Scope;
import org.shanshui.packkit.expression.Type;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Distinct;
import org.shanshui.packkit.yaml.Node;
import org.shanshui.records.Attribute;
import org.shanshui.records.AttributeType;
import org.shanshui.records.Attributes;
import org.shanshui.records.Grades;
import org.shanshui.records.RecordType;
import org.shanshui.records.Schemas;

/** Reads a form that its schema has held. */
final class FormFile {
  static final FileSchema SCHEMA =
      FileSchema.of(
          FormFile.class,
          "form.schema.json",
          Schemas.WORDS,
          Schemas.CODES,
          Schemas.ATTRIBUTES,
          Schemas.GRADES);

  /** What conditions may speak of beside the fields: no field is called so. */
  static final Map<String, Type> OF_SUBJECT =
      Map.of("goal", Type.Simple.NUMBER, "counts", Type.Simple.FLAG, "unit", Type.Simple.TEXT);

  private static final Set<String> RESERVED = Set.of(Figures.AS_OF, Figures.WHY_UNUSUAL);

  private final String key;
  private final Node.Mapping root;
  private final RecordType record;
  private final Faults faults;

  private FormFile(String key, Node.Mapping root, RecordType record, Faults faults) {
    this.key = key;
    this.root = root;
    this.record = record;
    this.faults = faults;
  }

  static Optional<ReportForm> read(
      String key, Node.Mapping root, FileKind.Found found, Faults faults) {
    return RecordType.part(key, root, found, faults)
        .flatMap(record -> new FormFile(key, root, record, faults).form());
  }

  /** What conditions of a form may speak of. */
  static Scope scope(List<Attribute> attributes) {
    Map<String, Type> inputs = new LinkedHashMap<>(Attributes.scope(attributes).inputs());
    OF_SUBJECT.forEach(inputs::putIfAbsent);
    return new Scope(inputs);
  }

  private Optional<ReportForm> form() {
    int before = faults.size();
    List<Node.Mapping> nodes = root.maps("attributes");
    for (int i = 0; i < nodes.size(); i++) {
      onSheets(record.attributes().get(i), nodes.get(i));
    }
    if (faults.size() > before) {
      return Optional.empty();
    }
    Scope scope = scope(record.attributes());
    List<ReportForm.Item> items = items();
    List<FormField> fields = fields(scope, items);
    Optional<Grades> grades =
        root.find("grades")
            .flatMap(
                node ->
                    Grades.read(
                        root.maps("grades"), scope, List.of(), scope.inputs().keySet(), faults));
    return faults.size() > before
        ? Optional.empty()
        : Optional.of(
            new ReportForm(
                ReportForm.word(key),
                record.name(),
                root.whole("order"),
                fields,
                new RecordType(
                    key,
                    record.name(),
                    record.attributes().stream().map(FormFile::optional).toList(),
                    record.checks(),
                    Optional.empty(),
                    Optional.empty()),
                items,
                grades));
  }

  /** A draft lacks what is asked for: that is told apart from what is wrong with it. */
  private static Attribute optional(Attribute a) {
    return new Attribute(a.key(), a.name(), a.hint(), a.type(), false, a.personal());
  }

  /** A cell of a workbook holds what is filled in, and a page has a field for it. */
  private void onSheets(Attribute attribute, Node.Mapping node) {
    AttributeType type = attribute.type();
    boolean fits =
        type instanceof AttributeType.Text
            || type instanceof AttributeType.Number
            || type instanceof AttributeType.Money
            || type instanceof AttributeType.Date
            || type instanceof AttributeType.Flag
            || type instanceof AttributeType.Choice choice && !choice.several();
    if (!fits) {
      faults.add(
          node.get("type").place(),
          new Words("填报表不能填 " + type.word() + " 类字段", "a report has no field for " + type.word()),
          new Words("请改用其他类型；文件作附件上传", "take another type; files are attached"));
    }
    if (RESERVED.contains(attribute.key()) || OF_SUBJECT.containsKey(attribute.key())) {
      faults.add(
          node.get("key").place(),
          new Words(
              "“" + attribute.key() + "”每张填报表都有，不能另作字段",
              attribute.key() + " is there in every form already"),
          new Words("请换一个 key", "take another key"));
    }
  }

  private List<ReportForm.Item> items() {
    List<ReportForm.Item> items = new ArrayList<>();
    Distinct keys = new Distinct("填报项", "item", faults);
    for (Node.Mapping node : root.maps("items")) {
      keys.add(node.get("key"));
      items.add(new ReportForm.Item(ReportForm.word(node.text("key")), node.words()));
    }
    return items;
  }

  private List<FormField> fields(Scope scope, List<ReportForm.Item> items) {
    Map<String, Node.Mapping> asks = new HashMap<>();
    Distinct keys = new Distinct("字段", "field", faults);
    Set<String> known =
        record.attributes().stream().map(Attribute::key).collect(Collectors.toSet());
    for (Node.Mapping node : root.maps("asks")) {
      keys.add(node.get("field"));
      one(node.get("field"), known, "字段", "attribute");
      node.find("item")
          .ifPresent(
              item ->
                  one(
                      item,
                      root.maps("items").stream()
                          .map(i -> i.text("key"))
                          .collect(Collectors.toSet()),
                      "填报项",
                      "item"));
      asks.put(node.text("field"), node);
    }
    return record.attributes().stream().map(a -> field(a, asks.get(a.key()), scope)).toList();
  }

  private void one(Node node, Set<String> of, String chinese, String english) {
    if (!of.contains(node.text())) {
      faults.add(
          node.place(),
          new Words(
              "没有" + chinese + "“" + node.text() + "”",
              "there is no " + english + " " + node.text()),
          new Words("可用：" + String.join("、", of), "there are " + String.join(", ", of)));
    }
  }

  private FormField field(Attribute attribute, Node.@Nullable Mapping ask, Scope scope) {
    boolean area = attribute.type() instanceof AttributeType.Text text && text.area();
    if (ask == null) {
      return new FormField(
          attribute,
          attribute.required(),
          Optional.empty(),
          null,
          false,
          false,
          false,
          FormField.Total.NONE,
          area ? Optional.of(attribute.name()) : Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    numeric(attribute, ask);
    return new FormField(
        attribute,
        attribute.required(),
        ask.find("required_when").flatMap(when -> scope.compile(when, Type.Simple.FLAG, faults)),
        ask.maybe("item").map(ReportForm::word).orElse(null),
        ask.flag("last"),
        ask.flag("cumulative"),
        ask.flag("measures"),
        ask.maybe("total")
            .map(total -> FormField.Total.valueOf(ReportForm.word(total)))
            .orElse(FormField.Total.NONE),
        words(ask, "column").or(() -> area ? Optional.of(attribute.name()) : Optional.empty()),
        words(ask, "brief"),
        ask.find("writes")
            .map(Node.Mapping.class::cast)
            .map(
                writes ->
                    new FormField.Indicator(
                        writes.text("name"), writes.text("unit"), writes.text("meaning"))));
  }

  /** Only numbers are added up, measured and written into the value store. */
  private void numeric(Attribute attribute, Node.Mapping ask) {
    boolean number =
        attribute.type() instanceof AttributeType.Number
            || attribute.type() instanceof AttributeType.Money;
    for (String entry : List.of("total", "measures", "writes", "cumulative")) {
      if (!number && ask.find(entry).isPresent()) {
        faults.add(
            ask.at(entry),
            new Words(
                "“" + attribute.name().chinese() + "”不是数，不能有 " + entry,
                attribute.key() + " is no number: it has no " + entry),
            new Words("请删去", "delete it"));
      }
    }
  }

  private static Optional<Words> words(Node.Mapping node, String key) {
    return node.find(key).map(words -> ((Node.Mapping) words).words());
  }

  /**
   * Carries out an example: {@code fields} and {@code today}, perhaps {@code items}, {@code goal},
   * {@code unit}, {@code counts}; gives {@code problems}, {@code missing}, {@code kept}, {@code
   * grade}.
   */
  static Map<String, Object> example(ReportForm form, Map<String, @Nullable Object> given) {
    if (!(given.get("fields") instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("given.fields 应为字段的值 · are the fields' values");
    }
    LocalDate today = LocalDate.parse(String.valueOf(given.get("today")));
    Map<String, Object> raw = new LinkedHashMap<>();
    fields.forEach((name, value) -> raw.put(String.valueOf(name), value));
    Metric metric =
        given.get("unit") == null
            ? null
            : new Metric(
                "",
                String.valueOf(given.get("unit")),
                (java.math.BigDecimal) given.get("goal"),
                Boolean.TRUE.equals(given.get("counts")));
    Set<String> items =
        given.get("items") instanceof List<?> some
            ? some.stream()
                .map(item -> ReportForm.word(String.valueOf(item)))
                .collect(Collectors.toSet())
            : form.items().stream().map(ReportForm.Item::key).collect(Collectors.toSet());
    ReportForm.Reading read = form.read(raw, Rhythm.YEAR.holding(today), today);
    Map<String, Object> gives = new HashMap<>();
    gives.put("problems", read.faults().stream().map(Fault::column).distinct().toList());
    gives.put(
        "missing",
        form.gaps(read.figures(), items, metric, today).stream().map(Fault::column).toList());
    gives.put("kept", read.figures().plain());
    form.grade(read.figures(), metric, today)
        .ifPresent(judged -> gives.put("grade", judged.grade().gives()));
    return gives;
  }
}
