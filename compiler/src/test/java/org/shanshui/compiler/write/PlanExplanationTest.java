package org.shanshui.compiler.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;

class PlanExplanationTest {
  private static final String TEXT =
      """
      # 清源市生态建设规划（2026—2030年）

      到2030年，𬭎湖湿地保护率达到65%以上。

      | 指标 | 单位 | 2025年 | 2030年 |
      |---|---|---|---|
      | 森林覆盖率 | % | 41.2 | 45 |
      | 造林面积 | 万亩 | 12 | 20 |
      """;

  @Test
  void everyNumberIsALineWithItsPlaceAndRules() throws IOException {
    Document document = DocumentReaders.read("plan.md", TEXT.getBytes(StandardCharsets.UTF_8));
    Plan plan = PlanCompiler.compile(document);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanExplanation.write(plan, document, out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(plan.quantities().size() + 1, lines.size());
    String target = line(lines, "65%");
    assertTrue(target.startsWith("3:17 "), target);
    assertTrue(target.contains("time ahead, in a plan"), target);
    assertTrue(target.contains("metric = noun before the number"), target);
    assertTrue(target.contains("op = word after the number"), target);
    assertTrue(target.contains("due = time said in the sentence"), target);
    assertTrue(line(lines, "41.2").contains("table: column of what is so"));
    assertTrue(line(lines, "45").contains("  table: target column\tevery number +"));
  }

  @Test
  void whatPagesAddIsSaidToBeLayout() throws IOException {
    String text = "清源市规划\n目  录\n一、目标…………3\n二、任务…………5\n\n一、目标\n全市造林2万亩。\n";
    Plan plan =
        PlanCompiler.compile(
            DocumentReaders.read("plan.txt", text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        List.of("layout: contents", "layout: contents"),
        plan.quantities().stream()
            .filter(q -> q.type() != QuantityMention.QuantityClass.TARGET)
            .map(q -> q.rules().type())
            .toList());
  }

  private static String line(List<String> lines, String quote) {
    return lines.stream()
        .filter(line -> line.contains("  " + quote + "  "))
        .findFirst()
        .orElseThrow();
  }
}
