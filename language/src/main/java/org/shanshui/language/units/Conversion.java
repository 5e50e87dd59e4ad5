package org.shanshui.language.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Conversion (换算) between units of one dimension. */
public final class Conversion {
  // Six digits fewer than multipliers carry, so that what is exact in theory comes out exact.
  private static final MathContext RESULT = new MathContext(28, RoundingMode.HALF_EVEN);

  private Conversion() {}

  /**
   * The value in another unit, to 28 significant digits.
   *
   * @throws IllegalArgumentException if the units measure different things; currencies do
   */
  public static BigDecimal convert(BigDecimal value, Unit from, Unit to) {
    if (!from.dimension().equals(to.dimension())) {
      throw new IllegalArgumentException(
          "不能把“%s”（%s）换算为“%s”（%s）：量纲不同，请改用同类单位 / cannot convert %s (%s) to %s (%s): they measure different things, use a unit of the same dimension"
              .formatted(
                  from.symbol(),
                  from.dimension(),
                  to.symbol(),
                  to.dimension(),
                  from.symbol(),
                  from.dimension(),
                  to.symbol(),
                  to.dimension()));
    }
    if (from.toBase().compareTo(to.toBase()) == 0) {
      return value;
    }
    BigDecimal converted =
        value
            .multiply(from.toBase())
            .divide(to.toBase(), MathContext.DECIMAL128)
            .round(RESULT)
            .stripTrailingZeros();
    return converted.scale() < 0 ? converted.setScale(0) : converted;
  }
}
