package org.shanshui.compiler.flat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.PlanInvariants;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;

/** Where a table ends within a line, what stands behind it is read all the same. */
class RestOfLineTest {
  private static final String TEXT =
      """
      表0-0：主要指标
      一、工不作目标
      第2059页 共2059页
      [16528. 10]
      19至13年
      到397.72年，全市绿道总长达到162.94公里以上，比2012年增加1130.09%。
      澄江市“十四五”绿色发展规划
      澄江市2026年重点工作安排
      （级二）主要任务
      序号
      | 2.043 | 湿地保护率 | % | 66.28 | ≥14 | 约束性 |
      澄江
      """;

  @Test
  void noNumberIsLost() throws Exception {
    Document document = DocumentReaders.read("a.txt", TEXT.getBytes(StandardCharsets.UTF_8));
    Plan plan = PlanCompiler.compile(document);
    PlanInvariants.check(document, plan);
    assertTrue(plan.quantities().stream().anyMatch(q -> q.quote().equals("66.28")));
  }
}
