package org.shanshui.compiler.read;

import java.util.regex.Pattern;

/**
 * Characters set above the line: a power belongs to its number (5×10⁸), an exponent to its unit
 * (m3); the mark of a note is no part of the sentence.
 */
final class Superscript {
  private static final int CONTEXT = 12;

  /** Ten as the base of a power: after a sign of multiplication, or where a unit begins with it. */
  private static final Pattern TEN =
      Pattern.compile("(?:^|.*[×✕xX*·•⋅(（\\[/：:\\s])10", Pattern.DOTALL);

  private static final Pattern EXPONENT = Pattern.compile("[-−－–]?\\d{1,2}");
  private static final Pattern UNIT =
      Pattern.compile("(?:^|.*[^A-Za-z])(?:[kKdcmhnμµ]?m|s|h|d|a|t|kg|L)", Pattern.DOTALL);
  private static final Pattern UNIT_POWER = Pattern.compile("[23]|[-−－–][1-3]");
  private static final Pattern METRE = Pattern.compile(".*米", Pattern.DOTALL);

  private static final String ONE_MARK = "(?:注?\\d{1,3}|[①-⑳❶-❿⓪⓿]|[a-z]|[*†‡§※#＊]{1,3}|注)";
  private static final Pattern NOTE =
      Pattern.compile(
          "[\\[\\]【】〔〕()（）\\s]*"
              + ONE_MARK
              + "(?:[,，、;；~～–—\\-\\s\\[\\]]+"
              + ONE_MARK
              + ")*[\\[\\]【】〔〕()（）\\s]*");

  private static final String LOW = "0123456789-−－–";
  private static final String HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁻";

  private Superscript() {}

  /** How the raised characters go on after those before them in the line. */
  static String shown(CharSequence before, String raised) {
    String mark = raised.strip();
    String near = before.subSequence(Math.max(0, before.length() - CONTEXT), before.length()) + "";
    if (EXPONENT.matcher(mark).matches() && TEN.matcher(near).matches()) {
      return lifted(mark);
    }
    if (UNIT_POWER.matcher(mark).matches()) {
      if (UNIT.matcher(near).matches()) {
        return mark;
      }
      if (METRE.matcher(near).matches()) {
        return lifted(mark);
      }
    }
    return NOTE.matcher(mark).matches() ? "" : raised;
  }

  private static String lifted(String mark) {
    StringBuilder high = new StringBuilder(mark.length());
    for (int i = 0; i < mark.length(); i++) {
      high.append(HIGH.charAt(LOW.indexOf(mark.charAt(i))));
    }
    return high.toString();
  }
}
