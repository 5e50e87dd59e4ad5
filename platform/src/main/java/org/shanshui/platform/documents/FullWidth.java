package org.shanshui.platform.documents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks of punctuation as documents in Chinese write them: full-width among Chinese characters. */
final class FullWidth {
  private static final Pattern MARK = Pattern.compile("[(),:;?!]");

  private FullWidth() {}

  static String of(String text) {
    Matcher marks = MARK.matcher(text);
    StringBuilder written = new StringBuilder();
    while (marks.find()) {
      int at = marks.start();
      char mark = text.charAt(at);
      boolean chinese =
          switch (mark) {
            case '(' -> opens(text, at);
            case ')' -> closes(text, at);
            default -> isChinese(text, at - 1);
          };
      // From U+FF01 on stand the full-width forms, in the order of ASCII.
      marks.appendReplacement(
          written,
          Matcher.quoteReplacement(String.valueOf(chinese ? (char) (mark + 0xFEE0) : mark)));
    }
    return marks.appendTail(written).toString();
  }

  /** A bracket is Chinese where anything in it is, or what stands before it. */
  private static boolean opens(String text, int at) {
    int end = text.indexOf(')', at);
    return isChinese(text, at - 1) || end > 0 && holdsChinese(text, at, end);
  }

  private static boolean closes(String text, int at) {
    int start = Math.max(text.lastIndexOf('(', at), text.lastIndexOf('（', at));
    return start >= 0 && (isChinese(text, start - 1) || holdsChinese(text, start, at));
  }

  private static boolean holdsChinese(String text, int from, int to) {
    return text.substring(from, to).codePoints().anyMatch(Character::isIdeographic);
  }

  private static boolean isChinese(String text, int at) {
    return at >= 0
        && (Character.isIdeographic(text.charAt(at)) || "）】》”".indexOf(text.charAt(at)) >= 0);
  }
}
