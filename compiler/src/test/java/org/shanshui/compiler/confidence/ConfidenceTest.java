package org.shanshui.compiler.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.plan.Rules;
import org.shanshui.compiler.read.DocumentReaders;

class ConfidenceTest {
  private static final String NEW_RULE = "rule that no annotated text has met";

  @ParameterizedTest
  @CsvSource({
    "森林覆盖率, %, false",
    "万元产值能耗比, '', false",
    "恩格尔系数, '', false",
    "PM2.5平均浓度(年均), '', true",
    "空气质量优良率(%), '', false",
    "新建公园, '', true",
    "'', 万亩, true",
    "云台区, 公里, true",
    "群众满意度, '', false",
    "城市更新片区, 个, false",
    "合计, 万元, true",
    "单位, 万元, true",
    "绿化面积, 万亩, false"
  })
  void whatAWrongLayoutLeavesBehindIsDoubtful(String metric, String unit, boolean doubtful) {
    QuantityMention target = target(metric, unit, NEW_RULE);
    assertEquals(doubtful, Doubt.isIn(target));
    double sure = Confidence.measured(List.of(target)).get(0).confidence();
    assertEquals(doubtful ? 0.3 : 0.9, sure);
  }

  @Test
  void aFractionNeedsNoUnit() throws IOException {
    String text = "清源市2025年工作要点\n一、主要目标\n三分之二的村建成示范村，全市新增绿地达到20。\n";
    assertTrue(diagnostic(text).message().contains("有 1 个目标"), diagnostic(text).message());
  }

  @Test
  void aMeasuredShareGoesBeforeWhatTheRuleGives() {
    QuantityMention serial =
        target("", "", "table: serial column")
            .plain(QuantityClass.ORDINAL, 0.1, "table: serial column");
    assertTrue(Confidence.measured(List.of(serial)).get(0).confidence() > 0.9);
  }

  @Test
  void doubtfulTargetsMakeBadCompany() {
    QuantityMention good = target("森林覆盖率", "%", NEW_RULE);
    QuantityMention doubtful = target("", "", NEW_RULE);
    assertEquals("good", company(List.of(good, good, good)));
    assertEquals("good", company(List.of(doubtful, good)));
    assertEquals("mixed", company(List.of(good, doubtful, doubtful)));
    assertEquals("bad", company(List.of(good, doubtful, doubtful, doubtful)));
  }

  @Test
  void doubtfulTargetsAreToldOnceWithTheFirst() throws IOException {
    String text = "清源市2025年工作要点\n一、主要目标\n新建污水管网120公里。全市新增绿地达到20，新增公园达到35以上。\n";
    Diagnostic told = diagnostic(text);
    assertTrue(told.message().contains("有 2 个目标"), told.message());
    assertTrue(told.message().contains("misread: 2, the first \"20\""), told.message());
    assertEquals("20", text.substring(told.start(), told.end()));
  }

  private static Diagnostic diagnostic(String text) throws IOException {
    Plan plan =
        PlanCompiler.compile(
            DocumentReaders.read("plan.txt", text.getBytes(StandardCharsets.UTF_8)));
    List<Diagnostic> told =
        plan.diagnostics().stream().filter(d -> d.code().equals("doubtful-targets")).toList();
    assertEquals(1, told.size(), told.toString());
    return told.get(0);
  }

  private static String company(List<QuantityMention> quantities) {
    return Likeness.of(quantities).get(0).features().get(1);
  }

  private static QuantityMention target(String metric, String unit, String rule) {
    return new QuantityMention(
        "q1",
        0,
        1,
        "1",
        QuantityClass.TARGET,
        null,
        metric,
        Kind.LEVEL,
        Op.EQUAL,
        java.math.BigDecimal.ONE,
        null,
        unit,
        "2025",
        null,
        null,
        null,
        Strength.PLAIN,
        0.9,
        Rules.of(rule));
  }
}
