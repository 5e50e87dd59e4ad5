package org.shanshui.compiler.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The years of a project (起止年限) as cells write them: 2024—2027, 2026.3-2028.12, 2026年—2028年底. */
final class Periods {
  private static final Pattern YEAR = Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])");
  private static final Pattern SHORT =
      Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})年?[-—–~～至到]+([0-9]{2})(?:年|$|(?=[^0-9]))");

  private static final Pattern MONTH =
      Pattern.compile(
          "(?<![0-9])((?:19|20)[0-9]{2})(?:[./](0?[1-9]|1[0-2])(?![0-9])"
              + "|(0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9]))");

  private Periods() {}

  /**
   * The month that a limit in figures names (2026.9, 2026/09, 20260930), else its last year; null
   * for none.
   */
  static @Nullable String limit(String words) {
    Matcher month = MONTH.matcher(words);
    String last = null;
    while (month.find()) {
      String of = month.group(2) == null ? month.group(3) : month.group(2);
      last = month.group(1) + "-" + ("0" + of).substring(of.length() - 1);
    }
    return last == null ? end(words) : last;
  }

  /** The last year that the words name, null where they name none. */
  static @Nullable String end(String words) {
    Matcher years = YEAR.matcher(words);
    String last = null;
    while (years.find()) {
      last = last == null || years.group(1).compareTo(last) > 0 ? years.group(1) : last;
    }
    Matcher brief = SHORT.matcher(words);
    if (last != null && brief.find() && brief.group(1).equals(last)) {
      String end = last.substring(0, 2) + brief.group(2);
      boolean month = words.startsWith("月", brief.end(2));
      return end.compareTo(last) > 0 && !month ? end : last;
    }
    return last;
  }
}
