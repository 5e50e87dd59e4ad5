package org.shanshui.platform.commitments.targets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Faults;
import org.shanshui.packkit.Words;
import org.shanshui.packkit.expression.Scope;
import org.shanshui.packkit.expression.Type;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.schema.FileSchema;
import org.shanshui.packkit.yaml.Node;
import org.shanshui.records.Grades;
import org.shanshui.records.Schemas;

/** What the words of a metric suggest of its nature; the last rule holds always. */
public final class NatureRules {
  /** Files of such rules; one is in force. */
  public static final FileKind<NatureRules> FILES =
      new FileKind<>(
          "natures",
          FileSchema.of(NatureRules.class, "natures.schema.json", Schemas.WORDS, Schemas.GRADES),
          (key, root, found, faults) -> read(root, faults),
          NatureRules::example);

  private static final Scope SCOPE =
      new Scope(
          Map.of(
              "metric", Type.Simple.TEXT,
              "unit", Type.Simple.TEXT,
              "meaning", Type.Simple.TEXT));

  private final Grades grades;

  private NatureRules(Grades grades) {
    this.grades = grades;
  }

  private static Optional<NatureRules> read(Node.Mapping root, Faults faults) {
    List<String> natures = Arrays.stream(Nature.values()).map(Nature::name).toList();
    return Grades.read(root.maps("rules"), SCOPE, natures, List.of(), faults).map(NatureRules::new);
  }

  /**
   * What the words suggest; every metric has a nature.
   *
   * @param meaning {@code level}, {@code growth}, {@code reduction} … of the target
   */
  Suggestion suggest(String metric, String unit, String meaning) {
    Grades.Grade grade =
        grades.judge(Map.of("metric", metric, "unit", unit, "meaning", meaning)).grade();
    Words reason = grade.words().words();
    return new Suggestion(Nature.valueOf(grade.gives()), reason.chinese(), reason.english());
  }

  private static Map<String, Object> example(
      NatureRules rules, Map<String, @Nullable Object> given) {
    Suggestion suggestion =
        rules.suggest(text(given, "metric"), text(given, "unit"), text(given, "meaning"));
    return Map.of(
        "nature", suggestion.nature().name(),
        "zh", suggestion.chinese(),
        "en", suggestion.english());
  }

  private static String text(Map<String, @Nullable Object> given, String key) {
    Object value = given.get(key);
    return value == null ? "" : value.toString();
  }
}
