package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.Yunxiu;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Units;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Units and people change while work is on its way: nothing is left that nobody answers for. */
@PlatformTest
class UnitChangesTest {
  @Autowired private MockMvc mvc;
  @Autowired private Units units;
  @Autowired private People people;

  private City city;
  private Yunxiu yunxiu;
  private Actor administrator;

  @BeforeEach
  void aCity(@Autowired AutowireCapableBeanFactory beans) {
    city = CollectionTest.city(beans, () -> beans.getBean(MovableClock.Hands.class));
    yunxiu = city.yunxiu;
    administrator = yunxiu.person("changes.admin", "云岫市人民政府", Role.ADMINISTRATOR);
  }

  private MockHttpServletResponse send(Actor actor, String door, Map<String, String> form)
      throws Exception {
    var request = post(door).with(yunxiu.signedIn(actor)).with(csrf());
    form.forEach(request::param);
    return mvc.perform(request).andReturn().getResponse();
  }

  private String refused(String door, Map<String, String> form) throws Exception {
    MockHttpServletResponse answer = send(administrator, door, form);
    assertThat(answer.getStatus()).isEqualTo(409);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private void done(Actor actor, String door, Map<String, String> form) throws Exception {
    assertThat(send(actor, door, form).getStatus()).as(door).isEqualTo(303);
  }

  private String version(String table, long id) {
    return Actor.house("测试")
        .call(
            () ->
                city.jdbc
                    .sql("select version from " + table + " where id = ?")
                    .param(id)
                    .query(String.class)
                    .single());
  }

  private Map<String, String> off(String table, long id) {
    return Map.of("version", version(table, id), "active", "false");
  }

  @Test
  void theLastWhoApprovesStaysWhileASheetWaitsForApproval() throws Exception {
    yunxiu.house(
        () ->
            city.jdbc
                .sql(
                    "update person set approves = false where unit_id = ? and id <> ? and approves")
                .params(yunxiu.unit(City.WATER).id(), city.waterHead.person())
                .update());
    SheetHead sheet = city.sheet(city.march(), City.WATER);
    city.write(city.waterOfficer, sheet, 30, null);
    city.submit(city.waterOfficer, sheet);
    String door = "/directory/people/" + city.waterHead.person();
    assertThat(refused(door + "/active", off("person", city.waterHead.person())))
        .contains("云岫市生态环境局", "没有其他审核人，而有 1 份报表待审核", "请先另设一名审核人");

    city.approve(city.waterHead, sheet);
    done(administrator, door + "/active", off("person", city.waterHead.person()));
  }

  @Test
  void aUnitThatLeadsIsNotClosedUntilAnotherTakesOver() throws Exception {
    long roads = yunxiu.unit(City.ROADS).id();
    yunxiu.house(
        () ->
            city.jdbc
                .sql("update person set active = false where unit_id = ?")
                .param(roads)
                .update());
    assertThat(refused("/directory/units/" + roads + "/active", off("unit", roads)))
        .contains("云岫市交通运输局", "未了事项", "牵头", "项任务", "撤并");
  }

  @Test
  void whatAMergedUnitIsToldReachesThoseWhoTookOver() throws Exception {
    Actor house = Actor.house("测试");
    String name = "云岫市园林局" + city.plan;
    long old = house.call(() -> units.add(name, "department", Yunxiu.CITY, null)).id();
    Yunxiu.Draft draft =
        yunxiu
            .draft("撤并测试规划" + city.plan, 2025, 2025)
            .task(1, "养护绿地", old, List.of(), false, "2025年");
    yunxiu.adopt(draft.version(1));
    Cadence cadence =
        yunxiu.as(
            city.planner,
            () ->
                city.cadences.add(
                    new Cadence.Terms(
                        "撤并测试" + city.plan,
                        new About("COMMITMENTS", draft.id()),
                        null,
                        Rhythm.MONTH,
                        new Schedule(0, 5, List.of(3, 1), List.of(1, 3)),
                        Set.of("TASK", "TARGET", "PROJECT"),
                        City.ITEMS,
                        LocalDate.of(2025, 3, 1),
                        LocalDate.of(2025, 3, 31))));
    yunxiu.house(() -> city.jobs.openDue(cadence, LocalDate.of(2025, 4, 1)));
    Soon.is("the unit was told", () -> told(old) > 0);

    done(
        administrator,
        "/directory/units/" + old + "/merge",
        Map.of(
            "version", version("unit", old), "into", String.valueOf(yunxiu.unit(City.WATER).id())));
    Soon.is("what it was told has gone over", () -> told(old) == 0);
    assertThat(mine(city.waterOfficer)).contains("撤并测试" + city.plan);

    SheetHead sheet =
        house.call(
            () ->
                city.lists.ofRound(city.rounds.ofCadence(cadence.id()).get(0).id()).stream()
                    .filter(head -> head.unitId() == old)
                    .findFirst()
                    .orElseThrow());
    Actor officer = asOfNow(city.waterOfficer);
    Actor head = asOfNow(city.waterHead);
    city.write(officer, sheet, 30, "移交后填报");
    city.submit(officer, sheet);
    assertThat(officer.call(() -> city.rights.mustBeApprovedByAnother(city.again(sheet))))
        .as("approved by another of those who took over")
        .isTrue();
    city.approve(head, sheet);
    Map<Long, Verdict> back = new HashMap<>();
    city.lines(sheet).forEach(line -> back.put(line.id(), new Verdict.Return("请补充面积")));
    int version = city.again(sheet).version();
    yunxiu.as(city.planner, () -> city.sheets.decide(sheet.id(), version, back));
    Soon.is(
        "those who took over are told that it came back",
        () -> {
          try {
            return mine(city.waterOfficer).contains("需重新填报：养护绿地：请补充面积");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Actor asOfNow(Actor actor) {
    return Actor.house("测试").call(() -> people.asActor(people.get(actor.person())));
  }

  private long told(long unit) {
    return Actor.house("测试")
        .call(
            () ->
                city.jdbc
                    .sql("select count(*) from notice where unit_id = ?")
                    .param(unit)
                    .query(Long.class)
                    .single());
  }

  private String mine(Actor actor) throws Exception {
    return mvc.perform(get("/api/notices").with(yunxiu.signedIn(actor)))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void aShareIsCalledAfterItsUnitAsThatIsCalledNow() throws Exception {
    long county = yunxiu.unit("岫城区人民政府").id();
    Long whole =
        Actor.house("测试")
            .call(
                () ->
                    city.jdbc
                        .sql(
                            "select id from commitment where plan_id = ? and kind = 'TARGET' and axis is null")
                        .param(city.plan)
                        .query(Long.class)
                        .single());
    done(city.planner, "/targets/" + whole + "/nature", form(whole, Map.of("nature", "SUM")));
    done(
        city.planner, "/targets/" + whole + "/units", form(whole, Map.of("unit." + county, "120")));
    assertThat(share(whole)).startsWith("岫城区人民政府：");
    done(
        administrator,
        "/directory/units/" + county,
        Map.of("version", version("unit", county), "name", "岫城新区人民政府", "kind", "government"));
    Soon.is("the share has the name", () -> share(whole).startsWith("岫城新区人民政府：新建绿道"));
    done(
        administrator,
        "/directory/units/" + county,
        Map.of("version", version("unit", county), "name", "岫城区人民政府", "kind", "government"));
    Soon.is("and the old one again", () -> share(whole).startsWith("岫城区人民政府：新建绿道"));
  }

  private Map<String, String> form(long target, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("version", version("commitment", target));
    return form;
  }

  private String share(long whole) {
    return Actor.house("测试")
        .call(
            () ->
                city.jdbc
                    .sql("select title from commitment where parent_id = ? and axis = 'UNIT'")
                    .param(whole)
                    .query(String.class)
                    .single());
  }
}
