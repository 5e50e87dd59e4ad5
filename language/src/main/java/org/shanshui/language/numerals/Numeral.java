package org.shanshui.language.numerals;

import java.math.BigDecimal;

/**
 * A numeral (数词) in a text. Its number is {@code value × scaleFactor}.
 *
 * @param start offset of its first character
 * @param end offset after its last, a hedge such as 余 included
 * @param value what the digits say, 5.15 in 5.15万; 80 in 八成; 1 in 千亿, which has no digit
 * @param scale the multiplier kept apart from the digits: 万, 万亿; also {@code %}, {@code ‰}, {@code
 *     ‱} for 百分之, 成, 千分之, 万分之 and 倍 for 翻番; else empty
 * @param scaleFactor what one of {@code scale} is worth: 10000 for 万, 0.01 for {@code %}
 */
public record Numeral(
    int start,
    int end,
    BigDecimal value,
    String scale,
    BigDecimal scaleFactor,
    Notation notation,
    Hedge hedge) {

  /** The number meant: 51500 for 5.15万, 0.8 for 八成. */
  public BigDecimal number() {
    return value.multiply(scaleFactor);
  }
}
