package org.shanshui.compiler.task;

import java.time.Year;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.language.time.TimeExpression;
import org.shanshui.language.time.TimeExpressions;

/** The time limit (完成时限) of a task, from the words that state it. */
final class TimeLimit {
  private TimeLimit() {}

  /** The due year or year-month, null where the words set none. */
  static @Nullable String read(String words, About about) {
    Year year = about.planYear() == null ? null : Year.of(about.planYear());
    String due = null;
    for (int i = 0; i < words.length(); i++) {
      TimeExpression time = TimeExpressions.at(words, i, year);
      if (time != null) {
        due = time.due() != null ? time.due() : due;
        i = Math.max(i, time.end() - 1);
      }
    }
    return due;
  }
}
