package org.shanshui.language.time;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Centuries and decades: 21世纪, 20世纪90年代, 上世纪80年代. */
final class Eras {
  static final int CENTURY = 100;

  private Eras() {}

  /** 本世纪中叶. */
  static @Nullable TimeExpression midCentury(CharSequence s, int start) {
    if (!Glyphs.at(s, start + 3, "中叶")) {
      return null;
    }
    return new TimeExpression(
        start, start + 5, Shape.ERA, null, YearMonth.of(2050, 12), "2050", null);
  }

  /** The century that ends at {@code i}, or the decade named after it. */
  static TimeExpression decade(CharSequence s, int start, int i, int century) {
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
