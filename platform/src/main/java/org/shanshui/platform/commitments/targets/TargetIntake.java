package org.shanshui.platform.commitments.targets;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.pack.Packs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Puts a plan's targets in, each with the nature that its words suggest. */
@Repository
public class TargetIntake {
  private final JdbcClient jdbc;
  private final TargetValues values;
  private final Packs packs;
  private final Clock clock;

  TargetIntake(JdbcClient jdbc, TargetValues values, Packs packs, Clock clock) {
    this.jdbc = jdbc;
    this.values = values;
    this.packs = packs;
    this.clock = clock;
  }

  /**
   * A target as a plan states it.
   *
   * @param value null where it is stated in words only
   * @param strength {@code binding}, {@code aim}, {@code plain}, or what an indicator table says
   */
  public record Stated(
      String metric,
      String meaning,
      String comparator,
      @Nullable BigDecimal value,
      @Nullable String words,
      @Nullable BigDecimal upper,
      String unit,
      @Nullable BigDecimal baseValue,
      @Nullable Integer baseYear,
      @Nullable String scope,
      @Nullable String strength) {}

  /** What a target is called: 新建绿道不少于120公里. */
  public static String title(
      String metric,
      String meaning,
      String comparator,
      @Nullable BigDecimal value,
      @Nullable BigDecimal upper,
      String unit,
      @Nullable String words) {
    if (value == null) {
      return words == null ? metric : metric + "：" + words;
    }
    String verb =
        switch (meaning) {
          case "growth" -> metric.endsWith("增长") ? "" : "增长";
          case "reduction" -> metric.endsWith("下降") ? "" : "下降";
          case "rise" -> metric.endsWith("提高") ? "" : "提高";
          default -> "";
        };
    String sign =
        switch (comparator) {
          case ">=" -> "不低于";
          case "<=" -> "不超过";
          case "~" -> "约";
          default -> verb.isEmpty() ? " " : "";
        };
    return metric
        + verb
        + sign
        + Apportionment.plain(value)
        + (upper == null ? "" : "–" + Apportionment.plain(upper))
        + unit;
  }

  /**
   * Puts the target's own part in or writes it over; a nature that a planner chose stays.
   *
   * @return whether anything differs from before
   */
  public boolean put(long id, Stated stated) {
    Suggestion suggestion =
        packs
            .only(LocalDate.now(clock), NatureRules.FILES)
            .suggest(stated.metric(), stated.unit(), stated.meaning());
    boolean differs =
        jdbc.sql(
                    """
                insert into target (id, metric, meaning, comparator, value, words, upper, unit, base_value, base_year, scope, strength, nature, nature_reason)
                values (:id, :metric, :meaning, :comparator, :value, :words, :upper, :unit, :baseValue, :baseYear, :scope, :strength, :nature, :reason)
                on conflict (id) do update set metric = :metric, meaning = :meaning, comparator = :comparator, value = :value, words = :words,
                  upper = :upper, unit = :unit, base_value = :baseValue, base_year = :baseYear, scope = :scope, strength = :strength
                where (target.metric, target.meaning, target.comparator, target.value, target.words, target.upper, target.unit,
                    target.base_value, target.base_year, target.scope, target.strength)
                  is distinct from (:metric, :meaning, :comparator, :value, :words, :upper, :unit, :baseValue, :baseYear, :scope, :strength)
                """)
                .param("id", id)
                .param("metric", stated.metric())
                .param("meaning", stated.meaning())
                .param("comparator", stated.comparator())
                .param("value", stated.value(), Types.NUMERIC)
                .param("words", stated.words(), Types.VARCHAR)
                .param("upper", stated.upper(), Types.NUMERIC)
                .param("unit", stated.unit())
                .param("baseValue", stated.baseValue(), Types.NUMERIC)
                .param("baseYear", stated.baseYear(), Types.INTEGER)
                .param("scope", stated.scope(), Types.VARCHAR)
                .param("strength", stated.strength(), Types.VARCHAR)
                .param("nature", suggestion.nature().name())
                .param("reason", "按名称和单位建议：" + suggestion.chinese())
                .update()
            > 0;
    values.bind(id);
    return differs;
  }
}
