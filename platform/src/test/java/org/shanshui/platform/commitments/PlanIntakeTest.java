package org.shanshui.platform.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An adopted plan becomes commitments, each with its sentence and an owner. */
@PlatformTest
class PlanIntakeTest {
  private TestCity city;
  @Autowired private Book book;
  @Autowired private History history;
  @Autowired private Commitments commitments;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void found(@Autowired AutowireCapableBeanFactory beans) {
    city = TestCity.of(beans);
  }

  private TestPlan plan() {
    long environment = city.unit("云岫市生态环境局").id();
    long traffic = city.unit("云岫市交通运输局").id();
    return TestPlan.of(city, "云岫市生态行动计划", 2024, 2026)
        .task(1, "开展河道整治。新建绿道120公里。（责任单位：市生态环境局）", environment, List.of(traffic), true, "2025")
        .task(2, "编制方案。", null, List.of(), false, null)
        .target(3, 1L, "新建绿道", ">=", "120", "公里", "2025-06")
        .indicator(4, "空气质量优良天数比例", "%", "96.5", "2026")
        .project(5, 1L, "云水大道改造工程", "120000", "30000.5")
        .group(6, 1L, "重大项目", "84", "20171700", "2112800");
  }

  private List<Commitment> of(long plan) {
    return Actor.house("测试").call(() -> book.ofPlan(plan));
  }

  private Commitment item(long plan, long item) {
    return of(plan).stream().filter(c -> c.itemId() == item).findFirst().orElseThrow();
  }

  @Test
  void everyItemHasItsSentenceAnOwnerAndALightWithAReason() {
    TestPlan plan = plan();
    TestPlan.adopt(city, plan.version(1));

    List<Commitment> all = of(plan.id());
    assertThat(all)
        .hasSize(5)
        .allSatisfy(
            c -> {
              assertThat(c.sentence()).isNotBlank();
              assertThat(c.leadUnitId()).isPositive();
              assertThat(c.lightZh()).contains("截至").contains("期限");
              assertThat(c.unitIds()).contains(c.leadUnitId());
            });
    Commitment task = item(plan.id(), 1);
    assertThat(task.title()).isEqualTo("开展河道整治");
    assertThat(task.due()).isEqualTo(LocalDate.of(2025, 12, 31));
    assertThat(task.impliedUnitIds()).hasSize(9);
    Commitment ownerless = item(plan.id(), 2);
    assertThat(ownerless.leadUnitId()).isEqualTo(city.unit("云岫市人民政府").id());
    assertThat(ownerless.leadAssumed()).isTrue();
    Commitment target = item(plan.id(), 3);
    assertThat(target.parentId()).isEqualTo(task.id());
    assertThat(target.leadUnitId()).isEqualTo(task.leadUnitId());
    assertThat(target.due()).isEqualTo(LocalDate.of(2025, 6, 30));
    city.house(
        () -> {
          assertThat(
                  jdbc.sql("select text from measure where task_id = ? order by number")
                      .param(task.id())
                      .query(String.class)
                      .list())
              .containsExactly("开展河道整治。", "新建绿道120公里。");
          assertThat(
                  jdbc.sql("select projects || '/' || total from planned_total where plan_id = ?")
                      .param(plan.id())
                      .query(String.class)
                      .single())
              .isEqualTo("84/20171700");
          assertThat(
                  jdbc.sql(
                          "select amount from investment i join commitment c on c.id = project_id where plan_id = ?")
                      .param(plan.id())
                      .query(BigDecimal.class)
                      .single())
              .isEqualByComparingTo("30000.5");
        });
  }

  @Test
  void whatAProjectCostsIsUnknownWhereThePlanDoesNotSay() {
    TestPlan plan = plan().project(7, 1L, "湖滨湿地工程", null, null);
    TestPlan.adopt(city, plan.version(1));
    city.house(
        () ->
            assertThat(
                    jdbc.sql("select count(*) from project where id = ? and total is null")
                        .param(item(plan.id(), 7).id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1));
  }

  @Test
  void aProjectsClassIsThePlansAndNoHeadingOfIt() {
    TestPlan plan =
        plan().project(7, 1L, "湖滨湿地工程", "生态类", "500", null).project(8, 1L, "云水隧道工程", "500", null);
    TestPlan.adopt(city, plan.version(1));
    city.house(
        () ->
            assertThat(
                    jdbc.sql("select class from project where id in (?, ?) order by id")
                        .params(item(plan.id(), 7).id(), item(plan.id(), 8).id())
                        .query(String.class)
                        .list())
                .containsExactly("生态类", "未分类"));
  }

  @Test
  void aTaskWhoseTextSetsDuesForItsTargetsOnlyRunsToTheEndOfThePlan() {
    TestPlan plan =
        plan()
            .task(8, "到2025年6月新建绿道120公里。", null, List.of(), false, null)
            .target(9, 8L, "新建绿道", ">=", "120", "公里", "2025-06");
    TestPlan.adopt(city, plan.version(1));
    assertThat(item(plan.id(), 8).due()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(item(plan.id(), 9).due()).isEqualTo(LocalDate.of(2025, 6, 30));
  }

  @Test
  void theSameVersionTwiceDoesNothing() {
    TestPlan plan = plan();
    TestPlan.adopt(city, plan.version(1));
    List<Commitment> once = of(plan.id());
    TestPlan.adopt(city, plan.version(1));
    assertThat(of(plan.id())).isEqualTo(once);
  }

  @Test
  void aSecondVersionChangesAddsAndEnds() {
    TestPlan plan = plan();
    TestPlan.adopt(city, plan.version(1));
    Commitment task = item(plan.id(), 1);
    Commitment dropped = item(plan.id(), 2);
    var first = plan.version(1);
    plan.task(1, "开展河道整治。新建绿道150公里。", task.leadUnitId(), List.of(), true, "2026")
        .target(3, 1L, "新建绿道", ">=", "150", "公里", "2026")
        .drop(2, "end", "并入其他任务")
        .task(7, "开展湖泊保护。", task.leadUnitId(), List.of(), false, null);
    TestPlan.adopt(city, plan.version(2));

    Commitment changed = item(plan.id(), 1);
    assertThat(changed.id()).isEqualTo(task.id());
    assertThat(changed.due()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(item(plan.id(), 3).title()).isEqualTo("新建绿道不低于150公里");
    assertThat(item(plan.id(), 2).state()).isEqualTo("ENDED");
    assertThat(item(plan.id(), 2).endedReason()).isEqualTo("并入其他任务");
    assertThat(item(plan.id(), 7).active()).isTrue();
    Actor.house("测试")
        .run(
            () -> {
              assertThat(history.of(new Subject(dropped.kind().name(), dropped.id())))
                  .extracting(Happening::code)
                  .contains("ENDED", "ADOPTED");
              assertThat(
                      jdbc.sql("select text from measure where task_id = ? and dropped")
                          .param(task.id())
                          .query(String.class)
                          .list())
                  .containsExactly("新建绿道120公里。");
            });
    // An older version that arrives late changes nothing.
    TestPlan.adopt(city, first);
    assertThat(item(plan.id(), 2).state()).isEqualTo("ENDED");
  }

  @Test
  void anOfficerSeesWhatTheUnitTakesPartInAndNothingElse() {
    TestPlan plan = plan();
    TestPlan.adopt(city, plan.version(1));
    Actor environment = city.person("yx.env", "云岫市生态环境局", Role.UNIT_OFFICER);
    Actor housing = city.person("yx.housing", "云岫市住房和城乡建设局", Role.UNIT_OFFICER);
    Actor county = city.person("yx.luzhou", "鹭洲市人民政府", Role.COUNTY_OFFICER);
    assertThat(environment.call(() -> commitments.reportables(plan.id(), null, 2025)))
        .extracting(Reportable::title)
        .contains("开展河道整治", "新建绿道不低于120公里", "云水大道改造工程")
        .doesNotContain("编制方案");
    assertThat(housing.call(() -> commitments.reportables(plan.id(), null, 2025))).isEmpty();
    assertThat(county.call(() -> commitments.reportables(plan.id(), null, 2025)))
        .extracting(Reportable::title)
        .contains("开展河道整治")
        .doesNotContain("编制方案");
  }

  @Test
  void aReportIsRecordedOnceAndAnOlderOneDoesNotWriteOverANewer() {
    TestPlan plan = plan();
    TestPlan.adopt(city, plan.version(1));
    long id = item(plan.id(), 3).id();
    Progress june =
        new Progress(
            plan.id() * 10 + 1,
            CommitmentKind.TARGET,
            id,
            null,
            new BigDecimal("125"),
            null,
            "六月",
            LocalDate.of(2025, 6, 30));
    Progress march =
        new Progress(
            plan.id() * 10 + 2,
            CommitmentKind.TARGET,
            id,
            null,
            new BigDecimal("40"),
            null,
            "三月",
            LocalDate.of(2025, 3, 31));
    city.house(() -> commitments.record(List.of(june)));
    city.house(() -> commitments.record(List.of(june)));
    city.house(() -> commitments.record(List.of(march)));
    Commitment target = item(plan.id(), 3);
    assertThat(target.value()).isEqualByComparingTo("125");
    assertThat(target.light()).isEqualTo(Light.COMPLETED);
    assertThat(target.lightZh()).contains("目标不低于120公里，已达125公里").contains("已完成");
    city.house(
        () ->
            assertThat(
                    jdbc.sql("select count(*) from progress where commitment_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2));
  }
}
