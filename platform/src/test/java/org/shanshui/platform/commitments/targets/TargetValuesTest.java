package org.shanshui.platform.commitments.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.Progress;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.indicators.Change;
import org.shanshui.platform.indicators.Changes;
import org.shanshui.platform.indicators.Value;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Targets are judged from the values of their indicators, and each value tells its source. */
@PlatformTest
class TargetValuesTest {
  private static long report;

  @Autowired private Book book;
  @Autowired private Targets targets;
  @Autowired private Apportioning apportioning;
  @Autowired private TargetValues values;
  @Autowired private Commitments commitments;
  @Autowired private JdbcClient jdbc;
  private TestCity city;

  @BeforeEach
  void found(@Autowired AutowireCapableBeanFactory beans) {
    city = TestCity.of(beans);
  }

  private long target(TestPlan plan, long item) {
    TestPlan.adopt(city, plan.version(1));
    return Actor.house("测试").call(() -> book.ofPlan(plan.id())).stream()
        .filter(c -> c.itemId() != null && c.itemId() == item)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Target now(long id) {
    return Actor.house("测试").call(() -> targets.get(id));
  }

  private long report(long id, String value, String asOf) {
    long number = ++report;
    city.house(
        () ->
            commitments.record(
                List.of(
                    new Progress(
                        number,
                        CommitmentKind.TARGET,
                        id,
                        null,
                        new BigDecimal(value),
                        null,
                        null,
                        LocalDate.parse(asOf)))));
    return number;
  }

  private List<Value> values(long id) {
    return Actor.house("测试").call(() -> values.of(id));
  }

  @Test
  void eachValueKeepsItsSourceAndACorrectionIsAnotherEdition() {
    long id = target(TestPlan.of(city, "甲规划", 2024, 2026).indicator(1, "甲率", "%", "50", "2026"), 1);
    long first = report(id, "41", "2025-03-31");
    long second = report(id, "42", "2025-06-30");
    long corrected = report(id, "43", "2025-03-31");

    assertThat(values(id))
        .extracting(Value::sourceId, Value::edition, Value::last)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(first, 1L, false),
            org.assertj.core.groups.Tuple.tuple(corrected, 2L, true),
            org.assertj.core.groups.Tuple.tuple(second, 1L, true));
    assertThat(now(id).common().value()).isEqualByComparingTo("42");
    assertThat(now(id).common().asOf()).isEqualTo("2025-06-30");
    assertThatThrownBy(
            () ->
                city.house(
                    () ->
                        jdbc.sql("update indicator_value set value = 1 where source_id = ?")
                            .param(first)
                            .update()))
        .hasMessageContaining("指标数值不能修改");
  }

  @Test
  void whatIsPromisedOfTheSameIndicatorInWhateverPlanIsJudgedFromTheSameValues() {
    long one =
        target(TestPlan.of(city, "乙规划", 2024, 2026).indicator(1, "乙率", "%", "50", "2026"), 1);
    report(one, "44", "2025-03-31");
    long other =
        target(TestPlan.of(city, "丙规划", 2025, 2030).indicator(1, "乙率", "%", "60", "2030"), 1);
    assertThat(now(other).common().value()).isEqualByComparingTo("44");

    report(other, "62", "2025-06-30");
    assertThat(now(one).common().value()).isEqualByComparingTo("62");
    assertThat(now(one).common().lightZh()).contains("62%");
    long otherUnit =
        target(TestPlan.of(city, "丁规划", 2025, 2030).indicator(1, "乙率", "‰", "60", "2030"), 1);
    assertThat(now(otherUnit).common().value()).isNull();
  }

  @Test
  void whatTwoTasksStateByTheSameNameIsNotTheSame() {
    long traffic = city.unit("云岫市交通运输局").id();
    TestPlan plan =
        TestPlan.of(city, "戊规划", 2024, 2026)
            .task(1, "建设东线。完成投资50亿元。", traffic, List.of(), false, "2026")
            .target(2, 1L, "完成投资", ">=", "50", "亿元", "2026")
            .task(3, "建设西线。完成投资20亿元。", traffic, List.of(), false, "2026")
            .target(4, 3L, "完成投资", ">=", "20", "亿元", "2026");
    long east = target(plan, 2);
    report(east, "12", "2025-06-30");
    long west =
        Actor.house("测试").call(() -> book.ofPlan(plan.id())).stream()
            .filter(c -> c.itemId() != null && c.itemId() == 4)
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(now(west).common().value()).isNull();
  }

  @Test
  void yearsOfACurveStandWhereTheCurveStoodAndUnitsAddUpToIt() {
    long id = target(TestPlan.of(city, "己规划", 2024, 2026).indicator(1, "己率", "%", "50", "2026"), 1);
    city.as(
        city.planner(),
        () ->
            apportioning.byYear(
                id,
                now(id).common().version(),
                "CUMULATIVE",
                List.of(
                    new Apportioning.YearShare(2024, new BigDecimal("40")),
                    new Apportioning.YearShare(2025, new BigDecimal("45")),
                    new Apportioning.YearShare(2026, new BigDecimal("50")))));
    List<Target> years = Actor.house("测试").call(() -> targets.sharesOf(id));
    report(years.get(0).id(), "41", "2024-12-31");
    report(years.get(1).id(), "39", "2025-06-30");
    assertThat(now(years.get(0).id()).common().value())
        .as("what held on its due day is not undone by what comes after")
        .isEqualByComparingTo("41");
    assertThat(now(years.get(0).id()).common().light()).isEqualTo(Light.COMPLETED);
    assertThat(now(years.get(1).id()).common().value()).isEqualByComparingTo("39");
    assertThat(now(id).common().value()).isEqualByComparingTo("39");

    long greenway =
        target(
            TestPlan.of(city, "庚规划", 2024, 2026)
                .task(1, "建设绿道。", city.unit("云岫市交通运输局").id(), List.of(), false, "2026")
                .target(2, 1L, "庚绿道", ">=", "30", "公里", "2026"),
            2);
    city.as(
        city.planner(),
        () ->
            apportioning.byUnit(
                greenway,
                now(greenway).common().version(),
                List.of(
                    new Apportioning.UnitShare(
                        city.unit("鹭洲市人民政府").id(), new BigDecimal("20"), null),
                    new Apportioning.UnitShare(
                        city.unit("云岫市交通运输局").id(), new BigDecimal("10"), null))));
    List<Target> parts = Actor.house("测试").call(() -> targets.sharesOf(greenway));
    report(parts.get(0).id(), "8", "2025-03-31");
    report(parts.get(1).id(), "5", "2025-06-30");
    assertThat(now(greenway).common().value()).isEqualByComparingTo("13");
    assertThat(values(greenway))
        .extracting(Value::sourceType, v -> v.value().intValueExact())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("TARGET", 8),
            org.assertj.core.groups.Tuple.tuple("TARGET", 13));
  }

  @Test
  void whenTheRuleOfSharesIsChosenAnewWhatWasKnownGoesAlong() {
    long id = target(TestPlan.of(city, "辛规划", 2024, 2026).indicator(1, "辛量", "吨", "50", "2026"), 1);
    report(id, "20", "2025-03-31");
    Nature other = now(id).nature() == Nature.SUM ? Nature.AVERAGE : Nature.SUM;
    city.as(city.planner(), () -> targets.choose(id, now(id).common().version(), other, null));
    assertThat(values(id)).extracting(Value::value).containsExactly(new BigDecimal("20"));
    assertThat(now(id).common().value()).isEqualByComparingTo("20");
  }

  @Test
  void aYearThatIsCountedAloneIsComparedWithTheYearBefore() {
    long id =
        target(
            TestPlan.of(city, "壬规划", 2024, 2026)
                .task(1, "建设绿道。", city.unit("云岫市交通运输局").id(), List.of(), false, "2026")
                .target(2, 1L, "壬绿道", ">=", "30", "公里", "2026"),
            2);
    city.as(
        city.planner(),
        () ->
            apportioning.byYear(
                id,
                now(id).common().version(),
                "YEARLY",
                List.of(
                    new Apportioning.YearShare(2024, new BigDecimal("10")),
                    new Apportioning.YearShare(2025, new BigDecimal("10")),
                    new Apportioning.YearShare(2026, new BigDecimal("10")))));
    List<Target> years = Actor.house("测试").call(() -> targets.sharesOf(id));
    report(years.get(0).id(), "4", "2024-06-30");
    report(years.get(1).id(), "5", "2025-06-30");
    List<Value> known = values(years.get(1).id());
    assertThat(known).hasSize(1);
    assertThat(Actor.house("测试").call(() -> values.changes(years.get(1), known)))
        .isEqualTo(
            Map.of(
                known.get(0).id(),
                new Changes(new Change(new BigDecimal("25.00"), Change.Measure.PERCENT), null)));
  }
}
