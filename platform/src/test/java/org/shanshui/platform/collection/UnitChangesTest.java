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
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Units and people change while work is on its way: nothing is left that nobody answers for. */
@PlatformTest
class UnitChangesTest {
  @Autowired private MockMvc mvc;
  @Autowired private People people;

  private Desk desk;
  private TestCity city;
  private Actor administrator;

  @BeforeEach
  void aCity(@Autowired AutowireCapableBeanFactory beans) {
    desk = new Desk(beans);
    city = desk.city;
    administrator = city.person("changes.admin", "云岫市人民政府", Role.ADMINISTRATOR);
  }

  private MockHttpServletResponse send(Actor actor, String door, Map<String, String> form)
      throws Exception {
    var request = post(door).with(As.person(actor)).with(csrf());
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
                desk.jdbc
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
    city.house(
        () ->
            desk.jdbc
                .sql(
                    "update person set approves = false where unit_id = ? and id <> ? and approves")
                .params(city.unit(Desk.WATER).id(), desk.waterHead.person())
                .update());
    SheetHead sheet = desk.sheet(desk.march(), Desk.WATER);
    desk.write(desk.waterOfficer, sheet, 30, null);
    desk.submit(desk.waterOfficer, sheet);
    String door = "/directory/people/" + desk.waterHead.person();
    assertThat(refused(door + "/active", off("person", desk.waterHead.person())))
        .contains("云岫市生态环境局", "没有其他审核人，而有 1 份报表待审核", "请先另设一名审核人");

    desk.approve(desk.waterHead, sheet);
    done(administrator, door + "/active", off("person", desk.waterHead.person()));
  }

  @Test
  void aUnitThatLeadsIsNotClosedUntilAnotherTakesOver() throws Exception {
    long roads = city.unit(Desk.ROADS).id();
    city.house(
        () ->
            desk.jdbc
                .sql("update person set active = false where unit_id = ?")
                .param(roads)
                .update());
    assertThat(refused("/directory/units/" + roads + "/active", off("unit", roads)))
        .contains("云岫市交通运输局", "未了事项", "牵头", "项任务", "撤并");
  }

  @Test
  void whatAMergedUnitIsToldReachesThoseWhoTookOver() throws Exception {
    Actor house = Actor.house("测试");
    String name = "云岫市园林局" + desk.plan;
    long old = city.unit(name).id();
    TestPlan draft =
        TestPlan.of(city, "撤并测试规划" + desk.plan, 2025, 2025)
            .task(1, "养护绿地", old, List.of(), false, "2025年");
    TestPlan.adopt(city, draft.version(1));
    Cadence cadence =
        city.as(
            desk.planner,
            () ->
                desk.cadences.add(
                    new Cadence.Terms(
                        "撤并测试" + desk.plan,
                        new About("COMMITMENTS", draft.id()),
                        null,
                        Rhythm.MONTH,
                        new Schedule(0, 5, List.of(3, 1), List.of(1, 3)),
                        Set.of("TASK", "TARGET", "PROJECT"),
                        Desk.ITEMS,
                        LocalDate.of(2025, 3, 1),
                        LocalDate.of(2025, 3, 31))));
    city.house(() -> desk.jobs.openDue(cadence, LocalDate.of(2025, 4, 1)));
    Soon.is("the unit was told", () -> told(old) > 0);

    done(
        administrator,
        "/directory/units/" + old + "/merge",
        Map.of(
            "version", version("unit", old), "into", String.valueOf(city.unit(Desk.WATER).id())));
    Soon.is("what it was told has gone over", () -> told(old) == 0);
    assertThat(mine(desk.waterOfficer)).contains("撤并测试" + desk.plan);

    SheetHead sheet =
        house.call(
            () ->
                desk.lists.ofRound(desk.rounds.ofCadence(cadence.id()).get(0).id()).stream()
                    .filter(head -> head.unitId() == old)
                    .findFirst()
                    .orElseThrow());
    Actor officer = asOfNow(desk.waterOfficer);
    Actor head = asOfNow(desk.waterHead);
    desk.write(officer, sheet, 30, "移交后填报");
    desk.submit(officer, sheet);
    assertThat(officer.call(() -> desk.rights.mustBeApprovedByAnother(desk.again(sheet))))
        .as("approved by another of those who took over")
        .isTrue();
    desk.approve(head, sheet);
    Map<Long, Verdict> back = new HashMap<>();
    desk.lines(sheet).forEach(line -> back.put(line.id(), new Verdict.Return("请补充面积")));
    int version = desk.again(sheet).version();
    city.as(desk.planner, () -> desk.sheets.decide(sheet.id(), version, back));
    Soon.is(
        "those who took over are told that it came back",
        () -> {
          try {
            return mine(desk.waterOfficer).contains("需重新填报：养护绿地：请补充面积");
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
                desk.jdbc
                    .sql("select count(*) from notice where unit_id = ?")
                    .param(unit)
                    .query(Long.class)
                    .single());
  }

  private String mine(Actor actor) throws Exception {
    return mvc.perform(get("/api/notices").with(As.person(actor)))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void aShareIsCalledAfterItsUnitAsThatIsCalledNow() throws Exception {
    long county = city.unit("岫城区人民政府").id();
    Long whole =
        Actor.house("测试")
            .call(
                () ->
                    desk.jdbc
                        .sql(
                            "select id from commitment where plan_id = ? and kind = 'TARGET' and axis is null")
                        .param(desk.plan)
                        .query(Long.class)
                        .single());
    done(desk.planner, "/targets/" + whole + "/nature", form(whole, Map.of("nature", "SUM")));
    done(
        desk.planner, "/targets/" + whole + "/units", form(whole, Map.of("unit." + county, "120")));
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
                desk.jdbc
                    .sql("select title from commitment where parent_id = ? and axis = 'UNIT'")
                    .param(whole)
                    .query(String.class)
                    .single());
  }
}
