package org.shanshui.compiler.flat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.PlanInvariants;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;

/** Tables of tasks have hardly a number in their rows; their heads and units tell them. */
class TaskTablesTest {
  private static final String BEHIND =
      """
      六、保障措施
      各有关单位要加强组织领导，密切协作配合，确保各项任务落到实处。
      """;

  private static final String MONTHS =
      """
      任务|牵头单位|配合单位|完成时限
      排水管网普查|市住房城乡建设局|市财政局|2027年6月
      泵站改造|市水利局|市发展改革委、市财政局|2027年12月
      河道清淤|市水利局|市生态环境局|每年3月底前
      """;

  private static final String CONTENT =
      """
      重点任务|主要内容|责任单位|完成时间
      绿道建设|贯通滨江两岸绿道|市林业局|2027年底
      公园提升|改造老旧公园设施|市综合行政执法局|2028年底
      古树保护|建立古树名木档案|市林业局|2027年9月
      """;

  private static final String YEARS =
      """
      工作任务|责任单位|完成年限
      垃圾分类|市综合行政执法局|2027年
      农房整治|市住房城乡建设局|2028年
      村道硬化|市交通运输局|2028年
      厕所改造|市农业农村局|2027年
      """;

  private static final String STEPS =
      """
      任务名称|牵头单位|协办单位|时间节点
      编制实施方案|市发展改革委|市财政局|2026年3月
      开展中期评估|市发展改革委|市统计局|2028年10月
      组织总结验收|市发展改革委|市审计局|2030年12月
      """;

  private static final String PROJECTS =
      """
      任务|责任单位|起止时间
      智慧水务平台|市水利局|2026—2028年
      数字城管平台|市综合行政执法局|2026—2027年
      生态监测平台|市生态环境局|2027—2029年
      """;

  @ParameterizedTest
  @ValueSource(strings = {MONTHS, CONTENT, YEARS, STEPS, PROJECTS})
  void eachRowIsATaskWithItsUnit(String table) throws Exception {
    List<String> rows = table.lines().skip(1).toList();
    List<String> heads = List.of(table.lines().findFirst().orElseThrow().split("\\|"));
    int unit = heads.contains("牵头单位") ? heads.indexOf("牵头单位") : heads.indexOf("责任单位");
    for (String between : List.of(" ", "\n", "    ")) {
      Plan plan = plan(table.replace("|", between) + BEHIND);
      List<String> expected =
          rows.stream().map(row -> row.split("\\|")[0] + " " + row.split("\\|")[unit]).toList();
      assertEquals(
          expected, plan.tasks().stream().map(task -> task.title() + " " + task.lead()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"第三章 保障措施\n", "注：时限以文件为准。\n", "六、保障措施\n", "附：名单\n", ""})
  void whatFollowsIsNoPartOfItsLastRow(String next) throws Exception {
    Plan plan = plan(MONTHS.replace("|", " ") + next + "各有关单位要密切协作，确保2027年底前完成投资3亿元。\n");
    assertEquals(3, plan.tables().get(0).rows().size(), next);
    assertEquals("河道清淤", plan.tasks().get(2).title(), next);
  }

  private static Plan plan(String table) throws Exception {
    String text = "临川市水务工作方案\n为做好水务工作，制定本方案。\n五、任务分工\n表1 任务分工表\n" + table;
    Document document = DocumentReaders.read("方案.txt", text.getBytes(StandardCharsets.UTF_8));
    Plan plan = PlanCompiler.compile(document);
    PlanInvariants.check(document, plan);
    return plan;
  }
}
