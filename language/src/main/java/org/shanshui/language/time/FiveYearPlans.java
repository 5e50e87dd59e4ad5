package org.shanshui.language.time;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;

/** The five-year plans (五年规划): “十四五”, 十四五期末, 第十四个五年规划. From the first, 1953–1957, on. */
public final class FiveYearPlans {
  /** How many years one is for. */
  public static final int YEARS = 5;

  private static final int[] BEFORE_THE_PAUSE = {1953, 1958};
  private static final int THIRD_BEGINS = 1966;
  private static final int FIRST = 1;
  private static final int SIXTH = 6;
  private static final int LAST = 29;
  private static final int LAST_UNTIL_TEN = 10;
  private static final String[] WHOLE = {"时期", "期间", "规划期间", "规划时期", "规划期", "规划", "计划", "以来"};
  private static final String[] LATE = {"期末", "时期末", "规划期末", "末期", "末", "收官之年", "收官年"};
  private static final String[] EARLY = {"初期", "期初", "初", "开局之年", "开局年", "首年"};

  private FiveYearPlans() {}

  /**
   * The first year of a plan, 2021 for the fourteenth. Between the second and the third lay three
   * years of readjustment (1963–1965).
   */
  public static int firstYear(int plan) {
    return plan <= BEFORE_THE_PAUSE.length
        ? BEFORE_THE_PAUSE[plan - 1]
        : THIRD_BEGINS + YEARS * (plan - BEFORE_THE_PAUSE.length - 1);
  }

  /** The last year of the plan that a year belongs to. */
  static int lastYear(int year) {
    return year + Math.floorMod(-year, YEARS);
  }

  static @Nullable TimeExpression read(CharSequence s, int start) {
    char open = Digits.charAt(s, start);
    if (open == '第') {
      return numbered(s, start);
    }
    boolean quoted = open == '“' || open == '"' || open == '「' || open == '＂' || open == '‘';
    long number = number(s, quoted ? start + 1 : start);
    if (number == Glyphs.NONE) {
      return null;
    }
    int plan = Glyphs.value(number);
    int i = Glyphs.end(number);
    if (quoted) {
      char close = Digits.charAt(s, i);
      if (close != '”' && close != '"' && close != '」' && close != '＂' && close != '’') {
        return null;
      }
      i++;
    } else if (plan <= LAST_UNTIL_TEN) {
      return null;
    }
    return expression(s, start, i, plan);
  }

  /** 十四五 → 14, 九五 → 9, 十五 → 10. */
  private static long number(CharSequence s, int start) {
    int i = start;
    int plan = Math.max(Digits.chinese(s, i), 0);
    if (Digits.charAt(s, i + (plan > 0 ? 1 : 0)) == '十') {
      i += plan > 0 ? 2 : 1;
      plan = plan > 0 ? plan * 10 : 10;
      int ones = Digits.chinese(s, i);
      if (ones > 0 && Digits.chinese(s, i + 1) >= 0) {
        plan += ones;
        i++;
      }
    } else if (plan > 0) {
      i++;
    }
    return plan >= FIRST && plan <= LAST && Digits.charAt(s, i) == '五'
        ? Glyphs.of(i + 1, plan)
        : Glyphs.NONE;
  }

  private static @Nullable TimeExpression numbered(CharSequence s, int start) {
    long number = Glyphs.small(s, start + 1);
    if (number == Glyphs.NONE
        || Glyphs.value(number) < FIRST
        || Glyphs.value(number) > LAST
        || !Glyphs.at(s, Glyphs.end(number), "个五年")) {
      return null;
    }
    return expression(s, start, Glyphs.end(number) + 3, Glyphs.value(number));
  }

  private static @Nullable TimeExpression expression(CharSequence s, int start, int i, int plan) {
    int first = firstYear(plan);
    int last = first + YEARS - 1;
    int end = longest(s, i, LATE);
    if (end > i) {
      first = last;
    } else {
      end = longest(s, i, EARLY);
      if (end > i) {
        last = first;
      } else {
        end = longest(s, i, WHOLE);
      }
    }
    // What was long ago is named in full: 第三个五年 alone counts years, “四五”普法 a campaign.
    if (plan < SIXTH && end == i) {
      return null;
    }
    return new TimeExpression(
        start,
        end,
        Shape.PLAN,
        YearMonth.of(first, 1),
        YearMonth.of(last, 12),
        Integer.toString(last),
        null);
  }

  private static int longest(CharSequence s, int i, String[] words) {
    int end = i;
    for (String word : words) {
      if (Glyphs.at(s, i, word)) {
        end = Math.max(end, i + word.length());
      }
    }
    return end;
  }
}
