package org.shanshui.platform.cases.loop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Node;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.forms.RecordForms;
import org.shanshui.records.RecordType;
import org.shanshui.records.Schemas;

/** Reads a kind of case that its schema has held. */
final class KindFile {
  static final FileSchema SCHEMA =
      FileSchema.of(
          KindFile.class, "kind.schema.json", Schemas.WORDS, Schemas.CODES, Schemas.ATTRIBUTES);

  private final String key;
  private final Node.Mapping root;

  private KindFile(String key, Node.Mapping root) {
    this.key = key;
    this.root = root;
  }

  static Optional<Kind> read(String key, Node.Mapping root, FileKind.Found found, Faults faults) {
    Optional<RecordType> record = RecordType.part(key, root, found, faults);
    int before = faults.size();
    record.ifPresent(asked -> RecordForms.onForms(asked, root, faults));
    return faults.size() == before ? record.map(new KindFile(key, root)::kind) : Optional.empty();
  }

  private Kind kind(RecordType record) {
    return new Kind(
        key,
        root.words("name"),
        root.whole("order"),
        new LinkedHashSet<>(root.texts("sources")),
        root.flag("takes_reporter"),
        root.flag("several"),
        record,
        limits(),
        may(),
        who(root.map("who"), "open"),
        attachments(),
        warnings(),
        escalations(),
        bounds(),
        root.find("open_when")
            .map(Node.Mapping.class::cast)
            .map(when -> new Kind.OpenWhen(when.whole("overdue_days"), when.whole("behind_days")))
            .orElse(new Kind.OpenWhen(-1, -1)));
  }

  private Map<Stage, Limit> limits() {
    Map<Stage, Limit> limits = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      if (stage != Stage.NONE) {
        limits.put(stage, Limit.parse(root.map("limits").text(stage.word())));
      }
    }
    return limits;
  }

  private Map<StepKind, Set<Kind.Who>> may() {
    Map<StepKind, Set<Kind.Who>> may = new EnumMap<>(StepKind.class);
    for (StepKind step : StepKind.values()) {
      may.put(
          step,
          step.isByCalendar() ? Set.of(new Kind.Who.House()) : who(root.map("who"), step.word()));
    }
    return may;
  }

  private static Set<Kind.Who> who(Node.Mapping map, String key) {
    // Kinds written before there were instructions do not speak of them.
    if (map.find(key).isEmpty()) {
      return Set.of(new Kind.Who.Has(Role.LEADER));
    }
    return map.texts(key).stream()
        .map(Kind.Who::parse)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Kind.Attachments attachments() {
    Node.Mapping report = root.map("to_report");
    return new Kind.Attachments(
        report.whole("least"),
        report.texts("sorts").stream()
            .map(sort -> EvidenceSort.valueOf(sort.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet()));
  }

  private Map<Stage, List<Limit>> warnings() {
    Map<Stage, List<Limit>> warnings = new EnumMap<>(Stage.class);
    Node.Mapping warn = root.map("warn");
    for (String stage : warn.entries().keySet()) {
      warnings.put(
          Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
          warn.texts(stage).stream().map(Limit::parse).toList());
    }
    return warnings;
  }

  private List<Kind.Escalation> escalations() {
    List<Kind.Escalation> levels = new ArrayList<>();
    for (Node.Mapping level : root.maps("escalate")) {
      levels.add(
          new Kind.Escalation(
              Limit.parse(level.text("late")),
              Kind.Addressee.valueOf(level.text("to").toUpperCase(Locale.ROOT))));
    }
    return levels;
  }

  private Kind.Bounds bounds() {
    Node.Mapping bounds = root.map("bounds");
    return new Kind.Bounds(
        bounds.whole("extensions"),
        bounds.whole("extension_days"),
        bounds.whole("suspensions"),
        bounds.whole("suspension_days"),
        bounds.whole("transfers"),
        bounds.whole("reopen_days"));
  }

  /**
   * An example. Given {@code fields}, and {@code today}: the {@code problems} of them, and what of
   * them is {@code kept}. Given a {@code step}, and {@code as} whom: whether they {@code may}.
   * Given a {@code stage}: its {@code limit}.
   */
  static Map<String, Object> example(Kind kind, Map<String, @Nullable Object> given) {
    Map<String, Object> results = new HashMap<>();
    if (given.containsKey("fields")) {
      results.putAll(
          kind.record()
              .example(
                  Map.of(
                      "values", given.getOrDefault("fields", Map.of()),
                      "today", given.getOrDefault("today", "2026-01-01"))));
    }
    if (given.get("step") instanceof String step) {
      Set<Kind.Who> who =
          step.equals("open")
              ? kind.mayOpen()
              : kind.may().getOrDefault(StepKind.valueOf(step.toUpperCase(Locale.ROOT)), Set.of());
      results.put("may", who.contains(Kind.Who.parse(String.valueOf(given.get("as")))));
    }
    if (given.get("stage") instanceof String stage) {
      results.put("limit", kind.limit(Stage.valueOf(stage.toUpperCase(Locale.ROOT))).toString());
    }
    return results;
  }
}
