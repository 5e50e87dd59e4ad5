package org.shanshui.platform.commitments.tasks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a task without what stands in the columns beside them. */
final class TaskText {
  private static final Pattern NUMBER =
      Pattern.compile("^\\s*(?:[（(]?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、](?!\\d)|[①-⑳])\\s*");

  /** Who answers, at the end or behind a sentence: （责任单位：…）, 【牵头单位：…；配合单位：…】. */
  private static final Pattern OWNERS =
      Pattern.compile(
          "[（(\\[【〔](?:责任|牵头|主办|配合|协办|落实)(?:单位|部门|领导)[^（(\\[【〔）)\\]】〕]*(?:[（(][^（()）]*[)）][^（(\\[【〔）)\\]】〕]*)*[）)\\]】〕][。；]?");

  private TaskText() {}

  /** A task's text as a cell shows it: no number before it, no owners, no title said twice. */
  static String shown(String text, String title) {
    String bare = unnumbered(OWNERS.matcher(text.strip()).replaceAll("").strip());
    int colon = Math.max(bare.indexOf('：'), bare.indexOf(':'));
    if (colon > 0) {
      String head = bare.substring(0, colon).strip();
      String rest = unnumbered(bare.substring(colon + 1).strip());
      if (letters(rest).startsWith(letters(head)) && !letters(head).isEmpty()) {
        bare = rest;
      }
    }
    return bare.isEmpty() ? title : bare;
  }

  private static String unnumbered(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.lookingAt() ? text.substring(number.end()) : text;
  }

  /** What is compared: without marks, which the two write differently. */
  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
