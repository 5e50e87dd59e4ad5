package org.shanshui.language.noise;

/**
 * Tells whether the blank between two digits lies inside one number: it parts thousands (12 345.6),
 * or letters were set apart (2 0 2 7 年). A plain blank says so only in running text, or where the
 * number is all there is: in a table's row it parts two cells.
 */
final class DigitSpacing {
  private static final int LONGEST_RUN = 40;
  private static final int FEWEST_SPACED = 3;

  private final String source;
  private final int from;
  private final int to;
  private int prose = -1;

  /** For {@code source[from, to)}. */
  DigitSpacing(String source, int from, int to) {
    this.source = source;
    this.from = from;
    this.to = to;
  }

  /**
   * Whether the number before the blank goes on after it.
   *
   * @param left index after the digit before the blank
   * @param right index of the digit after it
   */
  boolean joins(int left, int right) {
    if (left <= from) {
      return false;
    }
    int leftDigits = digitsBefore(left);
    int rightDigits = digitsFrom(right);
    if (rightDigits == 3 && leftDigits <= 3 && left + 1 >= blankEnd(left, right)) {
      char blank = blankAt(left, right);
      boolean kept =
          blank == '\u00A0' || blank >= '\u2004' && blank <= '\u200A' || blank == '\u202F';
      return kept || blank == ' ' && isThousands(left - leftDigits, leftDigits, right + 3);
    }
    return leftDigits == 1 && rightDigits == 1 && isLetterSpaced(left, right);
  }

  /** Index after the blanks at {@code left} that a reader sees. */
  private int blankEnd(int left, int right) {
    int seen = 0;
    for (int i = left; i < right; i++) {
      seen += CharacterForms.halfWidth(source.charAt(i)) == CharacterForms.NOTHING ? 0 : 1;
    }
    return left + seen;
  }

  private char blankAt(int left, int right) {
    for (int i = left; i < right; i++) {
      if (CharacterForms.halfWidth(source.charAt(i)) != CharacterForms.NOTHING) {
        return source.charAt(i);
      }
    }
    return 0;
  }

  /** One group or more of three, with words on both sides or nothing at all. */
  private boolean isThousands(int start, int leftDigits, int afterGroup) {
    int before = start - 1;
    boolean goesOn = before > from && source.charAt(before) == ' ' && isDigit(before - 1);
    if (goesOn && leftDigits < 3 || !goesOn && before >= from && isPart(source.charAt(before))) {
      return false;
    }
    int end = afterGroup;
    while (end + 3 < to && source.charAt(end) == ' ' && digitsFrom(end + 1) == 3) {
      end += 4;
    }
    if (end + 1 < to && source.charAt(end) == '.' && isDigit(end + 1)) {
      end += 1 + digitsFrom(end + 1);
    }
    boolean whole = end >= to && (goesOn || before < from && leftDigits < 3);
    int next = end < to && source.charAt(end) == ' ' ? end + 1 : end;
    boolean word = next < to && (isHan(source.charAt(next)) || source.charAt(next) == '%');
    return whole || word && isProse();
  }

  private static boolean isPart(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == '/' || c == '-' || c == '第';
  }

  /** A run of single digits, all one blank apart. */
  private boolean isLetterSpaced(int left, int right) {
    int first = left - 1;
    int digits = 2;
    while (first - 2 >= from && right - first < LONGEST_RUN && isBlank(first - 1)) {
      int before = first - 2;
      if (isDigit(before) && !isDigit(before - 1)) {
        digits++;
      } else if (source.charAt(before) != '.') {
        break;
      }
      first = before;
    }
    int last = right;
    while (last + 2 < to && last - left < LONGEST_RUN && isBlank(last + 1)) {
      int after = last + 2;
      if (isDigit(after) && !isDigit(after + 1)) {
        digits++;
      } else if (source.charAt(after) != '.') {
        break;
      }
      last = after;
    }
    int next = last + 1;
    while (next < to && isDropped(next)) {
      next++;
    }
    char following = next < to ? CharacterForms.halfWidth(source.charAt(next)) : 0;
    boolean word = isHan(following) || following == '%' || following == '-' || following == '~';
    return word && (isProse() || digits > FEWEST_SPACED && following == '年');
  }

  private boolean isProse() {
    if (prose < 0) {
      prose = 0;
      for (int i = from; i < to && prose == 0; i++) {
        char c = source.charAt(i);
        prose = c == '。' || c == '，' || c == '；' ? 1 : 0;
      }
    }
    return prose > 0;
  }

  private int digitsBefore(int end) {
    int i = end;
    while (i > from && end - i < 4 && isDigit(i - 1)) {
      i--;
    }
    return end - i;
  }

  private int digitsFrom(int start) {
    int i = start;
    while (i < to && i - start < 4 && isDigit(i)) {
      i++;
    }
    return i - start;
  }

  private boolean isDigit(int i) {
    if (i < from || i >= to) {
      return false;
    }
    char c = CharacterForms.halfWidth(source.charAt(i));
    return c >= '0' && c <= '9';
  }

  private boolean isBlank(int i) {
    return CharacterForms.halfWidth(source.charAt(i)) == ' ';
  }

  /** Whether nothing stands there that is kept before a word. */
  private boolean isDropped(int i) {
    char c = CharacterForms.halfWidth(source.charAt(i));
    return c == CharacterForms.NOTHING || c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isHan(char c) {
    return c >= '一' && c <= '鿿';
  }
}
