package org.shanshui.language.time;

import java.time.Year;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;

/** Years told from the document's own: 今年, 明年底前, 去年9月, 年内. */
final class RelativeYears {
  private RelativeYears() {}

  /** 今年, 明年底前, 去年, 年内, 年底, 全年, 本年度. */
  static @Nullable TimeExpression read(
      CharSequence s, int start, char c, @Nullable Year documentYear) {
    int offset =
        switch (c) {
          case '明' -> 1;
          case '后' -> 2;
          case '去', '上' -> -1;
          case '前' -> -2;
          default -> 0;
        };
    if (c == '今' && (Glyphs.at(s, start, "今明两年") || Glyphs.at(s, start, "今明后三年"))) {
      return thisAndNext(s, start, documentYear);
    }
    int i = start;
    if (c != '年') {
      i++;
      if (c == '本' && Glyphs.at(s, i, "世纪")) {
        return Eras.ofThisCentury(s, start, documentYear);
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
    return c == '全' && point.shape() != Shape.YEAR ? null : CalendarRanges.of(s, start, point);
  }

  /** 今明两年, 今明后三年: from the document's year on. */
  private static TimeExpression thisAndNext(
      CharSequence s, int start, @Nullable Year documentYear) {
    boolean three = Digits.charAt(s, start + 2) == '后';
    int end = start + (three ? 5 : 4);
    if (documentYear == null) {
      return new TimeExpression(start, end, Shape.RANGE, null, null, null, null);
    }
    Year last = documentYear.plusYears(three ? 2 : 1);
    return new TimeExpression(
        start, end, Shape.RANGE, documentYear.atMonth(1), last.atMonth(12), last.toString(), null);
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
}
