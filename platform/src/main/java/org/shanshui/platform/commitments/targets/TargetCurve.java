package org.shanshui.platform.commitments.targets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.indicators.Changes;
import org.shanshui.platform.indicators.Value;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectResolver.Card;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The curve of a target (计划与实际): what was to be reached by when, and what was, with its sources.
 */
@Component
class TargetCurve {
  private final JsonMapper json = JsonMapper.builder().build();
  private final TargetValues values;
  private final Subjects subjects;
  private final MessageSource messages;

  TargetCurve(TargetValues values, Subjects subjects, MessageSource messages) {
    this.values = values;
    this.subjects = subjects;
    this.messages = messages;
  }

  /**
   * A value as the page shows it.
   *
   * @param change since the value of the day before it in the curve; null for the first, and for
   *     one that was corrected
   * @param changes against the year and the period before
   * @param card what it comes from; null if that is out of sight
   */
  record Point(Value value, @Nullable BigDecimal change, Changes changes, @Nullable Card card) {
    public String plain() {
      return Apportionment.plain(value.value());
    }

    public String plainChange() {
      return change == null ? "" : (change.signum() > 0 ? "+" : "") + Apportionment.plain(change);
    }
  }

  /**
   * @param points the latest day first, all its editions
   * @param option of the chart; null where there is no value yet
   */
  record View(List<Point> points, @Nullable String option) {}

  View view(Target target, List<Target> shares, Locale locale) {
    List<Value> known = values.of(target.id());
    Map<Subject, Card> cards = subjects.cards(known.stream().map(Value::source).toList());
    Map<Long, Changes> changes = values.changes(target, known);
    List<Point> points = new ArrayList<>();
    BigDecimal before = null;
    for (Value value : known) {
      points.add(
          new Point(
              value,
              before == null || !value.last() ? null : value.value().subtract(before),
              Objects.requireNonNull(changes.get(value.id())),
              cards.get(value.source())));
      before = value.last() ? value.value() : before;
    }
    Collections.reverse(points);
    return new View(points, known.isEmpty() ? null : option(target, shares, known, locale));
  }

  private String option(Target target, List<Target> shares, List<Value> known, Locale locale) {
    List<List<Object>> done = new ArrayList<>();
    known.stream()
        .filter(Value::last)
        .forEach(value -> done.add(List.of(value.asOf().toString(), value.value())));
    List<List<Object>> planned = new ArrayList<>();
    planned(target, shares).forEach((day, value) -> planned.add(List.of(day.toString(), value)));
    return json.writeValueAsString(
        Map.of(
            "xAxis", Map.of("type", "time"),
            "yAxis", Map.of("type", "value", "name", target.unit(), "scale", true),
            "series",
                List.of(
                    Map.of(
                        "name", word("commitments.actual", locale), "type", "line", "data", done),
                    Map.of(
                        "name",
                        word("commitments.planned", locale),
                        "type",
                        "line",
                        "state",
                        "plan",
                        "data",
                        planned))));
  }

  /** The base, the years' shares of a cumulative path, the goal: each at the end of its time. */
  private static Map<LocalDate, BigDecimal> planned(Target target, List<Target> shares) {
    Map<LocalDate, BigDecimal> planned = new TreeMap<>();
    if (target.baseValue() != null && target.baseYear() != null && !target.counts()) {
      planned.put(LocalDate.of(target.baseYear(), 12, 31), target.baseValue());
    } else if (target.counts()) {
      planned.put(target.common().startOn().minusDays(1), BigDecimal.ZERO);
    }
    for (Target share : shares) {
      if ("YEAR".equals(share.common().axis())
          && !"YEARLY".equals(share.path())
          && share.value() != null) {
        planned.put(share.common().due(), share.value());
      }
    }
    if (target.value() != null) {
      planned.put(target.common().due(), target.value());
    }
    return planned;
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
