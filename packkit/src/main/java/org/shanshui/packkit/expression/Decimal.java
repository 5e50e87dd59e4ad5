package org.shanshui.packkit.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number in expressions: exact, and equal where the value is equal, whatever its zeros. Sums,
 * differences and products are exact; a quotient has 34 digits if it does not end before.
 */
record Decimal(BigDecimal value) implements Comparable<Decimal> {
  /** Digits and places of a number; a product of products would grow without end. */
  static final int MOST_DIGITS = 200;

  Decimal {
    if (value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS) {
      throw new ArithmeticException("more than " + MOST_DIGITS + " digits");
    }
  }

  static Decimal of(long value) {
    return new Decimal(BigDecimal.valueOf(value));
  }

  /** Throws NumberFormatException, or ArithmeticException where it has too many digits. */
  static Decimal parse(String text) {
    if (text.length() > MOST_DIGITS) {
      throw new ArithmeticException("more than " + MOST_DIGITS + " digits");
    }
    return new Decimal(new BigDecimal(text));
  }

  Decimal plus(Decimal other) {
    return new Decimal(value.add(other.value));
  }

  Decimal minus(Decimal other) {
    return new Decimal(value.subtract(other.value));
  }

  Decimal times(Decimal other) {
    return new Decimal(value.multiply(other.value));
  }

  /** Throws ArithmeticException where the other is zero. */
  Decimal by(Decimal other) {
    return new Decimal(value.divide(other.value, MathContext.DECIMAL128));
  }

  Decimal negated() {
    return new Decimal(value.negate());
  }

  Decimal rounded(Decimal places, RoundingMode mode) {
    int scale = places.value.intValueExact();
    if (Math.abs(scale) > 30) {
      throw new ArithmeticException("round to -30 to 30 places");
    }
    return new Decimal(value.setScale(scale, mode));
  }

  @Override
  public int compareTo(Decimal other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decimal decimal && value.compareTo(decimal.value) == 0;
  }

  @Override
  public int hashCode() {
    return value.stripTrailingZeros().hashCode();
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
