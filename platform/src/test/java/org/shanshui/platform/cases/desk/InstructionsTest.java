package org.shanshui.platform.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.cases.CaseSummary;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.SubjectTies;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A leader instructs, a unit answers, the leader says that it is done: in a case of its own. */
@PlatformTest
class InstructionsTest {
  private static final LocalDate UNTIL = LocalDate.of(2025, 3, 14);
  private static final byte[] ANSWER = "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII);

  @Autowired private Cases cases;
  @Autowired private CaseDesk desk;
  @Autowired private CaseWatch watch;
  @Autowired private CaseOverview overview;
  @Autowired private Subjects subjects;
  @Autowired private Instructions instructions;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc mvc;
  @Autowired private MovableClock.Hands clock;

  private TestCity city;
  private Actor leader;
  private Actor other;
  private Actor inspector;
  private Actor officer;
  private List<Subject> on;
  private long unit;

  @BeforeEach
  void aPlanIsAdopted(
      @Autowired AutowireCapableBeanFactory beans, @Autowired Commitments commitments) {
    clock.set(LocalDate.of(2025, 3, 3), LocalTime.of(9, 0));
    city = TestCity.of(beans);
    unit = city.unit("云岫市生态环境局").id();
    TestPlan plan =
        TestPlan.of(city, "批示测试计划", 2025, 2026)
            .task(1, "整治河道。", unit, List.of(), false, "2025")
            .target(2, 1L, "整治河道", ">=", "12", "条", "2025")
            .project(3, 1L, "河道整治工程", "100", "10");
    TestPlan.adopt(city, plan.version(1));
    on =
        Actor.house("测试").call(() -> commitments.reportables(plan.id(), null, 2025)).stream()
            .map(one -> new Subject(one.kind().name(), one.id()))
            .toList();
    String own = UUID.randomUUID().toString().substring(0, 6);
    leader = city.person("leader." + own, "云岫市人民政府", Role.LEADER);
    other = city.person("other." + own, "云岫市人民政府", Role.LEADER);
    inspector = city.person("instructs.desk", "云岫市人民政府", Role.INSPECTOR);
    officer = city.person("instructed", "云岫市生态环境局", Role.UNIT_OFFICER);
  }

  @AfterEach
  void noLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  private Subject on(CommitmentKind kind) {
    return on.stream().filter(one -> one.type().equals(kind.name())).findFirst().orElseThrow();
  }

  private static String page(Subject subject) {
    return "/" + subject.type().toLowerCase(Locale.ROOT) + "s/" + subject.id();
  }

  private long give(Actor actor, Subject subject, String text, LocalDate until) {
    return city.as(
        actor, () -> instructions.give(subject, new Step.Assign(List.of(unit), null, until), text));
  }

  private MockHttpServletResponse send(Actor actor, Subject subject, Map<String, String> form)
      throws Exception {
    var request = post(InstructionPages.href(subject)).param("_submission", UUID.randomUUID() + "");
    form.forEach(request::param);
    return mvc.perform(request.with(csrf()).with(As.person(actor))).andReturn().getResponse();
  }

  private Map<String, String> form(String text, @Nullable LocalDate until) {
    return Map.of(
        "text", text, "lead", String.valueOf(unit), "until", until == null ? "" : until.toString());
  }

  private void take(Actor actor, long id, Step step, String text) {
    city.as(actor, () -> desk.take(id, step, text, List.of()));
  }

  private void answer(long id) {
    long file = city.as(officer, () -> cases.attach(id, "办理情况.pdf", ANSWER));
    city.as(officer, () -> desk.take(id, new Step.Report(), "已整治完毕", List.of(file)));
  }

  private CaseSummary found(long id) {
    return Actor.house("测试").call(() -> cases.find(id)).orElseThrow();
  }

  private int count(String sql, Object... values) {
    return Actor.house("测试").call(() -> jdbc.sql(sql).params(values).query(Integer.class).single());
  }

  private int told(@Nullable Actor person, long id, String words) {
    String sql = "select count(*) from notice where link = ? and chinese like ? and ";
    return person == null
        ? count(sql + "unit_id = ?", "/cases/" + id, "%" + words + "%", unit)
        : count(sql + "person_id = ?", "/cases/" + id, "%" + words + "%", person.personId());
  }

  @Test
  void whatALeaderWritesOnAPageAUnitAnswersAndTheLeaderCloses() throws Exception {
    Subject task = on(CommitmentKind.TASK);
    String door = InstructionPages.href(task);
    mvc.perform(get(page(task)).with(As.person(leader)))
        .andExpect(content().string(containsString(door)));
    mvc.perform(get(page(task)).with(As.person(officer)))
        .andExpect(content().string(not(containsString(door))));
    mvc.perform(get(door).with(As.person(leader)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("整治河道")))
        .andExpect(content().string(containsString("答复期限")));
    mvc.perform(get(door).param("lang", "en").with(As.person(leader)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("To be answered by")));

    String where = send(leader, task, form("请月中前完成清淤，不得拖延。", UNTIL)).getHeader("Location");
    assertThat(where).startsWith("/cases/");
    long id = Long.parseLong(Objects.requireNonNull(where).substring("/cases/".length()));
    CaseSummary summary = found(id);
    assertThat(summary.kind()).isEqualTo("instruction");
    assertThat(summary.state()).isEqualTo("assigned");
    assertThat(summary.title()).isEqualTo("领导批示：整治河道");
    assertThat(summary.source()).isEqualTo(task);
    assertThat(summary.leadIds()).containsExactly(unit);
    Soon.is("the unit is told", () -> told(null, id, "待签收") == 1);
    assertThat(told(inspector, id, "待研判")).as("nobody has to judge it").isZero();

    // It is to be answered by the day, whenever the unit signs for it.
    clock.set(LocalDate.of(2025, 3, 4), LocalTime.of(8, 45));
    take(officer, id, new Step.Accept(), "");
    assertThat(found(id).due())
        .isEqualTo(
            UNTIL.atTime(17, 30).atZone(java.time.ZoneId.of("Asia/Shanghai")).toOffsetDateTime());
    LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    assertThat(city.as(leader, () -> subjects.ties(task)))
        .extracting(SubjectTies.Tie::text, SubjectTies.Tie::href)
        .contains(tuple("批示 #" + id + " · 处置中", "/cases/" + id));
    assertThat(Objects.requireNonNull(leader.call(overview::instructed)).open().n()).isEqualTo(1);

    answer(id);
    Soon.is("who gave it is told", () -> told(leader, id, "待核查") == 1);
    assertThat(told(other, id, "待核查")).isZero();
    CaseOverview.Instructed instructed = Objects.requireNonNull(leader.call(overview::instructed));
    assertThat(instructed.answered().n()).isEqualTo(1);
    mvc.perform(get(instructed.answered().href()).with(As.person(leader)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/cases/" + id)));
    mvc.perform(get("/").with(As.person(leader)))
        .andExpect(content().string(containsString("已答复待核查的批示")));
    mvc.perform(get("/").param("lang", "en").with(As.person(leader)))
        .andExpect(content().string(containsString("Your instructions answered")));
    mvc.perform(get("/").with(As.person(other)))
        .andExpect(content().string(not(containsString("已答复待核查的批示"))));
    assertThatThrownBy(() -> take(officer, id, new Step.Verify(true), ""))
        .hasMessageContaining("核查");

    take(leader, id, new Step.Verify(true), "同意");
    assertThat(found(id).state()).isEqualTo("closed");
    assertThat(city.as(leader, () -> subjects.ties(task)))
        .extracting(SubjectTies.Tie::href)
        .containsExactly(door);
    assertThat(city.as(leader, () -> subjects.timeline(task)))
        .filteredOn(one -> ("/cases/" + id).equals(one.href()))
        .extracting(Happening::code, Happening::text)
        .contains(
            tuple("ASSIGN", "请月中前完成清淤，不得拖延。"), tuple("REPORT", "已整治完毕"), tuple("VERIFY", "同意"));
    assertThat(Objects.requireNonNull(leader.call(overview::instructed)).open().n()).isZero();
    assertThat(
            count(
                "select count(*) from audit_entry where table_name = 'case_step' and actor_id = ? and after ->> 'case_id' = ?",
                leader.personId(),
                String.valueOf(id)))
        .as("judged, assigned and verified, on record by the leader's name")
        .isEqualTo(3);
  }

  @Test
  void oneDoorServesTargetsTasksAndProjectsAndEachInstructionIsACaseOfItsOwn() throws Exception {
    for (Subject subject : on) {
      mvc.perform(get(page(subject)).with(As.person(leader)))
          .andExpect(content().string(containsString(InstructionPages.href(subject))));
      long first = give(leader, subject, "第一次批示", UNTIL);
      long second = give(other, subject, "第二次批示", UNTIL);
      assertThat(second).isNotEqualTo(first);
      assertThat(city.as(inspector, () -> subjects.ties(subject)))
          .extracting(SubjectTies.Tie::href)
          .contains("/cases/" + first, "/cases/" + second)
          .doesNotContain(InstructionPages.href(subject));
      mvc.perform(get("/cases?view=open&kind=instruction").with(As.person(inspector)))
          .andExpect(content().string(containsString("/cases/" + first)));
      mvc.perform(get("/cases?view=open&found_by=" + other.personId()).with(As.person(inspector)))
          .andExpect(content().string(containsString("/cases/" + second)))
          .andExpect(content().string(not(containsString("\"/cases/" + first + "\""))));
    }
    assertThat(on).hasSize(3);
  }

  @Test
  void whoIsNoLeaderInstructsNobodyAndALeaderOnlyUnitsOfTheirRegionInTime() throws Exception {
    Subject target = on(CommitmentKind.TARGET);
    Actor planner = city.planner();
    int before = count("select count(*) from case_file where kind = 'instruction'");
    for (Actor actor : List.of(planner, inspector, officer)) {
      assertThat(send(actor, target, form("请抓紧办理", UNTIL)).getStatus()).isEqualTo(403);
      assertThat(
              mvc.perform(get(InstructionPages.href(target)).with(As.person(actor)))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .isEqualTo(403);
    }
    Actor county = city.person("instructs.county", "岫城区人民政府", Role.LEADER);
    assertThatThrownBy(() -> give(county, target, "请抓紧办理", UNTIL)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> give(leader, new Subject("TARGET", 999_999_999L), "请抓紧办理", UNTIL))
        .hasMessageContaining("没有这一事项");
    assertThatThrownBy(() -> give(leader, new Subject("NOTHING", target.id()), "请抓紧办理", UNTIL))
        .hasMessageContaining("没有这一事项");
    assertThatThrownBy(() -> give(leader, target, "长".repeat(501), UNTIL))
        .hasMessageContaining("2–500");
    assertThat(send(leader, target, form("请抓紧办理", null)).getStatus()).isEqualTo(422);
    for (LocalDate day : List.of(LocalDate.of(2025, 3, 3), LocalDate.of(2026, 3, 3))) {
      assertThatThrownBy(() -> give(leader, target, "请抓紧办理", day))
          .hasMessageContaining("办理期限应在 2025-03-04 至");
    }
    assertThat(count("select count(*) from case_file where kind = 'instruction'"))
        .isEqualTo(before);
  }

  @Test
  void oneThatIsNotAnsweredInTimeIsEscalated() {
    long id = give(leader, on(CommitmentKind.PROJECT), "请抓紧办理", LocalDate.of(2025, 3, 6));
    take(officer, id, new Step.Accept(), "");
    clock.set(LocalDate.of(2025, 3, 6), LocalTime.of(17, 0));
    Actor.house("测试").run(watch::goRound);
    assertThat(count("select escalated from case_file where id = ?", id)).isZero();
    clock.set(LocalDate.of(2025, 3, 10), LocalTime.of(9, 0));
    Actor.house("测试").run(watch::goRound);
    assertThat(count("select escalated from case_file where id = ?", id)).isEqualTo(2);
    Soon.is("the leaders are told", () -> told(leader, id, "升级至分管领导") == 1);
    assertThat(Objects.requireNonNull(leader.call(overview::instructed)).late().n()).isEqualTo(1);
  }

  @Test
  void onACaseItIsAStepOfThatCaseAndItsHandlerIsTold() throws Exception {
    int before = count("select count(*) from case_file");
    long id =
        city.as(
            inspector,
            () ->
                cases.open(
                    new Opening(
                        "supervision",
                        null,
                        "督办一件",
                        "",
                        Map.of(),
                        TestCity.CODE,
                        List.of(),
                        null,
                        null,
                        null,
                        null)));
    take(inspector, id, new Step.Judge(true), "");
    take(inspector, id, new Step.Assign(List.of(unit), null), "");
    Instant due = Actor.house("测试").call(() -> desk.row(id).subject().clock().due());
    mvc.perform(get("/cases/" + id).with(As.person(leader)))
        .andExpect(content().string(containsString("/steps/instruct")));
    assertThat(
            mvc.perform(
                    post("/cases/" + id + "/steps/instruct")
                        .param("_submission", UUID.randomUUID() + "")
                        .param("text", "此件要挂牌办理")
                        .with(csrf())
                        .with(As.person(leader)))
                .andReturn()
                .getResponse()
                .getHeader("Location"))
        .isEqualTo("/cases/" + id);
    Soon.is("the handler is told", () -> told(null, id, "领导批示：督办一件（此件要挂牌办理）") == 1);
    assertThat(Actor.house("测试").call(() -> desk.timeline(id)).stream().map(StepRow::text))
        .contains("此件要挂牌办理");
    assertThat(Actor.house("测试").call(() -> desk.row(id).subject().clock().due())).isEqualTo(due);
    assertThatThrownBy(() -> take(officer, id, new Step.Instruct(), "自己批示"))
        .hasMessageContaining("批示");
    assertThatThrownBy(() -> take(leader, id, new Step.Instruct(), "长".repeat(501)))
        .hasMessageContaining("500");
    assertThat(count("select count(*) from case_file")).as("no second case").isEqualTo(before + 1);
  }
}
