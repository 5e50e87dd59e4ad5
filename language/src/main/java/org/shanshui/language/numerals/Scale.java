package org.shanshui.language.numerals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A multiplier word that stands after digits: 千, 万, 千万, 亿, 万亿. */
record Scale(String word, BigDecimal factor) {
  static final Scale ONE = new Scale("", BigDecimal.ONE);
  static final Scale PERCENT = new Scale("%", new BigDecimal("0.01"));
  static final Scale PER_MILLE = new Scale("‰", new BigDecimal("0.001"));
  static final Scale PER_MYRIAD = new Scale("‱", new BigDecimal("0.0001"));
  static final Scale TIMES = new Scale("倍", BigDecimal.ONE);
  static final Scale WAN = ten("万", 4);
  static final Scale YI = ten("亿", 8);
  static final Scale WAN_YI = ten("万亿", 12);
  private static final Scale[] SMALL = {ten("十", 1), ten("百", 2), ten("千", 3)};
  private static final Scale[] SMALL_WAN = {ten("十万", 5), ten("百万", 6), ten("千万", 7)};
  private static final Scale[] SMALL_YI = {ten("十亿", 9), ten("百亿", 10), ten("千亿", 11)};
  private static final Scale[] SMALL_WAN_YI = {ten("十万亿", 13), ten("百万亿", 14), ten("千万亿", 15)};

  private static Scale ten(String word, int exponent) {
    return new Scale(word, BigDecimal.ONE.movePointRight(exponent));
  }

  /** The longest multiplier word at an index: the bare 十, 百, 千 only where the unit allows. */
  static @Nullable Scale at(CharSequence s, int i) {
    switch (Digits.multiplier(s, i)) {
      case 100_000_000:
        return YI;
      case 10_000:
        return Digits.multiplier(s, i + 1) == 100_000_000 ? WAN_YI : WAN;
      case 10:
        return small(s, i, 0);
      case 100:
        return small(s, i, 1);
      case 1000:
        return small(s, i, 2);
      default:
        return null;
    }
  }

  private static @Nullable Scale small(CharSequence s, int i, int power) {
    return switch (Digits.multiplier(s, i + 1)) {
      case 10_000 ->
          Digits.multiplier(s, i + 2) == 100_000_000 ? SMALL_WAN_YI[power] : SMALL_WAN[power];
      case 100_000_000 -> SMALL_YI[power];
      case 0 -> power > 0 && !beginsUnit(Digits.charAt(s, i + 1)) ? SMALL[power] : null;
      default -> null;
    };
  }

  /** 千瓦, 千克, 百分点, 百帕: the multiplier belongs to the unit. */
  static boolean beginsUnit(char next) {
    return "瓦米克伏卡帕赫焦乏比分".indexOf(next) >= 0;
  }
}
