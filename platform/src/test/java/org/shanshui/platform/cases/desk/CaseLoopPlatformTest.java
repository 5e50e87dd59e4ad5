package org.shanshui.platform.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.CaseCounts;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.files.Store;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Page;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriComponentsBuilder;

/** The closed loop in the whole application: pages, programs, the watch, who sees what. */
@PlatformTest
class CaseLoopPlatformTest {
  private static final String WATER = "市水利局";
  private static final String TOWN = "市建设局";
  private static final String INSPECTORATE = "市督查室";
  private static final String COUNTY = "霁川县人民政府";
  private static final byte[] PICTURE = {
    (byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 1, 2, 3
  };

  @Autowired private BeanFactory beans;
  @Autowired private CaseDesk desk;
  @Autowired private Cases cases;
  @Autowired private CaseEvidence evidence;
  @Autowired private CaseOpening opening;
  @Autowired private CaseWatch watch;
  @Autowired private Lists lists;
  @Autowired private Listing<CaseLine> list;
  @Autowired private Bulletin bulletin;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc mvc;
  @Autowired private MovableClock.Hands clock;

  private TestCity city;
  private Region county;
  private Actor inspector;
  private Actor second;
  private Actor planner;
  private Actor leader;
  private Actor mainLeader;
  private Actor officer;
  private Actor head;
  private Actor townOfficer;
  private Actor countyOfficer;
  private Actor otherCountyOfficer;
  private Actor auditor;

  @BeforeEach
  void moveIn() {
    clock.set(LocalDate.of(2025, 3, 3), LocalTime.of(9, 30));
    city = TestCity.another(beans);
    county = city.county("霁川县");
    inspector = city.person(Role.INSPECTOR, INSPECTORATE);
    second = city.person(Role.INSPECTOR, INSPECTORATE);
    planner = city.head(Role.PLANNER, INSPECTORATE);
    leader = city.person(Role.LEADER, INSPECTORATE);
    mainLeader = city.head(Role.LEADER, INSPECTORATE);
    officer = city.person(Role.UNIT_OFFICER, WATER);
    head = city.head(Role.UNIT_OFFICER, WATER);
    townOfficer = city.head(Role.UNIT_OFFICER, TOWN);
    countyOfficer = city.head(Role.COUNTY_OFFICER, COUNTY);
    otherCountyOfficer = city.head(Role.COUNTY_OFFICER, "石鹿县人民政府");
    auditor = city.person(Role.AUDITOR, INSPECTORATE);
  }

  private Opening inspection(String title) {
    return new Opening(
        "inspection",
        null,
        title,
        "河边有垃圾",
        Map.of("place", "青石桥下", "sort", "waste"),
        county.code(),
        List.of(),
        121.42,
        28.65,
        null,
        null);
  }

  private long open(String title) {
    return inspector.call(() -> opening.open(inspection(title)));
  }

  private void take(Actor person, long id, Step step, String text) {
    person.run(() -> desk.take(id, step, text, List.of()));
  }

  private void report(Actor person, long id) {
    person.run(
        () -> {
          long file = evidence.attach(id, "现场.png", PICTURE);
          desk.take(id, new Step.Report(), "已清理完毕", List.of(file));
        });
  }

  private String state(long id) {
    return Actor.house("测试").call(() -> desk.row(id).subject().state().word());
  }

  private static Refusal refusalOf(Runnable work) {
    try {
      work.run();
    } catch (Refused e) {
      return e.refusal();
    }
    throw new AssertionError("Nothing was refused");
  }

  @Test
  void aProblemGoesThroughBrowserPagesFromFindingToVerifiedClosing() throws Exception {
    String where =
        mvc.perform(
                multipart("/cases")
                    .file(new MockMultipartFile("files", "桥下.png", "image/png", PICTURE))
                    .param("kind", "inspection")
                    .param("title", "青石桥下堆放垃圾 <b>")
                    .param("region", county.code())
                    .param("field.place", "青石桥")
                    .param("field.sort", "waste")
                    .param("description", "第一行\n第二行")
                    .param("_submission", UUID.randomUUID().toString())
                    .with(csrf())
                    .with(As.person(inspector)))
            .andExpect(status().isSeeOther())
            .andReturn()
            .getResponse()
            .getHeader("Location");
    assertThat(where).isNotNull();
    long id = Long.parseLong(where.substring("/cases/".length()));

    submit(inspector, id, "judge", Map.of("founded", "true"), null);
    submit(
        inspector,
        id,
        "assign",
        Map.of("lead", String.valueOf(city.unit(WATER).id()), "days", "5"),
        null);
    assertThat(state(id)).isEqualTo("assigned");
    submit(officer, id, "accept", Map.of(), null);
    // The clock of the page: five working days from Monday morning end on the next Monday.
    mvc.perform(get("/cases/" + id).with(As.person(officer)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("剩余 5 个工作日")))
        .andExpect(content().string(containsString("青石桥下堆放垃圾 &lt;b&gt;")))
        .andExpect(content().string(containsString("报结")))
        .andExpect(content().string(not(containsString("/steps/verify"))));
    clock.advance(Duration.ofDays(2));
    submit(
        officer,
        id,
        "report",
        Map.of("text", "已清运"),
        new MockMultipartFile("files", "清运后.png", "image/png", PICTURE));
    assertThat(state(id)).isEqualTo("to_verify");
    submit(second, id, "verify", Map.of("passed", "true", "text", "现场已清"), null);
    assertThat(state(id)).isEqualTo("closed");
    mvc.perform(get("/cases/" + id).with(As.person(leader)))
        .andExpect(content().string(containsString("已办结")))
        .andExpect(content().string(containsString("清运后.png")));
    // Every step is in the record of changes too.
    assertThat(
            recorded(
                "select count(*) from audit_entry where table_name = 'case_step' and after ->>"
                    + " 'case_id' = ?",
                String.valueOf(id)))
        .isEqualTo(6);
  }

  private int recorded(String sql, String value) {
    return Actor.house("测试").call(() -> jdbc.sql(sql).param(value).query(Integer.class).single());
  }

  private void submit(
      Actor person,
      long id,
      String step,
      Map<String, String> values,
      @Nullable MockMultipartFile file)
      throws Exception {
    var request = multipart("/cases/" + id + "/steps/" + step);
    if (file != null) {
      request.file(file);
    }
    request.param("_submission", UUID.randomUUID().toString());
    values.forEach((name, value) -> request.param(name, value));
    mvc.perform(request.with(csrf()).with(As.person(person)))
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", "/cases/" + id));
  }

  @Test
  void aMergeWithAWrongNumberIsToldBesideItInTheFormAndKeepsTheReason() throws Exception {
    long id = open("油烟扰民");
    take(inspector, id, new Step.Judge(true), "");
    String page =
        mvc.perform(
                multipart("/cases/" + id + "/steps/merge_into")
                    .header("Referer", "http://localhost/cases/" + id)
                    .param("survivor", "99999999")
                    .param("text", "与前案同一地点")
                    .with(csrf())
                    .with(As.person(inspector)))
            .andExpect(status().isNotFound())
            .andReturn()
            .getResponse()
            .getContentAsString();
    org.jsoup.nodes.Document shown = org.jsoup.Jsoup.parse(page);
    assertThat(shown.select(".field:has([name=survivor]) .error").text()).contains("99999999");
    assertThat(shown.select("[name=survivor]").val()).isEqualTo("99999999");
    assertThat(shown.select("details[open] textarea#text-merge_into").text()).isEqualTo("与前案同一地点");
    assertThat(shown.select("nav.nav")).isNotEmpty();
    assertThat(shown.text()).doesNotContain("there is no");
  }

  @Test
  void theSameLoopByProgram() throws Exception {
    String answer =
        mvc.perform(
                api("/api/cases", inspector)
                    .content(
                        """
                        {"kind": "inspection", "title": "排口异味", "region_code": "%s", "fields": {"place": "三号排口", "sort": "water"}}
                        """
                            .formatted(county.code())))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    long id = Long.parseLong(answer.replaceAll("\\D", ""));
    step(inspector, id, "{\"step\": \"judge\", \"founded\": true}")
        .andExpect(jsonPath("$.summary.state").value("judged"));
    step(
            inspector,
            id,
            "{\"step\": \"assign\", \"leads\": [%d, %d]}"
                .formatted(city.unit(WATER).id(), city.unit(TOWN).id()))
        .andExpect(jsonPath("$.summary.state").value("assigned"));
    step(officer, id, "{\"step\": \"accept\"}");
    step(townOfficer, id, "{\"step\": \"accept\"}")
        .andExpect(jsonPath("$.summary.state").value("handling"))
        .andExpect(jsonPath("$.allowed").value(org.hamcrest.Matchers.hasItem("report")));
    // One of two leads has reported: not yet to be verified.
    report(officer, id);
    assertThat(state(id)).isEqualTo("handling");
    mvc.perform(get("/api/cases?view=mine").with(As.person(townOfficer)))
        .andExpect(jsonPath("$.items[?(@.id == %d)].state".formatted(id)).value("handling"));
    report(townOfficer, id);
    assertThat(state(id)).isEqualTo("to_verify");
    step(second, id, "{\"step\": \"verify\", \"passed\": false, \"text\": \"仍有异味\"}")
        .andExpect(jsonPath("$.summary.state").value("handling"))
        .andExpect(jsonPath("$.steps.length()").value(7));
  }

  private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder api(
      String path, Actor person) {
    return post(path)
        .contentType(MediaType.APPLICATION_JSON)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .with(csrf())
        .with(As.person(person));
  }

  private org.springframework.test.web.servlet.ResultActions step(
      Actor person, long id, String body) throws Exception {
    return mvc.perform(api("/api/cases/" + id + "/steps", person).content(body))
        .andExpect(status().isOk());
  }

  @Test
  void whoHandledACaseCannotVerifyIt() {
    long id = open("不能自己核查");
    take(inspector, id, new Step.Judge(true), "");
    take(planner, id, new Step.Assign(List.of(city.unit(INSPECTORATE).id()), null), "");
    take(inspector, id, new Step.Accept(), "");
    report(inspector, id);
    for (Actor own : List.of(inspector, second, planner)) {
      assertThat(refusalOf(() -> take(own, id, new Step.Verify(true), "")).kind())
          .isEqualTo(Refusal.Kind.DENIED);
    }
    assertThat(state(id)).isEqualTo("to_verify");
  }

  @Test
  void noProblemAtAllNeedsEvidenceAndASecondPerson() {
    long id = open("查无此事");
    assertThat(refusalOf(() -> take(inspector, id, new Step.Judge(false), "现场没有")).kind())
        .isEqualTo(Refusal.Kind.INVALID);
    inspector.run(
        () ->
            desk.take(
                id,
                new Step.Judge(false),
                "现场没有",
                List.of(evidence.attach(id, "现场.png", PICTURE))));
    assertThat(refusalOf(() -> take(inspector, id, new Step.Verify(true), "")).kind())
        .isEqualTo(Refusal.Kind.DENIED);
    take(second, id, new Step.Verify(true), "属实没有");
    assertThat(
            Actor.house("测试")
                .call(
                    () ->
                        jdbc.sql("select outcome from case_file where id = ?")
                            .param(id)
                            .query(String.class)
                            .single()))
        .isEqualTo("unfounded");
  }

  @Test
  void eachSeesWhatIsTheirsAndNothingElse() throws Exception {
    long id = open("数据范围");
    take(inspector, id, new Step.Judge(true), "");
    take(inspector, id, new Step.Assign(List.of(city.unit(WATER).id()), null), "");
    for (Actor seeing : List.of(inspector, planner, leader, auditor, officer, countyOfficer)) {
      mvc.perform(get("/cases/" + id).with(As.person(seeing))).andExpect(status().isOk());
      mvc.perform(get("/api/cases/" + id).with(As.person(seeing))).andExpect(status().isOk());
    }
    for (Actor blind : List.of(townOfficer, otherCountyOfficer)) {
      mvc.perform(get("/cases/" + id).with(As.person(blind))).andExpect(status().isNotFound());
      mvc.perform(get("/api/cases/" + id).with(As.person(blind))).andExpect(status().isNotFound());
      mvc.perform(
              api("/api/cases/" + id + "/steps", blind)
                  .content("{\"step\": \"note\", \"text\": \"试试\"}"))
          .andExpect(status().isNotFound());
      mvc.perform(get("/api/cases?view=open").with(As.person(blind)))
          .andExpect(jsonPath("$.items[?(@.id == %d)]".formatted(id)).isEmpty());
      mvc.perform(get("/cases/points.json").with(As.person(blind)))
          .andExpect(content().string(not(containsString("数据范围"))));
    }
    // The county sees it, being its place, but has no part in it.
    mvc.perform(api("/api/cases/" + id + "/steps", countyOfficer).content("{\"step\": \"accept\"}"))
        .andExpect(status().isForbidden());
    // A planner of a county is a planner there only: seeing a case as a lead is not owning it.
    Actor countyPlanner = city.person("cp", COUNTY, Role.PLANNER, Role.INSPECTOR);
    long cityWide =
        inspector.call(
            () ->
                opening.open(
                    new Opening(
                        "supervision",
                        null,
                        "全市督办",
                        "",
                        Map.of(),
                        city.code(),
                        List.of(),
                        null,
                        null,
                        null,
                        null)));
    take(inspector, cityWide, new Step.Judge(true), "");
    take(inspector, cityWide, new Step.Assign(List.of(city.unit(COUNTY).id()), null), "");
    assertThat(countyPlanner.call(() -> desk.row(cityWide)).title()).isEqualTo("全市督办");
    assertThat(refusalOf(() -> take(countyPlanner, cityWide, new Step.Urge(), "催办")).kind())
        .isEqualTo(Refusal.Kind.DENIED);
  }

  @Test
  void twoWhoActAtOnceOneWinsTheOtherIsToldWhy() throws Exception {
    for (int round = 0; round < 5; round++) {
      long id = open("同时办理" + round);
      take(inspector, id, new Step.Judge(true), "");
      int version = Actor.house("测试").call(() -> desk.row(id).version());
      CyclicBarrier start = new CyclicBarrier(2);
      ExecutorService two = Executors.newFixedThreadPool(2);
      List<Future<Integer>> answers = new ArrayList<>();
      for (Actor person : List.of(inspector, second)) {
        Callable<Integer> act =
            () -> {
              start.await();
              return mvc.perform(
                      api("/api/cases/" + id + "/steps", person)
                          .content(
                              "{\"step\": \"assign\", \"leads\": [%d], \"version\": %d}"
                                  .formatted(city.unit(WATER).id(), version)))
                  .andReturn()
                  .getResponse()
                  .getStatus();
            };
        answers.add(two.submit(act));
      }
      List<Integer> got = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        got.add(answer.get());
      }
      two.shutdown();
      assertThat(got).containsExactlyInAnyOrder(200, 409);
      assertThat(Actor.house("测试").call(() -> desk.timeline(id))).hasSize(2);
    }
  }

  @Test
  void withoutAVersionTheSecondLearnsThatTheStateHasMovedOn() {
    long id = open("状态已变");
    take(inspector, id, new Step.Judge(true), "");
    Refusal refusal = refusalOf(() -> take(second, id, new Step.Judge(true), ""));
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(refusal.chinese()).contains("待交办").contains("研判");
  }

  @Test
  void theSameSubmissionTwiceIsOneStep() throws Exception {
    long id = open("重复提交");
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 3; i++) {
      mvc.perform(
              post("/api/cases/" + id + "/steps")
                  .contentType(MediaType.APPLICATION_JSON)
                  .header("Idempotency-Key", key)
                  .content("{\"step\": \"judge\", \"founded\": true}")
                  .with(csrf())
                  .with(As.person(inspector)))
          .andExpect(status().isOk());
    }
    assertThat(Actor.house("测试").call(() -> desk.timeline(id))).hasSize(1);
    String opening =
        "{\"kind\": \"report\", \"title\": \"只登一次\", \"region_code\": \"%s\", \"fields\": {\"channel\": \"own\"}}"
            .formatted(county.code());
    for (int i = 0; i < 2; i++) {
      mvc.perform(
              post("/api/cases")
                  .contentType(MediaType.APPLICATION_JSON)
                  .header("Idempotency-Key", key + "-2")
                  .content(opening)
                  .with(csrf())
                  .with(As.person(officer)))
          .andExpect(status().isCreated());
    }
    assertThat(
            Actor.house("测试")
                .call(
                    () ->
                        jdbc.sql("select count(*) from case_file where title = ?")
                            .param("只登一次")
                            .query(Integer.class)
                            .single()))
        .isEqualTo(1);
  }

  @Test
  void theWatchWarnsAndEscalatesEachLevelOnceAndTellsThoseItMust() throws Exception {
    long id = open("逾期升级");
    take(inspector, id, new Step.Judge(true), "");
    take(inspector, id, new Step.Assign(List.of(city.unit(WATER).id()), 4), "");
    take(officer, id, new Step.Accept(), "");
    // Monday 3 March + 4 working days = Friday 7 March, 17:30. Warnings at 1 working day before.
    clock.set(LocalDate.of(2025, 3, 6), LocalTime.of(17, 45));
    rounds();
    assertThat(steps(id, "warn")).isEqualTo(2);
    clock.set(LocalDate.of(2025, 3, 7), LocalTime.of(17, 30));
    rounds();
    assertThat(steps(id, "escalate")).isZero();
    clock.set(LocalDate.of(2025, 3, 7), LocalTime.of(17, 31));
    rounds();
    rounds();
    assertThat(steps(id, "escalate")).isEqualTo(1);
    clock.set(LocalDate.of(2025, 3, 11), LocalTime.of(18, 0));
    rounds();
    assertThat(steps(id, "escalate")).isEqualTo(2);
    clock.set(LocalDate.of(2025, 6, 30), LocalTime.of(9, 0));
    rounds();
    rounds();
    assertThat(steps(id, "escalate")).isEqualTo(3);
    told(leader, id, "分管领导");
    told(mainLeader, id, "主要领导");
    mvc.perform(get("/cases?view=late").with(As.person(planner)))
        .andExpect(content().string(containsString("逾期升级")))
        .andExpect(content().string(containsString("已升级 3 级")));
  }

  private void rounds() {
    Actor.house("测试").run(watch::goRound);
  }

  private int steps(long id, String kind) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql("select count(*) from case_step where case_id = ? and step = ?")
                    .params(id, kind)
                    .query(Integer.class)
                    .single());
  }

  private void told(Actor person, long id, String words) {
    Soon.is(person.name() + " told", () -> notices(person, id, words) > 0);
    assertThat(notices(person, id, words)).isEqualTo(1);
  }

  private int notices(Actor person, long id, String words) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql(
                        "select count(*) from notice where person_id = ? and link = ? and chinese"
                            + " like ?")
                    .params(person.person(), "/cases/" + id, "%" + words + "%")
                    .query(Integer.class)
                    .single());
  }

  @Test
  void suspensionStopsTheClockAndEndsByItself() {
    long id = open("中止计时");
    take(inspector, id, new Step.Judge(true), "");
    take(inspector, id, new Step.Assign(List.of(city.unit(WATER).id()), 5), "");
    take(officer, id, new Step.Accept(), "");
    take(inspector, id, new Step.Suspend(LocalDate.of(2025, 3, 31)), "汛期不能施工");
    clock.set(LocalDate.of(2025, 3, 20), LocalTime.of(9, 0));
    rounds();
    assertThat(state(id)).isEqualTo("suspended");
    assertThat(steps(id, "escalate")).isZero();
    clock.set(LocalDate.of(2025, 4, 1), LocalTime.of(8, 0));
    rounds();
    assertThat(state(id)).isEqualTo("handling");
    var due = Actor.house("测试").call(() -> desk.row(id).subject().clock().due());
    // Nearly six working days were left on 3 March: they end on 9 April, 清明 between.
    assertThat(due)
        .isEqualTo(LocalDate.of(2025, 4, 9).atTime(17, 30).atZone(clock.getZone()).toInstant());
  }

  @Test
  void anExtensionIsBoundedAndGrantedBySomebodyElse() {
    long id = open("延期");
    take(inspector, id, new Step.Judge(true), "");
    take(inspector, id, new Step.Assign(List.of(city.unit(WATER).id()), 5), "");
    take(officer, id, new Step.Accept(), "");
    assertThat(refusalOf(() -> take(officer, id, new Step.AskExtension(11), "雨季")).chinese())
        .contains("1–10");
    take(officer, id, new Step.AskExtension(10), "雨季");
    assertThat(refusalOf(() -> take(head, id, new Step.DecideExtension(true), "")).kind())
        .isEqualTo(Refusal.Kind.DENIED);
    take(leader, id, new Step.DecideExtension(true), "");
    var due = Actor.house("测试").call(() -> desk.row(id).subject().clock().due());
    assertThat(due)
        .isEqualTo(LocalDate.of(2025, 3, 24).atTime(17, 30).atZone(clock.getZone()).toInstant());
    clock.set(LocalDate.of(2025, 3, 25), LocalTime.of(9, 0));
    assertThat(refusalOf(() -> take(officer, id, new Step.AskExtension(1), "再延")).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
  }

  @Test
  void aMergedCasePointsToItsSurvivorAndNothingIsLost() throws Exception {
    long first = open("同一问题甲");
    long again = open("同一问题乙");
    take(inspector, again, new Step.Note(), "乙案的进展");
    take(inspector, again, new Step.MergeInto(first), "与 #" + first + " 重复");
    assertThat(state(again)).isEqualTo("merged");
    assertThat(Actor.house("测试").call(() -> desk.timeline(first)).stream().map(StepRow::text))
        .contains("乙案的进展");
    assertThat(refusalOf(() -> take(inspector, again, new Step.Note(), "还能写吗")).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
    mvc.perform(get("/cases/" + again).with(As.person(inspector)))
        .andExpect(content().string(containsString("并入案件 #" + first)));
    assertThat(refusalOf(() -> take(inspector, first, new Step.MergeInto(first), "并入自己")).kind())
        .isEqualTo(Refusal.Kind.INVALID);
  }

  @Test
  void evidenceIsTakenByContentKeptWithItsHashAndGivenOutAsAnAttachment() throws Exception {
    long id = open("佐证");
    byte[] picture = Arrays.copyOf(PICTURE, 77);
    long file = inspector.call(() -> evidence.attach(id, "../../桥\"下\r\n.png", picture));
    mvc.perform(get("/cases/%d/evidence/%d".formatted(id, file)).with(As.person(inspector)))
        .andExpect(status().isOk())
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andExpect(header().string("Content-Disposition", not(containsString(".."))))
        .andExpect(content().bytes(picture));
    mvc.perform(get("/cases/%d/evidence/%d".formatted(id, file)).with(As.person(townOfficer)))
        .andExpect(status().isNotFound());
    byte[] html =
        "<html><script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(refusalOf(() -> inspector.run(() -> evidence.attach(id, "照片.png", html))).chinese())
        .contains("照片.png")
        .contains("jpg");
    assertThat(
            refusalOf(
                    () ->
                        inspector.run(
                            () ->
                                evidence.attach(
                                    id, "大.png", Arrays.copyOf(PICTURE, (20 << 20) + 1))))
                .chinese())
        .contains("20 MB");
    // Changed behind our back: it is not given out.
    Actor.house("测试")
        .run(
            () -> {
              jdbc.sql("alter table stored_file no force row level security").update();
              jdbc.sql("update stored_file set content = '\\x89' where sha256 = ?")
                  .param(Store.sha256(picture))
                  .update();
              jdbc.sql("alter table stored_file force row level security").update();
            });
    mvc.perform(get("/cases/%d/evidence/%d".formatted(id, file)).with(As.person(inspector)))
        .andExpect(status().isConflict());
  }

  @Test
  void theOneWhoReportedIsKnownToTheHandlerOnly() throws Exception {
    long id =
        inspector.call(
            () ->
                opening.open(
                    new Opening(
                        "report",
                        null,
                        "夜间噪声",
                        "",
                        Map.of("channel", "telephone"),
                        county.code(),
                        List.of(),
                        null,
                        null,
                        "欧阳晓雯",
                        "13912345678")));
    take(inspector, id, new Step.Judge(true), "");
    take(inspector, id, new Step.Assign(List.of(city.unit(WATER).id()), null), "");
    take(officer, id, new Step.Accept(), "");
    mvc.perform(get("/cases/" + id).with(As.person(officer)))
        .andExpect(content().string(containsString("欧阳晓雯 13912345678")));
    for (Actor other : List.of(inspector, leader, countyOfficer)) {
      mvc.perform(get("/cases/" + id).with(As.person(other)))
          .andExpect(content().string(containsString("欧** 139****5678")))
          .andExpect(content().string(not(containsString("晓雯"))));
      mvc.perform(get("/api/cases/" + id).with(As.person(other)))
          .andExpect(content().string(not(containsString("13912345678"))));
    }
    assertThat(
            recorded(
                "select count(*) from audit_entry where table_name = 'case_file' and row_key = ?",
                String.valueOf(id)))
        .isPositive();
    assertThat(
            recorded(
                "select count(*) from audit_entry where table_name = 'case_file' and row_key = ?"
                    + " and after::text like '%13912345678%'",
                String.valueOf(id)))
        .isZero();
  }

  @Test
  void aLateRoundOfManyIsDoneForThoseThatCanBe() throws Exception {
    long one = open("批量甲");
    long two = open("批量乙");
    take(inspector, one, new Step.Judge(true), "");
    String location =
        mvc.perform(
                post("/cases/bulk")
                    .param("pick", String.valueOf(one), String.valueOf(two))
                    .param("action", "assign")
                    .param("leads", String.valueOf(city.unit(WATER).id()))
                    .param("back", "view=open")
                    .param("_submission", UUID.randomUUID().toString())
                    .with(csrf())
                    .with(As.person(inspector)))
            .andExpect(status().isSeeOther())
            .andReturn()
            .getResponse()
            .getHeader("Location");
    assertThat(location).isEqualTo("/cases?view=open");
    assertThat(state(one)).isEqualTo("assigned");
    assertThat(state(two)).isEqualTo("found");
  }

  @Test
  void pagesOfAListFollowEachOtherWithoutGapsAndExcelHasThemAll() throws Exception {
    for (int i = 0; i < 7; i++) {
      open("翻页" + i);
      clock.advance(Duration.ofMinutes(7));
    }
    Ask asked = CaseList.view("open").with("kind", "inspection").with("region", county.code());
    List<Long> walked = new ArrayList<>();
    inspector.run(
        () -> {
          String after = null;
          do {
            Page<CaseLine> page = lists.page(list, new Ask(asked.given(), null, after, null, 3));
            page.items().forEach(line -> walked.add(line.id()));
            after = page.next();
          } while (after != null);
        });
    assertThat(walked).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(7);
    byte[] file =
        mvc.perform(
                get("/cases.xlsx?view=open&kind=inspection&region=" + county.code())
                    .with(As.person(inspector)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(walked.size() + 2);
      assertThat(rows.get(1).getCellText(1)).isEqualTo("案件");
    }
    CaseCounts counts = inspector.call(() -> cases.counts(county.path(), null));
    assertThat(counts.open()).isGreaterThanOrEqualTo(walked.size());
  }

  @Test
  void aFormThatIsIncompleteSaysWhatIsMissing() {
    Opening incomplete =
        new Opening(
            "inspection",
            null,
            "缺项",
            "",
            Map.of("sort", "waste"),
            county.code(),
            List.of(),
            null,
            null,
            null,
            null);
    assertThat(refusalOf(() -> inspector.run(() -> opening.open(incomplete))).chinese())
        .contains("具体地点");
    assertThatThrownBy(() -> officer.run(() -> opening.open(inspection("部门人员不能登记巡查发现"))))
        .isInstanceOf(Refused.class);
  }

  @Test
  void allPagesOpenForAllRolesInBothLanguages() throws Exception {
    long id = open("两种语言");
    for (Actor person : List.of(inspector, planner, leader, auditor, officer, countyOfficer)) {
      for (String language : List.of("zh", "en")) {
        for (Listing.View<CaseLine> view : Objects.requireNonNull(list.views()).all()) {
          mvc.perform(
                  get("/cases?map=true&view=%s&lang=%s".formatted(view.value(), language))
                      .with(As.person(person)))
              .andExpect(status().isOk())
              .andExpect(content().string(not(containsString("??"))));
        }
        mvc.perform(get("/cases/supervision?lang=" + language).with(As.person(person)))
            .andExpect(status().isOk())
            .andExpect(content().string(not(containsString("??"))));
      }
    }
    for (String kind : List.of("inspection", "report", "supervision")) {
      mvc.perform(get("/cases/new?lang=en&kind=" + kind).with(As.person(inspector)))
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("??"))));
    }
    mvc.perform(get("/cases/" + id + "?lang=en").with(As.person(inspector)))
        .andExpect(content().string(containsString("What you can do now")))
        .andExpect(content().string(not(containsString("??"))));
  }

  @Test
  void theBulletinCountsAndRanksAndComesAsWorkbookAndDocument() throws Exception {
    long done = open("通报办结");
    take(inspector, done, new Step.Judge(true), "");
    take(inspector, done, new Step.Assign(List.of(city.unit(WATER).id()), null), "");
    take(officer, done, new Step.Accept(), "");
    clock.set(LocalDate.of(2025, 3, 5), LocalTime.of(9, 30));
    report(officer, done);
    take(second, done, new Step.Verify(true), "");
    long late = open("通报逾期");
    take(inspector, late, new Step.Judge(true), "");
    take(inspector, late, new Step.Assign(List.of(city.unit(TOWN).id()), 1), "");
    take(townOfficer, late, new Step.Accept(), "");
    clock.set(LocalDate.of(2025, 3, 10), LocalTime.of(9, 0));
    rounds();
    Bulletin.Figures figures =
        planner.call(() -> bulletin.figures(YearMonth.of(2025, 3), Bulletin.By.UNIT));
    Bulletin.Standing water = standing(figures, city.unit(WATER).id());
    Bulletin.Standing town = standing(figures, city.unit(TOWN).id());
    assertThat(List.of(water.taken(), water.completed(), water.open(), water.late()))
        .containsExactly(1, 1, 0, 0);
    // Two days of the officer's desk: Monday 9:30 to Wednesday 9:30.
    assertThat(water.days()).isEqualTo(2.0);
    assertThat(List.of(town.taken(), town.completed(), town.open(), town.late()))
        .containsExactly(1, 0, 1, 1);
    assertThat(water.rank()).isLessThan(town.rank());
    everyFigureIsTheCountOfItsList();
    mvc.perform(get("/cases/supervision?month=2025-03").with(As.person(planner)))
        .andExpect(content().string(containsString("2025年3月督查通报")))
        // The month is not over.
        .andExpect(content().string(containsString("目前在办")))
        .andExpect(content().string(containsString("通报逾期")))
        .andExpect(content().string(containsString(city.unit(WATER).name())));
    byte[] workbook = file("/cases/supervision.xlsx?month=2025-03");
    try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      assertThat(read.getFirstSheet().read().get(0).getCellText(0)).isEqualTo("2025年3月督查通报");
    }
    try (XWPFDocument read =
            new XWPFDocument(
                new ByteArrayInputStream(file("/cases/supervision.docx?month=2025-03")));
        XWPFWordExtractor words = new XWPFWordExtractor(read)) {
      assertThat(words.getText())
          .contains("2025年3月督查通报", "二、各单位排名", city.unit(WATER).name(), "统计口径");
    }
  }

  /** Of the sum and of each unit and county, by the address that the page leads to. */
  private void everyFigureIsTheCountOfItsList() throws Exception {
    int figures = 0;
    for (Bulletin.By by : Bulletin.By.values()) {
      Bulletin.Figures all = planner.call(() -> bulletin.figures(YearMonth.of(2025, 3), by));
      String page =
          mvc.perform(
                  get("/cases/supervision?month=2025-03&by=" + by.name().toLowerCase(Locale.ROOT))
                      .with(As.person(planner)))
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      List<Bulletin.Standing> standings = new ArrayList<>(all.standings());
      standings.add(all.sum());
      for (Bulletin.Standing one : standings) {
        Map<String, Integer> said =
            Map.of(
                "taken", one.taken(),
                "completed", one.completed(),
                "remaining", one.open(),
                "became_late", one.late(),
                "red", one.red());
        for (Map.Entry<String, Integer> figure : said.entrySet()) {
          String address = all.href(figure.getKey(), one);
          assertThat(page).contains(address.replace("&", "&amp;"));
          Map<String, String> query =
              UriComponentsBuilder.fromUriString(address)
                  .build()
                  .getQueryParams()
                  .toSingleValueMap();
          long there = planner.call(() -> lists.count(list, Ask.of(list, query::get)));
          assertThat(there).as(address).isEqualTo(figure.getValue().longValue());
          figures++;
        }
      }
    }
    assertThat(figures).isGreaterThan(20);
  }

  private static Bulletin.Standing standing(Bulletin.Figures figures, long unit) {
    return figures.standings().stream()
        .filter(s -> s.key().equals(String.valueOf(unit)))
        .findFirst()
        .orElseThrow();
  }

  private byte[] file(String address) throws Exception {
    return mvc.perform(get(address).with(As.person(planner)))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }
}
