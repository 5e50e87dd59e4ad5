package org.shanshui.compiler.consistency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.consistency.Consistency.Difference;
import org.shanshui.compiler.consistency.Consistency.Finding;
import org.shanshui.compiler.consistency.Consistency.Verdict;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.plan.Rules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsistencyTest {

  @Test
  void theSameAreaInTwoUnitsIsAnAgreement() {
    Finding finding =
        only(plan("甲").target("造林面积", "1.5", "万亩"), plan("乙").target("造林面积", "1000", "公顷"));
    assertEquals(Verdict.AGREEMENT, finding.verdict());
    assertEquals(Set.of(), finding.differences());
  }

  @Test
  void anotherValueForTheSameYearIsAContradictionUnderAnyOfTheMetricsNames() {
    Finding finding =
        only(
            plan("甲").target("细颗粒物（PM2.5）平均浓度", "28", "微克/立方米"),
            plan("乙").target("PM2.5浓度", "30", "μg/m3"));
    assertEquals(Verdict.CONTRADICTION, finding.verdict());
    assertEquals(Set.of(Difference.VALUE), finding.differences());
    assertEquals(2, finding.claims().size());
  }

  @Test
  void anotherYearContradictsNothing() {
    List<Finding> findings =
        findings(
            plan("甲").due("2025").target("森林覆盖率", "43", "%"),
            plan("乙").due("2035").target("森林覆盖率", "45", "%"));
    assertEquals(2, findings.size());
    for (Finding finding : findings) {
      assertEquals(Verdict.NOT_COMPARABLE, finding.verdict());
      assertEquals(Set.of(Difference.DUE), finding.differences());
    }
  }

  @Test
  void aMonthIsComparedWithItsYearAndAnotherMonthContradicts() {
    Plans first = plan("甲").due("2025-06").target("绿道里程建设", "80", "公里");
    assertEquals(
        Verdict.AGREEMENT,
        only(first, plan("乙").due("2025").target("绿道里程建设", "80", "公里")).verdict());
    Finding apart = only(first, plan("乙").due("2025-12").target("绿道里程建设", "80", "公里"));
    assertEquals(Verdict.CONTRADICTION, apart.verdict());
    assertEquals(Set.of(Difference.DUE), apart.differences());
  }

  @Test
  void anotherComparatorIsToldButContradictsOnlyWhereItPointsTheOtherWay() {
    Finding told =
        only(
            plan("甲").op(Op.AT_LEAST).target("湿地保护率", "60", "%"),
            plan("乙").op(Op.EQUAL).target("湿地保护率", "60", "%"));
    assertEquals(Verdict.AGREEMENT, told.verdict());
    assertEquals(Set.of(Difference.COMPARATOR), told.differences());
    Finding opposed =
        only(
            plan("甲").op(Op.AT_LEAST).target("湿地保护率", "60", "%"),
            plan("乙").op(Op.AT_MOST).target("湿地保护率", "60", "%"));
    assertEquals(Verdict.CONTRADICTION, opposed.verdict());
  }

  @Test
  void aTighterClaimIsToldAndContradictsNothing() {
    Finding within =
        only(
            plan("甲").op(Op.EQUAL).target("湿地保护率", "58", "%"),
            plan("乙").op(Op.AT_LEAST).target("湿地保护率", "55", "%"));
    assertEquals(Verdict.COMPATIBLE, within.verdict());
    assertEquals(Set.of(Difference.TIGHTNESS, Difference.COMPARATOR), within.differences());
    assertEquals(0, within.tighter());
    Finding ceiling =
        only(
            plan("甲").op(Op.AT_MOST).target("用水总量", "3.2", "亿立方米"),
            plan("乙").op(Op.AT_MOST).target("用水总量", "30000", "万立方米"));
    assertEquals(Verdict.COMPATIBLE, ceiling.verdict());
    assertEquals(1, ceiling.tighter());
    Finding below =
        only(
            plan("甲").op(Op.EQUAL).target("湿地保护率", "52", "%"),
            plan("乙").op(Op.AT_LEAST).target("湿地保护率", "55", "%"));
    assertEquals(Verdict.CONTRADICTION, below.verdict());
    assertNull(below.tighter());
  }

  @Test
  void aTailThatTheUnitSaysAnyhowIsNoOtherMetric() {
    assertEquals(
        Verdict.AGREEMENT,
        only(plan("甲").target("森林蓄积量", "1.2", "亿立方米"), plan("乙").target("森林蓄积", "12000", "万立方米"))
            .verdict());
    assertEquals(
        Verdict.AGREEMENT,
        only(plan("甲").target("光伏发电装机", "260", "万千瓦"), plan("乙").target("光伏发电装机容量", "2.6", "吉瓦"))
            .verdict());
    assertEquals(
        Verdict.AGREEMENT,
        only(plan("甲").target("新增造林面积", "30", "万亩"), plan("乙").target("造林", "2", "万公顷")).verdict());
    assertEquals(
        List.of(),
        Consistency.of(
                List.of(
                    plan("甲").target("污水处理", "3", "座").plan(),
                    plan("乙").target("污水处理规模", "3", "座").plan()))
            .indicators());
  }

  @Test
  void aChangeIsComparedWithTheLevelItLeadsToWhereItsBaseIsKnown() {
    Plans level = plan("乙").base("30", "2024").target("PM2.5浓度", "27", "微克/立方米");
    Finding same =
        only(plan("甲").baseYear(2024).kind(Kind.REDUCTION).target("细颗粒物浓度", "10", "%"), level);
    assertEquals(Verdict.AGREEMENT, same.verdict());
    assertEquals(0, new BigDecimal("27").compareTo(conversion(same).level()));
    assertEquals("2024", conversion(same).year());
    Finding absolute =
        only(plan("甲").baseYear(2024).kind(Kind.REDUCTION).target("细颗粒物浓度", "3", "微克/立方米"), level);
    assertEquals(Verdict.AGREEMENT, absolute.verdict());
    Finding apart =
        only(plan("甲").baseYear(2024).kind(Kind.REDUCTION).target("细颗粒物浓度", "20", "%"), level);
    assertEquals(Verdict.CONTRADICTION, apart.verdict());
    // Nothing is compared where the change starts from another year than the known level's.
    assertEquals(
        List.of(),
        Consistency.of(
                List.of(
                    plan("甲")
                        .baseYear(2020)
                        .kind(Kind.REDUCTION)
                        .target("细颗粒物浓度", "10", "%")
                        .plan(),
                    level.plan()))
            .indicators());
  }

  private static Consistency.Conversion conversion(Finding finding) {
    return finding.claims().stream()
        .map(Consistency.Claim::conversion)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatMeasuresDifferentThingsIsNotCompared() {
    List<Finding> findings =
        findings(plan("甲").target("污水处理规模", "5", "万吨/日"), plan("乙").target("污水处理规模", "5", "座"));
    assertEquals(Set.of(Difference.UNIT), findings.get(0).differences());
    assertEquals(Verdict.NOT_COMPARABLE, findings.get(0).verdict());
  }

  @Test
  void classifiersOfOneThingAreAllOne() {
    assertEquals(
        Verdict.AGREEMENT,
        only(plan("甲").target("清水示范村", "12", "个"), plan("乙").target("清水示范村", "12", "家")).verdict());
  }

  @Test
  void aGrowthRateIsAGrowthHoweverItIsPutAndNeverALevel() {
    assertEquals(
        Verdict.AGREEMENT,
        only(
                plan("甲").kind(Kind.GROWTH).target("地区生产总值", "6", "%"),
                plan("乙").kind(Kind.LEVEL).target("GDP增速", "6", "%"))
            .verdict());
    assertEquals(
        List.of(),
        Consistency.of(
                List.of(
                    plan("甲").kind(Kind.GROWTH).target("地区生产总值", "6", "%").plan(),
                    plan("乙").kind(Kind.LEVEL).target("地区生产总值", "800", "亿元").plan()))
            .indicators());
  }

  @Test
  void aTablesRowAndTheSentenceThatRepeatsItAreOneClaim() {
    Finding finding =
        only(
            plan("甲").indicator("森林覆盖率（%）", "43", "%").target("森林覆盖率", "43.0", "%"),
            plan("乙").target("森林覆盖率", "43", "%"));
    assertEquals(2, finding.claims().size());
  }

  @Test
  void plansOfDifferentRegionsSpeakOfDifferentThings() {
    List<Finding> findings =
        findings(
            plan("甲").target("森林覆盖率", "43", "%"),
            plan("乙").region("云溪市").target("森林覆盖率", "61", "%"));
    assertEquals(Set.of(Difference.SCOPE), findings.get(0).differences());
    assertEquals("澄江市", findings.get(0).scope());
  }

  @Test
  void aPlanOfNoRegionIsTakenToBeOfTheOnlyOneAndNotOfAnyOfSeveral() {
    Plans unknown = plan("丙").region(null).target("森林覆盖率", "43", "%");
    assertEquals(Verdict.AGREEMENT, only(plan("甲").target("森林覆盖率", "43", "%"), unknown).verdict());
    var three =
        Consistency.of(
            List.of(
                plan("甲").target("森林覆盖率", "43", "%").plan(),
                plan("乙").region("云溪市").target("森林覆盖率", "43", "%").plan(),
                unknown.plan()));
    for (Finding finding : three.indicators().get(0).findings()) {
      assertEquals(Verdict.NOT_COMPARABLE, finding.verdict());
    }
  }

  @Test
  void whatAYearBringsIsNotHeldAgainstWhatFiveYearsBring() {
    Plans year = plan("甲").period(2025, 2025).target("新增绿道", "150", "公里");
    Plans five = plan("乙").period(2021, 2025).target("新增绿道", "650", "公里");
    for (Finding finding : findings(year, five)) {
      assertEquals(Verdict.NOT_COMPARABLE, finding.verdict());
      assertEquals(Set.of(Difference.PERIOD), finding.differences());
    }
  }

  @Test
  void aShareIsTheSameAtTheEndOfAYearAndOfFive() {
    Plans year = plan("甲").period(2025, 2025).target("森林覆盖率", "43", "%");
    Plans five = plan("乙").period(2021, 2025).target("森林覆盖率", "45", "%");
    assertEquals(Verdict.CONTRADICTION, only(year, five).verdict());
  }

  @Test
  void aMetricThatSaysTooLittleIsNotCompared() {
    assertEquals(
        List.of(),
        Consistency.of(
                List.of(
                    plan("甲").target("完成投资", "12.5", "亿元").plan(),
                    plan("乙").target("完成投资", "310", "亿元").plan()))
            .indicators());
  }

  @Test
  void aProjectsInvestmentAndTheYearOfItsCompletionAreCompared() {
    Finding money =
        project(
            plan("甲").project("青石港泵站", "1.2", "亿元", "建成", "2026"),
            plan("乙").project("青石港泵站", "12000", "万元", "建成", "2026"));
    assertEquals(Verdict.AGREEMENT, money.verdict());
    Finding apart =
        project(
            plan("甲").project("青石港泵站", "1.2", "亿元", "建成", "2026"),
            plan("乙").project("澄江市青石港泵站", "1.5", "亿元", "建成", "2027"));
    assertEquals(Verdict.CONTRADICTION, apart.verdict());
    assertEquals(Set.of(Difference.VALUE, Difference.DUE), apart.differences());
  }

  @Test
  void aProjectBegunInOneYearAndFinishedInAnotherIsNoContradiction() {
    Finding finding =
        project(
            plan("甲").project("青石港泵站", null, null, "新开工", "2026"),
            plan("乙").project("青石港泵站", null, null, "建成", "2028"));
    assertEquals(Verdict.AGREEMENT, finding.verdict());
    assertEquals(Set.of(Difference.PHASE, Difference.DUE), finding.differences());
  }

  @Test
  void theTextIsATableWithContradictionsFirstAndItsColumnsUnderEachOther() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConsistencyText.write(sample(), out);
    assertEquals(
        """
        共有指标 2 项、共有项目 0 个：矛盾 1 处，相容 0 处，一致 1 处，不可比 0 处
        2 shared indicators, 0 shared projects: 1 contradictions, 0 compatible, 1 agreements, 0 not comparable

        结论 Verdict      事项 Subject  期限 Due  文件 Plan  说法 Claim  位置 Place
        ----------------  ------------  --------  ---------  ----------  ----------
        矛盾（数值不同）  森林覆盖率    2025      甲.txt     43%         0–3
                                        2025      乙.txt     45%         0–3
        一致              造林面积      2025      甲.txt     1.5万亩     0–3
                                        2025      乙.txt     1000公顷    0–3
        """,
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theJsonHasEachClaimWithItsPlanAndItsPlace() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConsistencyJson.write(sample(), out);
    JsonNode tree = new JsonMapper().readTree(out.toByteArray());
    assertEquals("shanshui/consistency/2", tree.get("schema").asString());
    JsonNode finding = tree.get("indicators").get(1).get("findings").get(0);
    assertEquals("contradiction", finding.get("verdict").asString());
    assertEquals("value", finding.get("differences").get(0).asString());
    assertEquals("乙.txt", finding.get("claims").get(1).get("plan").asString());
    assertTrue(finding.get("scope").isNull());
  }

  private static Consistency sample() {
    return Consistency.of(
        List.of(
            plan("甲").target("造林面积", "1.5", "万亩").target("森林覆盖率", "43", "%").plan(),
            plan("乙").target("造林面积", "1000", "公顷").target("森林覆盖率", "45", "%").plan()));
  }

  private static Finding only(Plans one, Plans other) {
    List<Finding> findings = findings(one, other);
    assertEquals(1, findings.size(), findings::toString);
    return findings.get(0);
  }

  private static List<Finding> findings(Plans one, Plans other) {
    var subjects = Consistency.of(List.of(one.plan(), other.plan())).indicators();
    assertEquals(1, subjects.size(), subjects::toString);
    return subjects.get(0).findings();
  }

  private static Finding project(Plans one, Plans other) {
    var subjects = Consistency.of(List.of(one.plan(), other.plan())).projects();
    assertEquals(1, subjects.size(), subjects::toString);
    return subjects.get(0).findings().get(0);
  }

  private static Plans plan(String name) {
    return new Plans(name);
  }

  /** Builds a plan that says what a test needs, for 2025 unless it says another year. */
  private static final class Plans {
    private final String name;
    private final List<QuantityMention> quantities = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Project> projects = new ArrayList<>();
    private @Nullable String region = "澄江市";
    private Plan.@Nullable YearRange period;
    private String due = "2025";
    private Op op = Op.EQUAL;
    private Kind kind = Kind.LEVEL;
    private @Nullable Integer baseYear;
    private @Nullable BigDecimal base;
    private @Nullable String basePeriod;

    Plans(String name) {
      this.name = name;
    }

    Plans region(@Nullable String region) {
      this.region = region;
      return this;
    }

    Plans period(int from, int to) {
      this.period = new Plan.YearRange(from, to);
      return this;
    }

    Plans due(String due) {
      this.due = due;
      return this;
    }

    Plans op(Op op) {
      this.op = op;
      return this;
    }

    Plans kind(Kind kind) {
      this.kind = kind;
      return this;
    }

    Plans baseYear(int baseYear) {
      this.baseYear = baseYear;
      return this;
    }

    Plans base(String base, String period) {
      this.base = new BigDecimal(base);
      this.basePeriod = period;
      return this;
    }

    Plans target(String metric, String value, String unit) {
      quantities.add(
          new QuantityMention(
              "q" + (quantities.size() + 1),
              0,
              3,
              value + unit,
              QuantityClass.TARGET,
              null,
              metric,
              kind,
              op,
              new BigDecimal(value),
              null,
              unit,
              due,
              base,
              basePeriod,
              null,
              Strength.PLAIN,
              0.9,
              Rules.of("test")));
      return this;
    }

    Plans indicator(String metric, String value, String unit) {
      indicators.add(
          new Indicator(
              1,
              null,
              metric,
              unit,
              null,
              null,
              null,
              due,
              value,
              "=",
              new BigDecimal(value),
              null,
              0,
              3));
      return this;
    }

    Plans project(
        String project,
        @Nullable String investment,
        @Nullable String unit,
        String phase,
        String due) {
      projects.add(
          new Project(
              project,
              null,
              null,
              investment == null ? null : new BigDecimal(investment),
              null,
              unit,
              phase,
              due,
              0,
              3));
      return this;
    }

    Plan plan() {
      return new Plan(
          new Plan.SourceInfo(name + ".txt", "txt", "0".repeat(64), 3),
          name,
          null,
          region == null ? null : new Plan.Region(region, null),
          null,
          null,
          null,
          period,
          baseYear,
          List.of(),
          quantities,
          List.of(),
          indicators,
          projects,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }
  }
}
