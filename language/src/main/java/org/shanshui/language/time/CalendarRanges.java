package org.shanshui.language.time;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;

/** Points of the calendar and ranges between two: 2021-2025年, 11月-12月, 6月1日-15日. */
final class CalendarRanges {
  private static final int CENTURY = 100;

  private CalendarRanges() {}

  /** 2021-2025年, 2021—2025, 2021-25年: the first year without its 年. */
  static @Nullable TimeExpression ofBareYears(CharSequence s, int start) {
    long first = Glyphs.year(s, start);
    if (first == Glyphs.NONE) {
      return null;
    }
    int joined = Glyphs.join(s, Glyphs.end(first));
    if (joined < 0) {
      return null;
    }
    long second = Glyphs.year(s, joined);
    if (second == Glyphs.NONE) {
      long two = Glyphs.small(s, joined);
      if (two == Glyphs.NONE || Digits.charAt(s, Glyphs.end(two)) != '年') {
        return null;
      }
      int century = Glyphs.value(first) - Glyphs.value(first) % CENTURY;
      second = Glyphs.of(Glyphs.end(two), century + Glyphs.value(two));
    }
    if (Glyphs.value(second) <= Glyphs.value(first)) {
      return null;
    }
    int end = Glyphs.end(second);
    int year = Digits.skipBlanks(s, end);
    if (Digits.charAt(s, year) == '年') {
      CalendarPoint last = CalendarPoint.withinYear(s, year + 1, Glyphs.value(second));
      return range(start, last.tail(), YearMonth.of(Glyphs.value(first), 1), last);
    }
    char next = Digits.charAt(s, end);
    if (next == '-' || next >= 'A' && next <= 'z') {
      return null;
    }
    return new TimeExpression(
        start,
        end,
        Shape.RANGE,
        YearMonth.of(Glyphs.value(first), 1),
        YearMonth.of(Glyphs.value(second), 12),
        Integer.toString(Glyphs.value(second)),
        null);
  }

  private static TimeExpression range(
      int start, int end, @Nullable YearMonth from, CalendarPoint last) {
    return new TimeExpression(start, end, Shape.RANGE, from, last.to(), last.due(), null);
  }

  /** A point of the calendar, or the range that it begins. */
  static TimeExpression of(CharSequence s, int start, CalendarPoint point) {
    int joined = Glyphs.join(s, point.end());
    if (joined >= 0) {
      CalendarPoint last = CalendarPoint.read(s, joined, point.year());
      if (last != null && !isBefore(last, point)) {
        return range(start, last.tail(), point.from(), last);
      }
      long day = point.isDay() ? Glyphs.small(s, joined) : Glyphs.NONE;
      if (day != Glyphs.NONE && Digits.charAt(s, Glyphs.end(day)) == '日') {
        return range(start, Glyphs.end(day) + 1, point.from(), point);
      }
    }
    int end = point.tail();
    return new TimeExpression(
        start, end, point.shape(), point.from(), point.to(), point.due(), null);
  }

  private static boolean isBefore(CalendarPoint a, CalendarPoint b) {
    YearMonth last = a.to();
    YearMonth first = b.from();
    return last != null && first != null && last.isBefore(first);
  }
}
