package org.shanshui.platform.cases.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The kinds of cases there are, each a YAML file that is checked before anything starts. */
public final class Kinds {
  private static final String FOLDER = "/cases/kinds/";
  private static final List<String> RELEASE = List.of("supervision", "inspection", "report");

  private final Map<String, Kind> byKey;

  private Kinds(Map<String, Kind> byKey) {
    this.byKey = byKey;
  }

  /** Those of the release. */
  public static Kinds ofRelease() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (String key : RELEASE) {
      String name = FOLDER + key + ".yaml";
      try (InputStream file = Kinds.class.getResourceAsStream(name)) {
        if (file == null) {
          throw new IllegalStateException("Not in this build: " + name);
        }
        kinds.put(key, read(file, name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Kinds(kinds);
  }

  public List<Kind> all() {
    return List.copyOf(byKey.values());
  }

  public Optional<Kind> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The kind of this key; refuses if there is none. */
  public Kind get(String key) {
    return find(key)
        .orElseThrow(
            () ->
                Refusal.invalid(
                        "没有“" + key + "”这种案件类型，可用：" + String.join("、", byKey.keySet()) + "。",
                        "there is no kind of case " + key + "; there are " + byKey.keySet())
                    .asException());
  }

  /**
   * Reads one kind.
   *
   * @param name for messages
   * @throws IllegalArgumentException says what is wrong and where
   */
  static Kind read(InputStream file, String name) {
    try {
      return new Reader(new Yaml(new SafeConstructor(new LoaderOptions())).load(file)).kind();
    } catch (YAMLException | ClassCastException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "案件类型文件 "
              + name
              + " 有误："
              + e.getMessage()
              + " · this file of a kind of case cannot be used",
          e);
    }
  }

  /** One file. */
  private static final class Reader {
    private final Map<?, ?> root;

    Reader(@Nullable Object root) {
      this.root = map(root, "");
    }

    Kind kind() {
      Map<Stage, Limit> limits = new EnumMap<>(Stage.class);
      for (Stage stage : Stage.values()) {
        if (stage != Stage.NONE) {
          limits.put(
              stage, Limit.parse(text(map(root.get("limits"), "limits"), stage.word(), "limits")));
        }
      }
      Map<?, ?> who = map(root.get("who"), "who");
      Map<StepKind, Set<Kind.Who>> may = new EnumMap<>(StepKind.class);
      for (StepKind step : StepKind.values()) {
        may.put(step, who(who.get(step.word()), "who." + step.word()));
      }
      Set<String> known = new HashSet<>(Set.of("open"));
      for (StepKind step : StepKind.values()) {
        known.add(step.word());
      }
      who.keySet().stream()
          .filter(key -> !known.contains(String.valueOf(key)))
          .findFirst()
          .ifPresent(
              key -> {
                throw new IllegalArgumentException("who." + key + ": no such step");
              });
      return new Kind(
          text(root, "key", ""),
          text(map(root.get("name"), "name"), "zh", "name"),
          text(map(root.get("name"), "name"), "en", "name"),
          new LinkedHashSet<>(strings(root.get("sources"), "sources")),
          fields(),
          limits,
          may,
          who(who.get("open"), "who.open"),
          attachments(),
          warnings(),
          escalations(),
          bounds(),
          openWhen());
    }

    private List<Kind.Field> fields() {
      List<Kind.Field> fields = new ArrayList<>();
      for (Object entry : list(root.get("fields"), "fields")) {
        Map<?, ?> field = map(entry, "fields");
        String key = text(field, "key", "fields");
        String type = text(field, "type", "fields." + key);
        if (!Set.of("text", "area", "number", "date", "choice").contains(type)) {
          throw new IllegalArgumentException("fields." + key + ".type: " + type);
        }
        List<Kind.Option> options = new ArrayList<>();
        if (type.equals("choice")) {
          for (Object option : list(field.get("options"), "fields." + key + ".options")) {
            Map<?, ?> one = map(option, "fields." + key + ".options");
            options.add(
                new Kind.Option(
                    text(one, "key", "fields." + key + ".options"),
                    text(one, "zh", "fields." + key + ".options"),
                    text(one, "en", "fields." + key + ".options")));
          }
        }
        fields.add(
            new Kind.Field(
                key,
                text(field, "zh", "fields." + key),
                text(field, "en", "fields." + key),
                type,
                Boolean.TRUE.equals(field.get("required")),
                options));
      }
      return fields;
    }

    private Kind.Attachments attachments() {
      Map<?, ?> report = map(root.get("to_report"), "to_report");
      Set<EvidenceSort> sorts = new HashSet<>();
      for (String sort : strings(report.get("sorts"), "to_report.sorts")) {
        sorts.add(EvidenceSort.valueOf(sort.toUpperCase(Locale.ROOT)));
      }
      return new Kind.Attachments(number(report, "least", "to_report"), sorts);
    }

    private Map<Stage, List<Limit>> warnings() {
      Map<Stage, List<Limit>> warnings = new EnumMap<>(Stage.class);
      map(root.get("warn"), "warn")
          .forEach(
              (stage, before) ->
                  warnings.put(
                      Stage.valueOf(String.valueOf(stage).toUpperCase(Locale.ROOT)),
                      strings(before, "warn." + stage).stream().map(Limit::parse).toList()));
      return warnings;
    }

    private List<Kind.Escalation> escalations() {
      List<Kind.Escalation> levels = new ArrayList<>();
      for (Object entry : list(root.get("escalate"), "escalate")) {
        Map<?, ?> level = map(entry, "escalate");
        levels.add(
            new Kind.Escalation(
                Limit.parse(text(level, "late", "escalate")),
                Kind.Addressee.valueOf(text(level, "to", "escalate").toUpperCase(Locale.ROOT))));
      }
      return levels;
    }

    private Kind.Bounds bounds() {
      Map<?, ?> bounds = map(root.get("bounds"), "bounds");
      return new Kind.Bounds(
          number(bounds, "extensions", "bounds"),
          number(bounds, "extension_days", "bounds"),
          number(bounds, "suspensions", "bounds"),
          number(bounds, "suspension_days", "bounds"),
          number(bounds, "transfers", "bounds"),
          number(bounds, "reopen_days", "bounds"));
    }

    private Kind.OpenWhen openWhen() {
      if (!root.containsKey("open_when")) {
        return new Kind.OpenWhen(-1, -1);
      }
      Map<?, ?> when = map(root.get("open_when"), "open_when");
      return new Kind.OpenWhen(
          number(when, "overdue_days", "open_when"), number(when, "behind_days", "open_when"));
    }

    private static Set<Kind.Who> who(@Nullable Object value, String place) {
      Set<Kind.Who> who = new LinkedHashSet<>();
      for (String word : strings(value, place)) {
        who.add(Kind.Who.parse(word));
      }
      return who;
    }

    private static Map<?, ?> map(@Nullable Object value, String place) {
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw new IllegalArgumentException(place + ": 应为一组键值 · a map is expected");
    }

    private static List<?> list(@Nullable Object value, String place) {
      if (value instanceof List<?> list) {
        return list;
      }
      throw new IllegalArgumentException(place + ": 应为列表 · a list is expected");
    }

    private static List<String> strings(@Nullable Object value, String place) {
      return list(value, place).stream().map(String::valueOf).toList();
    }

    private static String text(Map<?, ?> map, String key, String place) {
      if (map.get(key) instanceof String text && !text.isBlank()) {
        return text;
      }
      throw new IllegalArgumentException(place + "." + key + ": 应为文字 · a text is expected");
    }

    private static int number(Map<?, ?> map, String key, String place) {
      if (map.get(key) instanceof Integer number) {
        return number;
      }
      throw new IllegalArgumentException(place + "." + key + ": 应为整数 · an integer is expected");
    }
  }
}
