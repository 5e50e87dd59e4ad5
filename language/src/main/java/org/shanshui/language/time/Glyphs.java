package org.shanshui.language.time;

import org.shanshui.language.numerals.Digits;

/** The small numbers and signs that dates are written with. Results pack value and end. */
final class Glyphs {
  static final long NONE = -1;

  private Glyphs() {}

  static int end(long read) {
    return (int) (read >>> 32);
  }

  static int value(long read) {
    return (int) read;
  }

  static long of(int end, int value) {
    return (long) end << 32 | value;
  }

  /** Four digits, 2025 or 二〇二五, that are a year; blanks may stand between Chinese ones. */
  static long year(CharSequence s, int start) {
    int i = start;
    int year = 0;
    boolean arabic = Digits.arabic(s, start) >= 0;
    for (int n = 0; n < 4; n++) {
      if (n > 0 && !arabic && Digits.isBlank(Digits.charAt(s, i))) {
        i++;
      }
      int digit = arabic ? Digits.arabic(s, i) : chineseDigit(s, i);
      if (digit < 0) {
        return NONE;
      }
      year = year * 10 + digit;
      i++;
    }
    boolean more = arabic ? Digits.arabic(s, i) >= 0 : chineseDigit(s, i) >= 0;
    return more || year < 1900 || year > 2199 ? NONE : of(i, year);
  }

  private static int chineseDigit(CharSequence s, int i) {
    char c = Digits.charAt(s, i);
    if (c == 'O' || c == 'Ｏ' || c == 'o') {
      return 0;
    }
    return c == '两' ? -1 : Digits.chinese(s, i);
  }

  /** 1 to 99 in one or two digits, or in Chinese: 6, 12, 六, 十二, 二十三. */
  static long small(CharSequence s, int start) {
    int digit = Digits.arabic(s, start);
    if (digit >= 0) {
      int next = Digits.arabic(s, start + 1);
      if (next < 0) {
        return digit == 0 ? NONE : of(start + 1, digit);
      }
      int value = digit * 10 + next;
      return value == 0 || Digits.arabic(s, start + 2) >= 0 ? NONE : of(start + 2, value);
    }
    int i = start;
    int tens = Math.max(Digits.chinese(s, i), 0);
    if (tens > 0) {
      i++;
    }
    if (Digits.charAt(s, i) != '十') {
      return tens > 0 ? of(i, tens) : NONE;
    }
    int ones = Digits.chinese(s, i + 1);
    int value = (tens == 0 ? 1 : tens) * 10 + Math.max(ones, 0);
    return ones > 0 ? of(i + 2, value) : of(i + 1, value);
  }

  /** The index after a sign or word that joins the ends of a range, else -1. */
  static int join(CharSequence s, int start) {
    int i = Digits.skipBlanks(s, start);
    char c = Digits.charAt(s, i);
    return switch (c) {
      case '至', '到', '~', '～', '〜', '∼' -> Digits.skipBlanks(s, i + 1);
      case '-', '－', '–', '—', '‐', '‑', '−', '─' ->
          Digits.skipBlanks(s, Digits.charAt(s, i + 1) == c ? i + 2 : i + 1);
      default -> -1;
    };
  }

  /** Whether {@code word} stands at an index. */
  static boolean at(CharSequence s, int i, String word) {
    if (i + word.length() > s.length()) {
      return false;
    }
    for (int k = 0; k < word.length(); k++) {
      if (s.charAt(i + k) != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }
}
