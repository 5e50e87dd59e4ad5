package org.shanshui.compiler.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One number (数量) that the text mentions, and what it is there for. From {@code metric} on the
 * fields are set for targets (目标) only.
 *
 * @param id {@code q1}, {@code q2} … in the order of the text
 * @param outline id of the innermost heading over it, null before the first
 * @param value the number in {@code unit}, read and not converted: 5.15 for 5.15万亩
 * @param upper of a range, else null
 * @param unit with its multiplier as written: 万亩, %, 微克/立方米
 * @param due year or year-month by which it must hold
 * @param base starting value that the same sentence or table row gives
 * @param scope region or object it holds for where the text names one
 * @param confidence 0 to 1; under {@link #DOUBTFUL} a person should look
 * @param rules that decided it
 */
public record QuantityMention(
    String id,
    int start,
    int end,
    String quote,
    QuantityClass type,
    @Nullable String outline,
    @Nullable String metric,
    @Nullable Kind kind,
    @Nullable Op op,
    @Nullable BigDecimal value,
    @Nullable BigDecimal upper,
    @Nullable String unit,
    @Nullable String due,
    @Nullable BigDecimal base,
    @Nullable String basePeriod,
    @Nullable String scope,
    @Nullable Strength strength,
    double confidence,
    Rules rules) {

  /** Below this confidence a mention is listed for review (待核). */
  public static final double DOUBTFUL = 0.6;

  /** Until the whole text is read and the confidence is measured. */
  public static final double UNMEASURED = 1;

  /** A number that is no target, {@code source} from {@code start} to {@code end}, without id. */
  public static QuantityMention plain(
      String source,
      int start,
      int end,
      QuantityClass type,
      @Nullable String outline,
      PlaceRule rule) {
    return plain("", start, end, source.substring(start, end), type, outline, rule);
  }

  /** The same mention as no target, but of another class. */
  public QuantityMention plain(QuantityClass what, PlaceRule rule) {
    return plain(id, start, end, quote, what, outline, rule);
  }

  private static QuantityMention plain(
      String id,
      int start,
      int end,
      String quote,
      QuantityClass type,
      @Nullable String outline,
      PlaceRule rule) {
    return new QuantityMention(
        id,
        start,
        end,
        quote,
        type,
        outline,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        UNMEASURED,
        Rules.of(rule.title()));
  }

  /** The same target, for one region or object. */
  public QuantityMention holdingFor(String what) {
    return with(id, start, end, what, confidence);
  }

  /** The same number, with another confidence. */
  public QuantityMention sure(double measured) {
    return with(id, start, end, scope, measured);
  }

  /** The same number under an id, at offsets of another measure. */
  public QuantityMention placed(String newId, int newStart, int newEnd) {
    return with(newId, newStart, newEnd, scope, confidence);
  }

  private QuantityMention with(
      String newId, int newStart, int newEnd, @Nullable String what, double sure) {
    return new QuantityMention(
        newId,
        newStart,
        newEnd,
        quote,
        type,
        outline,
        metric,
        kind,
        op,
        value,
        upper,
        unit,
        due,
        base,
        basePeriod,
        what,
        strength,
        sure,
        rules);
  }

  /** What a number is in the text for. */
  public enum QuantityClass {
    /** 目标: to be reached, held, built, finished, invested. */
    TARGET,
    /** 现状与成效: a statistic, a base value, an achievement. */
    RESULT,
    /** 时间: date, year, period, duration. */
    TIME,
    /** 序号: of a section, item, figure, rank, serial. */
    ORDINAL,
    /** 名称: a digit inside a name, grade, code, slogan. */
    NAME,
    /** 条件: a number that defines a class of things or a rule. */
    CONDITION;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** The word on the wire. */
    public String word() {
      return word;
    }
  }

  /** How a target's value is meant. */
  public enum Kind {
    /** 达到: the value to be reached or held. */
    LEVEL,
    /** 增长: a relative rise. */
    GROWTH,
    /** 下降: a fall, relative or absolute. */
    REDUCTION,
    /** 提高…个百分点: an absolute rise. */
    RISE;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** The word on the wire. */
    public String word() {
      return word;
    }
  }

  /** How what is reached is compared with the value. */
  public enum Op {
    /** 以上、不低于、超过. */
    AT_LEAST(">="),
    /** 以内、不高于、控制在…内. */
    AT_MOST("<="),
    /** 左右、约. */
    ABOUT("~"),
    /** 达到, or nothing said. */
    EQUAL("=");

    private final String sign;

    Op(String sign) {
      this.sign = sign;
    }

    /** The sign on the wire. */
    public String sign() {
      return sign;
    }
  }

  /** How firmly the text commits. */
  public enum Strength {
    /** 约束性、确保、必须. */
    BINDING,
    /** 力争、争取. */
    AIM,
    /** Nothing said. */
    PLAIN;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    /** The word on the wire. */
    public String word() {
      return word;
    }
  }
}
