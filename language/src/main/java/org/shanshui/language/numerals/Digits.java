package org.shanshui.language.numerals;

/** What single characters count. */
public final class Digits {
  private Digits() {}

  /** 0–9 for an ASCII or full-width digit, else -1. */
  public static int arabic(char c) {
    if (c <= '9') {
      return c >= '0' ? c - '0' : -1;
    }
    return c >= '０' && c <= '９' ? c - '０' : -1;
  }

  /** The Arabic digit at an index, -1 also outside the text. */
  public static int arabic(CharSequence text, int index) {
    return index >= 0 && index < text.length() ? arabic(text.charAt(index)) : -1;
  }

  /**
   * 0–9 for a Chinese digit, 两 and the circle (〇 ○) among them, else -1. Formal digits are left
   * out, as 伍 and 陆 mostly spell other words (队伍, 陆海).
   */
  public static int chinese(char c) {
    // Most characters stand behind all digits but one.
    if (c > '四' && c != '零') {
      return -1;
    }
    return switch (c) {
      case '〇', '○', '◯', '零' -> 0;
      case '一' -> 1;
      case '二', '两' -> 2;
      case '三' -> 3;
      case '四' -> 4;
      case '五' -> 5;
      case '六' -> 6;
      case '七' -> 7;
      case '八' -> 8;
      case '九' -> 9;
      default -> -1;
    };
  }

  /** The Chinese digit at an index, -1 also outside the text. */
  public static int chinese(CharSequence text, int index) {
    return index >= 0 && index < text.length() ? chinese(text.charAt(index)) : -1;
  }

  /** 10, 100, 1000, 10^4, 10^8 for 十 百 千 万 亿 else 0. */
  public static int multiplier(char c) {
    return switch (c) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1000;
      case '万', '萬' -> 10_000;
      case '亿', '億' -> 100_000_000;
      default -> 0;
    };
  }

  /** The multiplier at an index, 0 also outside the text. */
  public static int multiplier(CharSequence text, int index) {
    return index >= 0 && index < text.length() ? multiplier(text.charAt(index)) : 0;
  }

  /** The character at an index, NUL outside the text. */
  public static char charAt(CharSequence text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
  }

  /** Where reading goes on after at most two blanks that stand at an index. */
  public static int skipBlanks(CharSequence text, int index) {
    int i = index;
    while (i < index + 2 && isBlank(charAt(text, i))) {
      i++;
    }
    return i;
  }

  /** Where at most two blanks begin that stand right before an index. */
  public static int skipBlanksBack(CharSequence text, int index) {
    int i = index;
    while (i > index - 2 && isBlank(charAt(text, i - 1))) {
      i--;
    }
    return i;
  }

  /** Whether a character is a blank that layout may have put between a number and its unit. */
  public static boolean isBlank(char c) {
    return c == ' '
        || c == '\u00A0'
        || c == '\u3000'
        || c == '\u2002'
        || c == '\u2009'
        || c == '\u202F';
  }
}
