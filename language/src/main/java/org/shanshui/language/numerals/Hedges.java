package org.shanshui.language.numerals;

/** 余 and 多 after the digits. */
final class Hedges {
  private Hedges() {}

  /**
   * The index after a hedge at {@code i}, else {@code i}.
   *
   * @param round whether the numeral so far ends in 0 or in a multiplier; after others 多 begins the
   *     next word (5多式联运), it would stand behind the unit (5米多)
   */
  static int after(CharSequence s, int i, boolean round) {
    char next = Digits.charAt(s, i + 1);
    return switch (Digits.charAt(s, i)) {
      case '余' -> "杭姚热额下".indexOf(next) >= 0 ? i : i + 1;
      case '多' -> round && "式样媒功边维级".indexOf(next) < 0 ? i + 1 : i;
      default -> i;
    };
  }
}
