package org.shanshui.language.time;

import java.time.Year;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Alphabet;
import org.shanshui.language.numerals.Digits;

/**
 * Reads times: dates, years, ranges, quarters, five-year plans, deadlines, recurrences, durations,
 * times of day. Linear; a run of digits that is no time is given up after a few.
 */
public final class TimeExpressions {
  /** What a time begins with that begins with a word or a quotation mark. */
  private static final Alphabet WORDS = Alphabet.of("年今明后去前上下本当全每按逐近远中未连第首过", "“‘「＂\"");

  private static final Alphabet STARTS =
      WORDS.or(Alphabet.of("0123456789０１２３４５６７８９", "〇○◯零一二两三四五六七八九十百千廿半几数"));

  /** What stands second in a time that begins with a number; most numbers fail by it. */
  private static final Alphabet SECONDS =
      Alphabet.of(
          "0123456789０１２３４５６７８９",
          "〇○◯零一二三四五六七八九十百千万亿半多余几OＯo",
          "年月日号季旬周天星小分秒刻个时点工世昼毫整度",
          ".．:：/-－–—‐‑−─~～〜∼至到 \u00A0\u3000\u2002\u2009\u202F");

  /** The same of one that begins with a word; most of 全面, 本次, 中心 fail by it. */
  private static final Alphabet WORD_SECONDS =
      Alphabet.of(
          "0123456789０１２３４５６７８９",
          "〇○◯零一二两三四五六七八九十百千万萬亿億廿卅半多余几数",
          "年月季旬周星日天底末内初明世来去续期远隔个",
          ".．-－–—~～至到点 \u00A0\u3000\u2002\u2009\u202F");

  private TimeExpressions() {}

  /** What times start with. */
  public static Alphabet starts() {
    return STARTS;
  }

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
    return WORDS.contains(c) ? worded(s, start, c, documentYear) : numbered(s, start, documentYear);
  }

  private static @Nullable TimeExpression worded(
      CharSequence s, int start, char c, @Nullable Year documentYear) {
    if (!WORD_SECONDS.contains(Digits.charAt(s, start + 1))) {
      return null;
    }
    return switch (c) {
      case '“', '‘', '"', '「', '＂' -> FiveYearPlans.read(s, start);
      case '每', '按', '逐' -> Recurrences.read(s, start);
      case '年', '今', '明', '后', '去', '当', '全', '本' -> RelativeYears.read(s, start, c, documentYear);
      case '上', '下', '前', '首', '第' -> partOrYear(s, start, c, documentYear);
      default -> Horizons.read(s, start, documentYear);
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
      return CalendarRanges.of(s, start, part);
    }
    if (Glyphs.at(s, start, "上世纪")) {
      return Eras.decade(s, start, start + 3, 1900);
    }
    return c == '上' || c == '前' ? RelativeYears.read(s, start, c, documentYear) : null;
  }

  private static @Nullable TimeExpression numbered(
      CharSequence s, int start, @Nullable Year documentYear) {
    if (!SECONDS.contains(Digits.charAt(s, start + 1))) {
      return null;
    }
    if (s.charAt(start) == '一') {
      TimeExpression recurrence = Recurrences.read(s, start);
      if (recurrence != null) {
        return recurrence;
      }
    }
    TimeExpression range = CalendarRanges.ofBareYears(s, start);
    if (range != null) {
      return range;
    }
    CalendarPoint point = CalendarPoint.read(s, start, yearOf(documentYear));
    if (point != null) {
      return CalendarRanges.of(s, start, point);
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

  /** 16:12, 8时30分, 20世纪90年代, 90年代, 30日. */
  private static @Nullable TimeExpression smaller(CharSequence s, int start) {
    long number = Glyphs.small(s, start);
    if (number == Glyphs.NONE) {
      return Digits.arabic(s, start) == 0 ? Clocks.read(s, start, Glyphs.of(start + 2, 0)) : null;
    }
    int i = Glyphs.end(number);
    int value = Glyphs.value(number);
    switch (Digits.charAt(s, i)) {
      case ':', '：', '时', '点' -> {
        return Clocks.read(s, start, number);
      }
      case '世' -> {
        return Digits.charAt(s, i + 1) == '纪' && value <= 21
            ? Eras.decade(s, start, i + 2, (value - 1) * Eras.CENTURY)
            : null;
      }
      case '年' -> {
        return Digits.charAt(s, i + 1) == '代' && value % 10 == 0
            ? Eras.decade(s, start, start, value >= 30 ? 1900 : 2000)
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
}
