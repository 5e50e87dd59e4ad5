package org.shanshui.compiler.prose;

import org.jspecify.annotations.Nullable;

/**
 * The number at the head of a heading or item: 第一章, 一、, （一）, 1., （1）, ①.
 *
 * @param number as written without its punctuation
 * @param value the number read, for telling restarts; 0 where it does not matter
 * @param contentStart index of what follows
 */
public record Marker(Style style, String number, int value, int contentStart) {

  /** Numbering styles (GB/T 9704-2012, 7.3.3, and the chapter styles of plans). */
  public enum Style {
    /** 第一篇、第一编、第一部分. */
    PART(1),
    /** 第一章. */
    CHAPTER(1),
    /** 第一节. */
    SECTION(2),
    /** 一、. */
    FIRST(1),
    /** （一）. */
    SECOND(2),
    /** 1. */
    THIRD(3),
    /** （1）. */
    FOURTH(4),
    /** ①. */
    CIRCLED(4),
    /** 2.3.1; its level is how many parts it has. */
    DECIMAL(1);

    private final int level;

    Style(int level) {
      this.level = level;
    }

    /** The level in a document without chapters. */
    public int level() {
      return level;
    }

    /** Whether it numbers chapters rather than items. */
    public boolean isChapterLike() {
      return this == PART || this == CHAPTER || this == SECTION;
    }
  }

  /** The level of what it numbers, in a document without chapters. */
  public int level() {
    return style == Style.DECIMAL
        ? 1 + (int) number.chars().filter(c -> c == '.').count()
        : style.level();
  }

  private static final String DIGITS = "零一二三四五六七八九";

  /** The marker at the head of a cleaned text, null where there is none. */
  public static @Nullable Marker of(CharSequence text) {
    if (text.length() < 2) {
      return null;
    }
    char first = text.charAt(0);
    if (first == '第') {
      return chapter(text);
    }
    if (isChineseDigit(first)) {
      int end = chineseEnd(text, 0);
      if (end < text.length() && (text.charAt(end) == '、' || text.charAt(end) == '.')) {
        return marker(Style.FIRST, text, 0, end, end + 1);
      }
      return null;
    }
    if (first == '(') {
      int end = chineseEnd(text, 1);
      if (end > 1 && end < text.length() && text.charAt(end) == ')') {
        return marker(Style.SECOND, text, 1, end, end + 1);
      }
      end = arabicEnd(text, 1);
      if (end > 1 && end < text.length() && text.charAt(end) == ')') {
        return marker(Style.FOURTH, text, 1, end, end + 1);
      }
      return null;
    }
    if (first >= '①' && first <= '⑳') {
      return new Marker(Style.CIRCLED, String.valueOf(first), first - '①' + 1, 1);
    }
    if (first >= '0' && first <= '9') {
      return arabic(text);
    }
    return null;
  }

  private static @Nullable Marker chapter(CharSequence text) {
    int end = chineseEnd(text, 1);
    if (end == 1) {
      end = arabicEnd(text, 1);
    }
    if (end == 1 || end >= text.length()) {
      return null;
    }
    Style style =
        switch (text.charAt(end)) {
          case '篇', '编' -> Style.PART;
          case '章' -> Style.CHAPTER;
          case '节' -> Style.SECTION;
          case '部' -> end + 1 < text.length() && text.charAt(end + 1) == '分' ? Style.PART : null;
          default -> null;
        };
    if (style == null) {
      return null;
    }
    int after = end + (text.charAt(end) == '部' ? 2 : 1);
    int content = after;
    while (content < text.length() && " 、:.".indexOf(text.charAt(content)) >= 0) {
      content++;
    }
    int value = value(text, 1, end);
    return new Marker(style, text.subSequence(0, after).toString(), value, content);
  }

  private static @Nullable Marker arabic(CharSequence text) {
    int end = arabicEnd(text, 0);
    if (end > 3 || end >= text.length()) {
      return null;
    }
    char mark = text.charAt(end);
    if (mark == '、' || mark == ')') {
      return marker(Style.THIRD, text, 0, end, end + 1);
    }
    // 2.0版 and 1.5亿 begin with numbers; "1. 2020年" keeps its space when cleaned.
    if (mark == '.' && end + 1 < text.length() && !isDigit(text.charAt(end + 1))) {
      int content = text.charAt(end + 1) == ' ' ? end + 2 : end + 1;
      return marker(Style.THIRD, text, 0, end, content);
    }
    return null;
  }

  private static Marker marker(Style style, CharSequence text, int from, int to, int content) {
    return new Marker(style, text.subSequence(from, to).toString(), value(text, from, to), content);
  }

  private static int value(CharSequence text, int from, int to) {
    int total = 0;
    int digit = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digit = Math.min(digit * 10 + (c - '0'), 1_000_000);
      } else if (c == '十') {
        total += digit == 0 ? 10 : digit * 10;
        digit = 0;
      } else if (c == '百') {
        total += digit * 100;
        digit = 0;
      } else {
        digit = Math.max(0, DIGITS.indexOf(c));
      }
    }
    return total + digit;
  }

  private static int chineseEnd(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && i - from < 5 && isChineseDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int arabicEnd(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && i - from < 4 && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isChineseDigit(char c) {
    return c == '十' || c == '百' || (c >= '一' && DIGITS.indexOf(c) >= 0);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
