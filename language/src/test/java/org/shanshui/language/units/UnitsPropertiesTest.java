package org.shanshui.language.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class UnitsPropertiesTest {
  @Property
  void whatIsConvertedThereAndBackIsTheSame(
      @ForAll @BigRange(min = "0", max = "1000000000") @Scale(6) BigDecimal value,
      @ForAll("convertible") List<Unit> pair) {
    Unit from = pair.get(0);
    Unit to = pair.get(1);
    BigDecimal back = Conversion.convert(Conversion.convert(value, from, to), to, from);
    BigDecimal error = back.subtract(value).abs();
    assertTrue(error.compareTo(value.movePointLeft(20)) <= 0, () -> value + " → " + back);
  }

  @Provide
  Arbitrary<List<Unit>> convertible() {
    return Arbitraries.of(
            "平方米 亩 公顷 平方公里 平方厘米",
            "米 公里 海里 里 毫米 英寸",
            "立方米 升 毫升 桶",
            "千克 吨 斤 克 微克",
            "吨标准煤 千克标准煤",
            "焦 千瓦时 兆瓦时 千卡",
            "瓦 兆瓦 吉瓦 马力",
            "秒 分钟 小时 天 周",
            "个月 季度 年",
            "% ‰ ppm",
            "立方米/秒 升/分钟 立方米/日 立方米/小时",
            "微克/立方米 毫克/升 千克/升",
            "吨标准煤/万元 千克标准煤/元")
        .map(symbols -> Arrays.stream(symbols.split(" ")).map(Units::of).toList())
        .flatMap(units -> Arbitraries.of(units).list().ofSize(2));
  }

  @Property
  void unitsOfDifferentDimensionsAreNotConverted(
      @ForAll("units") Unit from, @ForAll("units") Unit to) {
    Assume.that(!from.dimension().equals(to.dimension()));
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> Conversion.convert(BigDecimal.ONE, from, to));
    assertTrue(refusal.getMessage().contains(from.symbol()));
    assertTrue(refusal.getMessage().contains(to.symbol()));
    assertTrue(refusal.getMessage().contains("cannot convert"));
    assertTrue(refusal.getMessage().contains("不能"));
  }

  @Example
  void currenciesAreDifferentDimensions() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Conversion.convert(BigDecimal.TEN, Units.of("美元"), Units.of("元")));
  }

  @Example
  void anUnknownUnitIsNamedWithARemedy() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Units.of("不知何物"));
    assertTrue(refusal.getMessage().contains("units.tsv"));
  }

  @Property
  void aQuantityWrittenWithAKnownUnitIsReadBack(
      @ForAll @BigRange(min = "0", max = "1000000") @Scale(2) BigDecimal value,
      @ForAll("units") Unit unit) {
    Assume.that(!unit.symbol().equals("年"));
    String text = value.toPlainString() + unit.symbol();
    Quantity quantity = Quantities.at(text, 0);
    assertNotNull(quantity, text);
    assertEquals(text.length(), quantity.end(), text);
    assertEquals(value, quantity.value());
    assertEquals(unit, quantity.kind());
  }

  @Property(tries = 3000)
  void anyTextIsReadWithoutFailureAndTheSpanLiesInIt(@ForAll("prose") String text) {
    for (int start = -1; start <= text.length() + 1; start++) {
      UnitMatch unit = Units.at(text, start);
      if (unit != null) {
        assertEquals(start, unit.start());
        assertTrue(unit.end() > start && unit.end() <= text.length());
      }
      Quantity quantity = Quantities.at(text, start);
      if (quantity != null) {
        assertEquals(start, quantity.start());
        assertTrue(quantity.end() > start && quantity.end() <= text.length());
        BigDecimal upper = quantity.upper();
        assertTrue(upper == null || upper.compareTo(quantity.value()) > 0);
      }
    }
  }

  @Example
  void aLongRunOfOneKindIsReadInLinearTime() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (String piece :
              new String[] {
                "7", "一", "千", "1,234,", "1 234 ", "3~", "1:", "万/", "5%-", "二〇", "半", "1.", "分之"
              }) {
            readThrough(piece.repeat(300_000 / piece.length()));
          }
        });
  }

  private static void readThrough(String text) {
    int i = 0;
    while (i < text.length()) {
      Quantity quantity = Quantities.at(text, i);
      i = quantity == null ? i + 1 : quantity.end();
    }
  }

  @Provide
  Arbitrary<Unit> units() {
    return Arbitraries.of(
            "平方米 平方公里 公顷 亩 米 公里 海里 毫米 立方米 升 毫升 千克 吨 斤 微克 吨标准煤 千克标准煤 焦 千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 元 美元 欧元"
                .concat(" 港元 日元 分贝 ℃ 秒 分钟 小时 天 个月 年 % ‰ 倍 个百分点 TB PB 标箱 人 名 户 家 项 条 座 场 次 张 所 处")
                .concat(" 万吨/日 吨/小时 立方米/秒 微克/立方米 毫克/升 吨标准煤/万元 立方米/万元 千瓦时/万元 万元/亩 张/千人 人/亿元")
                .split(" "))
        .map(symbol -> symbol.startsWith("万") ? symbol.substring(1) : symbol)
        .map(Units::of);
  }

  @Provide
  Arbitrary<String> prose() {
    Arbitrary<String> dense =
        Arbitraries.strings()
            .withChars("0123456789０.,:∶-—~至 \u00A0\n%/·()（")
            .withChars("〇一二两三十百千万亿半几数翻番余多点分之成倍")
            .withChars("年月日季度个吨元亩米平方公里标准煤人次户小时升克立微")
            .withChars("kmMWGhtce³²℃g")
            .ofMaxLength(24);
    return Arbitraries.oneOf(dense, Arbitraries.strings().ofMaxLength(12));
  }
}
