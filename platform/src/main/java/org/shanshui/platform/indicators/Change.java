package org.shanshui.platform.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * By how much a value differs from an earlier one.
 *
 * @param amount with two decimals; above zero where the value is the greater one
 */
public record Change(BigDecimal amount, Measure measure) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** What a change is told in. */
  public enum Measure {
    PERCENT,
    /** 个百分点: what is a percentage itself differs by them. */
    PERCENTAGE_POINTS,
    /** 个千分点. */
    PER_MILLE_POINTS;

    static Measure of(String unit) {
      return switch (unit) {
        case "%", "％", "百分点", "个百分点" -> PERCENTAGE_POINTS;
        case "‰" -> PER_MILLE_POINTS;
        default -> PERCENT;
      };
    }
  }

  /**
   * Of values in this unit; empty where the earlier one is zero, which nothing can be told against.
   */
  public static Optional<Change> of(BigDecimal value, BigDecimal earlier, String unit) {
    if (earlier.signum() == 0) {
      return Optional.empty();
    }
    Measure measure = Measure.of(unit);
    BigDecimal difference = value.subtract(earlier);
    return Optional.of(
        new Change(
            measure == Measure.PERCENT
                ? difference.multiply(HUNDRED).divide(earlier.abs(), 2, RoundingMode.HALF_UP)
                : difference.setScale(2, RoundingMode.HALF_UP),
            measure));
  }

  /** As people read it, without what it is told in: +3.25. */
  public String plain() {
    return (amount.signum() > 0 ? "+" : "") + amount.toPlainString();
  }
}
