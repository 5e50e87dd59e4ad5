package org.shanshui.language.time;

import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;

/** 每年, 每两年, 每季度, 每半年, 每3个月, 每周, 每日, 按月, 逐季, 一月一(调度). */
final class Recurrences {
  private Recurrences() {}

  static @Nullable TimeExpression read(CharSequence s, int start) {
    int i = start + 1;
    int every = 1;
    if (Digits.charAt(s, start) == '一' && Digits.charAt(s, start + 2) != '一') {
      return null;
    }
    if (Digits.charAt(s, start) == '每') {
      if (Glyphs.at(s, i, "半年")) {
        return expression(start, i + 2, Period.ofMonths(6));
      }
      if (Glyphs.at(s, i, "隔")) {
        i++;
        every = 2;
      }
      long number = Glyphs.small(s, i);
      if (number != Glyphs.NONE) {
        every = Glyphs.value(number);
        i = Glyphs.end(number);
      }
      if (Digits.charAt(s, i) == '个' && "月季星工".indexOf(Digits.charAt(s, i + 1)) >= 0) {
        i++;
      }
    }
    return switch (Digits.charAt(s, i)) {
      case '年' -> expression(start, skip(s, i + 1, '度'), Period.ofYears(every));
      case '月' -> expression(start, skip(s, i + 1, '度'), Period.ofMonths(every));
      case '季' -> expression(start, skip(s, i + 1, '度'), Period.ofMonths(3 * every));
      case '旬' -> expression(start, i + 1, Period.ofDays(10 * every));
      case '周' -> expression(start, i + 1, Period.ofDays(7 * every));
      case '星' ->
          Digits.charAt(s, i + 1) == '期'
              ? expression(start, i + 2, Period.ofDays(7 * every))
              : null;
      case '日', '天' -> expression(start, i + 1, Period.ofDays(every));
      default -> null;
    };
  }

  private static int skip(CharSequence s, int i, char c) {
    return Digits.charAt(s, i) == c ? i + 1 : i;
  }

  private static TimeExpression expression(int start, int end, Period every) {
    return new TimeExpression(
        start, end, Shape.RECURRENCE, null, null, null, new Recurrence(every));
  }
}
