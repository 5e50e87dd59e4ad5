package org.shanshui.compiler.layout;

import java.util.ArrayList;
import java.util.List;

/** Lines of a width counted in Chinese characters, as a typesetter breaks them. */
final class Page {
  private static final String NEVER_FIRST = "，。、；：！？）》”’％%]〕";
  private static final String NEVER_LAST = "（《“‘〔[";

  private Page() {}

  /** Half-width characters count half; numbers and words are not broken, marks begin no line. */
  static List<String> lines(String paragraph, int width) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < paragraph.length()) {
      int to = fill(paragraph, from, width);
      lines.add(paragraph.substring(from, to).strip());
      from = to;
    }
    return lines;
  }

  private static int fill(String text, int from, int width) {
    int half = 0;
    int to = from;
    while (to < text.length() && half + halves(text.charAt(to)) <= 2 * width) {
      half += halves(text.charAt(to++));
    }
    int end = to;
    while (end > from + 1 && end < text.length() && !breaksBefore(text, end)) {
      end--;
    }
    return end > from + 1 ? end : Math.max(to, from + 1);
  }

  private static boolean breaksBefore(String text, int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return NEVER_FIRST.indexOf(after) < 0
        && NEVER_LAST.indexOf(before) < 0
        && !(isNarrow(before) && isNarrow(after));
  }

  private static boolean isNarrow(char c) {
    return c < 0x80 && c != ' ';
  }

  static int halves(char c) {
    return c < 0x80 ? 1 : 2;
  }

  static int halves(String text) {
    return text.chars().map(c -> halves((char) c)).sum();
  }
}
