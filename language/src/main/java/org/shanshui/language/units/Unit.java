package org.shanshui.language.units;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A unit of measurement (计量单位) or classifier (量词).
 *
 * @param symbol its canonical writing: 平方公里 for km²
 * @param toBase how many of its dimension's base unit one of it is, to 34 digits
 */
public record Unit(String symbol, Dimension dimension, BigDecimal toBase) {
  /** One unit of this for each {@code factor} of another: 吨标准煤/万元. */
  Unit per(String symbol, BigDecimal factor, Unit other) {
    return new Unit(
        symbol,
        dimension.per(other.dimension),
        toBase.divide(factor.multiply(other.toBase), MathContext.DECIMAL128));
  }
}
