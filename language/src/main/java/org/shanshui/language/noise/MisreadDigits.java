package org.shanshui.language.noise;

/** Letters that were read off a picture of a digit: 3O万吨, l2个. */
final class MisreadDigits {
  private static final int LONGEST = 12;

  private MisreadDigits() {}

  /**
   * The digit that the letter at {@code at} stands for, or the letter. It stands for one among
   * digits, with no other letter beside them: 3O and l2, but not H2O, O2O, I5, 5l.
   */
  static char read(String source, int at, int from, int to) {
    char letter = CharacterForms.halfWidth(source.charAt(at));
    int start = at;
    while (start > from && at - start < LONGEST && isPartAt(source, start - 1, from, to)) {
      start--;
    }
    int end = at + 1;
    while (end < to && end - at < LONGEST && isPartAt(source, end, from, to)) {
      end++;
    }
    boolean alone = !isLetter(source, start - 1, from, to) && !isLetter(source, end, from, to);
    char first = CharacterForms.halfWidth(source.charAt(start));
    if (!alone || !hasDigit(source, start, end) || first != 'l' && !isDigit(first)) {
      return letter;
    }
    boolean followed = at + 1 < end;
    return switch (letter) {
      case 'O', 'o' -> followed || counts(source, end, to) ? '0' : letter;
      case 'l' -> followed ? '1' : letter;
      default -> followed && at > start ? '1' : letter;
    };
  }

  /** Whether what may be counted stands behind the number: a word, a percent sign. */
  private static boolean counts(String source, int at, int to) {
    if (at >= to) {
      return true;
    }
    char c = CharacterForms.halfWidth(source.charAt(at));
    return c >= '一' && c <= '鿿' || c == '%' || c == '‰' || c == '\n' || c == '|';
  }

  private static boolean hasDigit(String source, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isDigit(CharacterForms.halfWidth(source.charAt(i)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is of a number: 4,OOO is one of thousands. */
  private static boolean isPartAt(String source, int at, int from, int to) {
    char c = source.charAt(at);
    return isPart(c)
        || CharacterForms.halfWidth(c) == ','
            && at > from
            && at + 1 < to
            && isPart(source.charAt(at - 1))
            && isPart(source.charAt(at + 1));
  }

  private static boolean isPart(char c) {
    char h = CharacterForms.halfWidth(c);
    return isDigit(h) || h == 'O' || h == 'o' || h == 'l' || h == 'I' || h == '.';
  }

  private static boolean isLetter(String source, int at, int from, int to) {
    if (at < from || at >= to) {
      return false;
    }
    char h = CharacterForms.halfWidth(source.charAt(at));
    return h < 0x80 && (Character.isLetter(h) || h == '-' || h == '_' || h == '/' || h == '@');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
