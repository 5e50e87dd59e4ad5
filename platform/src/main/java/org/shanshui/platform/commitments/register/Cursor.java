package org.shanshui.platform.commitments.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * A place in a list, which is in the order of due days and ids.
 *
 * @param back whether what lies before it is asked for
 */
public record Cursor(LocalDate due, long id, boolean back) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_(\\d{1,18})");

  /** Reads what a link carries; both null is the beginning. */
  public static @Nullable Cursor of(@Nullable String after, @Nullable String before) {
    String written = after != null ? after : before;
    if (written == null || written.isEmpty()) {
      return null;
    }
    Matcher parts = WRITTEN.matcher(written);
    if (parts.matches()) {
      try {
        return new Cursor(
            LocalDate.parse(parts.group(1)), Long.parseLong(parts.group(2)), after == null);
      } catch (DateTimeException e) {
        throw wrong(written);
      }
    }
    throw wrong(written);
  }

  private static RuntimeException wrong(String written) {
    String shown = written.substring(0, Math.min(40, written.length()));
    return Refusal.invalid(
            "翻页标记“" + shown + "”无效，请从第一页重新翻起。",
            "the cursor " + shown + " is not valid: start from the first page")
        .asException();
  }

  static String write(Commitment commitment) {
    return commitment.due() + "_" + commitment.id();
  }
}
