package org.shanshui.language.numerals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a numeral that begins with a digit: 1,234.5, 72. 17, 5.15万, 3千余, 1万5千, 3分之1. */
final class ArabicReader {
  private static final int MOST_DIGITS = 40;
  private static final int LONG_DIGITS = 18;

  /** What stands behind decimals: multipliers, and units that are no things to be counted. */
  private static final String MEASURES = "万亿%％‰吨亩";

  private final CharSequence s;
  private int end;
  private int digits;
  private int decimals;
  private long unscaled;

  private ArabicReader(CharSequence s) {
    this.s = s;
  }

  /** The numeral whose digits begin at {@code first}; a sign may stand at {@code start} before. */
  static Numeral read(CharSequence s, int start, int first) {
    ArabicReader reader = new ArabicReader(s);
    reader.scan(first);
    if (reader.digits > MOST_DIGITS) {
      return reader.serial(start);
    }
    BigDecimal value = reader.value(first);
    return reader.tail(start, first > start ? value.negate() : value);
  }

  /** The digits alone, whatever stands behind them. */
  static Numeral plain(CharSequence s, int first) {
    ArabicReader reader = new ArabicReader(s);
    reader.scan(first);
    return reader.digits > MOST_DIGITS
        ? reader.serial(first)
        : new Numeral(
            first,
            reader.end,
            reader.value(first),
            "",
            BigDecimal.ONE,
            Notation.ARABIC,
            Hedge.NONE);
  }

  private void scan(int first) {
    integer(first);
    if (digits <= MOST_DIGITS) {
      fraction(first);
    }
  }

  private Numeral serial(int start) {
    return new Numeral(
        start, end, BigDecimal.ZERO, "", BigDecimal.ONE, Notation.SERIAL, Hedge.NONE);
  }

  private void integer(int first) {
    end = run(first);
    int leading = end - first;
    if (leading > 3) {
      return;
    }
    char separator = Digits.charAt(s, end);
    if (separator == ',') {
      groups(separator, 1);
    } else if (separator == '\u00A0' || separator == '\u2009' || separator == '\u202F') {
      groups(separator, 1);
    } else if (separator == ' ') {
      // One group after a plain blank is as well two cells of a table row.
      groups(separator, 2);
    }
  }

  /** Reads on over separators that are each followed by exactly three digits. */
  private void groups(char separator, int atLeast) {
    int before = end;
    int beforeDigits = digits;
    long beforeUnscaled = unscaled;
    int count = 0;
    while (Digits.charAt(s, end) == separator && isGroup(end + 1)) {
      end = run(end + 1);
      count++;
      if (digits > MOST_DIGITS) {
        return;
      }
    }
    if (count < atLeast) {
      end = before;
      digits = beforeDigits;
      unscaled = beforeUnscaled;
    }
  }

  private boolean isGroup(int i) {
    return Digits.arabic(s, i) >= 0
        && Digits.arabic(s, i + 1) >= 0
        && Digits.arabic(s, i + 2) >= 0
        && Digits.arabic(s, i + 3) < 0;
  }

  private int run(int from) {
    int i = from;
    int length = s.length();
    while (i < length) {
      int digit = Digits.arabic(s.charAt(i));
      if (digit < 0) {
        break;
      }
      if (digits < LONG_DIGITS) {
        unscaled = unscaled * 10 + digit;
      }
      digits++;
      i++;
    }
    return i;
  }

  private void fraction(int first) {
    int i = end;
    boolean broken = false;
    if (Digits.isBlank(Digits.charAt(s, i)) && isPoint(Digits.charAt(s, i + 1))) {
      i++;
      broken = true;
    }
    if (!isPoint(Digits.charAt(s, i)) && !isMisreadPoint(i)) {
      return;
    }
    int after = Digits.skipBlanks(s, i + 1);
    broken |= after > i + 1;
    if (Digits.arabic(s, after) < 0 || beginsItem(first, after, broken)) {
      return;
    }
    int integerDigits = digits;
    end = run(after);
    decimals = digits - integerDigits;
  }

  /** 304,5万吨: a comma before one or two digits that measure was a point in the picture. */
  private boolean isMisreadPoint(int i) {
    if (Digits.charAt(s, i) != ',' || Digits.arabic(s, i + 1) < 0) {
      return false;
    }
    int end = Digits.arabic(s, i + 2) < 0 ? i + 2 : i + 3;
    return MEASURES.indexOf(Digits.charAt(s, end)) >= 0;
  }

  private static boolean isPoint(char c) {
    return c == '.' || c == '．';
  }

  /** {@code 1. 20个} or {@code 3.2025年} at the head of a line: an item number and its text. */
  private boolean beginsItem(int first, int after, boolean broken) {
    int i = after;
    while (i < after + 5 && Digits.arabic(s, i) >= 0) {
      i++;
    }
    if (i == after + 4 && Digits.charAt(s, Digits.skipBlanks(s, i)) == '年') {
      return true;
    }
    if (!broken) {
      return false;
    }
    if (i > after + 3) {
      return true;
    }
    int before = first - 1;
    while (before >= first - 4 && before >= 0 && Digits.isBlank(s.charAt(before))) {
      before--;
    }
    boolean head = before < 0 || isLineEnd(s.charAt(before));
    return head && !endsCell(Digits.skipBlanks(s, i));
  }

  /** Whether a number that ends here can be all of a table's cell: 72. 17, 1. 1倍. */
  private boolean endsCell(int i) {
    return i >= s.length() || isLineEnd(s.charAt(i)) || "%％‰倍|".indexOf(s.charAt(i)) >= 0;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '|';
  }

  private BigDecimal value(int first) {
    if (digits <= LONG_DIGITS) {
      return BigDecimal.valueOf(unscaled, decimals);
    }
    char[] text = new char[digits];
    int n = 0;
    for (int i = first; i < end; i++) {
      int digit = Digits.arabic(s.charAt(i));
      if (digit >= 0) {
        text[n++] = (char) ('0' + digit);
      }
    }
    return new BigDecimal(text, 0, n).movePointLeft(decimals);
  }

  private Numeral tail(int start, BigDecimal value) {
    Powers.Raised power = Powers.after(s, end, value);
    if (power != null) {
      end = power.end();
      decimals = 0;
      unscaled = 1;
      return scaled(start, new BigDecimal(power.value().toPlainString()));
    }
    return scaled(start, value);
  }

  private Numeral scaled(int start, BigDecimal value) {
    int i = Digits.skipBlanks(s, end);
    if (Digits.charAt(s, i) == '分' && Digits.charAt(s, i + 1) == '之') {
      Numeral fraction = Fractions.read(s, start, i + 2, value, Notation.MIXED);
      if (fraction != null) {
        return fraction;
      }
    }
    if (Digits.charAt(s, end) == '成' && Fractions.isTenths(s, end, value)) {
      return new Numeral(
          start,
          end + 1,
          value.movePointRight(1),
          "%",
          Scale.PERCENT.factor(),
          Notation.MIXED,
          Hedge.NONE);
    }
    boolean round = decimals == 0 && unscaled % 10 == 0 && unscaled > 0;
    int hedgeEnd = Hedges.after(s, end, round);
    Hedge hedge = hedgeEnd > end ? Hedge.MORE : Hedge.NONE;
    Scale scale = Scale.at(s, hedgeEnd > end ? hedgeEnd : i);
    if (scale == null || scale.factor().intValue() == 100 && round) {
      return new Numeral(start, hedgeEnd, value, "", BigDecimal.ONE, Notation.ARABIC, hedge);
    }
    end = (hedgeEnd > end ? hedgeEnd : i) + scale.word().length();
    if (hedge == Hedge.NONE) {
      Numeral compound = compound(start, value, scale);
      if (compound != null) {
        return compound;
      }
      hedgeEnd = Hedges.after(s, end, true);
      hedge = hedgeEnd > end ? Hedge.MORE : Hedge.NONE;
      end = hedgeEnd;
    }
    return new Numeral(start, end, value, scale.word(), scale.factor(), Notation.MIXED, hedge);
  }

  /** 1万5千, 2亿3000万: a second part with a smaller multiplier. */
  private @Nullable Numeral compound(int start, BigDecimal value, Scale scale) {
    int i = end;
    int part = 0;
    while (i < end + 5 && Digits.arabic(s, i) >= 0) {
      part = part * 10 + Digits.arabic(s, i);
      i++;
    }
    if (i == end || i == end + 5) {
      return null;
    }
    Scale smaller = Scale.at(s, i);
    if (smaller == null
        || smaller.factor().multiply(BigDecimal.valueOf(part)).compareTo(scale.factor()) >= 0) {
      return null;
    }
    end = i + smaller.word().length();
    BigDecimal sum =
        value.multiply(scale.factor()).add(smaller.factor().multiply(BigDecimal.valueOf(part)));
    return new Numeral(start, end, sum, "", BigDecimal.ONE, Notation.MIXED, Hedge.NONE);
  }
}
