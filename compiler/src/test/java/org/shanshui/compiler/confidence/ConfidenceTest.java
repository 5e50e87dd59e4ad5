package org.shanshui.compiler.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.PlaceRule;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.plan.Rules;
import org.shanshui.compiler.quantity.RuleNames;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.language.lexicon.ResourceLines;

class ConfidenceTest {
  private static final String RULE = "said in a plan";

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
    QuantityMention target = target(metric, unit);
    assertEquals(doubtful, Doubt.isIn(target));
    assertTrue(!doubtful || sure(target, metric + "达到1" + unit + "。") <= 0.3);
  }

  @Test
  void aFractionNeedsNoUnit() throws IOException {
    String text = "清源市2025年工作要点\n一、主要目标\n三分之二的村建成示范村，全市新增绿地达到20。\n";
    assertTrue(diagnostic(text).message().contains("有 1 个目标"), diagnostic(text).message());
  }

  @Test
  void aSerialIsSurerThanATarget() {
    String text = "1森林覆盖率达到65%。";
    QuantityMention serial =
        QuantityMention.plain(text, 0, 1, QuantityClass.ORDINAL, null, PlaceRule.SERIAL_COLUMN);
    assertTrue(sure(serial, text) > 0.9);
    assertTrue(sure(target("森林覆盖率", "%"), text) < sure(serial, text));
  }

  @Test
  void confidenceIsWhatTheGroundsAddUpTo() {
    String text = "1%森林覆盖率。";
    QuantityMention target = target("森林覆盖率", "%");
    double odds =
        Grounds.of(List.of(target), text).get(0).names().stream()
            .mapToDouble(Confidence::weight)
            .sum();
    assertEquals(1 / (1 + Math.exp(-odds)), sure(target, text), 0.005);
  }

  @ParameterizedTest
  @CsvSource({
    "森林覆盖率, %, '1%。森林覆盖率', 'metric that ends in a measure|metric not in the sentence'",
    "城市绿道, 公里, '1公里城市绿道。', 'a word follows'",
    "绿道, 公里, '1公里的绿道。', '的 follows|metric of one or two characters'",
    "城市绿道, 公里, '1公里以上。城市绿道', 'metric not in the sentence'",
    "城市绿道, 公里, '1公里   城市 绿道', 'a word follows'",
    "项目, 个, '1个。项目', 'metric of one or two characters|metric that could be anyone''s|metric not in the sentence'",
    "新建绿道, 亿元, '1亿元', 'alone in its line|sum of money|metric not in the sentence'",
    "'', '', '1。', 'doubtful target|no metric|no unit'"
  })
  void aTargetsSurroundingsAreGrounds(String metric, String unit, String text, String signs) {
    Set<String> found = new TreeSet<>(grounds(List.of(target(metric, unit)), text).get(0));
    found.removeIf(ground -> ground.equals(Grounds.EVERY) || ground.startsWith(Grounds.RULE));
    assertEquals(new TreeSet<>(List.of(signs.split("\\|"))), found);
  }

  @Test
  void inATableTheLinesCount() {
    QuantityMention cell = rules("森林覆盖率", "%", PlaceRule.TARGET_COLUMN.title()).placed("q1", 8, 9);
    String lost = Sign.UNLINED.words();
    assertFalse(grounds(List.of(cell), "森林覆盖率 | 1 |\n").get(0).contains(lost));
    assertTrue(grounds(List.of(cell), "森林覆盖率\n65\n1\n").get(0).contains(lost));
  }

  @Test
  void theNumberBeforeIsAGround() {
    QuantityMention length = target("绿道建设", "公里");
    List<QuantityMention> quantities = List.of(length, target("绿道建设", "亿元"), length, length);
    List<List<String>> grounds = grounds(quantities, "1公里。");
    List<Boolean> same =
        grounds.stream().map(names -> names.contains(Sign.SAME_METRIC.words())).toList();
    assertEquals(List.of(false, true, true, false), same);
  }

  @Test
  void doubtfulTargetsMakeBadCompany() {
    QuantityMention good = target("森林覆盖率", "%");
    QuantityMention doubtful = target("", "");
    assertEquals(List.of(), company(List.of(good, good, good)));
    assertEquals(List.of(), company(List.of(good)));
    assertEquals(List.of(Sign.SOME_DOUBTFUL.words()), company(List.of(good, doubtful, doubtful)));
    assertEquals(
        List.of(Sign.MANY_DOUBTFUL.words()), company(List.of(good, doubtful, doubtful, doubtful)));
  }

  @Test
  void everyGroundHasAWeightAndEveryWeightAGround() {
    Set<String> grounds =
        Stream.of(
                Grounds.ofNoRule(),
                RuleNames.classes().map(Grounds.RULE::concat),
                Arrays.stream(PlaceRule.values()).map(rule -> Grounds.RULE + rule.title()),
                RuleNames.metrics().map(Grounds.METRIC::concat),
                RuleNames.dues().map(Grounds.DUE::concat))
            .flatMap(names -> names)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> weighed = new TreeSet<>();
    for (String line : ResourceLines.of(Confidence.class, "confidence.tsv")) {
      assertTrue(weighed.add(line.split("\t")[2]), line);
    }
    Set<String> stale = new TreeSet<>(weighed);
    stale.removeAll(grounds);
    assertEquals(Set.of(), stale, "strike out of confidence.tsv, or rename: no such ground");
    grounds.removeAll(weighed);
    assertEquals(Set.of(), grounds, "put into confidence.tsv with 0.00 and 0, or rename");
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

  private static List<String> company(List<QuantityMention> quantities) {
    List<String> names = new ArrayList<>(grounds(quantities, "1森林覆盖率").get(0));
    names.retainAll(List.of(Sign.SOME_DOUBTFUL.words(), Sign.MANY_DOUBTFUL.words()));
    return names;
  }

  private static List<List<String>> grounds(List<QuantityMention> quantities, String text) {
    return Grounds.of(quantities, text).stream().map(Grounds::names).toList();
  }

  private static double sure(QuantityMention number, String text) {
    return Confidence.measured(List.of(number), text).get(0).confidence();
  }

  private static QuantityMention target(String metric, String unit) {
    return rules(metric, unit, RULE);
  }

  private static QuantityMention rules(String metric, String unit, String rule) {
    return new QuantityMention(
        "q1",
        0,
        1 + unit.length(),
        "1" + unit,
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
