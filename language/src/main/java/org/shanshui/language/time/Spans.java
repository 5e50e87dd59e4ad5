package org.shanshui.language.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/** Lengths of time: 30分钟, 20年来, 连续12年; and with an end, 三年内, 未来五年, 6个月内. */
final class Spans {
  private static final int LONGEST_NUMBER = 12;
  private static final int MOST_YEARS = 100;

  private Spans() {}

  /**
   * The span whose number starts at {@code number}.
   *
   * @param number where the number starts, {@code start} itself or after 未来, 连续
   * @param ahead whether a word before it says that the span lies ahead
   */
  static @Nullable TimeExpression read(
      CharSequence s, int start, int number, boolean ahead, @Nullable Year documentYear) {
    if (!mayFollow(s, number) || isLatin(Digits.charAt(s, start - 1))) {
      return null;
    }
    Quantity quantity = Quantities.at(s, number);
    if (quantity == null || quantity.kind() == null) {
      return null;
    }
    String dimension = quantity.kind().dimension().name();
    boolean calendar = dimension.equals("calendar");
    if (!calendar && !dimension.equals("time") && !dimension.equals("working_time")) {
      return null;
    }
    int end = quantity.end();
    int within = within(s, end);
    if (!calendar || within == end && !ahead) {
      return new TimeExpression(start, tail(s, end), Shape.DURATION, null, null, null, null);
    }
    if (documentYear == null) {
      return new TimeExpression(start, within, Shape.WITHIN, null, null, null, null);
    }
    BigDecimal length =
        (quantity.upper() == null ? quantity.value() : quantity.upper())
            .multiply(quantity.factor())
            .multiply(quantity.kind().toBase());
    int months = length.min(BigDecimal.valueOf(12L * MOST_YEARS)).intValue();
    int years =
        BigDecimal.valueOf(months)
            .divide(BigDecimal.valueOf(12), 0, RoundingMode.CEILING)
            .intValue();
    // The document's own year counts as the first.
    int last = documentYear.getValue() + Math.max(years, 1) - 1;
    return new TimeExpression(
        start,
        within,
        Shape.WITHIN,
        documentYear.atMonth(1),
        YearMonth.of(last, 12),
        Integer.toString(last),
        null);
  }

  /** PM2.5年均浓度: the number belongs to a name. */
  private static boolean isLatin(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private static int within(CharSequence s, int i) {
    if (Glyphs.at(s, i, "以内") || Glyphs.at(s, i, "之内")) {
      return i + 2;
    }
    return Digits.charAt(s, i) == '内'
            && CalendarPoint.NOT_WITHIN.indexOf(Digits.charAt(s, i + 1)) < 0
        ? i + 1
        : i;
  }

  private static int tail(CharSequence s, int i) {
    char c = Digits.charAt(s, i);
    char next = Digits.charAt(s, i + 1);
    return c == '来' && "自源临到".indexOf(next) < 0 || c == '间' && next != '隔' ? i + 1 : i;
  }

  /** Whether after the number comes a character that units of time begin with. */
  private static boolean mayFollow(CharSequence s, int start) {
    int i = start;
    while (i < start + LONGEST_NUMBER && isNumber(Digits.charAt(s, i))) {
      i++;
    }
    return i > start && "年个天小分周秒季刻工星昼毫整".indexOf(Digits.charAt(s, i)) >= 0;
  }

  private static boolean isNumber(char c) {
    return Digits.arabic(c) >= 0
        || Digits.chinese(c) >= 0
        || Digits.multiplier(c) > 0
        || Digits.isBlank(c)
        || "半多余几数.．-－–—~～至到点廿卅".indexOf(c) >= 0 && c != 0;
  }
}
