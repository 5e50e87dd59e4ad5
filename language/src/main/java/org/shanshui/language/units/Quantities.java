package org.shanshui.language.units;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Alphabet;
import org.shanshui.language.numerals.Digits;
import org.shanshui.language.numerals.Hedge;
import org.shanshui.language.numerals.Notation;
import org.shanshui.language.numerals.Numeral;
import org.shanshui.language.numerals.Numerals;

/** Reads quantities: number and unit, ranges (3%~5%, 10至30米, 2万到3万吨), ratios (1.90:1). */
public final class Quantities {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  private static final String HYPHENS = "-－–—‐‑−─";
  private static final String RANGES = "~～〜∼至到";

  /**
   * What stands second in a Chinese numeral that goes on, or right after one that has a unit or
   * opens a range; most of those in prose (一是, 三类) fail by it.
   */
  private static final Alphabet AFTER_CHINESE =
      Alphabet.of(
          "分成点几余多半·、，,",
          "〇○◯零一二两三四五六七八九十百千万萬亿億",
          " \u00A0\u3000\u2002\u2009\u202F",
          HYPHENS,
          RANGES,
          Units.initials());

  private Quantities() {}

  /**
   * Whether a Chinese numeral at {@code start} may have a unit or be a share: a cheap test before
   * {@link #at}, by its second character.
   */
  public static boolean mayMeasure(CharSequence s, int start) {
    char c = s.charAt(start);
    return c == '半' || c == '翻' || AFTER_CHINESE.contains(Digits.charAt(s, start + 1));
  }

  /**
   * The quantity that starts exactly at {@code start}, null where there is none. Calendar years
   * (2025年) and times of day (16:12) are none; a multiplier alone (千亿元, 百个) is one only with a
   * unit.
   */
  public static @Nullable Quantity at(CharSequence s, int start) {
    Numeral numeral = Numerals.at(s, start);
    if (numeral == null) {
      return null;
    }
    if (numeral.notation() == Notation.SERIAL) {
      return bare(numeral);
    }
    Quantity first = measured(s, numeral);
    if (first == null) {
      return null;
    }
    if (first.kind() == null && numeral.notation() == Notation.ARABIC) {
      Quantity ratio = Ratios.read(s, first);
      if (ratio != null) {
        return ratio;
      }
      Quantity share = Strokes.read(s, first);
      if (share == null) {
        share = Strokes.ofMany(s, first);
      }
      if (share != null) {
        return share;
      }
      if (Ratios.isClock(s, first)) {
        return null;
      }
    }
    Quantity range = range(s, first);
    return range == null ? first : range;
  }

  private static Quantity bare(Numeral numeral) {
    return new Quantity(
        numeral.start(),
        numeral.end(),
        numeral.value(),
        null,
        numeral.scale(),
        null,
        numeral.scaleFactor(),
        numeral.notation(),
        numeral.hedge());
  }

  /** A number with its unit, if it has one. */
  private static @Nullable Quantity measured(CharSequence s, Numeral numeral) {
    String scale = numeral.scale();
    if (scale.length() == 1 && "%‰‱倍".contains(scale)) {
      return new Quantity(
          numeral.start(),
          numeral.end(),
          numeral.value(),
          null,
          scale,
          Units.of(scale),
          BigDecimal.ONE,
          numeral.notation(),
          numeral.hedge());
    }
    boolean multiplierOnly =
        numeral.notation() == Notation.CHINESE
            && numeral.hedge() == Hedge.NONE
            && Digits.multiplier(s, numeral.start()) > 10
            && numeral.end() - numeral.start() == Math.max(1, scale.length());
    // 千瓦 alone is a unit, not 1000 瓦.
    if (multiplierOnly && Units.at(s, numeral.start()) != null) {
      return null;
    }
    int unitStart = numeral.end();
    UnitMatch match = Units.at(s, unitStart);
    if (match == null && Digits.isBlank(Digits.charAt(s, unitStart))) {
      unitStart = Digits.skipBlanks(s, unitStart);
      match = Units.at(s, unitStart);
    }
    if (match == null) {
      return multiplierOnly ? null : bare(numeral);
    }
    if (isCalendarYear(numeral, match) || multiplierOnly && isAttribute(s, scale, match)) {
      return null;
    }
    String written = s.subSequence(unitStart, match.end()).toString();
    Hedge hedge = numeral.hedge();
    if (written.startsWith("个多")) {
      written = "个" + written.substring(2);
      hedge = Hedge.MORE;
    } else if (written.equals("％")) {
      written = "%";
    }
    int end = match.end();
    BigDecimal value = numeral.value();
    if (Digits.charAt(s, end) == '半' && isSpan(match.unit()) && scale.isEmpty()) {
      value = value.add(HALF);
      end++;
    } else if (hedge == Hedge.NONE && Digits.charAt(s, end) == '多' && isSpan(match.unit())) {
      hedge = Hedge.MORE;
      end++;
    }
    return new Quantity(
        numeral.start(),
        end,
        value,
        hedge == Hedge.SEVERAL ? neighbour(s, numeral) : null,
        scale + written,
        match.unit(),
        numeral.scaleFactor(),
        numeral.notation(),
        hedge);
  }

  /** The upper value of 二三个, 三五十处, 十七八名, null where but one value is written. */
  private static @Nullable BigDecimal neighbour(CharSequence s, Numeral numeral) {
    for (int i = numeral.start() + 1; i < numeral.end(); i++) {
      int first = Digits.chinese(s, i - 1);
      int second = Digits.chinese(s, i);
      if (first > 0 && second > first) {
        int of = Digits.multiplier(s, i + 1);
        long more = (long) (second - first) * (of > 0 && of <= 1000 ? of : 1);
        return numeral.value().add(BigDecimal.valueOf(more));
      }
    }
    return null;
  }

  private static boolean isSpan(Unit unit) {
    String dimension = unit.dimension().name();
    return dimension.equals("time") || dimension.equals("calendar");
  }

  private static boolean isCalendarYear(Numeral numeral, UnitMatch match) {
    if (match.end() - match.start() != 1
        || !match.unit().symbol().equals("年")
        || !numeral.scale().isEmpty()
        || numeral.value().scale() > 0
        || numeral.hedge() != Hedge.NONE) {
      return false;
    }
    int written = numeral.end() - numeral.start();
    BigDecimal value = numeral.value();
    return written == 4
        && value.compareTo(BigDecimal.valueOf(FIRST_YEAR)) >= 0
        && value.compareTo(BigDecimal.valueOf(LAST_YEAR)) <= 0;
  }

  /** 万元GDP能耗, 万元产值: the amount is what another is measured by. */
  private static boolean isAttribute(CharSequence s, String scale, UnitMatch match) {
    if (!scale.equals("万") || !match.unit().symbol().equals("元")) {
      return false;
    }
    char next = Digits.charAt(s, match.end());
    return next == 'G' || "地国工产增生".indexOf(next) >= 0;
  }

  /** The range that the quantity begins, null where none follows. */
  private static @Nullable Quantity range(CharSequence s, Quantity first) {
    int i = Digits.skipBlanks(s, first.end());
    char separator = Digits.charAt(s, i);
    int after;
    boolean hyphen = false;
    if (isHyphen(separator)) {
      hyphen = true;
      after = Digits.charAt(s, i + 1) == separator ? i + 2 : i + 1;
    } else if (isRange(separator)) {
      after = i + 1;
    } else {
      return null;
    }
    after = Digits.skipBlanks(s, after);
    boolean digits = Digits.arabic(s, after) >= 0;
    if (digits == (first.notation() == Notation.CHINESE)) {
      return null;
    }
    Numeral numeral = Numerals.at(s, after);
    if (numeral == null || numeral.notation() == Notation.SERIAL) {
      return null;
    }
    Quantity second = measured(s, numeral);
    if (second == null
        || second.kind() == null && (first.kind() != null || hyphen || separator == '到')) {
      return null;
    }
    return join(first, second);
  }

  /** Whether {@code c} may stand between the two numbers of a range. */
  private static boolean isRange(char c) {
    return isHyphen(c) || RANGES.indexOf(c) >= 0;
  }

  private static boolean isHyphen(char c) {
    return HYPHENS.indexOf(c) >= 0;
  }

  private static @Nullable Quantity join(Quantity first, Quantity second) {
    BigDecimal value = first.value();
    Unit kind = second.kind();
    if (first.kind() == null) {
      boolean shares =
          first.unit().isEmpty() && value.compareTo(second.value()) < 0
              || first.factor().compareTo(second.factor()) == 0;
      if (!shares) {
        value = first.number().divide(second.factor(), MathContext.DECIMAL64);
      }
    } else if (kind != null) {
      if (!first.kind().dimension().equals(kind.dimension())) {
        return null;
      }
      if (!first.unit().equals(second.unit())) {
        value =
            Conversion.convert(first.number(), first.kind(), kind)
                .divide(second.factor(), MathContext.DECIMAL64);
      }
    }
    if (value.compareTo(second.value()) >= 0) {
      return null;
    }
    return new Quantity(
        first.start(),
        second.end(),
        value,
        second.value(),
        second.unit(),
        kind,
        second.factor(),
        first.notation(),
        second.hedge() == Hedge.NONE ? first.hedge() : second.hedge());
  }
}
