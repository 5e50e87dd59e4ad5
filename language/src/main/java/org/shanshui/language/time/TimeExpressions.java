package org.shanshui.language.time;

import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Alphabet;
import org.shanshui.language.numerals.Digits;
import org.shanshui.language.units.Units;

/**
 * Reads times: dates, years, ranges, quarters, five-year plans, deadlines, recurrences, durations,
 * times of day. Linear; a run of digits that is no time is given up after a few.
 */
public final class TimeExpressions {
  private static final int CENTURY = 100;
  private static final int LONG_TERM = 2035;

  private static final Alphabet STARTS =
      Alphabet.of(
          "0123456789０１２３４５６７８９", "〇○◯零一二两三四五六七八九十百千廿半几数", "年今明后去前上下本当全每按逐近远中未连第首过", "“‘「＂\"");

  private TimeExpressions() {}

  /** Whether a time can start with the character: a cheap test before {@link #at}. */
  public static boolean mayStart(char c) {
    return STARTS.contains(c);
  }

  /**
   * The time that starts exactly at {@code start}, null where there is none.
   *
   * @param documentYear the year in which the document speaks, that 今年, 年内 and 6月 refer to; null
   *     where it is not known: such times then have no interval
   */
  public static @Nullable TimeExpression at(
      CharSequence s, int start, @Nullable Year documentYear) {
    if (start < 0 || start >= s.length() || !mayStart(s.charAt(start))) {
      return null;
    }
    char c = s.charAt(start);
    return switch (c) {
      case '“', '‘', '"', '「', '＂' -> FiveYearPlans.read(s, start);
      case '每', '按', '逐' -> Recurrences.read(s, start);
      case '年', '今', '明', '后', '去', '当', '全', '本' -> relativeYear(s, start, c, documentYear);
      case '上', '下', '前', '首', '第' -> partOrYear(s, start, c, documentYear);
      case '近', '远', '中', '未', '连', '过' -> horizon(s, start, documentYear);
      default -> numbered(s, start, documentYear);
    };
  }

  private static @Nullable TimeExpression partOrYear(
      CharSequence s, int start, char c, @Nullable Year documentYear) {
    if (c == '第') {
      TimeExpression plan = FiveYearPlans.read(s, start);
      if (plan != null) {
        return plan;
      }
    }
    CalendarPoint part = CalendarPoint.read(s, start, yearOf(documentYear));
    if (part != null) {
      return point(s, start, part);
    }
    if (Glyphs.at(s, start, "上世纪")) {
      return decade(s, start, start + 3, 1900);
    }
    return c == '上' || c == '前' ? relativeYear(s, start, c, documentYear) : null;
  }

  private static @Nullable TimeExpression numbered(
      CharSequence s, int start, @Nullable Year documentYear) {
    if (s.charAt(start) == '一') {
      TimeExpression recurrence = Recurrences.read(s, start);
      if (recurrence != null) {
        return recurrence;
      }
    }
    TimeExpression range = bareYears(s, start);
    if (range != null) {
      return range;
    }
    CalendarPoint point = CalendarPoint.read(s, start, yearOf(documentYear));
    if (point != null) {
      return point(s, start, point);
    }
    TimeExpression plan = FiveYearPlans.read(s, start);
    if (plan != null) {
      return plan;
    }
    TimeExpression other = smaller(s, start);
    return other != null ? other : Spans.read(s, start, start, false, documentYear);
  }

  private static int yearOf(@Nullable Year documentYear) {
    return documentYear == null ? 0 : documentYear.getValue();
  }

  /** 2021-2025年, 2021—2025, 2021-25年: the first year without its 年. */
  private static @Nullable TimeExpression bareYears(CharSequence s, int start) {
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
  private static TimeExpression point(CharSequence s, int start, CalendarPoint point) {
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

  /** 今年, 明年底前, 去年, 年内, 年底, 全年, 本年度. */
  private static @Nullable TimeExpression relativeYear(
      CharSequence s, int start, char c, @Nullable Year documentYear) {
    int offset =
        switch (c) {
          case '明' -> 1;
          case '后' -> 2;
          case '去', '上' -> -1;
          case '前' -> -2;
          default -> 0;
        };
    int i = start;
    if (c != '年') {
      i++;
      if (c == '本' && Glyphs.at(s, i, "世纪")) {
        return century(s, start);
      }
      if (Digits.charAt(s, i) != '年' || isWordEnd(s, start, c)) {
        return null;
      }
    } else if (!isYearEdge(s, start)) {
      return null;
    }
    int year = documentYear == null ? 0 : documentYear.getValue() + offset;
    CalendarPoint point = CalendarPoint.withinYear(s, i + 1, year);
    if (c == '年' && point.tail() == start + 1) {
      return null;
    }
    return c == '全' && point.shape() != Shape.YEAR ? null : point(s, start, point);
  }

  /** 以上年龄, 提前年, 背后年: the first character ends another word. */
  private static boolean isWordEnd(CharSequence s, int start, char c) {
    char before = Digits.charAt(s, start - 1);
    char next = Digits.charAt(s, start + 2);
    if (next == '龄' || next == '轻' || next == '级') {
      return true;
    }
    return switch (c) {
      case '上', '前' -> "以之马线网向提目当空此".indexOf(before) >= 0 && before != 0;
      case '明' -> "文光说证".indexOf(before) >= 0 && before != 0;
      case '后' -> before > '\u3400' && "到在至和".indexOf(before) < 0;
      case '本' -> "基日资成".indexOf(before) >= 0 && before != 0;
      default -> false;
    };
  }

  /** 年内, 年底, 年末, 年初 that no number or other word stands before. */
  private static boolean isYearEdge(CharSequence s, int start) {
    char next = Digits.charAt(s, start + 1);
    char after = Digits.charAt(s, start + 2);
    boolean edge = next == '底' || next == '末' || next == '内' || next == '初';
    if (!edge || next == '内' && CalendarPoint.NOT_WITHIN.indexOf(after) >= 0 && after != 0) {
      return false;
    }
    char before = Digits.charAt(s, start - 1);
    return Digits.arabic(before) < 0
        && Digits.chinese(before) < 0
        && Digits.multiplier(before) == 0
        && "半多余几数来每往同".indexOf(before) < 0;
  }

  /** 本世纪中叶, 本世纪末. */
  private static @Nullable TimeExpression century(CharSequence s, int start) {
    if (!Glyphs.at(s, start + 3, "中叶")) {
      return null;
    }
    return new TimeExpression(
        start, start + 5, Shape.ERA, null, YearMonth.of(2050, 12), "2050", null);
  }

  /** 近期, 远期, 近三年, 未来五年, 连续12年, 过去五年. */
  private static @Nullable TimeExpression horizon(
      CharSequence s, int start, @Nullable Year documentYear) {
    if (Glyphs.at(s, start, "未来")) {
      return Spans.read(s, start, start + 2, true, documentYear);
    }
    if (Glyphs.at(s, start, "连续") || Glyphs.at(s, start, "过去")) {
      return Spans.read(s, start, start + 2, false, documentYear);
    }
    boolean near = Glyphs.at(s, start, "近期");
    if (near || Glyphs.at(s, start, "远期") || Glyphs.at(s, start, "中远期")) {
      int end = start + (Digits.charAt(s, start) == '中' ? 3 : 2);
      return horizon(start, end, near, documentYear);
    }
    return Digits.charAt(s, start) == '近' && Digits.charAt(s, start - 1) != '附'
        ? Spans.read(s, start, start + 1, false, documentYear)
        : null;
  }

  /**
   * The usual limits of plans, which a document that sets its own overrides: 近期 to the end of the
   * five-year plan, 远期 to the next of the national horizons 2035, 2050 …
   */
  private static TimeExpression horizon(
      int start, int end, boolean near, @Nullable Year documentYear) {
    if (documentYear == null) {
      return new TimeExpression(start, end, Shape.ERA, null, null, null, null);
    }
    int nearEnd = FiveYearPlans.lastYear(documentYear.getValue());
    int last = near ? nearEnd : nearEnd + 1 + Math.floorMod(LONG_TERM - nearEnd - 1, 15);
    YearMonth from = near ? documentYear.atMonth(1) : YearMonth.of(nearEnd + 1, 1);
    return new TimeExpression(
        start, end, Shape.ERA, from, YearMonth.of(last, 12), Integer.toString(last), null);
  }

  /** 16:12, 8时30分, 20世纪90年代, 90年代, 30日. */
  private static @Nullable TimeExpression smaller(CharSequence s, int start) {
    long number = Glyphs.small(s, start);
    if (number == Glyphs.NONE) {
      return Digits.arabic(s, start) == 0 ? clock(s, start, Glyphs.of(start + 2, 0)) : null;
    }
    int i = Glyphs.end(number);
    int value = Glyphs.value(number);
    switch (Digits.charAt(s, i)) {
      case ':', '：', '时', '点' -> {
        return clock(s, start, number);
      }
      case '世' -> {
        return Digits.charAt(s, i + 1) == '纪' && value <= 21
            ? decade(s, start, i + 2, (value - 1) * CENTURY)
            : null;
      }
      case '年' -> {
        return Digits.charAt(s, i + 1) == '代' && value % 10 == 0
            ? decade(s, start, start, value >= 30 ? 1900 : 2000)
            : null;
      }
      case '日' -> {
        return value <= 31 && Digits.arabic(s, start) >= 0 && Digits.charAt(s, i + 1) != '均'
            ? day(s, start, i + 1)
            : null;
      }
      default -> {
        return null;
      }
    }
  }

  private static TimeExpression day(CharSequence s, int start, int end) {
    boolean within = Digits.charAt(s, end) == '内';
    return new TimeExpression(
        start, end, within ? Shape.DURATION : Shape.DATE, null, null, null, null);
  }

  private static TimeExpression decade(CharSequence s, int start, int i, int century) {
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

  private static @Nullable TimeExpression clock(CharSequence s, int start, long hour) {
    int i = Glyphs.end(hour);
    if (Glyphs.value(hour) > 24 || Digits.arabic(s, start) < 0) {
      return null;
    }
    char c = Digits.charAt(s, i);
    int end = i + 1;
    if (c == ':' || c == '：') {
      end = Digits.skipBlanks(s, end);
      if (!isMinute(s, end) || Glyphs.value(hour) == 1 && i == start + 1) {
        // 1:15 is a ratio.
        return null;
      }
      end += 2;
      if (Digits.charAt(s, end) == c && isMinute(s, end + 1)) {
        end += 3;
      }
      if (Digits.charAt(s, end) == '.' || Units.at(s, end) != null) {
        // 11:47.5:41.5 is a ratio, 表3：12家 a label and a count.
        return null;
      }
    } else if (c == '时' && "期代段长间速效".indexOf(Digits.charAt(s, end)) < 0) {
      end = minutes(s, end);
    } else if (c == '点' && Digits.arabic(s, end) >= 0) {
      int minutes = minutes(s, end);
      if (minutes == end) {
        return null;
      }
      end = minutes;
    } else {
      return null;
    }
    return new TimeExpression(start, end, Shape.CLOCK, null, null, null, null);
  }

  private static int minutes(CharSequence s, int i) {
    long minute = Glyphs.small(s, i);
    return minute != Glyphs.NONE && Digits.charAt(s, Glyphs.end(minute)) == '分'
        ? Glyphs.end(minute) + 1
        : i;
  }

  private static boolean isMinute(CharSequence s, int i) {
    int tens = Digits.arabic(s, i);
    return tens >= 0 && tens < 6 && Digits.arabic(s, i + 1) >= 0 && Digits.arabic(s, i + 2) < 0;
  }
}
