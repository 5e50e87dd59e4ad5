package org.shanshui.compiler.about;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Plan.YearRange;
import org.shanshui.language.time.FiveYearPlans;

/**
 * The five-year plans (五年规划) that a text names “十四五” or 第十四个五年规划, from the first (1953–1957) to the
 * nineteenth. 九五 without quotation marks is one only before 计划 and its like: 三五 can be a count. The
 * campaigns of “六五”普法 are counted likewise and are none.
 */
public final class FiveYearPlan {
  private static final String DIGITS = "一二三四五六七八九";
  private static final Pattern NAMED =
      Pattern.compile(
          "第?(十[一二三四五六七八九]|十(?=个五年)|[一二三四五六七八九](?=个五年))个五年"
              + "|[“\"]([一二三四五六七八九]|十[一二三四五六七八九]?)五[”\"](?!普法)"
              + "|(?<![二三四五六七八九])(十[一二三四五六七八九])五"
              + "|(?<![一二三四五六七八九十])([一二三四五六七八九十])五(?=计划|规划|时期|期间|纲要)");

  private FiveYearPlan() {}

  /** The last year of the first that is named, 2025 for “十四五”; null for none. */
  public static @Nullable Integer lastYear(String text) {
    YearRange years = years(text);
    return years == null ? null : Integer.valueOf(years.to());
  }

  /** The years of the first that is named, null for none. */
  static @Nullable YearRange years(String text) {
    Matcher plan = text.indexOf('五') < 0 ? null : NAMED.matcher(text);
    return plan != null && plan.find() ? years(plan) : null;
  }

  /** The years of all that are named, in order. */
  static List<YearRange> all(String text) {
    if (text.indexOf('五') < 0) {
      return List.of();
    }
    List<YearRange> years = new ArrayList<>();
    Matcher plan = NAMED.matcher(text);
    while (plan.find()) {
      years.add(years(plan));
    }
    return years;
  }

  private static YearRange years(Matcher plan) {
    String number = null;
    for (int group = 1; number == null; group++) {
      number = plan.group(group);
    }
    int ones = DIGITS.indexOf(number.charAt(number.length() - 1)) + 1;
    int first = FiveYearPlans.firstYear(number.charAt(0) == '十' ? 10 + ones : ones);
    return new YearRange(first, first + FiveYearPlans.YEARS - 1);
  }
}
