package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;

/** What the accepted reports of a round come to (汇总). Only what was accepted counts. */
final class RollUp {
  private RollUp() {}

  /** A field that comes to something over many lines. */
  record Head(String key, Words name, String unit, FormField.Total total) {}

  /** What the fields of these lines come to, each once. */
  static List<Head> heads(List<LineView> lines) {
    Map<String, Head> heads = new LinkedHashMap<>();
    lines.stream()
        .map(line -> line.line().form())
        .distinct()
        .sorted(Comparator.comparingInt(ReportForm::order))
        .flatMap(form -> form.fields().stream())
        .filter(field -> field.total() != FormField.Total.NONE)
        .forEach(
            field ->
                heads.putIfAbsent(
                    field.key(), new Head(field.key(), field.name(), field.unit(), field.total())));
    return List.copyOf(heads.values());
  }

  /**
   * What a field comes to.
   *
   * @param value null if nothing was reported
   * @param count how many it is of
   */
  record Sum(Head head, @Nullable BigDecimal value, int count) {
    public boolean isMean() {
      return head.total() == FormField.Total.MEAN;
    }
  }

  /**
   * A unit's, a theme's or all of it.
   *
   * @param asked lines sent out
   * @param accepted lines accepted
   * @param sums in the order of the heads; a plain mean where values do not add up, as progress
   */
  record Part(String name, @Nullable Long unitId, int asked, int accepted, List<Sum> sums) {}

  /**
   * A metric that several units report on.
   *
   * @param sum null if values of this metric do not add up
   * @param least the lowest value reported, and by {@code most} the highest
   */
  record ByMetric(
      String metric,
      @Nullable String unit,
      int asked,
      int accepted,
      @Nullable BigDecimal sum,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most) {}

  static Part whole(List<LineView> lines) {
    return part("", null, lines, heads(lines));
  }

  static List<Part> byUnit(
      List<LineView> lines, Map<Long, SheetHead> heads, Map<Long, String> names) {
    Map<Long, List<LineView>> groups =
        grouped(
            lines.stream().filter(l -> heads.containsKey(l.sheetId())).toList(),
            l -> Objects.requireNonNull(heads.get(l.sheetId())).unitId());
    List<Part> parts = new ArrayList<>();
    List<Head> totals = heads(lines);
    groups.forEach(
        (unit, theirs) ->
            parts.add(part(names.getOrDefault(unit, String.valueOf(unit)), unit, theirs, totals)));
    return parts;
  }

  static List<Part> byTheme(List<LineView> lines) {
    List<Part> parts = new ArrayList<>();
    List<Head> heads = heads(lines);
    grouped(lines, LineView::theme)
        .forEach((theme, theirs) -> parts.add(part(theme, null, theirs, heads)));
    return parts;
  }

  static List<ByMetric> byMetric(List<LineView> lines) {
    record Key(String metric, @Nullable String unit) {}
    List<ByMetric> metrics = new ArrayList<>();
    grouped(
            lines.stream().filter(l -> l.line().metric() != null).toList(),
            l -> {
              var metric = Objects.requireNonNull(l.line().metric());
              return new Key(metric.name(), metric.unit());
            })
        .forEach(
            (key, theirs) -> {
              List<BigDecimal> values = measured(theirs);
              boolean adds =
                  theirs.stream().allMatch(l -> Objects.requireNonNull(l.line().metric()).counts());
              metrics.add(
                  new ByMetric(
                      key.metric(),
                      key.unit(),
                      theirs.size(),
                      values.size(),
                      adds ? sum(values) : null,
                      values.stream().min(BigDecimal::compareTo).orElse(null),
                      values.stream().max(BigDecimal::compareTo).orElse(null)));
            });
    return metrics;
  }

  private static Part part(
      String name, @Nullable Long unit, List<LineView> lines, List<Head> heads) {
    return new Part(
        name,
        unit,
        lines.size(),
        (int) lines.stream().filter(l -> l.line().accepted() != null).count(),
        heads.stream().map(head -> total(head, numbers(lines, head.key()))).toList());
  }

  private static Sum total(Head head, List<BigDecimal> numbers) {
    BigDecimal sum = sum(numbers);
    boolean mean = head.total() == FormField.Total.MEAN;
    return new Sum(
        head,
        sum == null || !mean
            ? sum
            : sum.divide(BigDecimal.valueOf(numbers.size()), 1, RoundingMode.HALF_UP),
        numbers.size());
  }

  /** The accepted values of the subjects' own metrics. */
  private static List<BigDecimal> measured(List<LineView> lines) {
    return lines.stream()
        .flatMap(
            line ->
                line.line().form().fields().stream()
                    .filter(FormField::measures)
                    .flatMap(field -> numbers(List.of(line), field.key()).stream()))
        .toList();
  }

  private static List<BigDecimal> numbers(List<LineView> lines, String field) {
    List<BigDecimal> found = new ArrayList<>();
    for (LineView line : lines) {
      Figures accepted = line.line().accepted();
      BigDecimal number = accepted == null ? null : accepted.number(field);
      if (number != null) {
        found.add(number);
      }
    }
    return found;
  }

  private static @Nullable BigDecimal sum(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal::add).orElse(null);
  }

  private static <K> Map<K, List<LineView>> grouped(
      List<LineView> lines, Function<LineView, K> key) {
    Map<K, List<LineView>> groups = new LinkedHashMap<>();
    for (LineView line : lines) {
      groups.computeIfAbsent(key.apply(line), k -> new ArrayList<>()).add(line);
    }
    return groups;
  }
}
