package org.shanshui.platform.commitments.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The library: entry and exit, quarters, sums, planned totals. */
@PlatformTest
class ProjectsTest {
  @Autowired private Projects projects;
  @Autowired private ProjectProgress progress;
  @Autowired private LibraryRequests requests;
  @Autowired private Reconciliation reconciliation;
  @Autowired private RollUp rollUp;
  @Autowired private JdbcClient jdbc;
  private TestCity city;
  private TestPlan plan;
  private Actor planner;

  @BeforeEach
  void adopt(@Autowired AutowireCapableBeanFactory beans) {
    city = TestCity.of(beans);
    planner = city.planner();
    plan =
        TestPlan.of(city, "云岫市美丽花园工作要点", 2025, 2025)
            .task(1, "推进重大项目。", city.unit("云岫市交通运输局").id(), List.of(), false, null)
            .group(2, 1L, "重大项目", "84", "20171700", "2112800");
    TestPlan.adopt(city, plan.version(1));
  }

  private ProjectDraft draft(
      String code, String projectClass, String county, String total, String year, Long group) {
    return new ProjectDraft(
        code,
        "项目" + code,
        projectClass,
        Phase.NEW_START,
        new BigDecimal(total),
        Map.of(),
        Map.of(2025, Map.of(Funds.CITY, new BigDecimal(year))),
        county,
        null,
        null,
        null,
        city.unit("云岫市交通运输局").id(),
        List.of(),
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2026, 12, 31),
        plan.id(),
        group,
        null);
  }

  private long listed(ProjectDraft draft) {
    long id = city.as(planner, () -> projects.add(draft));
    city.as(planner, () -> requests.ask(id, "纳入年度计划"));
    city.as(planner, () -> requests.decide(id, requests.of(id).get(0).id(), true, null));
    return id;
  }

  private Reconciliation.Group group() {
    return planner.call(() -> reconciliation.of(plan.id(), 2025)).get(0);
  }

  @Test
  void aPlannedTotalIsHeldAgainstWhatIsListed() {
    assertThat(group().projects()).isEqualTo(84);
    listed(draft("R1-" + plan.id(), "交通", "990101", "10000000.5", "1000000", group().id()));
    Reconciliation.Group group = group();
    assertThat(group.listedProjects()).isEqualTo(1);
    assertThat(group.totalOff()).isEqualByComparingTo("-10171699.5");
    assertThat(group.words(true)).isEqualTo("在库1个，少83个；总投资少1017.16995亿元；年度投资少111.28亿元");
    // What is only asked for does not count.
    city.as(
        planner,
        () -> projects.add(draft("R2-" + plan.id(), "交通", "990101", "1", "1", group.id())));
    assertThat(group().listedProjects()).isEqualTo(1);
  }

  @Test
  void groupsOfOneNameAreToldApartByTheirPlan() {
    TestPlan other =
        TestPlan.of(city, "云岫市水环境三年行动", 2024, 2026)
            .task(1, "推进重大项目。", city.unit("云岫市交通运输局").id(), List.of(), false, null)
            .group(2, 1L, "重大项目", "12", "100000", "5000");
    TestPlan.adopt(city, other.version(1));
    assertThat(planner.call(projects::totals).values())
        .filteredOn(name -> name.startsWith("重大项目 · "))
        .anyMatch(name -> name.contains("云岫市美丽花园工作要点"))
        .filteredOn(name -> name.contains("云岫市水环境三年行动"))
        .hasSize(1);
  }

  @Test
  void entryIsReturnedWithAReasonAndLeavesATrace() {
    Actor traffic = city.person("yx.traffic", "云岫市交通运输局", Role.UNIT_OFFICER);
    long id =
        city.as(
            traffic,
            () -> projects.add(draft("E-" + plan.id(), "交通", "990101", "100", "10", null)));
    assertThatThrownBy(() -> city.as(traffic, () -> requests.decide(id, 1, true, null)))
        .isInstanceOf(Refused.class);
    city.as(traffic, () -> requests.ask(id, "已批复"));
    assertThatThrownBy(() -> city.as(traffic, () -> requests.ask(id, "再来")))
        .hasMessageContaining("已有待审批");
    long request = traffic.call(() -> requests.of(id)).get(0).id();
    assertThatThrownBy(() -> city.as(planner, () -> requests.decide(id, request, false, " ")))
        .hasMessageContaining("理由");
    city.as(planner, () -> requests.decide(id, request, false, "缺可研批复"));
    assertThat(traffic.call(() -> projects.get(id)).standing()).isEqualTo("CANDIDATE");
    assertThat(traffic.call(() -> requests.of(id)).get(0).decisionReason()).isEqualTo("缺可研批复");
    assertThatThrownBy(() -> city.as(planner, () -> requests.decide(id, request, true, null)))
        .hasMessageContaining("已办结");
  }

  /** A planner of a lower region sees what their unit takes part in, and does not steer it. */
  @Test
  void aPlannerEntersAndChangesProjectsOfTheirRegionOnly() {
    Actor county = city.person("yx.luzhou.planner", "鹭洲市人民政府", Role.PLANNER);
    ProjectDraft outside = draft("P1-" + plan.id(), "交通", "990101", "100", "10", null);
    assertOutOfReach(() -> city.as(county, () -> projects.add(outside)));
    ProjectDraft own = draft("P2-" + plan.id(), "交通", "990105", "100", "10", null);
    long within = city.as(county, () -> projects.add(own));
    int version = county.call(() -> projects.get(within)).common().version();
    city.as(county, () -> projects.edit(within, version, own));
    // Nor is one's own moved out of one's region.
    assertOutOfReach(
        () -> city.as(county, () -> projects.edit(within, version + 1, moved(own, "990101"))));
    assertOutOfReach(
        () -> city.as(county, () -> projects.edit(within, version + 1, moved(own, "990100"))));

    long shared = listed(supported(outside, city.unit("鹭洲市人民政府").id()));
    Project seen = county.call(() -> projects.get(shared));
    int now = seen.common().version();
    assertOutOfReach(() -> city.as(county, () -> projects.edit(shared, now, own)));
    assertOutOfReach(() -> city.as(county, () -> requests.decide(shared, 1, true, null)));
    for (Runnable step :
        List.<Runnable>of(
            () -> progress.move(shared, now, Phase.COMPLETED),
            () -> requests.ask(shared, "不再实施"),
            () -> progress.quarter(shared, 2025, 1, BigDecimal.ONE, null, null))) {
      assertThatThrownBy(() -> city.as(county, step)).hasMessageContaining("项目所属地区的统筹人员");
    }
    assertThat(county.call(() -> projects.get(shared))).isEqualTo(seen);
  }

  private static void assertOutOfReach(ThrowingCallable work) {
    assertThatThrownBy(work).hasMessageContaining("超出您所属行政区划的范围");
  }

  private static ProjectDraft moved(ProjectDraft draft, String region) {
    return changed(draft, region, draft.supportUnitIds());
  }

  private static ProjectDraft supported(ProjectDraft draft, long unit) {
    return changed(draft, draft.regionCode(), List.of(unit));
  }

  private static ProjectDraft changed(ProjectDraft draft, String region, List<Long> supports) {
    return new ProjectDraft(
        draft.code(),
        draft.name(),
        draft.projectClass(),
        draft.phase(),
        draft.total(),
        draft.sources(),
        draft.years(),
        region,
        draft.longitude(),
        draft.latitude(),
        draft.datum(),
        draft.leadUnitId(),
        supports,
        draft.startOn(),
        draft.due(),
        draft.planId(),
        draft.plannedTotalId(),
        draft.content());
  }

  @Test
  void quartersAddUpAndPhasesDoNotJump() {
    long id = listed(draft("Q-" + plan.id(), "交通", "990102", "1000", "400", null));
    city.as(planner, () -> progress.quarter(id, 2025, 1, new BigDecimal("123.4567"), null, null));
    assertThat(planner.call(() -> projects.get(id)).common().percent())
        .isEqualByComparingTo("12.3");
    city.as(planner, () -> progress.quarter(id, 2025, 1, new BigDecimal("200.01"), null, "更正"));
    assertThat(planner.call(() -> projects.get(id)).invested()).isEqualByComparingTo("200.01");
    assertThatThrownBy(
            () -> city.as(planner, () -> progress.quarter(id, 2025, 3, BigDecimal.ONE, null, null)))
        .hasMessageContaining("尚未开始");
    int version = planner.call(() -> projects.get(id)).common().version();
    assertThatThrownBy(() -> city.as(planner, () -> progress.move(id, version, Phase.ACCEPTED)))
        .hasMessageContaining("不能由“新开工”转为“竣工验收”");
    city.as(planner, () -> progress.move(id, version, Phase.COMPLETED));
    assertThat(planner.call(() -> projects.get(id)).common().light().name()).isEqualTo("COMPLETED");
  }

  @Test
  void everyGroupingMakesTheSameSums() {
    Random random = new Random(plan.id());
    List<String> classes = List.of("交通", "水利", "生态");
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < 12; i++) {
      BigDecimal money = BigDecimal.valueOf(random.nextInt(1, 1_000_000_000), 4);
      total = total.add(money);
      long id =
          listed(
              draft(
                  "S" + i + "-" + plan.id(),
                  classes.get(random.nextInt(3)),
                  "99010" + (1 + random.nextInt(9)),
                  money.toPlainString(),
                  "0",
                  null));
      if (i % 2 == 0) {
        city.as(
            planner,
            () ->
                progress.quarter(
                    id, 2025, 1, BigDecimal.valueOf(random.nextInt(1, 100_000), 4), null, null));
      }
    }
    List<RollUp.Sum> sums = planner.call(() -> rollUp.of(plan.id(), 2025));
    RollUp.Sum all = sums.stream().filter(s -> s.by().equals("all")).findFirst().orElseThrow();
    assertThat(all.projects()).isEqualTo(12);
    assertThat(all.total()).isEqualByComparingTo(total);
    for (String by : List.of("class", "region", "unit", "phase")) {
      List<RollUp.Sum> parts = sums.stream().filter(s -> s.by().equals(by)).toList();
      assertThat(parts.stream().map(RollUp.Sum::total).reduce(BigDecimal.ZERO, BigDecimal::add))
          .as(by)
          .isEqualByComparingTo(all.total());
      assertThat(parts.stream().map(RollUp.Sum::invested).reduce(BigDecimal.ZERO, BigDecimal::add))
          .as(by)
          .isEqualByComparingTo(all.invested());
      assertThat(parts.stream().mapToLong(RollUp.Sum::projects).sum()).as(by).isEqualTo(12);
    }
  }

  @Test
  void amountsAreBounded() {
    for (String total : List.of("1e400", "0.30000000000000004", "1234567890123456")) {
      assertThat(draft("B-1", "交通", "990101", total, "0", null).refuse())
          .as(total)
          .hasValueSatisfying(r -> assertThat(r.chinese()).contains("最多 15 位、小数最多 6 位"));
    }
    assertThat(draft("B-1", "交通", "990101", "123456789012345.123456", "0", null).refuse())
        .isEmpty();
  }
}
