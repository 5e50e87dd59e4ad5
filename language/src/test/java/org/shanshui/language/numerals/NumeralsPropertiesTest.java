package org.shanshui.language.numerals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class NumeralsPropertiesTest {
  private static final String[] DIGITS = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  private static final String[] SMALL = {"", "十", "百", "千"};

  @Property
  void aPrintedDecimalIsReadBack(
      @ForAll @BigRange(min = "0", max = "1000000000000") @Scale(6) BigDecimal value) {
    String text = value.toPlainString();
    Numeral numeral = Numerals.at(text, 0);
    assertEquals(value, numeral.value());
    assertEquals(text.length(), numeral.end());
    assertEquals(Notation.ARABIC, numeral.notation());
  }

  @Property
  void separatorsAndFullWidthDigitsChangeNothing(
      @ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long value) {
    BigDecimal expected = BigDecimal.valueOf(value);
    String grouped =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    assertEquals(expected, Numerals.at(grouped, 0).value());
    String wide =
        Long.toString(value)
            .chars()
            .collect(
                StringBuilder::new,
                (b, c) -> b.append((char) (c + '０' - '0')),
                StringBuilder::append)
            .toString();
    assertEquals(expected, Numerals.at(wide, 0).value());
  }

  @Property
  void aNumberSpelledInChineseIsReadBack(
      @ForAll @LongRange(min = 1, max = 9_999_999_999_999_999L) long value) {
    String text = spell(value);
    Numeral numeral = Numerals.at(text, 0);
    assertNotNull(numeral, text);
    assertEquals(text.length(), numeral.end(), text);
    assertEquals(0, BigDecimal.valueOf(value).compareTo(numeral.number()), text);
  }

  @Property
  void smallNumbersSpelledInChineseAreReadBack(
      @ForAll @IntRange(min = 1, max = 120_000) int value) {
    String text = spell(value);
    assertEquals(0, BigDecimal.valueOf(value).compareTo(Numerals.at(text, 0).number()), text);
  }

  @Property(tries = 3000)
  void anyTextIsReadWithoutFailureAndTheSpanLiesInIt(@ForAll("prose") String text) {
    for (int start = -1; start <= text.length() + 1; start++) {
      Numeral numeral = Numerals.at(text, start);
      if (numeral == null) {
        continue;
      }
      assertEquals(start, numeral.start());
      assertTrue(numeral.end() > start && numeral.end() <= text.length());
      assertTrue(Numerals.mayStart(text.charAt(start)));
      Comparators.binding(text, numeral.start(), numeral.end());
    }
  }

  @Property(tries = 2000)
  void comparatorsTouchTheirPlaceAndLieInTheText(
      @ForAll("prose") String text, @ForAll @IntRange(min = -2, max = 30) int at) {
    Comparator before = Comparators.before(text, at);
    if (before != null) {
      assertTrue(0 <= before.start() && before.start() < before.end() && before.end() <= at);
    }
    Comparator after = Comparators.after(text, at);
    if (after != null) {
      assertTrue(at <= after.start() && after.end() <= text.length());
    } else if (at > text.length()) {
      assertNull(after);
    }
  }

  @Provide
  Arbitrary<String> prose() {
    Arbitrary<String> dense =
        Arbitraries.strings()
            .withChars("0123456789０９.．,:：∶-—~～至到 \u00A0\n%％‰/·()（）+")
            .withChars("〇○零一二两三四五六七八九十百千万亿廿卅半几数上翻番余多点分之成倍")
            .withChars("年月日季度时期底末初前内个以左右下不低于超过控制在达约近吨元亩")
            .withChars("kmMWGhtce³²℃人口户")
            .ofMaxLength(24);
    return Arbitraries.oneOf(dense, Arbitraries.strings().ofMaxLength(12));
  }

  private static String spell(long value) {
    StringBuilder text = new StringBuilder();
    long yi = value / 100_000_000;
    if (yi > 0) {
      if (yi >= 10_000) {
        section(text, (int) (yi / 10_000)).append('万');
        if (yi % 10_000 > 0 && yi % 10_000 < 1000) {
          text.append('零');
        }
      }
      if (yi % 10_000 > 0) {
        section(text, (int) (yi % 10_000));
      }
      text.append('亿');
    }
    int wan = (int) (value / 10_000 % 10_000);
    int rest = (int) (value % 10_000);
    if (wan > 0) {
      if (yi > 0 && wan < 1000) {
        text.append('零');
      }
      section(text, wan).append('万');
    }
    if (rest > 0) {
      if (text.length() > 0 && (rest < 1000 || wan == 0)) {
        text.append('零');
      }
      section(text, rest);
    }
    return text.toString();
  }

  private static StringBuilder section(StringBuilder text, int value) {
    boolean zero = false;
    boolean written = false;
    for (int power = 3; power >= 0; power--) {
      int digit = value / (int) Math.pow(10, power) % 10;
      if (digit == 0) {
        zero = written;
        continue;
      }
      if (zero) {
        text.append('零');
        zero = false;
      }
      text.append(DIGITS[digit]).append(SMALL[power]);
      written = true;
    }
    return text;
  }
}
