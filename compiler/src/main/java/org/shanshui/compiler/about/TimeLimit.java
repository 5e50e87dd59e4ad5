package org.shanshui.compiler.about;

import java.time.Year;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.time.Shape;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.time.TimeExpressions;

/** The time limit (完成时限) of a task, from the words that state it. */
public final class TimeLimit {
  private TimeLimit() {}

  /** The due year or year-month, null where the words set none. */
  public static @Nullable String read(String words, About about) {
    String due = null;
    for (int i = 0; i < words.length(); i++) {
      TimeExpression time = TimeExpressions.at(words, i, year(about));
      if (time != null) {
        due = time.due() != null ? time.due() : due;
        i = Math.max(i, time.end() - 1);
      }
    }
    return due;
  }

  /**
   * The last time limit within the plan's period that a task's own text sets: 2025年底前…, 到2027年….
   * Null for none.
   */
  public static @Nullable String in(String text, About about) {
    if (text.indexOf('年') < 0 && text.indexOf('月') < 0) {
      return null;
    }
    String latest = null;
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        continue;
      }
      TimeExpression time = TimeExpressions.at(text, i, year(about));
      if (time != null
          && time.due() != null
          && isLimit(text, time)
          && isWithin(time.due(), about)
          && (latest == null || lastMonth(time.due()).compareTo(lastMonth(latest)) > 0)) {
        latest = time.due();
      }
      int end = time == null ? i + 1 : time.end();
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      i = end - 1;
    }
    return latest;
  }

  private static boolean isLimit(String text, TimeExpression time) {
    boolean dated =
        time.shape() == Shape.YEAR
            || time.shape() == Shape.PART_OF_YEAR
            || time.shape() == Shape.MONTH
            || time.shape() == Shape.DATE;
    char last = text.charAt(time.end() - 1);
    char before = time.start() > 0 ? text.charAt(time.start() - 1) : 0;
    char after = time.end() < text.length() ? text.charAt(time.end()) : 0;
    return dated
        && "较比从自由《".indexOf(before) < 0
        && ("前底末内".indexOf(last) >= 0
            || "前底末".indexOf(after) >= 0
            || before == '到'
            || before == '至');
  }

  private static boolean isWithin(String due, About about) {
    if (about.period() == null) {
      return true;
    }
    int year = Integer.parseInt(due.substring(0, 4));
    return year >= about.period().from() && year <= about.period().to();
  }

  private static String lastMonth(String due) {
    return due.length() == 4 ? due + "-12" : due;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static @Nullable Year year(About about) {
    return about.planYear() == null ? null : Year.of(about.planYear());
  }
}
