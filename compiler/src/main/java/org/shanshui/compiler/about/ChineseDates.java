package org.shanshui.compiler.about;

import java.util.regex.Pattern;

/**
 * Dates written in Chinese figures (二〇二四年三月五日, GB/T 9704-2012, 7.3.5.4), turned into Arabic ones.
 */
final class ChineseDates {
  private static final String FIGURES = "〇一二三四五六七八九";
  private static final Pattern YEAR = Pattern.compile("([〇零一二三四五六七八九]{4})年");
  private static final Pattern MONTH_OR_DAY = Pattern.compile("([一二三四五六七八九十]{1,3})([月日])");

  private ChineseDates() {}

  /** The text with its Chinese years, and the months and days after them, in Arabic figures. */
  static String inArabic(String text) {
    if (!mayHoldYear(text) || !YEAR.matcher(text).find()) {
      return text;
    }
    String years = YEAR.matcher(text).replaceAll(m -> digits(m.group(1)) + "年");
    return MONTH_OR_DAY.matcher(years).replaceAll(m -> number(m.group(1)) + m.group(2));
  }

  private static boolean mayHoldYear(String text) {
    for (int at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
      if (at >= 4 && "零〇一二三四五六七八九".indexOf(text.charAt(at - 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String digits(String figures) {
    StringBuilder digits = new StringBuilder();
    for (char c : figures.replace('零', '〇').toCharArray()) {
      digits.append(FIGURES.indexOf(c));
    }
    return digits.toString();
  }

  private static int number(String figures) {
    int ten = figures.indexOf('十');
    if (ten < 0) {
      return FIGURES.indexOf(figures.charAt(figures.length() - 1));
    }
    int tens = ten == 0 ? 1 : FIGURES.indexOf(figures.charAt(0));
    int ones = ten == figures.length() - 1 ? 0 : FIGURES.indexOf(figures.charAt(ten + 1));
    return tens * 10 + ones;
  }
}
