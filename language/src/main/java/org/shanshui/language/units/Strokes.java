package org.shanshui.language.units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;

/** Fractions with a stroke (分数): 1/3, 2/3, of one digit each; pages and dates are none. */
final class Strokes {
  private static final int DECIMALS = 10;

  private Strokes() {}

  /** The fraction that a bare number of one digit begins, null where none does. */
  static @Nullable Quantity read(CharSequence s, Quantity first) {
    int stroke = first.end();
    char mark = Digits.charAt(s, stroke);
    if (mark != '/' && mark != '／' || stroke - first.start() != 1 || isPart(before(s, first))) {
      return null;
    }
    int numerator = first.value().intValue();
    int denominator = Digits.arabic(s, stroke + 1);
    char after = Digits.charAt(s, stroke + 2);
    if (numerator < 1 || denominator <= numerator || isPart(after) || "页月日号".indexOf(after) >= 0) {
      return null;
    }
    return new Quantity(
        first.start(),
        stroke + 2,
        BigDecimal.valueOf(numerator)
            .divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros(),
        null,
        "",
        null,
        BigDecimal.ONE,
        first.notation(),
        first.hedge());
  }

  /** 12/10万, of a hundred thousand people, null where no such number is said. */
  static @Nullable Quantity ofMany(CharSequence s, Quantity first) {
    int stroke = first.end();
    char mark = Digits.charAt(s, stroke);
    if (mark != '/' && mark != '／' || !first.unit().isEmpty() || isPart(before(s, first))) {
      return null;
    }
    int end = stroke + 1;
    while (Digits.arabic(s, end) >= 0) {
      end++;
    }
    if (end == stroke + 1 && Digits.charAt(s, end) == '十') {
      end++;
    }
    if (end == stroke + 1 || Digits.charAt(s, end) != '万') {
      return null;
    }
    end++;
    return new Quantity(
        first.start(),
        end,
        first.value(),
        null,
        "/" + s.subSequence(stroke + 1, end),
        null,
        BigDecimal.ONE,
        first.notation(),
        first.hedge());
  }

  private static char before(CharSequence s, Quantity first) {
    return first.start() == 0 ? 0 : s.charAt(first.start() - 1);
  }

  /** Whether the character goes on a number, a code or a path. */
  private static boolean isPart(char c) {
    return c >= '0' && c <= '9'
        || c == '/'
        || c == '.'
        || c == '-'
        || c == '第'
        || c < 0x80 && Character.isLetter(c);
  }
}
