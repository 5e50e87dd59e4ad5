package org.shanshui.language.numerals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Powers of ten behind or instead of a numeral: 3.5×10⁸, 3.5×10^8, 1.5×10的8次方, 10⁶. */
final class Powers {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int LARGEST = 30;

  private Powers() {}

  /**
   * A numeral with its power.
   *
   * @param end offset after the exponent
   */
  record Raised(BigDecimal value, int end) {}

  /** The numeral that ends at {@code end} with the power that follows, null where none does. */
  static @Nullable Raised after(CharSequence s, int end, BigDecimal value) {
    char next = Digits.charAt(s, end);
    boolean ten = value.compareTo(BigDecimal.TEN) == 0;
    if (ten && (RAISED.indexOf(next) >= 0 || next == '^' || next == '的')) {
      return raised(s, end, BigDecimal.ONE);
    }
    int i = Digits.skipBlanks(s, end);
    if ("×xX*✕·".indexOf(Digits.charAt(s, i)) < 0) {
      return null;
    }
    i = Digits.skipBlanks(s, i + 1);
    return Digits.arabic(s, i) == 1 && Digits.arabic(s, i + 1) == 0
        ? raised(s, i + 2, value)
        : null;
  }

  private static @Nullable Raised raised(CharSequence s, int start, BigDecimal value) {
    int i = start;
    char mark = Digits.charAt(s, i);
    boolean words = mark == '的';
    if (mark == '^' || words) {
      i++;
    }
    boolean bracket = Digits.charAt(s, i) == '(';
    i = bracket ? i + 1 : i;
    boolean negative = "-−⁻".indexOf(Digits.charAt(s, i)) >= 0 && i < s.length();
    i = negative ? i + 1 : i;
    int exponent = 0;
    int from = i;
    while (i < from + 3 && digit(s, i, mark == '^' || words) >= 0) {
      exponent = exponent * 10 + digit(s, i, mark == '^' || words);
      i++;
    }
    if (i == from || exponent > LARGEST) {
      return null;
    }
    if (bracket && Digits.charAt(s, i++) != ')') {
      return null;
    }
    if (words) {
      if (Digits.charAt(s, i) != '次' || "方幂".indexOf(Digits.charAt(s, i + 1)) < 0) {
        return null;
      }
      i += 2;
    }
    return new Raised(value.scaleByPowerOfTen(negative ? -exponent : exponent), i);
  }

  private static int digit(CharSequence s, int i, boolean plain) {
    int raised = i < s.length() ? RAISED.indexOf(s.charAt(i)) : -1;
    return raised >= 0 || !plain ? raised : Digits.arabic(s, i);
  }
}
