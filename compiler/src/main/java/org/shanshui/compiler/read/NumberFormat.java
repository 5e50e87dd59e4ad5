package org.shanshui.compiler.read;

import java.util.Locale;

/**
 * How automatic numbers are written (ECMA-376 Part 1 §17.18.59 ST_NumberFormat, as far as in use).
 */
enum NumberFormat {
  NONE,
  BULLET,
  DECIMAL,
  DECIMAL_ZERO,
  DECIMAL_FULL_WIDTH,
  DECIMAL_CIRCLED,
  DECIMAL_PARENTHESIZED,
  DECIMAL_FULL_STOP,
  UPPER_LETTER,
  LOWER_LETTER,
  UPPER_ROMAN,
  LOWER_ROMAN,
  CHINESE,
  CHINESE_LEGAL,
  CHINESE_DIGITS,
  CELESTIAL_STEMS,
  EARTHLY_BRANCHES;

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final int[] ROMAN = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMAN_SIGNS = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };

  /** The format by its name in WordprocessingML; decimal where the name is not known. */
  static NumberFormat named(String name) {
    return switch (name) {
      case "none" -> NONE;
      case "bullet" -> BULLET;
      case "decimalZero" -> DECIMAL_ZERO;
      case "decimalFullWidth", "decimalFullWidth2", "decimalHalfWidth" ->
          name.equals("decimalHalfWidth") ? DECIMAL : DECIMAL_FULL_WIDTH;
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> DECIMAL_CIRCLED;
      case "decimalEnclosedParen" -> DECIMAL_PARENTHESIZED;
      case "decimalEnclosedFullstop" -> DECIMAL_FULL_STOP;
      case "upperLetter" -> UPPER_LETTER;
      case "lowerLetter" -> LOWER_LETTER;
      case "upperRoman" -> UPPER_ROMAN;
      case "lowerRoman" -> LOWER_ROMAN;
      case "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "taiwaneseCounting",
          "taiwaneseCountingThousand",
          "ideographEnclosedCircle" ->
          CHINESE;
      case "chineseLegalSimplified", "ideographLegalTraditional" -> CHINESE_LEGAL;
      case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand" -> CHINESE_DIGITS;
      case "ideographTraditional" -> CELESTIAL_STEMS;
      case "ideographZodiac" -> EARTHLY_BRANCHES;
      default -> DECIMAL;
    };
  }

  /** The format by its code in a .doc (MS-OSHARED 2.2.1.3 MSONFC). */
  static NumberFormat coded(int code) {
    return switch (code) {
      case 1 -> UPPER_ROMAN;
      case 2 -> LOWER_ROMAN;
      case 3 -> UPPER_LETTER;
      case 4 -> LOWER_LETTER;
      case 14, 19 -> DECIMAL_FULL_WIDTH;
      case 18, 28 -> DECIMAL_CIRCLED;
      case 22 -> DECIMAL_ZERO;
      case 23 -> BULLET;
      case 26 -> DECIMAL_FULL_STOP;
      case 27 -> DECIMAL_PARENTHESIZED;
      case 10, 36 -> CHINESE_DIGITS;
      case 30 -> CELESTIAL_STEMS;
      case 31 -> EARTHLY_BRANCHES;
      case 11, 29, 33, 35, 37, 39 -> CHINESE;
      case 34, 38 -> CHINESE_LEGAL;
      case 255 -> NONE;
      default -> DECIMAL;
    };
  }

  /** The number from 0 on as written; out of a format's reach it is decimal. */
  String of(int number) {
    if (number < 0 || number > 99_999) {
      return Integer.toString(number);
    }
    return switch (this) {
      case NONE, BULLET -> "";
      case DECIMAL -> Integer.toString(number);
      case DECIMAL_ZERO -> number < 10 ? "0" + number : Integer.toString(number);
      case DECIMAL_FULL_WIDTH -> fullWidth(number);
      case DECIMAL_CIRCLED -> enclosed(number, '①');
      case DECIMAL_PARENTHESIZED -> enclosed(number, '⑴');
      case DECIMAL_FULL_STOP -> enclosed(number, '⒈');
      case UPPER_LETTER -> letters(number, 'A');
      case LOWER_LETTER -> letters(number, 'a');
      case UPPER_ROMAN -> roman(number).toUpperCase(Locale.ROOT);
      case LOWER_ROMAN -> roman(number);
      case CHINESE -> chinese(number, DIGITS, "十百千万");
      case CHINESE_LEGAL -> chinese(number, LEGAL_DIGITS, "拾佰仟万");
      case CHINESE_DIGITS -> digits(number);
      case CELESTIAL_STEMS -> series(number, "甲乙丙丁戊己庚辛壬癸");
      case EARTHLY_BRANCHES -> series(number, "子丑寅卯辰巳午未申酉戌亥");
    };
  }

  private static String fullWidth(int number) {
    StringBuilder out = new StringBuilder();
    Integer.toString(number).chars().forEach(c -> out.append((char) (c - '0' + '０')));
    return out.toString();
  }

  private static String enclosed(int number, char one) {
    boolean has = number >= 1 && number <= 20;
    return has ? Character.toString(one + number - 1) : Integer.toString(number);
  }

  /** a … z, then aa, bb …, as Word counts. */
  private static String letters(int number, char first) {
    if (number < 1 || number > 26 * 20) {
      return Integer.toString(number);
    }
    return Character.toString(first + (number - 1) % 26).repeat((number - 1) / 26 + 1);
  }

  private static String roman(int number) {
    if (number < 1 || number > 3999) {
      return Integer.toString(number);
    }
    StringBuilder out = new StringBuilder();
    int left = number;
    for (int i = 0; i < ROMAN.length; i++) {
      while (left >= ROMAN[i]) {
        out.append(ROMAN_SIGNS[i]);
        left -= ROMAN[i];
      }
    }
    return out.toString();
  }

  private static String chinese(int number, String digits, String units) {
    if (number == 0) {
      return digits.substring(0, 1);
    }
    String decimal = Integer.toString(number);
    StringBuilder out = new StringBuilder();
    boolean zero = false;
    for (int i = 0; i < decimal.length(); i++) {
      int digit = decimal.charAt(i) - '0';
      int power = decimal.length() - 1 - i;
      if (digit == 0) {
        zero = true;
        continue;
      }
      if (zero) {
        out.append('零');
        zero = false;
      }
      // 十二 and not 一十二.
      if (!(out.isEmpty() && digit == 1 && power == 1 && units.charAt(0) == '十')) {
        out.append(digits.charAt(digit));
      }
      if (power > 0) {
        out.append(units.charAt(power - 1));
      }
    }
    return out.toString();
  }

  private static String digits(int number) {
    StringBuilder out = new StringBuilder();
    Integer.toString(number).chars().forEach(c -> out.append(DIGITS.charAt(c - '0')));
    return out.toString();
  }

  private static String series(int number, String signs) {
    boolean has = number >= 1 && number <= signs.length();
    return has ? signs.substring(number - 1, number) : Integer.toString(number);
  }
}
