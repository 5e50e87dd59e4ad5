package org.shanshui.language.units;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;
import org.shanshui.language.numerals.Hedge;
import org.shanshui.language.numerals.Notation;
import org.shanshui.language.numerals.Numeral;
import org.shanshui.language.numerals.Numerals;

/** Ratios (比): 1.90:1, 3∶7, 5.4∶44.1∶50.5. */
final class Ratios {
  private static final int MOST_PARTS = 6;

  private Ratios() {}

  /** The ratio that a bare number begins, null where none does. */
  static @Nullable Quantity read(CharSequence s, Quantity first) {
    StringBuilder rest = null;
    int end = first.end();
    for (int n = 1; n < MOST_PARTS && isColon(Digits.charAt(s, end)); n++) {
      if (Digits.arabic(s, end + 1) < 0) {
        break;
      }
      Numeral part = Numerals.at(s, end + 1);
      if (part == null || part.notation() != Notation.ARABIC || part.hedge() != Hedge.NONE) {
        break;
      }
      if (n == 1 && (isClock(s, first) || isLabel(s, end, part))) {
        return null;
      }
      if (rest == null) {
        rest = new StringBuilder();
      }
      rest.append(':').append(part.value().toPlainString());
      end = part.end();
    }
    if (rest == null) {
      return null;
    }
    return new Quantity(
        first.start(),
        end,
        first.value(),
        null,
        rest.toString(),
        null,
        BigDecimal.ONE,
        Notation.ARABIC,
        Hedge.NONE);
  }

  /** Whether a bare number and what follows are a time of day, 16:12, rather than a ratio. */
  static boolean isClock(CharSequence s, Quantity first) {
    int colon = first.end();
    char c = Digits.charAt(s, colon);
    if (c != ':' && c != '：' || colon - first.start() > 2) {
      return false;
    }
    int tens = Digits.arabic(s, colon + 1);
    return first.value().scale() == 0
        && first.value().intValue() <= 24
        && tens >= 0
        && tens < 6
        && Digits.arabic(s, colon + 2) >= 0
        && Digits.arabic(s, colon + 3) < 0
        && Digits.charAt(s, colon + 3) != '.'
        && Units.at(s, colon + 3) == null;
  }

  /** 表3：12家, 专栏2：2025年: the colon belongs to the words before it. */
  private static boolean isLabel(CharSequence s, int colon, Numeral part) {
    if (s.charAt(colon) == '∶') {
      return false;
    }
    int i = Digits.skipBlanks(s, part.end());
    return Units.at(s, i) != null || "年月日时".indexOf(Digits.charAt(s, i)) >= 0;
  }

  private static boolean isColon(char c) {
    return c == ':' || c == '：' || c == '∶';
  }
}
