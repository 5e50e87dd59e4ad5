package org.shanshui.language.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Year;
import java.time.YearMonth;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TimesPropertiesTest {
  private static final String CHINESE = "〇一二三四五六七八九";

  @Property
  void aMonthWrittenInDigitsOrChineseIsReadBack(
      @ForAll @IntRange(min = 1900, max = 2199) int year,
      @ForAll @IntRange(min = 1, max = 12) int month) {
    YearMonth expected = YearMonth.of(year, month);
    String digits = year + "年" + month + "月";
    String iso = expected.toString();
    StringBuilder chinese = new StringBuilder();
    Integer.toString(year).chars().forEach(c -> chinese.append(CHINESE.charAt(c - '0')));
    chinese.append("年").append(month + "月");
    for (String text : new String[] {digits, iso, chinese.toString()}) {
      TimeExpression time = TimeExpressions.at(text, 0, null);
      assertEquals(expected, time.from(), text);
      assertEquals(expected, time.to(), text);
      assertEquals(expected.toString(), time.due(), text);
      assertEquals(text.length(), time.end(), text);
    }
  }

  @Property
  void aRangeOfYearsRunsFromTheFirstJanuaryToTheLastDecember(
      @ForAll @IntRange(min = 1900, max = 2100) int first,
      @ForAll @IntRange(min = 1, max = 40) int length,
      @ForAll("joints") String joint) {
    TimeExpression time =
        TimeExpressions.at(first + joint + (first + length) + "年", 0, Year.of(2000));
    assertEquals(Shape.RANGE, time.shape());
    assertEquals(YearMonth.of(first, 1), time.from());
    assertEquals(YearMonth.of(first + length, 12), time.to());
    assertEquals(Integer.toString(first + length), time.due());
  }

  @Provide
  Arbitrary<String> joints() {
    return Arbitraries.of("-", "—", "–", "~", "～", "至", "到", "－", "——", " - ");
  }

  @Property(tries = 3000)
  void anyTextIsReadWithoutFailureAndTheSpanLiesInIt(@ForAll("prose") String text) {
    for (int start = -1; start <= text.length() + 1; start++) {
      TimeExpression time = TimeExpressions.at(text, start, Year.of(2021));
      if (time == null) {
        continue;
      }
      assertEquals(start, time.start());
      assertTrue(time.end() > start && time.end() <= text.length());
      assertTrue(TimeExpressions.mayStart(text.charAt(start)));
      YearMonth from = time.from();
      YearMonth to = time.to();
      assertTrue(from == null || to == null || !to.isBefore(from), text);
    }
  }

  @Example
  void aLongRunOfOneKindIsReadInLinearTime() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (String piece :
              new String[] {"7", "一", "2021-", "年内", "每", "2025年", "“十四五", "1月-", "百", "12:"}) {
            String text = piece.repeat(200_000 / piece.length());
            for (int i = 0; i < text.length(); i++) {
              TimeExpressions.at(text, i, Year.of(2021));
            }
          }
        });
  }

  @Provide
  Arbitrary<String> prose() {
    Arbitrary<String> dense =
        Arbitraries.strings()
            .withChars("0123456789０２.,:：-—~～至到 \n/")
            .withChars("〇○一二两三四五六七八九十百半几多余")
            .withChars("年月日号旬季度时分点秒世纪代期底末初前内以来起中上下全今明后去本当每按逐第首近远未过连续个小")
            .withChars("“”\"十四五规划时期间")
            .ofMaxLength(20);
    return Arbitraries.oneOf(dense, Arbitraries.strings().ofMaxLength(12));
  }
}
