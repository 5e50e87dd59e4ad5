package org.shanshui.platform.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is meant by what is typed into a search box. */
class SoughtTest {
  private static boolean finds(String letters, String name) {
    return Pattern.compile(Pinyin.pattern(letters).orElseThrow()).matcher(name).find();
  }

  @ParameterizedTest
  @CsvSource({
    "sthjj, 云岫市生态环境局",
    "shengtai, 云岫市生态环境局",
    "STHJ, 云岫市生态环境局",
    "xian, 西安路改造",
    "xian, 霁川县人民政府",
    "chongqing, 重庆路",
    "yinhang, 中国人民银行",
    "jinrongban, 市委金融办",
    "lvdao, 建设绿道",
    "lvdao, 建设绿道20公里",
    "nvxing, 女性健康"
  })
  void pinyinFindsNames(String letters, String name) {
    assertThat(finds(letters, name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"sthjj, 云岫市水利局", "shengtai, 云岫市生活垃圾", "zzz, 云岫市生态环境局"})
  void andNoOthers(String letters, String name) {
    assertThat(finds(letters, name)).isFalse();
  }

  @Test
  void whatIsNoPinyinIsNone() {
    for (String text : List.of("a", "COD5", "生态", "", "x".repeat(25), "a b")) {
      assertThat(Pinyin.pattern(text)).as(text).isEmpty();
    }
  }

  @Test
  void wordsNumbersAndCodesAreTold() {
    Sought both = Sought.of("  湿地　修复 ");
    assertThat(both.words()).containsExactly("湿地", "修复");
    Condition condition = both.in("q", "c.id", List.of("c.title"), List.of());
    assertThat(condition.sql()).contains(" and ");
    assertThat(condition.parameters()).hasSize(2);
    assertThat(Sought.of("#436").isNumber()).isTrue();
    assertThat(Sought.of("#436").in("q", "c.id", List.of("c.title"), List.of()).sql())
        .isEqualTo("c.id = :q0");
    assertThat(
            Sought.of("YX-2024-015").in("q", "c.id", List.of("c.title"), List.of("p.code")).sql())
        .contains("p.code");
    assertThat(Sought.of("湿地").in("q", "c.id", List.of("c.title"), List.of("p.code")).sql())
        .doesNotContain("p.code");
  }

  @Test
  void aLongQueryIsBounded() {
    assertThat(Sought.of("字 ".repeat(40)).words()).hasSize(8);
  }
}
