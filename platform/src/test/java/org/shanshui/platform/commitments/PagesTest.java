package org.shanshui.platform.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.Milestones;
import org.shanshui.platform.commitments.targets.Apportioning;
import org.shanshui.platform.commitments.targets.Targets;
import org.shanshui.platform.commitments.tasks.WorkPoints;
import org.shanshui.platform.directory.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Every page opens for who may see it, in both languages, and shows nothing out of sight. */
@PlatformTest
class PagesTest {
  /** A form that would change a commitment. */
  private static final String CHANGE = "<form method=\"post\"[^>]* action=\"/(tasks|targets)";

  @Autowired private MockMvc mvc;
  @Autowired private Book book;
  @Autowired private WorkPoints points;
  @Autowired private Targets targets;
  @Autowired private Apportioning apportioning;
  @Autowired private Milestones milestones;
  @Autowired private Commitments commitments;
  private static long reports;
  private TestCity city;
  private TestPlan plan;
  private Map<Long, Commitment> items;

  @BeforeEach
  void adopt(@Autowired AutowireCapableBeanFactory beans) {
    city = TestCity.of(beans);
    long environment = city.unit("云岫市生态环境局").id();
    plan =
        TestPlan.of(city, "云岫市生态三年行动<计划>", 2024, 2026)
            .task(
                11,
                "开展河道综合整治。新建绿道120公里。",
                environment,
                List.of(city.unit("云岫市交通运输局").id()),
                true,
                "2025")
            .task(12, "编制方案<script>alert(1)</script>。", null, List.of(), false, null)
            .target(13, 11L, "新建绿道", ">=", "120", "公里", "2026")
            .indicator(14, "优良天数比例", "%", "96.5", "2026")
            .project(15, 11L, "云水大道改造工程", "120000", "30000.5")
            .group(16, 11L, "重大项目", "84", "20171700", "2112800");
    TestPlan.adopt(city, plan.version(1));
    items = new java.util.HashMap<>();
    Actor.house("测试").call(() -> book.ofPlan(plan.id())).forEach(c -> items.put(c.itemId(), c));
  }

  private long id(long item) {
    return java.util.Objects.requireNonNull(items.get(item)).id();
  }

  private MockHttpServletResponse open(Actor by, String address) throws Exception {
    return mvc.perform(get(java.net.URI.create(address)).with(As.person(by)))
        .andReturn()
        .getResponse();
  }

  @Test
  void everyPageOpensInBothLanguages() throws Exception {
    city.as(
        city.planner(),
        () -> {
          points.generate(plan.id(), 2025);
          Apportioning.YearShare first = new Apportioning.YearShare(2025, new BigDecimal("60"));
          Apportioning.YearShare last = new Apportioning.YearShare(2026, new BigDecimal("120"));
          apportioning.byYear(
              id(13), targets.get(id(13)).common().version(), "CUMULATIVE", List.of(first, last));
        });
    for (String address :
        List.of(
            "/tasks",
            "/tasks?plan="
                + plan.id()
                + "&light=on_schedule&text=%E6%B2%B3&unit="
                + city.unit("云岫市生态环境局").id()
                + "&part=lead",
            "/tasks/measures",
            "/tasks/duties",
            "/tasks/points?plan=" + plan.id() + "&year=2025",
            "/tasks/" + id(11),
            "/tasks/" + id(12),
            "/targets",
            "/targets/" + id(13),
            "/targets/" + id(14),
            "/projects",
            "/projects?cls=%E7%94%9F%E6%80%81&phase=CONTINUED&standing=LISTED",
            "/projects/" + id(15),
            "/projects/" + id(15) + "/edit",
            "/projects/new",
            "/projects/rollup?plan=" + plan.id(),
            "/projects/import")) {
      for (String language : List.of("zh", "en")) {
        MockHttpServletResponse answer =
            open(
                city.planner(), address + (address.contains("?") ? "&" : "?") + "lang=" + language);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        assertThat(answer.getContentAsString())
            .as(address)
            .doesNotContain("??")
            .doesNotContain("<script>alert")
            .endsWith("</html>\n");
      }
    }
  }

  @Test
  void aTableHasItsMoneyInOneUnitAndSumsItUpInIt() throws Exception {
    TestPlan.adopt(city, plan.project(17, 11L, "小桥改造", "800", "0.5").version(2));
    for (String address :
        List.of("/projects?plan=" + plan.id(), "/projects/rollup?plan=" + plan.id())) {
      for (String language : List.of("zh", "en")) {
        String page = open(city.planner(), address + "&lang=" + language).getContentAsString();
        List<String> figures =
            Pattern.compile("<td class=\"num[^>]*>(?:<a[^>]*>)?([^<]*)")
                .matcher(page)
                .results()
                .map(cell -> cell.group(1).strip())
                .toList();
        assertThat(figures).as(address).contains("120,800", "20,171,700");
        assertThat(figures).as(address).allMatch(one -> one.matches("[-\\d,.]*|—"));
        assertThat(page).contains(language.equals("zh") ? "万元" : "10,000 yuan");
      }
    }
  }

  @Test
  void theFormOfAProjectStandsInPartsWithHintsAndSums() throws Exception {
    Map<String, String> form = new java.util.HashMap<>();
    Actor planner = city.planner();
    form.put("code", "F-" + plan.id());
    form.put("name", "分组表单");
    form.put("cls", "交通");
    form.put("phase", "NEW_START");
    form.put("place", "990101");
    form.put("lead", String.valueOf(city.unit("云岫市交通运输局").id()));
    form.put("start", "2025-01-01");
    form.put("due", "2026-12-31");
    form.put("total", "1000.5");
    form.put("money.all.CITY", "600.25");
    form.put("money.all.PROVINCE", "400.25");
    form.put("money.2025.CITY", "300");
    form.put("money.2025.PROVINCE", "0.5");
    MockHttpServletRequestBuilder sent = post("/projects").with(csrf()).with(As.person(planner));
    form.forEach(sent::param);
    sent.param("_submission", UUID.randomUUID().toString());
    String where = mvc.perform(sent).andReturn().getResponse().getHeader("Location");
    String page = open(planner, where + "/edit").getContentAsString();
    assertThat(
            Pattern.compile("<h2 id=\"part-[a-z]+\">([^<]+)")
                .matcher(page)
                .results()
                .map(one -> one.group(1)))
        .containsExactly("基本情况", "责任与时限", "建设地点和坐标", "投资");
    assertThat(page)
        .contains("<span class=\"hint\" id=\"total-hint\">填写资金来源时，各来源合计须等于总投资")
        .contains("<span class=\"hint\" id=\"longitude-hint\">小数度")
        .contains("<caption>资金来源与年度投资（万元）</caption>")
        .contains("<output>1000.5</output>")
        .contains("<output>300.5</output>");
    // What is refused stands in the same form: the sources do not make the total.
    form.put("money.all.PROVINCE", "400");
    form.put("code", "G-" + plan.id());
    MockHttpServletRequestBuilder again = post("/projects").with(csrf()).with(As.person(planner));
    form.forEach(again::param);
    again.param("_submission", UUID.randomUUID().toString());
    assertThat(mvc.perform(again).andReturn().getResponse().getStatus()).isEqualTo(422);
  }

  private void report(long item, String value, String asOf) {
    city.house(
        () ->
            commitments.record(
                List.of(
                    new Progress(
                        ++reports,
                        CommitmentKind.TARGET,
                        id(item),
                        null,
                        new BigDecimal(value),
                        null,
                        null,
                        LocalDate.parse(asOf)))));
  }

  @Test
  void eachValueStandsBesideTheYearAndThePeriodBefore() throws Exception {
    report(13, "40", "2025-03-31");
    report(13, "50", "2025-06-30");
    report(13, "45.5", "2026-06-30");
    report(14, "94", "2025-05-31");
    report(14, "95.5", "2025-06-30");
    report(14, "93.75", "2026-05-31");
    assertThat(cells("/targets/" + id(13) + "?lang=zh"))
        .containsExactly("-9.00%", "—", "—", "+25.00%", "—", "—");
    assertThat(cells("/targets/" + id(14) + "?lang=zh"))
        .containsExactly("-0.25个百分点", "—", "—", "+1.50个百分点", "—", "—");
    assertThat(cells("/targets/" + id(14) + "?lang=en"))
        .startsWith("-0.25 percentage points", "—", "—", "+1.50 percentage points");
    assertThat(open(city.planner(), "/api/targets/" + id(14) + "/values").getContentAsString())
        .contains("\"on_year\":{\"amount\":-0.25,\"measure\":\"PERCENTAGE_POINTS\"}");
  }

  /** Of each value, the latest first: against the year before, against the period before. */
  private List<String> cells(String address) throws Exception {
    String page = open(city.planner(), address).getContentAsString();
    String table = page.substring(page.indexOf("<table id=\"values-table\""));
    assertThat(table).contains(address.endsWith("en") ? "On the year" : ">同比<");
    return java.util.regex.Pattern.compile("<tr>(.*?)</tr>", java.util.regex.Pattern.DOTALL)
        .matcher(table.substring(table.indexOf("<tbody>"), table.indexOf("</tbody>")))
        .results()
        .flatMap(
            row -> {
              List<String> cells =
                  java.util.regex.Pattern.compile(
                          "<td[^>]*>(.*?)</td>", java.util.regex.Pattern.DOTALL)
                      .matcher(row.group(1))
                      .results()
                      .map(cell -> cell.group(1))
                      .toList();
              return java.util.stream.Stream.of(cells.get(3), cells.get(4));
            })
        .toList();
  }

  @Test
  void everyListIsAlsoJsonAndAWorkbook() throws Exception {
    for (String address :
        List.of(
            "/api/tasks?plan=" + plan.id() + "&limit=1",
            "/api/targets?plan=" + plan.id(),
            "/api/projects?plan=" + plan.id(),
            "/api/tasks/" + id(11),
            "/api/targets/" + id(13),
            "/api/projects/" + id(15),
            "/api/projects/rollup")) {
      MockHttpServletResponse answer = open(city.planner(), address);
      assertThat(answer.getStatus()).as(address).isEqualTo(200);
      assertThat(answer.getContentType()).contains("json");
    }
    assertThat(
            open(city.planner(), "/api/tasks?plan=" + plan.id() + "&limit=1").getContentAsString())
        .contains("\"next\":\"2025-12-31_", "\"lead_unit_id\"");
    for (String address :
        List.of(
            "/tasks/lists.xlsx?plan=" + plan.id(),
            "/targets.xlsx",
            "/projects.xlsx",
            "/projects/rollup.xlsx",
            "/projects/import/template.xlsx",
            "/tasks/points.xlsx?plan=" + plan.id() + "&year=2025",
            "/tasks/lists.docx?plan=" + plan.id())) {
      MockHttpServletResponse answer = open(city.planner(), address);
      assertThat(answer.getStatus()).as(address).isEqualTo(200);
      assertThat(answer.getContentAsByteArray()).as(address).startsWith('P', 'K');
    }
  }

  @Test
  void workbooksSayInWordsWhatTheyMean() throws Exception {
    for (String address : List.of("/targets.xlsx", "/projects/rollup.xlsx")) {
      byte[] file = open(city.planner(), address).getContentAsByteArray();
      List<String> cells = new java.util.ArrayList<>();
      try (org.apache.poi.xssf.usermodel.XSSFWorkbook book =
          new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(file))) {
        book.forEach(
            sheet -> sheet.forEach(row -> row.forEach(cell -> cells.add(cell.toString()))));
      }
      assertThat(cells).as(address).hasSizeGreaterThan(10);
      assertThat(cells)
          .as(address)
          .doesNotContain(
              "COMPLETED", "ON_SCHEDULE", "BEHIND", "OVERDUE", "all", "class", "region");
    }
  }

  @Test
  void anOfficerOfAnotherUnitSeesNeitherRowsNorPages() throws Exception {
    Actor housing = city.person("yx.housing", "云岫市住房和城乡建设局", Role.UNIT_OFFICER);
    assertThat(open(housing, "/tasks?plan=" + plan.id()).getContentAsString())
        .doesNotContain("开展河道综合整治");
    assertThat(open(housing, "/tasks/duties").getStatus()).isEqualTo(200);
    for (String address :
        List.of(
            "/tasks/" + id(11),
            "/targets/" + id(13),
            "/projects/" + id(15),
            "/api/tasks/" + id(11),
            "/api/projects/" + id(15))) {
      assertThat(open(housing, address).getStatus()).as(address).isEqualTo(404);
    }
    Actor environment = city.person("yx.env", "云岫市生态环境局", Role.UNIT_OFFICER);
    assertThat(open(environment, "/tasks?plan=" + plan.id()).getContentAsString())
        .contains("开展河道综合整治")
        .doesNotContain("编制方案");
  }

  @Test
  void officersChangeMeasuresOfTheirOwnTasksAndNothingElse() throws Exception {
    Actor environment = city.person("yx.env", "云岫市生态环境局", Role.UNIT_OFFICER);
    String unit = String.valueOf(city.unit("云岫市生态环境局").id());
    assertThat(
            mvc.perform(
                    post("/tasks/" + id(11) + "/measures")
                        .param("text", "排查入河排口")
                        .param("unit", unit)
                        .param("_submission", "m" + plan.id())
                        .with(csrf())
                        .with(As.person(environment)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(303);
    assertThat(open(environment, "/tasks/" + id(11)).getContentAsString()).contains("排查入河排口");
    assertThat(
            mvc.perform(
                    post("/tasks/" + id(11))
                        .param("version", "1")
                        .param("title", "改")
                        .param("lead", unit)
                        .param("start", "2025-01-01")
                        .param("due", "2025-12-31")
                        .with(csrf())
                        .with(As.person(environment)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(403);
  }

  @Test
  void sharesThatDoNotMeetTheWholeAreRefusedWithTheFigures() throws Exception {
    String version = String.valueOf(Actor.house("测试").call(() -> book.get(id(13))).version());
    MockHttpServletResponse refused =
        mvc.perform(
                post("/targets/" + id(13) + "/units")
                    .param("version", version)
                    .param("unit." + city.unit("岫城区人民政府").id(), "60")
                    .param("unit." + city.unit("澄湖区人民政府").id(), "58")
                    .with(csrf())
                    .with(As.person(city.planner())))
            .andReturn()
            .getResponse();
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("2 个单位合计 118 公里，少于目标 120 公里，差 2 公里");

    String unit = "unit." + city.unit("岫城区人民政府").id();
    String page =
        mvc.perform(
                post("/targets/" + id(13) + "/units")
                    .header("Referer", "http://localhost/targets/" + id(13))
                    .param("version", version)
                    .param(unit, "60")
                    .param("unit." + city.unit("澄湖区人民政府").id(), "58")
                    .with(csrf())
                    .with(As.person(city.planner())))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page)
        .as("its own page again, with what was typed and why it was refused in its form")
        .contains("class=\"nav\"", "少于目标 120 公里")
        .containsPattern("name=\"" + unit + "\"[^>]*value=\"60\"")
        .containsPattern("<form[^>]*/units\"[^>]*><div class=\"problem\"|<details open");
    String version2 = String.valueOf(Actor.house("测试").call(() -> book.get(id(13))).version());
    String typed =
        mvc.perform(
                post("/targets/" + id(13))
                    .header("Referer", "http://localhost/targets/" + id(13))
                    .param("version", version2)
                    .param("comparator", ">=")
                    .param("value", "一百")
                    .param("due", "2026-12-31")
                    .param("lead", "1")
                    .with(csrf())
                    .with(As.person(city.planner())))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(typed).contains("“一百”不是数字，请只填数字，不带单位。", "value=\"一百\"");
  }

  /** A planner of a lower region sees what their unit takes part in, and does not steer it. */
  @Test
  void aPlannerSteersWhatBelongsToTheirRegionOnly() throws Exception {
    city.as(city.planner(), () -> points.generate(plan.id(), 2025));
    city.as(
        city.planner(),
        () -> milestones.add(id(11), null, "完成初步设计", LocalDate.of(2025, 6, 30), null));
    long milestone = city.planner().call(() -> milestones.of(id(11))).get(0).id();
    Actor county = city.person("yx.luzhou.planner", "鹭洲市人民政府", Role.PLANNER);
    for (String address :
        List.of(
            "/tasks/" + id(11),
            "/targets/" + id(13),
            "/tasks/points?plan=" + plan.id() + "&year=2025")) {
      MockHttpServletResponse shown = open(county, address);
      assertThat(shown.getStatus()).as(address).isEqualTo(200);
      assertThat(shown.getContentAsString()).as(address).doesNotContainPattern(CHANGE);
      assertThat(open(city.planner(), address).getContentAsString())
          .as(address)
          .containsPattern(CHANGE);
    }
    String unit = String.valueOf(city.unit("鹭洲市人民政府").id());
    Map<String, Map<String, String>> changes =
        Map.of(
            "/tasks/" + id(11),
            Map.of("title", "改", "lead", unit, "start", "2024-01-01", "due", "2025-12-31"),
            "/targets/" + id(13),
            Map.of("comparator", ">=", "value", "1", "due", "2026-12-31", "lead", unit),
            "/targets/" + id(13) + "/nature",
            Map.of("nature", "SUM"),
            "/targets/" + id(13) + "/units",
            Map.of("unit." + unit, "120"),
            "/targets/" + id(13) + "/unite",
            Map.of(),
            "/tasks/points/generate",
            Map.of("plan", String.valueOf(plan.id()), "year", "2026"),
            "/tasks/points/rollover",
            Map.of("plan", String.valueOf(plan.id()), "year", "2025"),
            "/tasks/" + id(11) + "/milestones",
            Map.of("title", "改", "due", "2025-06-30"),
            "/tasks/" + id(11) + "/milestones/" + milestone + "/done",
            Map.of("evidence", "改"));
    for (Map.Entry<String, Map<String, String>> change : changes.entrySet()) {
      MockHttpServletRequestBuilder asked =
          post(change.getKey())
              .with(As.person(county))
              .with(csrf())
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .param("version", "1");
      change.getValue().forEach(asked::param);
      assertThat(mvc.perform(asked).andReturn().getResponse().getStatus())
          .as(change.getKey())
          .isEqualTo(403);
    }
    assertThat(city.planner().call(() -> points.of(plan.id(), 2026))).isEmpty();
  }
}
