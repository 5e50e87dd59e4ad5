package org.shanshui.compiler.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/** What a line that ends in a colon says of the lines under it. */
class AnnouncementTest {
  private static final String HEAD = "云岫市造林绿化行动方案（2026—2030年）\n\n一、目标任务\n\n";

  static Stream<List<String>> lists() {
    return CorpusFile.rows(AnnouncementTest.class, "announced.corpus.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void holdsOverItsItems(List<String> row) {
    assertEquals(row.get(1), targets(HEAD + row.get(0)).strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          （二）林业。完成造林3万亩。 | 造林 3万亩 2030
          2.水利。新建水库2座。 | 水库 2座 2030
          第四章 交通 | ''
          """)
  void aTextThatGoesOnANumberingIsAPieceOfAPlan(String next, String there) {
    String text = "云岫市国民经济和社会发展第十五个五年规划纲要\n\n粮食50万吨，棉花450吨。\n\n" + next + "\n\n加强资源勘探，增加后备储量。";
    String goods = "粮食 50万吨 2030; 棉花 450吨 2030";
    assertEquals(there.isEmpty() ? goods : goods + "; " + there, targets(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          云岫市政府工作报告（2027年2月18日 王小明）力争投资稳定增长。 | 2027
          云岫市人民政府工作报告（2027年1月8日）全力以赴稳增长。 | 2027
          柏川县政府工作报告（2026年12月30日 县长 李青）扩大有效投资。 | 2026
          """)
  void theDateOfAReportInOneLineTellsItsYear(String opening, String year) {
    String text = opening + "精心编制“十五五”重大项目库，实施重点项目32个，新开通5G基站1500座以上。";
    assertEquals("重点项目 32个 " + year + "; 5G基站 1500座 " + year, targets(text));
  }

  private static String targets(String text) {
    return Compiled.plan(text).quantities().stream()
        .filter(q -> q.type() == QuantityClass.TARGET)
        .map(
            q ->
                q.metric()
                    + " "
                    + q.quote()
                    + " "
                    + q.due()
                    + (q.scope() == null ? "" : " " + q.scope()))
        .collect(Collectors.joining("; "));
  }
}
