package org.shanshui.platform.commitments.targets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The nature that a metric's words suggest, and why. A planner may choose another.
 *
 * @param chinese the reason
 */
record Suggestion(Nature nature, String chinese, String english) {
  private static final List<Rule> RULES = read();

  private record Rule(
      Suggestion suggestion,
      @Nullable Pattern unit,
      @Nullable Pattern metric,
      @Nullable Pattern meaning) {
    boolean holds(String itsMetric, String itsUnit, String itsMeaning) {
      return found(unit, itsUnit) && found(metric, itsMetric) && found(meaning, itsMeaning);
    }

    private static boolean found(@Nullable Pattern pattern, String words) {
      return pattern == null || pattern.matcher(words).find();
    }
  }

  /**
   * Reads it from the words; every metric has one.
   *
   * @param meaning {@code level}, {@code growth}, {@code reduction} … of the target
   */
  static Suggestion of(String metric, String unit, String meaning) {
    return RULES.stream()
        .filter(rule -> rule.holds(metric, unit, meaning))
        .findFirst()
        .orElseThrow()
        .suggestion();
  }

  private static List<Rule> read() {
    try (InputStream in = Suggestion.class.getResourceAsStream("natures.yaml")) {
      Object read =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(Objects.requireNonNull(in, "natures.yaml"));
      List<Rule> rules = new ArrayList<>();
      for (Object entry : (List<?>) read) {
        Map<?, ?> fields = (Map<?, ?>) entry;
        rules.add(
            new Rule(
                new Suggestion(
                    Nature.valueOf(String.valueOf(fields.get("nature"))),
                    String.valueOf(fields.get("zh")),
                    String.valueOf(fields.get("en"))),
                pattern(fields.get("unit")),
                pattern(fields.get("metric")),
                pattern(fields.get("meaning"))));
      }
      return List.copyOf(rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Pattern pattern(@Nullable Object expression) {
    return expression == null ? null : Pattern.compile(expression.toString());
  }
}
