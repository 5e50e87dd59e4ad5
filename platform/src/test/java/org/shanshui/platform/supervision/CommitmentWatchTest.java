package org.shanshui.platform.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.CaseSummary;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.collection.Period;
import org.shanshui.platform.collection.ReportOverdue;
import org.shanshui.platform.collection.Rhythm;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.LightChanged;
import org.shanshui.platform.commitments.Reportable;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectTies;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A commitment that is late, or behind for long, gets a supervision case: one, and by itself. */
@PlatformTest
class CommitmentWatchTest {
  @Autowired private CommitmentWatch watch;
  @Autowired private ReportWatch reports;
  @Autowired private Cases cases;
  @Autowired private Subjects subjects;
  @Autowired private Commitments commitments;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock.Hands clock;

  private TestCity city;
  private Reportable task;

  @BeforeEach
  void aPlanIsAdopted(@Autowired AutowireCapableBeanFactory beans) {
    clock.set(LocalDate.of(2025, 3, 3), LocalTime.of(9, 0));
    city = TestCity.of(beans);
    TestPlan plan =
        TestPlan.of(city, "督办测试计划", 2025, 2026)
            .task(1, "整治河道。", city.unit("云岫市生态环境局").id(), List.of(), false, "2025");
    TestPlan.adopt(city, plan.version(1));
    task = Actor.house("测试").call(() -> commitments.reportables(plan.id(), null, 2025)).get(0);
    // What the adoption itself says of lights comes by the way of events: let it arrive first.
    Soon.is("told", () -> onTheirWay() == 0);
  }

  @AfterEach
  void noLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  private int onTheirWay() {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql(
                        "select count(*) from event_publication where listener_id like '%CommitmentWatch%' and completion_date is null")
                    .query(Integer.class)
                    .single());
  }

  private void light(Light to, LocalDate on) {
    Actor.house("测试")
        .run(
            () ->
                transaction.executeWithoutResult(
                    status ->
                        watch.hear(
                            new LightChanged(
                                CommitmentKind.TASK, task.id(), Light.ON_SCHEDULE, to, on))));
  }

  private Optional<CaseSummary> open() {
    return open(new Subject("TASK", task.id()));
  }

  private Optional<CaseSummary> open(Subject source) {
    return Actor.house("测试")
        .call(() -> cases.ofThisYear("supervision", source))
        .filter(known -> known.closedAt() == null);
  }

  private int all() {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql(
                        "select count(*) from case_file where source_type = 'TASK' and source_id = ?")
                    .param(task.id())
                    .query(Integer.class)
                    .single());
  }

  @Test
  void anOverdueCommitmentGetsOneCaseHoweverOftenItIsTold() {
    for (int i = 0; i < 3; i++) {
      light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    }
    assertThat(all()).isEqualTo(1);
    CaseSummary summary = open().orElseThrow();
    assertThat(summary.kind()).isEqualTo("supervision");
    assertThat(summary.title()).startsWith("逾期督办：").contains("整治河道");
    assertThat(of(summary.id(), "suggested_leads"))
        .isEqualTo("{" + city.unit("云岫市生态环境局").id() + "}");
    assertThat(of(summary.id(), "description")).contains("原文：").contains("云岫市规划.docx");
    assertThat(of(summary.id(), "light")).isEqualTo("OVERDUE");
  }

  private String of(long id, String column) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select " + column + "::text from case_file where id = ?")
                    .param(id)
                    .query(String.class)
                    .single());
  }

  private List<String> told(long id) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select text from case_step where case_id = ? order by number")
                    .param(id)
                    .query(String.class)
                    .list());
  }

  /** Else the database would have to break one of two that wait for each other. */
  @Test
  void whoWaitsForTheWatchDoesNotHoldTheCase() throws Exception {
    light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    long id = open().orElseThrow().id();
    ExecutorService second = Executors.newSingleThreadExecutor();
    try {
      Future<?> news =
          Actor.house("测试")
              .call(
                  () ->
                      transaction.execute(
                          status -> {
                            jdbc.sql(
                                    "select light from case_watch where commitment_id = ? for update")
                                .param(task.id())
                                .query(String.class)
                                .single();
                            Future<?> told =
                                second.submit(() -> light(Light.BEHIND, LocalDate.of(2025, 3, 4)));
                            Soon.is("the second waits", () -> waiting() == 1);
                            assertThat(
                                    jdbc.sql(
                                            "select id from case_file where id = ? for update nowait")
                                        .param(id)
                                        .query(Long.class)
                                        .single())
                                .isEqualTo(id);
                            return told;
                          }));
      news.get(30, TimeUnit.SECONDS);
    } finally {
      second.shutdownNow();
    }
    assertThat(of(id, "light")).isEqualTo("BEHIND");
  }

  private int waiting() {
    return jdbc.sql(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
        .query(Integer.class)
        .single();
  }

  @Test
  void aTaskAndWhatItStatesAreOneMatterWithOneCase() {
    TestPlan plan =
        TestPlan.of(city, "一事一案计划", 2025, 2026)
            .task(1, "建设绿道。", city.unit("云岫市交通运输局").id(), List.of(), false, "2025")
            .target(2, 1L, "新建一事绿道", ">=", "120", "公里", "2025")
            .target(3, 1L, "新建一事驿站", ">=", "12", "个", "2026");
    TestPlan.adopt(city, plan.version(1));
    List<Reportable> all =
        Actor.house("测试").call(() -> commitments.reportables(plan.id(), null, 2025));
    Reportable works =
        all.stream().filter(c -> c.kind() == CommitmentKind.TASK).findFirst().orElseThrow();
    Soon.is("told", () -> onTheirWay() == 0);
    Actor inspector = city.person("matters", "云岫市人民政府", Role.INSPECTOR);
    List<Long> stated =
        all.stream().filter(c -> c.kind() == CommitmentKind.TARGET).map(Reportable::id).toList();
    city.house(
        () ->
            jdbc.sql("update commitment set light = 'OVERDUE' where id = any (?)")
                .param(new Long[] {works.id(), stated.get(0)})
                .update());
    long of = city.as(inspector, () -> watch.openByHand(new Subject("TARGET", stated.get(0))));
    assertThat(city.as(inspector, () -> watch.openByHand(new Subject("TASK", works.id()))))
        .isEqualTo(of);
    assertThat(Actor.house("测试").call(() -> cases.find(of)).orElseThrow().source())
        .isEqualTo(new Subject("TASK", works.id()));
    assertThat(told(of)).anyMatch(text -> text.contains("新建一事绿道"));
    assertThat(city.as(inspector, () -> subjects.ties(new Subject("TARGET", stated.get(0)))))
        .extracting(SubjectTies.Tie::href)
        .containsExactly("/cases/" + of);

    city.house(
        () ->
            jdbc.sql("update commitment set light = 'ON_SCHEDULE' where id = ?")
                .param(works.id())
                .update());
    city.house(
        () ->
            jdbc.sql("update commitment set light = 'BEHIND' where id = ?")
                .param(stated.get(1))
                .update());
    assertThat(city.as(inspector, () -> watch.openByHand(new Subject("TARGET", stated.get(1)))))
        .as("late alone, it is a matter of its own")
        .isNotEqualTo(of);
  }

  @Test
  void whoFollowsUpOpensACaseFromThePageOfWhatIsLateAndThePageLeadsToIt() {
    Subject subject = new Subject("TASK", task.id());
    Actor inspector = city.person("follows", "云岫市人民政府", Role.INSPECTOR);
    Actor officer = city.person("followed", "云岫市生态环境局", Role.UNIT_OFFICER);
    assertThat(city.as(inspector, () -> subjects.ties(subject))).as("not late").isEmpty();
    assertThatThrownBy(() -> city.as(inspector, () -> watch.openByHand(subject)))
        .hasMessageContaining("没有逾期也没有滞后");

    city.house(
        () ->
            jdbc.sql("update commitment set light = 'BEHIND' where id = ?")
                .param(task.id())
                .update());
    assertThat(city.as(officer, () -> subjects.ties(subject))).isEmpty();
    assertThatThrownBy(() -> city.as(officer, () -> watch.openByHand(subject)))
        .hasMessageContaining("不能发起督办");
    assertThat(city.as(inspector, () -> subjects.ties(subject)))
        .extracting(SubjectTies.Tie::href, SubjectTies.Tie::does)
        .containsExactly(tuple("/cases/of/TASK/" + task.id(), true));

    long id = city.as(inspector, () -> watch.openByHand(subject));
    assertThat(open().orElseThrow().id()).isEqualTo(id);
    assertThat(city.as(inspector, () -> watch.openByHand(subject)))
        .as("one matter, one case")
        .isEqualTo(id);
    assertThat(city.as(inspector, () -> subjects.ties(subject)))
        .extracting(SubjectTies.Tie::href, SubjectTies.Tie::does)
        .containsExactly(tuple("/cases/" + id, false));
    assertThat(city.as(officer, () -> subjects.ties(subject))).as("not in its sight yet").isEmpty();
    assertThat(city.as(inspector, () -> subjects.timeline(subject)))
        .extracting(Happening::code, Happening::href)
        .startsWith(tuple("NOTE", "/cases/" + id), tuple("FOUND", "/cases/" + id))
        .contains(tuple("ADOPTED", null));
    assertThat(city.as(officer, () -> subjects.timeline(subject)))
        .extracting(Happening::code)
        .contains("ADOPTED")
        .doesNotContain("FOUND");
  }

  /**
   * Else the supervised could open a case of their own first, and supervision would go on in it.
   */
  @Test
  void whatACaseComesFromNobodyTypes(@Autowired MockMvc mvc) throws Exception {
    Actor officer = city.person("quick", "云岫市生态环境局", Role.PLANNER);
    mvc.perform(
            post("/api/cases")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"kind": "report", "origin": {"subject": {"type": "TASK", "id": %d}}, "title": "抢先登记", "region_code": "990100",
                     "fields": {"channel": "telephone"}}
                    """
                        .formatted(task.id()))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .with(csrf())
                .with(As.person(officer)))
        .andExpect(status().isCreated());
    assertThat(open()).isEmpty();
    light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    assertThat(open().orElseThrow().title()).startsWith("逾期督办：");
  }

  @Test
  void oneThatIsBehindGetsItAfterThirtyDays() {
    light(Light.BEHIND, LocalDate.of(2025, 3, 3));
    clock.set(LocalDate.of(2025, 4, 1), LocalTime.of(6, 20));
    watch.daily();
    assertThat(open()).isEmpty();
    clock.set(LocalDate.of(2025, 4, 2), LocalTime.of(6, 20));
    watch.daily();
    watch.daily();
    assertThat(open().orElseThrow().title()).startsWith("滞后督办：");
    // Later it is overdue as well: the open case goes on.
    light(Light.OVERDUE, LocalDate.of(2025, 5, 1));
    assertThat(all()).isEqualTo(1);
  }

  @Test
  void oneThatCatchesUpInTimeGetsNone() {
    light(Light.BEHIND, LocalDate.of(2025, 3, 3));
    light(Light.ON_SCHEDULE, LocalDate.of(2025, 3, 20));
    clock.set(LocalDate.of(2025, 6, 1), LocalTime.of(6, 20));
    watch.daily();
    assertThat(open()).isEmpty();
  }

  @Test
  void anOpenCaseIsToldWhenTheCommitmentIsDoneAndIsNotClosedByThat() {
    light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    long id = open().orElseThrow().id();
    light(Light.COMPLETED, LocalDate.of(2025, 3, 10));
    assertThat(open().orElseThrow().id()).isEqualTo(id);
    assertThat(told(id)).anyMatch(text -> text.contains("完成"));
  }

  /** Judged unfounded by one and verified by another. */
  private void close(long id) {
    Actor one = city.person("yx.watch.one", "云岫市人民政府", Role.INSPECTOR);
    Actor other = city.person("yx.watch.other", "云岫市人民政府", Role.INSPECTOR);
    long file =
        city.as(
            one,
            () ->
                cases.attach(id, "说明.pdf", "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
    city.as(one, () -> cases.take(id, new Step.Judge(false), "已补报", List.of(file)));
    city.as(other, () -> cases.take(id, new Step.Verify(true), "属实", List.of()));
  }

  @Test
  void aLightThatSwingsWithinAYearGoesOnInTheSameCase() {
    light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    long id = open().orElseThrow().id();
    light(Light.ON_SCHEDULE, LocalDate.of(2025, 3, 4));
    clock.set(LocalDate.of(2025, 3, 5), LocalTime.of(9, 0));
    light(Light.OVERDUE, LocalDate.of(2025, 3, 5));
    assertThat(all()).as("joins the open one").isEqualTo(1);
    close(id);
    assertThat(open()).isEmpty();
    light(Light.ON_SCHEDULE, LocalDate.of(2025, 3, 10));
    clock.set(LocalDate.of(2025, 3, 20), LocalTime.of(9, 0));
    light(Light.OVERDUE, LocalDate.of(2025, 3, 20));
    assertThat(all()).as("reopens the closed one").isEqualTo(1);
    assertThat(open().orElseThrow().id()).isEqualTo(id);
  }

  /** Found to be no problem: that stands, until there is something to judge that was not there. */
  @Test
  void whatWasFoundUnfoundedIsJudgedAnewWhenTheLightReturnsAndNotBefore() {
    light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    long id = open().orElseThrow().id();
    close(id);
    // The same light, told again and looked at again, is what was judged.
    clock.set(LocalDate.of(2025, 4, 20), LocalTime.of(6, 20));
    light(Light.OVERDUE, LocalDate.of(2025, 4, 20));
    watch.daily();
    assertThat(all()).isEqualTo(1);
    assertThat(open()).as("what was judged stands").isEmpty();

    light(Light.ON_SCHEDULE, LocalDate.of(2025, 4, 20));
    light(Light.OVERDUE, LocalDate.of(2025, 4, 20));
    assertThat(open().orElseThrow().id()).isEqualTo(id);
    assertThat(open().orElseThrow().state()).as("judged before it is assigned").isEqualTo("found");
    Soon.is("somebody told to judge", () -> notices(id, "案件重开，待重新研判：") > 0);
  }

  private int notices(long id, String begins) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select count(*) from notice where link = ? and starts_with(chinese, ?)")
                    .params("/cases/" + id, begins)
                    .query(Integer.class)
                    .single());
  }

  /** Behind, it was found to be no problem; of the due day nobody has judged. */
  @Test
  void aDueDayThatPassesIsJudgedAnew() {
    light(Light.BEHIND, LocalDate.of(2025, 3, 3));
    clock.set(LocalDate.of(2025, 4, 2), LocalTime.of(6, 20));
    watch.daily();
    long id = open().orElseThrow().id();
    close(id);
    light(Light.OVERDUE, LocalDate.of(2025, 4, 2));
    assertThat(open().orElseThrow().id()).isEqualTo(id);
    assertThat(open().orElseThrow().state()).isEqualTo("found");
  }

  /** What was put right and comes back is a problem that nobody has to judge again. */
  @Test
  void whatWasResolvedIsAssignedAnewWhenTheLightReturns() {
    light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    long id = open().orElseThrow().id();
    resolve(id);
    light(Light.ON_SCHEDULE, LocalDate.of(2025, 3, 3));
    light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    assertThat(open().orElseThrow().id()).isEqualTo(id);
    assertThat(open().orElseThrow().state()).isEqualTo("judged");
  }

  @Test
  void aCaseClosedAsMendedDoesNotLeaveItsCommitmentLateWithoutAWord(@Autowired MockMvc mvc)
      throws Exception {
    city.house(
        () ->
            jdbc.sql("update commitment set light = 'OVERDUE' where id = ?")
                .param(task.id())
                .update());
    light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    long id = open().orElseThrow().id();
    resolve(id);
    Soon.is(
        "the unit is asked for its report",
        () ->
            Actor.house("测试")
                .call(
                    () ->
                        jdbc.sql(
                                "select exists (select from notice where key = ? and chinese like '%仍未完成：请在下一次报送中填报完成情况。')")
                            .param("case:" + id + ":closed:still-late")
                            .query(Boolean.class)
                            .single()));
    Actor inspector = city.person("left", "云岫市人民政府", Role.INSPECTOR);
    LocaleContextHolder.setLocale(Locale.CHINA);
    assertThat(city.as(inspector, () -> subjects.ties(new Subject("TASK", task.id()))))
        .extracting(SubjectTies.Tie::text, SubjectTies.Tie::tone)
        .containsExactly(tuple("督办案件 #" + id + " · 已办结；本事项仍未完成，须在报送中填报完成情况", "warn"));
    String page =
        mvc.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(
                        "/cases/" + id)
                    .with(As.person(inspector)))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("本案已办结，来源事项仍未完成", "/tasks/" + task.id());
    city.house(
        () ->
            jdbc.sql("update commitment set light = 'COMPLETED' where id = ?")
                .param(task.id())
                .update());
    assertThat(city.as(inspector, () -> subjects.ties(new Subject("TASK", task.id()))))
        .extracting(SubjectTies.Tie::tone)
        .containsExactly("done");
  }

  /** Judged by one, handled by the lead and verified by another. */
  private void resolve(long id) {
    Actor one = city.person("yx.watch.one", "云岫市人民政府", Role.INSPECTOR);
    Actor lead = city.person("yx.watch.lead", "云岫市生态环境局", Role.UNIT_OFFICER);
    long unit = city.unit("云岫市生态环境局").id();
    city.as(one, () -> cases.take(id, new Step.Judge(true), "", List.of()));
    city.as(one, () -> cases.take(id, new Step.Assign(List.of(unit), null), "", List.of()));
    city.as(lead, () -> cases.take(id, new Step.Accept(), "", List.of()));
    long file =
        city.as(
            lead,
            () ->
                cases.attach(id, "说明.pdf", "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
    city.as(lead, () -> cases.take(id, new Step.Report(), "已完成整治", List.of(file)));
    Actor other = city.person("yx.watch.other", "云岫市人民政府", Role.INSPECTOR);
    city.as(other, () -> cases.take(id, new Step.Verify(true), "", List.of()));
  }

  @Test
  void inAnotherYearItIsAnotherCase() {
    light(Light.OVERDUE, LocalDate.of(2025, 3, 3));
    long id = open().orElseThrow().id();
    close(id);
    clock.set(LocalDate.of(2026, 1, 8), LocalTime.of(9, 0));
    light(Light.ON_SCHEDULE, LocalDate.of(2026, 1, 8));
    light(Light.OVERDUE, LocalDate.of(2026, 1, 8));
    assertThat(all()).as("another year, another case").isEqualTo(2);
    assertThat(open().orElseThrow().id()).isNotEqualTo(id);
  }

  private void overdue(long sheet, long round, String name) {
    Actor.house("测试")
        .run(
            () ->
                transaction.executeWithoutResult(
                    status ->
                        reports.hear(
                            new ReportOverdue(
                                sheet,
                                round,
                                name,
                                new Period(
                                    Rhythm.MONTH,
                                    LocalDate.of(2025, 2, 1),
                                    LocalDate.of(2025, 2, 28)),
                                city.unit("云岫市交通运输局").id(),
                                city.unit("云岫市发展和改革委员会").id(),
                                LocalDate.of(2025, 3, 7)))));
  }

  @Test
  void aUnitThatDoesNotReportHasOneCaseHoweverManyRoundsItMisses() {
    for (int i = 0; i < 2; i++) {
      overdue(910001, 9101, "水环境月调度");
    }
    long id = openMissed().orElseThrow().id();
    assertThat(of(id, "title")).isEqualTo("逾期未报督办：云岫市交通运输局");
    assertThat(of(id, "description")).contains("水环境月调度").contains("2025-03-07");
    assertThat(of(id, "suggested_leads")).isEqualTo("{" + city.unit("云岫市交通运输局").id() + "}");
    for (int i = 0; i < 2; i++) {
      overdue(910002, 9102, "美丽花园月调度");
    }
    assertThat(openMissed().orElseThrow().id()).isEqualTo(id);
    assertThat(told(id, "美丽花园月调度")).as("told once").isEqualTo(1);
    close(id);
    overdue(910002, 9102, "美丽花园月调度");
    assertThat(openMissed()).as("old news does not reopen it").isEmpty();
    overdue(910003, 9103, "第三轮");
    assertThat(openMissed().orElseThrow().id()).isEqualTo(id);
  }

  private Optional<CaseSummary> openMissed() {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select id from missed_report where unit_id = ? and steward_unit_id = ?")
                    .params(city.unit("云岫市交通运输局").id(), city.unit("云岫市发展和改革委员会").id())
                    .query(Long.class)
                    .optional())
        .flatMap(id -> open(new Subject("MISSED_REPORT", id)));
  }

  private long told(long id, String text) {
    return told(id).stream().filter(said -> said.contains(text)).count();
  }
}
