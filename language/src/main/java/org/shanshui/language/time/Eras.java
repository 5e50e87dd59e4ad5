package org.shanshui.language.time;

import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;

/** Centuries and decades: 21世纪, 20世纪90年代, 上世纪80年代. */
final class Eras {
  static final int CENTURY = 100;

  private Eras() {}

  /** 本世纪中叶, and 本世纪末 of the document's own century. */
  static @Nullable TimeExpression ofThisCentury(
      CharSequence s, int start, @Nullable Year documentYear) {
    if (documentYear != null && Digits.charAt(s, start + 3) == '末') {
      int century = (documentYear.getValue() - 1) / CENTURY * CENTURY;
      return end(start, start + 4, century);
    }
    if (!Glyphs.at(s, start + 3, "中叶")) {
      return null;
    }
    return new TimeExpression(
        start, start + 5, Shape.ERA, null, YearMonth.of(2050, 12), "2050", null);
  }

  /** 本世纪末, 20世纪末: the last year of a century. */
  private static TimeExpression end(int start, int end, int century) {
    int last = century + CENTURY;
    return new TimeExpression(
        start, end, Shape.ERA, null, YearMonth.of(last, 12), Integer.toString(last), null);
  }

  /** The century that ends at {@code i}, or the decade named after it. */
  static TimeExpression decade(CharSequence s, int start, int i, int century) {
    if (Digits.charAt(s, i) == '末') {
      return end(start, i + 1, century);
    }
    long number = Glyphs.small(s, i);
    if (number == Glyphs.NONE
        || Glyphs.value(number) % 10 != 0
        || !Glyphs.at(s, Glyphs.end(number), "年代")) {
      return new TimeExpression(
          start,
          i,
          Shape.ERA,
          YearMonth.of(century + 1, 1),
          YearMonth.of(century + CENTURY, 12),
          null,
          null);
    }
    int first = century + Glyphs.value(number);
    return new TimeExpression(
        start,
        Glyphs.end(number) + 2,
        Shape.ERA,
        YearMonth.of(first, 1),
        YearMonth.of(first + 9, 12),
        null,
        null);
  }
}
