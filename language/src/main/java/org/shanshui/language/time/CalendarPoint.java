package org.shanshui.language.time;

import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;

/**
 * Reads one place in the calendar: 2025年, 2021年6月30日, 6月下旬, 1-6月, 第一季度, 前三季度, 上半年, and their tails
 * 底前, 初, 起.
 */
final class CalendarPoint {
  /** Characters that make 内 the head of another word: 内蒙古, 内部, 内容. */
  static final String NOT_WITHIN = "蒙容部外涝贸陆";

  private final CharSequence s;
  private final int year;
  private final int firstMonth;
  private final int lastMonth;
  private final boolean day;
  private final boolean span;
  private final int end;
  private boolean openStart;
  private boolean openEnd;

  private CalendarPoint(
      CharSequence s, int year, int firstMonth, int lastMonth, boolean day, boolean span, int end) {
    this.s = s;
    this.year = year;
    this.firstMonth = firstMonth;
    this.lastMonth = lastMonth;
    this.day = day;
    this.span = span;
    this.end = end;
  }

  /** A point with its year, or one within the given year, 0 standing for an unknown one. */
  static @Nullable CalendarPoint read(CharSequence s, int start, int year) {
    long named = Glyphs.year(s, start);
    if (named == Glyphs.NONE) {
      return partOf(s, start, year);
    }
    int i = Digits.skipBlanks(s, Glyphs.end(named));
    if (Digits.charAt(s, i) != '年') {
      return iso(s, Glyphs.end(named), Glyphs.value(named));
    }
    return withinYear(s, i + 1, Glyphs.value(named));
  }

  /** What follows the word for a year: 6月30日, 上半年, or nothing. */
  static CalendarPoint withinYear(CharSequence s, int i, int year) {
    CalendarPoint part = partOf(s, Digits.skipBlanks(s, i), year);
    if (part != null) {
      return part;
    }
    int end = Digits.charAt(s, i) == '度' && Digits.charAt(s, i + 1) != '假' ? i + 1 : i;
    return new CalendarPoint(s, year, 1, 12, false, false, end);
  }

  /** 2021-06-30, 2021/6/30, 2021.6.30, 2021-06. */
  private static @Nullable CalendarPoint iso(CharSequence s, int i, int year) {
    char separator = Digits.charAt(s, i);
    if (separator != '-' && separator != '/' && separator != '.') {
      return null;
    }
    long month = Digits.arabic(s, i + 1) < 0 ? Glyphs.NONE : Glyphs.small(s, i + 1);
    if (month == Glyphs.NONE || Glyphs.value(month) > 12) {
      return null;
    }
    int end = Glyphs.end(month);
    boolean day = false;
    if (Digits.charAt(s, end) == separator) {
      long date = Digits.arabic(s, end + 1) < 0 ? Glyphs.NONE : Glyphs.small(s, end + 1);
      if (date == Glyphs.NONE || Glyphs.value(date) > 31) {
        return null;
      }
      end = Glyphs.end(date);
      day = true;
    } else if (separator != '-' || end - i != 3) {
      // 2021.6 and 2021/6 are numbers, 2021-6 a serial.
      return null;
    }
    return new CalendarPoint(s, year, Glyphs.value(month), Glyphs.value(month), day, false, end);
  }

  private static @Nullable CalendarPoint partOf(CharSequence s, int start, int year) {
    switch (Digits.charAt(s, start)) {
      case '上', '下' -> {
        if (!Glyphs.at(s, start + 1, "半年")) {
          return null;
        }
        boolean upper = Digits.charAt(s, start) == '上';
        return new CalendarPoint(s, year, upper ? 1 : 7, upper ? 6 : 12, false, true, start + 3);
      }
      case '前' -> {
        return firstParts(s, start, year);
      }
      case '第', '首' -> {
        int i = start + (Digits.charAt(s, start) == '第' ? 1 : 0);
        long number = i == start ? Glyphs.of(i + 1, 1) : Glyphs.small(s, i);
        return number == Glyphs.NONE ? null : quarter(s, number, year);
      }
      case '全' -> {
        return Digits.charAt(s, start + 1) == '年'
            ? new CalendarPoint(s, year, 1, 12, false, false, start + 2)
            : null;
      }
      default -> {
        long number = Glyphs.small(s, start);
        return number == Glyphs.NONE ? null : numbered(s, number, year);
      }
    }
  }

  /** 前三季度, 前11个月. */
  private static @Nullable CalendarPoint firstParts(CharSequence s, int start, int year) {
    long number = Glyphs.small(s, start + 1);
    if (number == Glyphs.NONE) {
      return null;
    }
    int n = Glyphs.value(number);
    int i = Glyphs.end(number);
    if (Digits.charAt(s, i) == '个') {
      i++;
    }
    if (Glyphs.at(s, i, "季度") && n <= 4) {
      return new CalendarPoint(s, year, 1, 3 * n, false, true, i + 2);
    }
    return Digits.charAt(s, i) == '月' && n <= 12
        ? new CalendarPoint(s, year, 1, n, false, true, i + 1)
        : null;
  }

  private static @Nullable CalendarPoint quarter(CharSequence s, long number, int year) {
    int i = Glyphs.end(number);
    int n = Glyphs.value(number);
    if (n > 4 || !Glyphs.at(s, i, "季度")) {
      return null;
    }
    return new CalendarPoint(s, year, 3 * n - 2, 3 * n, false, true, i + 2);
  }

  /** 6月, 6月30日, 1-6月, 一季度, 一至三季度. */
  private static @Nullable CalendarPoint numbered(CharSequence s, long first, int year) {
    CalendarPoint quarter = quarter(s, first, year);
    if (quarter != null) {
      return quarter;
    }
    int from = Glyphs.value(first);
    int to = from;
    int i = Digits.skipBlanks(s, Glyphs.end(first));
    int joined = Glyphs.join(s, i);
    if (joined >= 0) {
      long second = Glyphs.small(s, joined);
      if (second == Glyphs.NONE || Glyphs.value(second) <= from) {
        return null;
      }
      CalendarPoint last = quarter(s, second, year);
      if (last != null) {
        return new CalendarPoint(s, year, 3 * from - 2, last.lastMonth, false, true, last.end);
      }
      to = Glyphs.value(second);
      i = Digits.skipBlanks(s, Glyphs.end(second));
    }
    if (Digits.charAt(s, i) != '月' || to > 12) {
      return null;
    }
    i++;
    if (from == to) {
      int day = day(s, i);
      if (day >= 0) {
        return new CalendarPoint(s, year, from, to, true, false, day);
      }
    }
    int end = Digits.charAt(s, i) == '份' ? i + 1 : i;
    return new CalendarPoint(s, year, from, to, false, to > from, end);
  }

  /** The index after 30日, 30号, 1-15日 or 下旬, else -1. */
  private static int day(CharSequence s, int start) {
    int i = Digits.skipBlanks(s, start);
    char c = Digits.charAt(s, i);
    if ((c == '上' || c == '中' || c == '下') && Digits.charAt(s, i + 1) == '旬') {
      return i + 2;
    }
    long number = Glyphs.small(s, i);
    if (number == Glyphs.NONE || Glyphs.value(number) > 31) {
      return -1;
    }
    int after = Digits.skipBlanks(s, Glyphs.end(number));
    int joined = Glyphs.join(s, after);
    if (joined >= 0) {
      long second = Glyphs.small(s, joined);
      if (second == Glyphs.NONE || Glyphs.value(second) > 31) {
        return -1;
      }
      after = Digits.skipBlanks(s, Glyphs.end(second));
    }
    char unit = Digits.charAt(s, after);
    return unit == '日' || unit == '号' ? after + 1 : -1;
  }

  int year() {
    return year;
  }

  int end() {
    return end;
  }

  boolean isDay() {
    return day;
  }

  /** The index after a tail such as 底前, 年初's 初, 以来, 起; marks what it leaves open. */
  int tail() {
    int i = end;
    char c = Digits.charAt(s, i);
    char next = Digits.charAt(s, i + 1);
    if (c == '底' || c == '末' || c == '初' && "级中步心衷".indexOf(next) < 0) {
      i++;
    } else if (c == '内' && NOT_WITHIN.indexOf(next) < 0) {
      return i + 1;
    } else if (c == '中' && (next == '前' || next == '，' || next == ',' || next == '。')) {
      i++;
    }
    if (Glyphs.at(s, i, "之前") || Glyphs.at(s, i, "以前")) {
      openStart = true;
      return i + 2;
    }
    if (Digits.charAt(s, i) == '前' && "三十列端后期往景沿线述移进".indexOf(Digits.charAt(s, i + 1)) < 0) {
      openStart = true;
      return i + 1;
    }
    if (Glyphs.at(s, i, "以来")) {
      openEnd = true;
      return i + 2;
    }
    if (Digits.charAt(s, i) == '起' && "来草点步到".indexOf(Digits.charAt(s, i + 1)) < 0) {
      openEnd = true;
      return i + 1;
    }
    return i;
  }

  @Nullable YearMonth from() {
    return year == 0 || openStart ? null : YearMonth.of(year, firstMonth);
  }

  @Nullable YearMonth to() {
    return year == 0 || openEnd ? null : YearMonth.of(year, lastMonth);
  }

  @Nullable String due() {
    if (year == 0 || openEnd) {
      return null;
    }
    return lastMonth == 12 && (firstMonth == 1 || span)
        ? Year.of(year).toString()
        : YearMonth.of(year, lastMonth).toString();
  }

  Shape shape() {
    if (day) {
      return Shape.DATE;
    }
    if (lastMonth - firstMonth == 11) {
      return Shape.YEAR;
    }
    return span ? Shape.PART_OF_YEAR : Shape.MONTH;
  }
}
