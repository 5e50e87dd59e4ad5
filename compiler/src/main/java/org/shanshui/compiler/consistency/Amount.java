package org.shanshui.compiler.consistency;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;
import org.shanshui.language.units.Unit;

/**
 * A value in its dimension's base unit: amounts that are the same are equal, 1.5万亩 and 1000公顷.
 *
 * @param dimension what is measured; all classifiers are one, for 6家 and 6个 of one thing are as
 *     many
 */
record Amount(String dimension, BigDecimal value, @Nullable BigDecimal upper) {
  /** Conversions are exact to more digits, and no plan states as many. */
  private static final MathContext DIGITS = new MathContext(12);

  private static final int MOST_DIGITS = 1000;

  static Amount of(BigDecimal value, @Nullable BigDecimal upper, @Nullable String unit) {
    String written = unit == null ? "" : unit.strip();
    Quantity one = written.isEmpty() ? null : Quantities.at("1" + written, 0);
    Unit kind = one == null || one.end() != written.length() + 1 ? null : one.kind();
    if (one == null || kind == null) {
      return new Amount(written, base(value, BigDecimal.ONE), upper(upper, BigDecimal.ONE));
    }
    String dimension = kind.dimension().isCount() ? "count" : kind.dimension().name();
    BigDecimal factor = one.number().multiply(kind.toBase());
    return new Amount(dimension, base(value, factor), upper(upper, factor));
  }

  private static @Nullable BigDecimal upper(@Nullable BigDecimal upper, BigDecimal factor) {
    return upper == null ? null : base(upper, factor);
  }

  /** One form for one value: equality of decimals looks at the trailing zeros too. */
  private static BigDecimal base(BigDecimal value, BigDecimal factor) {
    if (Math.abs(value.scale()) > MOST_DIGITS) {
      return value;
    }
    return value.multiply(factor).round(DIGITS).stripTrailingZeros();
  }
}
