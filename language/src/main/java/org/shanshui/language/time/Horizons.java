package org.shanshui.language.time;

import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;

/** 近期, 远期 and spans told from now: 近三年, 未来五年, 连续12年. */
final class Horizons {
  private static final int LONG_TERM = 2035;

  private Horizons() {}

  /** 近期, 远期, 近三年, 未来五年, 连续12年, 过去五年. */
  static @Nullable TimeExpression read(CharSequence s, int start, @Nullable Year documentYear) {
    if (Glyphs.at(s, start, "未来")) {
      return Spans.read(s, start, start + 2, true, documentYear);
    }
    if (Glyphs.at(s, start, "连续") || Glyphs.at(s, start, "过去")) {
      return Spans.read(s, start, start + 2, false, documentYear);
    }
    boolean near = Glyphs.at(s, start, "近期");
    if (near || Glyphs.at(s, start, "远期") || Glyphs.at(s, start, "中远期")) {
      int end = start + (Digits.charAt(s, start) == '中' ? 3 : 2);
      return of(start, end, near, documentYear);
    }
    return Digits.charAt(s, start) == '近' && Digits.charAt(s, start - 1) != '附'
        ? Spans.read(s, start, start + 1, false, documentYear)
        : null;
  }

  /**
   * The usual limits of plans, which a document that sets its own overrides: 近期 to the end of the
   * five-year plan, 远期 to the next of the national horizons 2035, 2050 …
   */
  private static TimeExpression of(int start, int end, boolean near, @Nullable Year documentYear) {
    if (documentYear == null) {
      return new TimeExpression(start, end, Shape.ERA, null, null, null, null);
    }
    int nearEnd = FiveYearPlans.lastYear(documentYear.getValue());
    int last = near ? nearEnd : nearEnd + 1 + Math.floorMod(LONG_TERM - nearEnd - 1, 15);
    YearMonth from = near ? documentYear.atMonth(1) : YearMonth.of(nearEnd + 1, 1);
    return new TimeExpression(
        start, end, Shape.ERA, from, YearMonth.of(last, 12), Integer.toString(last), null);
  }
}
