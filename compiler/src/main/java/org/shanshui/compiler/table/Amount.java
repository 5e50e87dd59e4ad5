package org.shanshui.compiler.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/**
 * A value with its unit.
 *
 * @param unit null where nothing says it: it is never guessed
 */
public record Amount(BigDecimal value, @Nullable String unit) {

  /** The value in another unit; null where the two do not measure alike or one is not known. */
  public @Nullable BigDecimal in(@Nullable String into) {
    if (Objects.equals(into, unit)) {
      return value;
    }
    Quantity from = unit == null ? null : Quantities.at("1" + unit, 0);
    Quantity to = into == null ? null : Quantities.at("1" + into, 0);
    return from == null || to == null || !Objects.equals(from.kind(), to.kind())
        ? null
        : value.multiply(from.number()).divide(to.number(), MathContext.DECIMAL64);
  }
}
