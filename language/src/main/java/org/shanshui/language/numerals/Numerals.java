package org.shanshui.language.numerals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Alphabet;

/**
 * Reads numerals (数词): Arabic, Chinese up to 10^16, mixed, fractions (三分之一), 百分之, 成, 翻番. Linear in
 * what it reads; a run of more digits than a quantity has is read as a serial.
 */
public final class Numerals {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private static final Alphabet STARTS =
      Alphabet.of("0123456789０１２３４５６７８９", "〇○◯零一二两三四五六七八九十百千万萬亿億廿卅", "半翻数几上负-−－");

  private Numerals() {}

  /** What numerals start with. */
  public static Alphabet starts() {
    return STARTS;
  }

  /** Whether a numeral can start with the character: a cheap test before {@link #at}. */
  public static boolean mayStart(char c) {
    return STARTS.contains(c);
  }

  /**
   * The longest numeral that starts exactly at {@code start}, null where there is none. What stands
   * before is not looked at, but for a sign, which has to follow a blank, a bracket or a verb.
   */
  public static @Nullable Numeral at(CharSequence s, int start) {
    if (start < 0 || start >= s.length()) {
      return null;
    }
    char c = s.charAt(start);
    if (!mayStart(c)) {
      return null;
    }
    if (Digits.arabic(c) >= 0) {
      return ArabicReader.read(s, start, start);
    }
    return switch (c) {
      case '-', '−', '－', '负' ->
          Digits.arabic(s, start + 1) >= 0 && isSign(s, start)
              ? ArabicReader.read(s, start, start + 1)
              : null;
      case '翻' -> doubling(s, start);
      case '半' -> half(s, start, start + 1);
      default -> chinese(s, start);
    };
  }

  /**
   * Whether Chinese digits stand side by side as Arabic ones would, for a numeral in [{@code
   * start}, {@code end}): 二〇一, 一二·四, but not 二百零一, nor 三四十, which says about how many.
   */
  public static boolean isDigitByDigit(CharSequence s, int start, int end) {
    for (int i = start; i + 1 < end; i++) {
      if (Digits.chinese(s, i) >= 0 && (Digits.chinese(s, i + 1) >= 0 || s.charAt(i + 1) == '·')) {
        int after = i + 2;
        boolean about =
            after < end && Digits.multiplier(s, after) > 0 && Digits.chinese(s, after - 1) >= 0;
        return !about;
      }
    }
    return false;
  }

  private static boolean isSign(CharSequence s, int start) {
    if (s.charAt(start) == '负' || start == 0) {
      return true;
    }
    char before = s.charAt(start - 1);
    return before <= ' ' && before != 0 || "为至到是达（(：:，,|　".indexOf(before) >= 0;
  }

  private static @Nullable Numeral half(CharSequence s, int start, int end) {
    return Words.at(s, start) >= 0 ? null : simple(start, end, HALF, Scale.ONE);
  }

  /** 翻番, 翻一番, 翻两番: 2 倍, 2 倍, 4 倍. */
  private static @Nullable Numeral doubling(CharSequence s, int start) {
    int i = Digits.charAt(s, start + 1) == '了' ? start + 2 : start + 1;
    int times = 1;
    int digit = Math.max(Digits.chinese(s, i), Digits.arabic(s, i));
    if (digit > 0) {
      times = digit;
      i++;
    }
    if (Digits.charAt(s, i) != '番') {
      return null;
    }
    return simple(start, i + 1, BigDecimal.valueOf(1L << times), Scale.TIMES);
  }

  private static @Nullable Numeral chinese(CharSequence s, int start) {
    if (Digits.charAt(s, start) == '一' && Digits.charAt(s, start + 1) == '半') {
      return half(s, start, start + 2);
    }
    if (Words.at(s, start) >= 0) {
      return null;
    }
    ChineseReader reader = new ChineseReader(s, start);
    if (!reader.read()) {
      return null;
    }
    int end = reader.end();
    if (reader.serial()) {
      return new Numeral(
          start, end, BigDecimal.ZERO, "", BigDecimal.ONE, Notation.SERIAL, Hedge.NONE);
    }
    BigDecimal value = reader.value();
    if (Digits.charAt(s, end) == '分' && Digits.charAt(s, end + 1) == '之') {
      BigDecimal denominator = value.multiply(reader.scale().factor());
      Numeral fraction = Fractions.read(s, start, end + 2, denominator, Notation.CHINESE);
      if (fraction != null) {
        return fraction;
      }
    }
    if (Digits.charAt(s, end) == '成'
        && !reader.bare()
        && reader.scale() == Scale.ONE
        && Fractions.isTenths(s, end, value)) {
      return tenths(s, start, end + 1, value);
    }
    Hedge hedge = reader.hedge();
    Scale scale = reader.scale();
    boolean round = scale != Scale.ONE || value.scale() == 0 && value.longValue() % 10 == 0;
    int hedgeEnd = hedge == Hedge.NONE ? Hedges.after(s, end, round) : end;
    if (hedgeEnd > end) {
      hedge = Hedge.MORE;
      end = hedgeEnd;
      Scale larger = scale == Scale.ONE ? Scale.at(s, end) : null;
      if (larger != null && larger.factor().compareTo(Scale.WAN.factor()) >= 0) {
        scale = larger;
        end += larger.word().length();
      }
    }
    return new Numeral(start, end, value, scale.word(), scale.factor(), Notation.CHINESE, hedge);
  }

  /** 八成, 八成五: 80 %, 85 %. */
  private static Numeral tenths(CharSequence s, int start, int end, BigDecimal value) {
    int digit = Digits.chinese(s, end);
    boolean more = digit > 0 && Digits.chinese(s, end + 1) < 0 && Digits.charAt(s, end) != '两';
    BigDecimal percent = value.movePointRight(1);
    return simple(
        start,
        more ? end + 1 : end,
        more ? percent.add(BigDecimal.valueOf(digit)) : percent,
        Scale.PERCENT);
  }

  private static Numeral simple(int start, int end, BigDecimal value, Scale scale) {
    return new Numeral(
        start, end, value, scale.word(), scale.factor(), Notation.CHINESE, Hedge.NONE);
  }
}
