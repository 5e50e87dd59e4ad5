package org.shanshui.compiler.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/** What a line that ends in a colon says of the lines under it. */
class AnnouncementTest {
  private static final String HEAD = "云岫市造林绿化行动方案（2026—2030年）\n\n一、目标任务\n\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026年各县（市、区）造林任务为：/柏川县2万亩；/安宁县3.5万亩。 | 造林任务 2万亩 2026 柏川县; 造林任务 3.5万亩 2026 安宁县
          到2028年，主要农产品产量达到以下水平：/粮食50万吨；/油料4.2万吨。 | 粮食产量 50万吨 2028; 油料产量 4.2万吨 2028
          到2027年，实现以下目标：/森林覆盖率达到45%；/湿地保护率达到58%。 | 森林覆盖率 45% 2027; 湿地保护率 58% 2027
          2026年新建下列设施：/污水处理厂3座；/垃圾中转站12座。 | 污水处理厂 3座 2026; 垃圾中转站 12座 2026
          各片区绿道里程分解如下：/云台区30公里；/临湖区26公里。 | 绿道里程 30公里 2030 云台区; 绿道里程 26公里 2030 临湖区
          要抓好以下工作：/柏川县新建公园2个；/安宁县改造公厕9座。 | 公园 2个 2030 柏川县; 公厕 9座 2030 安宁县
          2026年造林任务为：/柏川县2万亩。/安宁县3万亩。 | 造林任务 2万亩 2026 柏川县; 造林任务 3万亩 2026 安宁县
          2026年造林任务为：/柏川县2万亩；/安宁县3万亩。/临湖区完成抚育4万亩。 | 造林任务 2万亩 2026 柏川县; 造林任务 3万亩 2026 安宁县; 抚育 4万亩 2030 临湖区
          """)
  void holdsOverItsItems(String lines, String targets) {
    assertEquals(targets, targets(HEAD + lines.replace("/", "\n\n")));
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
