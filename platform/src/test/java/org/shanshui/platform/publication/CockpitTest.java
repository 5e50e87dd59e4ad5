package org.shanshui.platform.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the cockpit says of counties and of cases. */
@PlatformTest
class CockpitTest {
  private static final Pattern FIGURE =
      Pattern.compile("<a[^>]*\\bdata-cases\\b[^>]*href=\"([^\"]+)\"[^>]*>([^<]*)</a>");
  private static final String XIUCHENG = "990101";
  private static final String SONGLING = "990108";

  @Autowired private MockMvc mvc;
  @Autowired private Cases cases;
  @Autowired private Cockpit cockpit;
  @Autowired private MovableClock.Hands clock;
  private final JsonMapper json = JsonMapper.builder().build();
  private TestCity city;
  private Actor inspector;
  private Actor leader;

  @BeforeEach
  void city(@Autowired AutowireCapableBeanFactory beans) {
    clock.set(LocalDate.of(2025, 3, 3), LocalTime.of(9, 0));
    city = TestCity.of(beans);
    inspector = city.person("yx.cockpit.inspector", "云岫市人民政府", Role.INSPECTOR);
    leader = city.person("yx.cockpit.leader", "云岫市人民政府", Role.LEADER);
    cockpit.forget();
  }

  private Board board(long plan) {
    return city.as(
        leader, () -> cockpit.board(new Board.Choice(plan, null, CommitmentKind.TASK, null, null)));
  }

  private static Board.County county(Board board, String code) {
    return board.counties().stream()
        .filter(county -> county.own().key().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCountyHasTheLightOfItsOwnAffairsOnly() {
    long department = city.unit("云岫市生态环境局").id();
    long xiucheng = city.unit("岫城区人民政府").id();
    long songling = city.unit("松泠县人民政府").id();
    TestPlan plan =
        TestPlan.of(city, "县区亮灯计划", 2024, 2026)
            .task(1, "各县（市、区）整治，市里牵头，已逾期。", department, List.of(), true, "2024-06")
            .task(2, "岫城区牵头，按期。", xiucheng, List.of(), false, "2026")
            .task(3, "松泠县牵头，已逾期。", songling, List.of(xiucheng), false, "2024-06");
    TestPlan.adopt(city, plan.version(1));
    Board board = board(plan.id());
    Board.County own = county(board, XIUCHENG);
    assertThat(own.light()).isEqualTo(Light.ON_SCHEDULE);
    assertThat(own.own().all().n()).isEqualTo(1);
    assertThat(own.shared().n()).isEqualTo(2);
    assertThat(county(board, SONGLING).light()).isEqualTo(Light.OVERDUE);
    assertThat(county(board, "990103").light()).as("only takes part").isNull();
    assertThat(county(board, "990103").shared().n()).isEqualTo(1);
  }

  @Test
  void homeTellsWhatAUnitLeadsApartFromWhatItSupportsAndTheCockpitWhatItsYearLeavesOut()
      throws Exception {
    long department = city.unit("云岫市生态环境局").id();
    long roads = city.unit("云岫市交通运输局").id();
    TestPlan.adopt(
        city,
        TestPlan.of(city, "牵头配合计划", 2023, 2026)
            .task(1, "生态环境局牵头，已逾期。", department, List.of(), false, "2023-06")
            .task(2, "交通局牵头，生态环境局配合，已逾期。", roads, List.of(department), false, "2023-06")
            .version(1));
    Actor officer = city.person("yx.cockpit.officer", "云岫市生态环境局", Role.UNIT_OFFICER);
    org.jsoup.nodes.Document home =
        org.jsoup.Jsoup.parse(
            mvc.perform(get("/").with(As.person(officer)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    org.jsoup.nodes.Element late =
        java.util.Objects.requireNonNull(home.selectFirst("section[aria-labelledby=h-late]"));
    String leads = java.util.Objects.requireNonNull(late.selectFirst("ul.list")).text();
    assertThat(leads).contains("生态环境局牵头").doesNotContain("交通局牵头");
    assertThat(late.select("header.sub + ul.list").text()).contains("交通局牵头");
    assertThat(late.select("a[href*=part=support]")).isNotEmpty();
    assertThat(home.select(".todo a[href*=part=lead]").text()).contains("我牵头的逾期任务");

    Board year =
        city.as(
            leader,
            () -> cockpit.board(new Board.Choice(null, 2025, CommitmentKind.TASK, null, null)));
    assertThat(year.lateElsewhere()).isPositive();
    assertThat(page("/cockpit?year=2025"))
        .contains("2025年之外的还有 " + year.lateElsewhere() + " 项逾期未完成", "year=all");
    assertThat(page("/cockpit?year=2025&county=" + XIUCHENG)).contains("县名旁的亮灯只看其牵头的");
  }

  private long open(String title, String region, Double longitude) {
    Opening opening =
        new Opening(
            "inspection",
            null,
            title,
            "",
            Map.of("place", "河边", "sort", "waste", "seen_on", "2025-03-01"),
            region,
            List.of(),
            longitude,
            longitude == null ? null : 29.1,
            null,
            null);
    return city.as(inspector, () -> cases.open(opening));
  }

  private Map<String, Board.CaseRow> byKind() {
    cockpit.forget();
    return city
        .as(
            leader,
            () -> cockpit.board(new Board.Choice(null, 2025, CommitmentKind.TASK, XIUCHENG, null)))
        .cases()
        .kinds()
        .stream()
        .collect(java.util.stream.Collectors.toMap(Board.CaseRow::key, row -> row));
  }

  @Test
  void casesAreCountedByKindWithTheDaysTheyTook() {
    Board.CaseRow before = byKind().get("inspection");
    long open = open("驾驶舱计数一", XIUCHENG, null);
    long closed = open("驾驶舱计数二", XIUCHENG, null);
    open("别的县", SONGLING, null);
    long file =
        city.as(
            inspector,
            () ->
                cases.attach(
                    closed, "现场.pdf", "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
    city.as(inspector, () -> cases.take(closed, new Step.Judge(false), "不属实", List.of(file)));
    clock.advance(Duration.ofDays(10));
    Actor other = city.person("yx.cockpit.second", "云岫市人民政府", Role.INSPECTOR);
    city.as(other, () -> cases.take(closed, new Step.Verify(true), "核查同意", List.of()));
    Board.CaseRow after = byKind().get("inspection");
    assertThat(after.open().n()).isEqualTo(before.open().n() + 1);
    assertThat(after.closed().n()).isEqualTo(before.closed().n() + 1);
    assertThat(after.days()).isNotNull();
    if (before.closed().n() == 0) {
      assertThat(after.days()).isEqualByComparingTo(BigDecimal.TEN);
    }
    assertThat(open).isNotEqualTo(closed);
  }

  @Test
  void everyFigureOfCasesIsTheCountOfItsList() throws Exception {
    open("点数一", XIUCHENG, null);
    open("点数二", SONGLING, null);
    open("点数三", TestCity.CODE, null);
    clock.advance(Duration.ofDays(40));
    List<String> wrong = new ArrayList<>();
    int figures = 0;
    for (String address :
        List.of("/cockpit", "/cockpit?year=all", "/cockpit?county=" + XIUCHENG, "/")) {
      cockpit.forget();
      Matcher figure = FIGURE.matcher(page(address));
      while (figure.find()) {
        figures++;
        int said = Integer.parseInt(figure.group(2).replaceAll("[^0-9]", ""));
        int there = listed(figure.group(1).replace("&amp;", "&"));
        if (said != there) {
          wrong.add(figure.group(1) + " says " + said + " and has " + there);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(figures).isGreaterThan(60);
  }

  private String page(String address) throws Exception {
    return mvc.perform(get(URI.create(address)).with(As.person(inspectorAndLeader())))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private Actor inspectorAndLeader() {
    return city.person("yx.cockpit.both", "云岫市人民政府", Role.LEADER, Role.INSPECTOR);
  }

  /** How many cases the list of an address has, walked through to its end. */
  private int listed(String address) throws Exception {
    String list = "/api" + address + "&limit=200";
    int found = 0;
    String after = null;
    do {
      String body =
          mvc.perform(
                  get(URI.create(list + (after == null ? "" : "&after=" + after)))
                      .with(As.person(inspectorAndLeader())))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      JsonNode page = json.readTree(body);
      found += page.path("items").size();
      after = page.path("next").isString() ? page.path("next").stringValue() : null;
    } while (after != null);
    return found;
  }

  /** A chart under a heading that says the same says it to screen readers only. */
  @Test
  void aPanelSaysItsHeadingOnce() throws Exception {
    TestPlan.adopt(
        city,
        TestPlan.of(city, "题头计划", 2024, 2026)
            .task(1, "市里牵头。", city.unit("云岫市生态环境局").id(), List.of(), false, "2026")
            .version(1));
    String page =
        mvc.perform(get("/cockpit?year=all").with(As.person(leader)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    List<String> headings = find(page, "<h2[^>]*>([^<]*)</h2>");
    assertThat(headings).contains("按主题", "按牵头单位", "完成进度与时间进度");
    assertThat(find(page, "<figcaption><span>([^<]*)<")).doesNotContainAnyElementsOf(headings);
    assertThat(find(page, "<figcaption><span class=\"visually-hidden\">([^<]*)<"))
        .contains("按主题", "按牵头单位", "完成进度与时间进度");
  }

  private static List<String> find(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(found -> found.group(1)).toList();
  }

  @Test
  void aCaseWithAPlaceIsAPointThatLeadsToIt() throws Exception {
    long id = open("有坐标的问题", XIUCHENG, 120.5);
    String there = page("/map/points.geojson?county=" + XIUCHENG);
    assertThat(there).contains("/cases/" + id).contains("有坐标的问题");
    assertThat(page("/map/points.geojson?county=" + SONGLING))
        .doesNotContain("/cases/" + id + "\"");
  }

  @Test
  void homeTellsWhichCasesMovedSinceTheLastWorkingDay() throws Exception {
    // A Friday, later than what other tests leave behind; the next working day is Monday.
    clock.set(LocalDate.of(2025, 11, 7), LocalTime.of(16, 0));
    long friday = open("周五登记的问题", XIUCHENG, null);
    city.as(inspector, () -> cases.take(friday, new Step.Note(), "周五记录", List.of()));
    clock.set(LocalDate.of(2025, 11, 10), LocalTime.of(9, 0));
    assertThat(page("/")).contains("11月7日以来的问题动态").contains("周五登记的问题");
    clock.set(LocalDate.of(2025, 11, 12), LocalTime.of(9, 0));
    assertThat(page("/")).contains("昨天以来的问题动态").doesNotContain("周五登记的问题");
    Actor county = city.person("yx.cockpit.county", "松泠县人民政府", Role.COUNTY_OFFICER);
    clock.set(LocalDate.of(2025, 11, 10), LocalTime.of(9, 0));
    String other =
        mvc.perform(get("/").with(As.person(county)))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(other).doesNotContain("周五登记的问题");
  }
}
