package org.shanshui.platform.commitments.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.Progress;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.commitments.targets.Apportioning;
import org.shanshui.platform.commitments.targets.Targets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who answers for a commitment, and who waits for whom when two work on the same. */
@PlatformTest
class BookTest {
  @Autowired private Book book;
  @Autowired private Commitments commitments;
  @Autowired private Targets targets;
  @Autowired private Apportioning apportioning;
  @Autowired private JdbcClient jdbc;
  private TestCity city;
  private Commitment task;
  private Commitment target;

  @BeforeEach
  void adopt(@Autowired AutowireCapableBeanFactory beans) {
    city = TestCity.of(beans);
    TestPlan plan =
        TestPlan.of(city, "云岫市绿道行动", 2025, 2026)
            .task(1, "开展绿道建设。", city.unit("云岫市交通运输局").id(), List.of(), true, "2026")
            .target(2, 1L, "新建绿道", ">=", "120", "公里", "2026");
    TestPlan.adopt(city, plan.version(1));
    List<Commitment> made = Actor.house("测试").call(() -> book.ofPlan(plan.id()));
    task = made.get(0);
    target = made.get(1);
  }

  private Commitment now(Commitment commitment) {
    return Actor.house("测试").call(() -> book.get(commitment.id()));
  }

  @Test
  void whoIsNamedTwiceTakesPartOnceAndWhoWasImpliedStays() {
    long environment = city.unit("云岫市生态环境局").id();
    long traffic = city.unit("云岫市交通运输局").id();
    long county = city.unit("鹭洲市人民政府").id();
    List<Long> others = new ArrayList<>(task.impliedUnitIds());
    assertThat(others.remove(county)).isTrue();

    city.house(
        () ->
            book.edit(
                task.id(),
                task.version(),
                "改名",
                environment,
                List.of(traffic, environment, county, traffic),
                task.startOn(),
                task.due()));
    Commitment edited = now(task);
    assertThat(edited.title()).isEqualTo("改名");
    assertOwners(edited, environment, List.of(traffic, county), others);

    city.house(() -> book.answer(task.id(), traffic, List.of(traffic, environment)));
    assertOwners(now(task), traffic, List.of(environment), others);
    city.house(() -> book.support(task.id(), List.of(traffic), List.of()));
    assertOwners(now(task), traffic, List.of(), others);
    assertThat(now(task).leadAssumed()).isFalse();
  }

  private static void assertOwners(
      Commitment task, long lead, List<Long> supports, List<Long> implied) {
    assertThat(task.leadUnitId()).isEqualTo(lead);
    assertThat(task.supportUnitIds()).isEqualTo(supports);
    assertThat(task.impliedUnitIds()).isEqualTo(implied);
    List<Long> all = new ArrayList<>(List.of(lead));
    all.addAll(supports);
    all.addAll(implied);
    assertThat(task.unitIds()).isEqualTo(all);
  }

  /**
   * Somebody holds the whole and asks for the part, as the nightly judging does, while a report on
   * the part is written down, which changes the whole as well. The report must wait with the part
   * still free; did it take the part first, each would wait for the other, and the database would
   * throw out one of them.
   */
  @Test
  void aReportOnAPartHoldsTheWholeBeforeIt() throws Exception {
    city.as(
        city.planner(),
        () ->
            apportioning.byYear(
                target.id(),
                target.version(),
                "CUMULATIVE",
                List.of(
                    new Apportioning.YearShare(2025, new BigDecimal("60")),
                    new Apportioning.YearShare(2026, new BigDecimal("120")))));
    Commitment part = Actor.house("测试").call(() -> book.childrenOf(target.id())).get(0);
    Progress report =
        new Progress(
            part.id() * 10,
            CommitmentKind.TARGET,
            part.id(),
            null,
            new BigDecimal("30"),
            null,
            "已建成30公里",
            LocalDate.of(2025, 3, 1));
    ExecutorService reporter = Executors.newSingleThreadExecutor();
    try {
      AtomicReference<Future<?>> written = new AtomicReference<>();
      city.house(
          () -> {
            hold(target.id());
            written.set(
                reporter.submit(() -> city.house(() -> commitments.record(List.of(report)))));
            Soon.is("the report waiting for the whole", this::isWaitedFor);
            hold(part.id());
          });
      written.get().get();
    } finally {
      reporter.shutdownNow();
    }
    assertThat(now(part).value()).isEqualByComparingTo("30");
    assertThat(now(target).value()).isEqualByComparingTo("30");
  }

  private void hold(long id) {
    jdbc.sql("select id from commitment where id = ? for no key update")
        .param(id)
        .query(Long.class)
        .single();
  }

  /** Whether somebody waits for a lock that this transaction holds. */
  private boolean isWaitedFor() {
    return jdbc.sql(
            "select exists (select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))")
        .query(Boolean.class)
        .single();
  }
}
