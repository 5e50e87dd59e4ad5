package org.shanshui.platform.commitments.lights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries out examples of light rules. Given are {@code start}, {@code due}, {@code today}, and of
 * {@code percent}, {@code value}, {@code goal} (comparator, value, unit, held) and {@code
 * milestones} (title, due, weight, done_on) what there is.
 */
final class LightExamples {
  private LightExamples() {}

  static Map<String, Object> run(LightRules rules, Map<String, @Nullable Object> given) {
    Verdict verdict = rules.judge(facts(given));
    return Map.of(
        "light", verdict.light().word(),
        "rule", verdict.rule(),
        "zh", verdict.chinese(),
        "en", verdict.english());
  }

  private static Facts facts(Map<String, @Nullable Object> given) {
    return new Facts(
        day(given, "start"),
        day(given, "due"),
        day(given, "today"),
        (BigDecimal) given.get("percent"),
        given.get("goal") instanceof Map<?, ?> goal ? goal(goal) : null,
        (BigDecimal) given.get("value"),
        given.get("milestones") instanceof List<?> list
            ? list.stream().map(m -> milestone((Map<?, ?>) m)).toList()
            : List.of());
  }

  private static Facts.Goal goal(Map<?, ?> goal) {
    return new Facts.Goal(
        String.valueOf(goal.get("comparator")),
        Objects.requireNonNull((BigDecimal) goal.get("value"), "a goal has a value"),
        String.valueOf(goal.get("unit")),
        Boolean.TRUE.equals(goal.get("held")));
  }

  private static Milestone milestone(Map<?, ?> milestone) {
    Object weight = milestone.get("weight");
    return new Milestone(
        String.valueOf(milestone.get("title")),
        day(milestone, "due"),
        weight == null ? BigDecimal.ONE : (BigDecimal) weight,
        milestone.get("done_on") == null ? null : day(milestone, "done_on"));
  }

  private static LocalDate day(Map<?, ?> map, String key) {
    return LocalDate.parse(String.valueOf(map.get(key)));
  }
}
