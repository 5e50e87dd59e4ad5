package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the accepted reports of a round come to (汇总). Only what was accepted counts. */
final class RollUp {
  private RollUp() {}

  /**
   * A unit's, a theme's or all of it.
   *
   * @param asked lines sent out
   * @param accepted lines accepted
   * @param meanPercent plain mean of the progress of those that have one; null if none. A mean, as
   *     progress does not add up
   * @param percentCount how many it is the mean of
   * @param invested sum of the period, 万元; null if nothing was reported
   * @param investedTotal sum since the beginning, 万元; null if nothing was reported
   */
  record Part(
      String name,
      @Nullable Long unitId,
      int asked,
      int accepted,
      @Nullable BigDecimal meanPercent,
      int percentCount,
      @Nullable BigDecimal invested,
      @Nullable BigDecimal investedTotal) {}

  /**
   * A metric that several units report on.
   *
   * @param sum null if values of this metric do not add up
   * @param least the lowest value reported, and by {@code most} the highest
   */
  record Metric(
      String metric,
      @Nullable String unit,
      int asked,
      int accepted,
      @Nullable BigDecimal sum,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most) {}

  static Part whole(List<LineView> lines) {
    return part("", null, lines);
  }

  static List<Part> byUnit(
      List<LineView> lines, Map<Long, SheetHead> heads, Map<Long, String> names) {
    Map<Long, List<LineView>> groups =
        grouped(
            lines.stream().filter(l -> heads.containsKey(l.sheetId())).toList(),
            l -> Objects.requireNonNull(heads.get(l.sheetId())).unitId());
    List<Part> parts = new ArrayList<>();
    groups.forEach(
        (unit, theirs) ->
            parts.add(part(names.getOrDefault(unit, String.valueOf(unit)), unit, theirs)));
    return parts;
  }

  static List<Part> byTheme(List<LineView> lines) {
    List<Part> parts = new ArrayList<>();
    grouped(lines, LineView::theme)
        .forEach((theme, theirs) -> parts.add(part(theme, null, theirs)));
    return parts;
  }

  static List<Metric> byMetric(List<LineView> lines) {
    record Key(String metric, @Nullable String unit) {}
    List<Metric> metrics = new ArrayList<>();
    grouped(
            lines.stream().filter(l -> l.metric() != null).toList(),
            l -> new Key(Objects.requireNonNull(l.metric()), l.metricUnit()))
        .forEach(
            (key, theirs) -> {
              List<BigDecimal> values = figures(theirs, Figures::value);
              boolean adds = theirs.stream().allMatch(LineView::adds);
              metrics.add(
                  new Metric(
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

  private static Part part(String name, @Nullable Long unit, List<LineView> lines) {
    List<BigDecimal> percents = figures(lines, Figures::percent);
    BigDecimal total = sum(percents);
    return new Part(
        name,
        unit,
        lines.size(),
        (int) lines.stream().filter(l -> l.line().accepted() != null).count(),
        total == null
            ? null
            : total.divide(BigDecimal.valueOf(percents.size()), 1, RoundingMode.HALF_UP),
        percents.size(),
        sum(figures(lines, Figures::invested)),
        sum(figures(lines, Figures::investedTotal)));
  }

  private static List<BigDecimal> figures(
      List<LineView> lines, Function<Figures, @Nullable BigDecimal> figure) {
    List<BigDecimal> found = new ArrayList<>();
    for (LineView line : lines) {
      Figures accepted = line.line().accepted();
      BigDecimal number = accepted == null ? null : figure.apply(accepted);
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
