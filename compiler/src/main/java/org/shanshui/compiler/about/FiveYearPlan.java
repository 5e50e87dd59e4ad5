package org.shanshui.compiler.about;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The five-year plans (五年规划) that a text names “十四五” or 第十四个五年规划, from the eleventh to the
 * seventeenth.
 */
public final class FiveYearPlan {
  private static final String ORDINALS = "一二三四五六七";
  private static final Pattern SHORT = Pattern.compile("十([" + ORDINALS + "])(?:五|个五年)");
  private static final int LAST_OF_ELEVENTH = 2010;
  private static final int YEARS = 5;

  private FiveYearPlan() {}

  /** The last year of the first that is named, 2025 for “十四五”; null for none. */
  public static @Nullable Integer lastYear(String text) {
    Matcher plan = SHORT.matcher(text);
    return plan.find() ? Integer.valueOf(lastYear(plan)) : null;
  }

  /** The last years of all that are named, in order. */
  static List<Integer> lastYears(String text) {
    List<Integer> years = new ArrayList<>();
    Matcher plan = SHORT.matcher(text);
    while (plan.find()) {
      years.add(lastYear(plan));
    }
    return years;
  }

  private static int lastYear(Matcher plan) {
    return LAST_OF_ELEVENTH + YEARS * ORDINALS.indexOf(plan.group(1));
  }
}
