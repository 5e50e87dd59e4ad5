package org.shanshui.language.units;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Hedge;
import org.shanshui.language.numerals.Notation;

/**
 * A quantity (数量) in a text: a number, or a range of two, with multiplier and unit.
 *
 * @param start offset of its first character
 * @param end offset after its last; comparator words are left out
 * @param value the number in {@code unit}, only read: 5.15 for 5.15万亩, 1.90 for 1.90:1
 * @param upper of a range, in the same unit, else null
 * @param unit multiplier and unit as written: 万亩, %, 亿元; ":1" for a ratio; empty for a bare number
 * @param kind the unit without multiplier, null for a bare number or a ratio
 * @param factor how many of {@code kind} one of {@code unit} is: 10000 for 万亩
 */
public record Quantity(
    int start,
    int end,
    BigDecimal value,
    @Nullable BigDecimal upper,
    String unit,
    @Nullable Unit kind,
    BigDecimal factor,
    Notation notation,
    Hedge hedge) {

  /** The value in units of {@code kind}: 51500 for 5.15万亩. */
  public BigDecimal number() {
    return value.multiply(factor);
  }
}
