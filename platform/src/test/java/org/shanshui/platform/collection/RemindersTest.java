package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Units are reminded of what they have not reported: once a day, on record, and told. */
@PlatformTest
class RemindersTest {
  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private Reminders reminders;
  @Autowired private Subjects subjects;
  @Autowired private MockMvc mvc;
  private Desk desk;
  private Round round;
  private SheetHead water;
  private SheetHead roads;
  private SheetHead county;

  /** The water's sheet waits for the planner, the county's for its head, the roads' is begun. */
  @BeforeEach
  void found() {
    desk = new Desk(beans);
    round = desk.march();
    water = desk.sheet(round, Desk.WATER);
    roads = desk.sheet(round, Desk.ROADS);
    county = desk.sheet(round, Desk.COUNTY);
    desk.write(desk.waterOfficer, water, 10, null);
    desk.submit(desk.waterOfficer, water);
    desk.approve(desk.waterHead, water);
    desk.write(desk.roadsOfficer, roads, 10, null);
    desk.write(desk.countyOfficer, county, 10, null);
    desk.submit(desk.countyOfficer, county);
  }

  private int remind(Actor actor, @Nullable List<Long> sheets, String sentence) {
    return desk.city.as(actor, () -> reminders.remind(round.id(), sheets, sentence));
  }

  private String refused(Actor actor, @Nullable List<Long> sheets, String sentence) {
    long before = steps();
    Refused refused = catchThrowableOfType(Refused.class, () -> remind(actor, sheets, sentence));
    assertThat(refused).isNotNull();
    assertThat(steps()).as("nobody was reminded").isEqualTo(before);
    return refused.refusal().code();
  }

  private long steps() {
    return Actor.house("测试")
        .call(
            () ->
                desk.jdbc
                    .sql("select count(*) from sheet_step where act = 'REMIND'")
                    .query(Long.class)
                    .single());
  }

  private List<String> told(String unit) {
    return Actor.house("测试")
        .call(
            () ->
                desk.jdbc
                    .sql(
                        "select link || ' ' || chinese || ' ' || english from notice where key like '%:called:%' and unit_id = ? order by id")
                    .param(desk.city.unit(unit).id())
                    .query(String.class)
                    .list());
  }

  private List<Happening> reminded(SheetHead sheet) {
    return Actor.house("测试")
        .call(() -> subjects.timeline(new Subject("SHEET", sheet.id())))
        .stream()
        .filter(one -> one.code().equals("REMIND"))
        .toList();
  }

  @Test
  void whoeverHasNotReportedIsToldAndItStandsOnTheSheet() {
    int roadsBefore = told(Desk.ROADS).size();
    int countyBefore = told(Desk.COUNTY).size();
    int waterBefore = told(Desk.WATER).size();
    SheetHead before = desk.again(roads);
    assertThat(remind(desk.planner, null, " 请今天下班前报送。 ")).isEqualTo(2);

    assertThat(desk.again(roads)).as("the sheet itself is as it was").isEqualTo(before);
    assertThat(reminded(roads))
        .extracting(Happening::who, Happening::text, Happening::when)
        .containsExactly(tuple(desk.planner.name(), "请今天下班前报送。", "2025-04-01 09:00"));
    assertThat(reminded(county)).hasSize(1);
    assertThat(reminded(water)).isEmpty();

    Soon.is("the roads are told", () -> told(Desk.ROADS).size() == roadsBefore + 1);
    Soon.is("the county is told", () -> told(Desk.COUNTY).size() == countyBefore + 1);
    String name = desk.planner.name();
    assertThat(told(Desk.ROADS).get(roadsBefore))
        .startsWith("/dispatch/sheets/" + roads.id() + " " + name + "催报：" + round.name())
        .contains("尚未报送，报送期限 2025-04-08。请今天下班前报送。", "is not reported yet, due 2025-04-08.");
    assertThat(told(Desk.COUNTY).get(countyBefore))
        .startsWith("/dispatch/sheets/" + county.id() + " ")
        .contains("待本单位审核", "waits for your unit's approval");
    assertThat(told(Desk.WATER)).as("what is handed in is not called for").hasSize(waterBefore);
  }

  @Test
  void onceADayIsAllForASheet() {
    desk.clock.set(LocalDate.of(2025, 4, 1), LocalTime.of(23, 30));
    assertThat(remind(desk.planner, List.of(roads.id()), "")).isEqualTo(1);
    assertThat(refused(desk.planner, List.of(roads.id()), ""))
        .isEqualTo("collection.reminded-today");
    assertThat(refused(desk.planner, List.of(county.id(), roads.id()), ""))
        .as("one of them was")
        .isEqualTo("collection.reminded-today");
    assertThat(remind(desk.planner, null, "")).as("all the others").isEqualTo(1);
    assertThat(refused(desk.planner, null, "")).isEqualTo("collection.reminded-today");

    desk.clock.set(LocalDate.of(2025, 4, 2), LocalTime.of(0, 30));
    assertThat(remind(desk.planner, null, "")).as("another day in China").isEqualTo(2);
    assertThat(
            Actor.house("测试").call(() -> reminders.given(List.of(water.id(), roads.id()))).values())
        .extracting(Reminders.Given::sheetId, Reminders.Given::times, Reminders.Given::lastOn)
        .containsExactly(tuple(roads.id(), 2, "2025-04-02"));
  }

  @Test
  void whoMayNotAndWhatNeedsNoneIsRefused() {
    assertThat(refused(desk.roadsOfficer, null, "")).isEqualTo("access.role-may-not");
    assertThat(refused(desk.countyPlanner, null, "")).isEqualTo("collection.another-region");
    assertThat(refused(desk.planner, List.of(), "")).isEqualTo("collection.no-unit-chosen");
    assertThat(refused(desk.planner, List.of(water.id()), ""))
        .isEqualTo("collection.not-to-be-reminded");
    assertThat(refused(desk.planner, List.of(roads.id(), Long.MAX_VALUE), ""))
        .isEqualTo("collection.not-to-be-reminded");
    assertThat(refused(desk.planner, null, "报".repeat(201)))
        .isEqualTo("collection.reminder-too-long");

    desk.accept(desk.planner, water);
    int version = Actor.house("测试").call(() -> desk.rounds.get(round.id())).version();
    desk.city.as(desk.planner, () -> desk.sheets.close(round.id(), version));
    assertThat(refused(desk.planner, null, "")).isEqualTo("collection.round-closed");
  }

  @Test
  void whereAllIsHandedInThereIsNobodyToRemind() {
    desk.submit(desk.roadsOfficer, roads);
    desk.approve(desk.roadsHead, roads);
    desk.approve(desk.countyHead, county);
    assertThat(refused(desk.planner, null, "")).isEqualTo("collection.nothing-to-remind");
  }

  private MockHttpServletResponse ask(Actor actor, MockHttpServletRequestBuilder request)
      throws Exception {
    return mvc.perform(
            request
                .with(As.person(actor))
                .with(csrf())
                .header("Idempotency-Key", UUID.randomUUID().toString()))
        .andReturn()
        .getResponse();
  }

  private String page(Actor actor, String path) throws Exception {
    MockHttpServletResponse response = ask(actor, get(path));
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    String html = response.getContentAsString(StandardCharsets.UTF_8);
    assertThat(html).doesNotContain("??", "th:text");
    return html;
  }

  @Test
  void thePageOfARoundRemindsAndShowsHowOftenAndWhenLast() throws Exception {
    String address = "/dispatch/rounds/" + round.id();
    String action = "action=\"" + address + "/remind\"";
    assertThat(page(desk.roadsOfficer, address)).doesNotContain(action);
    assertThat(page(desk.countyPlanner, address)).doesNotContain(action);
    assertThat(page(desk.planner, address + "?lang=zh"))
        .contains(action, "value=\"" + roads.id() + "\" checked", Desk.ROADS)
        .doesNotContain("name=\"sheet\" value=\"" + water.id() + "\"", "1 次，最近");

    MockHttpServletResponse done =
        ask(
            desk.planner,
            post(address + "/remind")
                .param("sheet", String.valueOf(roads.id()))
                .param("sentence", "请尽快"));
    assertThat(done.getStatus()).isEqualTo(303);
    assertThat(done.getRedirectedUrl()).isEqualTo(address);
    assertThat(page(desk.planner, address + "?lang=zh"))
        .containsPattern("<td class=\"nowrap\"[^>]*>1 次，最近 2025-04-01</td>")
        .contains("今天已催报")
        .doesNotContain("value=\"" + roads.id() + "\" checked")
        .contains("value=\"" + county.id() + "\" checked");
    assertThat(page(desk.planner, address + "?lang=en")).contains("once, last 2025-04-01");
    assertThat(page(desk.roadsOfficer, "/dispatch/sheets/" + roads.id() + "?lang=zh"))
        .contains("催报", "请尽快");

    MockHttpServletResponse none =
        ask(
            desk.planner,
            post(address + "/remind").header("Referer", "http://localhost" + address));
    assertThat(none.getStatus()).isEqualTo(422);
    assertThat(none.getContentAsString(StandardCharsets.UTF_8)).contains("请选择要催报的单位。");
  }
}
