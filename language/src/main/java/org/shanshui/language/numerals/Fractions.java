package org.shanshui.language.numerals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** 三分之一, 百分之五, 千分之三, 八成. */
final class Fractions {
  private static final int DECIMALS = 10;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal MYRIAD = BigDecimal.valueOf(10_000);

  private Fractions() {}

  /** The fraction whose numerator starts at {@code i}, right after 分之. */
  static @Nullable Numeral read(
      CharSequence s, int start, int i, BigDecimal denominator, Notation notation) {
    if (denominator.signum() <= 0) {
      return null;
    }
    int end;
    BigDecimal numerator;
    if (Digits.arabic(s, i) >= 0) {
      Numeral digits = ArabicReader.plain(s, i);
      end = digits.end();
      numerator = digits.value();
      if (digits.notation() == Notation.SERIAL) {
        return null;
      }
    } else {
      ChineseReader reader = new ChineseReader(s, i);
      if (!reader.cardinal()) {
        return null;
      }
      end = reader.end();
      numerator = reader.value();
    }
    Hedge hedge = Hedge.NONE;
    int hedgeEnd = Hedges.after(s, end, true);
    if (hedgeEnd > end) {
      hedge = Hedge.MORE;
      end = hedgeEnd;
    }
    Scale scale =
        denominator.compareTo(HUNDRED) == 0
            ? Scale.PERCENT
            : denominator.compareTo(THOUSAND) == 0
                ? Scale.PER_MILLE
                : denominator.compareTo(MYRIAD) == 0 ? Scale.PER_MYRIAD : Scale.ONE;
    BigDecimal value =
        scale == Scale.ONE
            ? numerator.divide(denominator, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros()
            : numerator;
    return new Numeral(start, end, value, scale.word(), scale.factor(), notation, hedge);
  }

  /** Whether 成 at {@code i} counts tenths, 八成, and does not begin a word: 三成立, 五成果. */
  static boolean isTenths(CharSequence s, int i, BigDecimal value) {
    return value.signum() > 0
        && value.compareTo(BigDecimal.TEN) <= 0
        && "立果为效功都交本品长年人套片绩员就分员因语".indexOf(Digits.charAt(s, i + 1)) < 0;
  }
}
