package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.TestPlan;
import org.shanshui.platform.directory.As;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.RegionChange;
import org.shanshui.platform.directory.RegionChanges;
import org.shanshui.platform.directory.RegionPlan;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.publication.Boundaries;
import org.shanshui.platform.publication.Datum;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** Counties are merged, split, renamed and recoded while work is on its way in them. */
@PlatformTest
class RegionChangesTest {
  private static final Actor HOUSE = Actor.house("测试");
  private static final String REASON = "民函〔2025〕12号";
  private static final LocalDate TODAY = LocalDate.of(2025, 4, 1);

  /** Where a region may stand by another name than {@code region_path} and {@code region_code}. */
  private static final Map<String, String> OTHER_COLUMNS =
      Map.of(
          "region_change.region_name", "as it was called when the change was planned",
          "plan_draft.region_said", "as the document has it",
          "plan_draft.region_open", "whether somebody has to say which it is");

  /** What says where something was when it was done, and what is not kept for long. */
  private static final Set<String> AS_WRITTEN =
      Set.of(
          "audit_entry",
          "access_event",
          "region_change",
          "region_name",
          "region_was_at",
          "event_publication",
          "submission",
          "spring_session",
          "spring_session_attributes",
          "flyway_schema_history");

  @Autowired private RegionChanges changes;
  @Autowired private Regions regions;
  @Autowired private Units units;
  @Autowired private Boundaries boundaries;
  @Autowired private People people;
  @Autowired private MockMvc mvc;
  @Autowired private MovableClock.Hands clock;

  private Desk desk;
  private TestCity city;
  private Actor administrator;
  private SheetHead sheet;

  /** 岫城区, whose government has a sheet to report on. */
  private Unit government;

  @BeforeEach
  void aCity(@Autowired AutowireCapableBeanFactory beans) {
    desk = new Desk(beans);
    city = desk.city;
    administrator = city.person("changes.admin", "云岫市人民政府", Role.ADMINISTRATOR);
    government = unit(city.unit(Desk.COUNTY).id());
    sheet = desk.sheet(desk.march(), Desk.COUNTY);
  }

  private Unit unit(long id) {
    return HOUSE.call(() -> units.get(id));
  }

  private Region region(String code) {
    return HOUSE.call(() -> regions.get(code));
  }

  private RegionChange plan(String code, RegionPlan plan, LocalDate on) {
    return city.as(administrator, () -> changes.plan(code, plan, on, REASON));
  }

  private Refusal refused(String code, RegionPlan plan, LocalDate on) {
    try {
      plan(code, plan, on);
    } catch (Refused refused) {
      assertThat(refused.refusal().english()).isNotBlank();
      return refused.refusal();
    }
    throw new AssertionError("Nothing was refused");
  }

  private RegionChange.State state(long change) {
    return RegionChange.State.valueOf(
        one("select state from region_change where id = " + change, String.class));
  }

  private <T> T one(String sql, Class<T> type) {
    return HOUSE.call(() -> desk.jdbc.sql(sql).query(type).single());
  }

  private void isCarriedOut(RegionChange change) {
    Soon.is(
        "the change is in force",
        () -> state(change.id()) == RegionChange.State.APPLIED || fault(change) != null);
    assertThat(fault(change)).isNull();
  }

  private String fault(RegionChange change) {
    return HOUSE.call(
        () ->
            desk.jdbc
                .sql("select fault_chinese from region_change where id = ?")
                .param(change.id())
                .query(String.class)
                .optional()
                .orElse(null));
  }

  private Actor now(Actor actor) {
    return HOUSE.call(() -> people.asActor(people.get(actor.person())));
  }

  @Test
  void aRegionTakesAnotherNameAndCodeOnItsDayAndAllThatLiesThereFollows() {
    String code = government.regionCode();
    String path = region(code).path();
    String name = region(code).name();
    LocalDate day = LocalDate.of(2025, 5, 1);
    RegionChange planned = plan(code, new RegionPlan.Altered("岫城新区", "990121"), day);
    HOUSE.run(changes::carryOut);
    assertThat(region(code).path()).as("not before its day").isEqualTo(path);

    clock.set(day, LocalTime.of(0, 2));
    HOUSE.run(changes::carryOut);
    isCarriedOut(planned);
    Region now = region("990121");
    assertThat(now.name()).isEqualTo("岫城新区");
    assertThat(region(code)).as("found by its old code").isEqualTo(now);
    assertThat(HOUSE.call(() -> regions.nameOn(now, day.minusDays(1)))).isEqualTo(name);
    assertThat(HOUSE.call(() -> regions.nameOn(now, day))).isEqualTo("岫城新区");
    assertThat(unit(government.id()))
        .extracting(Unit::name, Unit::regionCode, Unit::regionPath)
        .containsExactly("岫城新区人民政府", "990121", now.path());
    assertThat(traces(path)).as("nothing has stayed behind").isEmpty();
    assertThat(traces(code)).as("nothing is called by the old code").isEmpty();
    Map<String, Long> moved =
        HOUSE.call(
            () ->
                desk.jdbc
                    .sql(
                        "select key, value::bigint from region_change c, jsonb_each_text(c.moved) where c.id = ?")
                    .param(planned.id())
                    .query(
                        rows -> {
                          Map<String, Long> found = new java.util.HashMap<>();
                          while (rows.next()) {
                            found.put(rows.getString(1), rows.getLong(2));
                          }
                          return found;
                        }));
    assertThat(moved).containsKeys("unit", "person", "report_sheet", "report_line");

    Actor officer = now(desk.countyOfficer);
    assertThat(officer.region()).isEqualTo(now.path());
    desk.write(officer, sheet, 30, "更名后填报");
    desk.submit(officer, sheet);
    int version =
        one("select version from region_change where id = " + planned.id(), Integer.class);
    HOUSE.run(changes::carryOut);
    assertThat(one("select version from region_change where id = " + planned.id(), Integer.class))
        .as("once")
        .isEqualTo(version);
    assertThatThrownBy(
            () ->
                city.house(
                    () ->
                        desk.jdbc
                            .sql("delete from region_change where id = " + planned.id())
                            .update()))
        .as("kept for ever")
        .hasMessageContaining("区划调整");
    // Back again for the other tests of the city: under its name, by a third code.
    isCarriedOut(plan("990121", new RegionPlan.Altered(name, "990131"), day));
  }

  /** Tables in which a path or a code still stands, gone through column by column. */
  private List<String> traces(String text) {
    boolean isPath = text.startsWith("/");
    List<String> columns =
        HOUSE.call(
            () ->
                desk.jdbc
                    .sql(
                        """
                        select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and a.attnum > 0
                          and not a.attisdropped and (a.atttypid in ('text'::regtype, 'varchar'::regtype)
                            or ? and a.atttypid in ('jsonb'::regtype, 'text[]'::regtype))
                        """)
                    .param(isPath)
                    .query(String.class)
                    .list());
    List<String> found = new ArrayList<>();
    for (String column : columns) {
      String[] parts = column.split("\\.");
      String holds = isPath ? "strpos(%s::text, '%s') > 0" : "%s = '%s'";
      if (!AS_WRITTEN.contains(parts[0])
          && one(
              "select exists (select from "
                  + parts[0]
                  + " where "
                  + holds.formatted(parts[1], text)
                  + ")",
              Boolean.class)) {
        found.add(column);
      }
    }
    return found;
  }

  @Test
  void aRegionGoesUpInAnotherWithItsUnitsPeopleAndWork() {
    String from = "990109";
    Unit old = city.unit("鹤汀县人民政府");
    Unit taker = city.unit("松泠县人民政府");
    Region into = region(taker.regionCode());
    Unit water = HOUSE.call(() -> units.add("鹤汀县水利局", "department", from, old.id()));
    Actor officer = city.person(Role.COUNTY_OFFICER, "鹤汀县人民政府");
    Actor takerOfficer = city.head(Role.COUNTY_OFFICER, "松泠县人民政府");
    HOUSE.run(() -> regions.add("990109001", "青石镇", "town", from));
    TestPlan draft =
        TestPlan.of(region(from), "合并测试规划", 2025, 2025)
            .task(1, "疏浚河道", old.id(), List.of(), false, "2025年");
    TestPlan.adopt(city, draft.version(1));
    String path = region(from).path();

    HOUSE.run(() -> boundaries.load(squares(from, into.code()), Datum.WGS84, "边界.geojson"));
    assertThat(refused(from, new RegionPlan.Merged(into.code(), Map.of()), TODAY).chinese())
        .contains("鹤汀县人民政府", "第二个政府");
    isCarriedOut(
        plan(from, new RegionPlan.Merged(into.code(), Map.of(old.id(), taker.id())), TODAY));

    Region gone = region(from);
    assertThat(gone.endedOn()).isEqualTo(TODAY);
    assertThat(gone.path()).isEqualTo(into.path() + from + "/");
    assertThat(HOUSE.call(() -> regions.children(TestCity.CODE)))
        .extracting(Region::code)
        .doesNotContain(from)
        .contains(into.code());
    assertThat(region("990109001").path()).isEqualTo(into.path() + "990109001/");
    assertThat(unit(water.id()))
        .extracting(Unit::regionCode, Unit::parentId, Unit::active)
        .containsExactly(into.code(), taker.id(), true);
    assertThat(unit(old.id()).mergedInto()).isEqualTo(taker.id());
    assertThat(HOUSE.call(() -> units.called("鹤汀县水利局", into.code()))).isPresent();
    assertThat(HOUSE.call(() -> units.called("鹤汀县水利局", from)))
        .as("by plans of the old region")
        .map(Unit::id)
        .contains(water.id());
    assertThat(HOUSE.call(() -> units.called("鹤汀县人民政府", into.code())))
        .map(Unit::id)
        .contains(taker.id());
    Person moved = HOUSE.call(() -> people.get(officer.person()));
    assertThat(moved.unitId()).isEqualTo(taker.id());
    assertThat(now(officer).region()).isEqualTo(into.path());
    assertThat(traces(path)).isEmpty();
    Soon.is(
        "the boundaries are joined",
        () ->
            one(
                    "select file_name from region_boundary where region_code = '"
                        + into.code()
                        + "'",
                    String.class)
                .equals("鹤汀县并入松泠县"));
    Soon.is(
        "the commitment is led by those who took over",
        () ->
            now(takerOfficer)
                    .call(
                        () ->
                            desk.jdbc
                                .sql(
                                    "select count(*) from commitment where plan_id = ? and lead_unit_id = ?")
                                .params(draft.id(), taker.id())
                                .query(Integer.class)
                                .single())
                == 1);
    assertThat(refused(from, new RegionPlan.Altered("新名县", from), TODAY).chinese()).contains("撤销");
    assertThatThrownBy(() -> HOUSE.run(() -> units.add("新局", "department", from, null)))
        .isInstanceOf(Refused.class);
  }

  /** Two that lie side by side. */
  private static InputStream squares(String one, String other) {
    String square =
        """
        {"type":"Feature","properties":{"code":"%1$s"},"geometry":{"type":"Polygon","coordinates":
        [[[%2$d,28],[%3$d,28],[%3$d,29],[%2$d,29],[%2$d,28]]]}}""";
    return new ByteArrayInputStream(
        ("{\"type\":\"FeatureCollection\",\"features\":["
                + square.formatted(one, 119, 120)
                + ","
                + square.formatted(other, 120, 121)
                + "]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whoAuditsWhereARegionLiesNowReadsWhatWasRecordedWhereItLay() {
    Region old = region("990106");
    Unit unit = HOUSE.call(() -> units.add("迁址前的局", "department", old.code(), null));
    Actor auditor =
        HOUSE.call(
            () ->
                people.asActor(
                    people.add(
                        "changes.auditor",
                        "审计员",
                        unit.id(),
                        Set.of(Role.AUDITOR),
                        false,
                        null,
                        null,
                        "Abcd-1234-efgh")));
    Actor elsewhere = city.person("changes.stranger", "鹭洲市人民政府", Role.AUDITOR);
    assertThat(onRecord(auditor, unit)).containsExactly(old.path());
    isCarriedOut(plan(old.code(), new RegionPlan.Altered(old.name(), "990146"), TODAY));
    Actor now = now(auditor);
    assertThat(now.region()).endsWith("/990146/");
    assertThat(onRecord(now, unit))
        .as("before the change and of it")
        .containsExactly(old.path(), now.region());
    assertThat(onRecord(elsewhere, unit)).isEmpty();
    isCarriedOut(plan("990146", new RegionPlan.Altered(old.name(), "990147"), TODAY));
    assertThat(onRecord(now(auditor), unit))
        .as("both changes are gone back over")
        .contains(old.path(), now.region());
  }

  /** The places of the entries on a unit, each once, the earliest first. */
  private List<String> onRecord(Actor reader, Unit unit) {
    return reader.call(
        () ->
            desk.jdbc
                .sql(
                    "select region_path from audit_entry where table_name = 'unit' and row_key = ? group by 1 order by min(number)")
                .param(String.valueOf(unit.id()))
                .query(String.class)
                .list());
  }

  @Test
  void aRegionIsSplitAndEachPartAnswersForWhatItsUnitsLead() {
    String from = "990107";
    Unit east = city.unit("石鹿县人民政府");
    Unit west = HOUSE.call(() -> units.add("石鹿县西片管理委员会", "institution", from, null));
    HOUSE.run(() -> regions.add("990107001", "西坪镇", "town", from));
    TestPlan draft =
        TestPlan.of(region(from), "拆分测试规划", 2025, 2025)
            .task(1, "修复山体", east.id(), List.of(west.id()), false, "2025年")
            .task(2, "治理西坪溪", west.id(), List.of(east.id()), false, "2025年");
    TestPlan.adopt(city, draft.version(1));
    String path = region(from).path();
    String above = path.substring(0, path.length() - 7);
    List<RegionPlan.Part> parts =
        List.of(new RegionPlan.Part("990141", "东鹿区"), new RegionPlan.Part("990142", "西鹿区"));
    Map<String, String> towns = Map.of("990107001", "990142");
    Map<Long, String> owners = Map.of(east.id(), "990141", west.id(), "990142");

    assertThat(
            refused(from, new RegionPlan.Split(parts, "990141", Map.of(), owners), TODAY).chinese())
        .contains("西坪镇", "归哪一部分");
    assertThat(
            refused(
                    from,
                    new RegionPlan.Split(
                        parts, "990141", towns, Map.of(east.id(), "990141", west.id(), "990141")),
                    TODAY)
                .chinese())
        .contains("没有单位分到西鹿区", "无人负责");
    isCarriedOut(plan(from, new RegionPlan.Split(parts, "990141", towns, owners), TODAY));

    assertThat(unit(west.id()).regionPath()).isEqualTo(above + "990142/");
    assertThat(region("990107001").path()).isEqualTo(above + "990142/990107001/");
    assertThat(region(from).path()).isEqualTo(above + "990141/" + from + "/");
    assertThat(place(draft.id(), west.id())).isEqualTo(above + "990142/");
    assertThat(place(draft.id(), east.id())).startsWith(above + "990141/");
    assertThat(traces(path)).isEmpty();
  }

  private String place(long plan, long lead) {
    return HOUSE.call(
        () ->
            desk.jdbc
                .sql("select region_path from commitment where plan_id = ? and lead_unit_id = ?")
                .params(plan, lead)
                .query(String.class)
                .single());
  }

  @Test
  void whatCannotBeIsRefusedWithWhatToDo() {
    RegionPlan rename = new RegionPlan.Altered("青漪区", "990104");
    assertThat(refused("990104", rename, TODAY.minusDays(91)).chinese())
        .contains("生效日应在", "依据中写明原生效日");
    assertThat(refused("990104", rename, TODAY.plusDays(731)).field()).isEqualTo("on");
    assertThat(refused("990104", new RegionPlan.Altered("青漪市", "990102"), TODAY).chinese())
        .contains("已被使用");
    assertThat(refused("990104", new RegionPlan.Altered("澄湖区", "990104"), TODAY).chinese())
        .contains("同级已有");
    assertThat(refused("990104", new RegionPlan.Altered("青漪市", "990104"), TODAY).field())
        .isEqualTo("name");
    assertThat(refused("990104", new RegionPlan.Merged(TestCity.CODE, Map.of()), TODAY).chinese())
        .contains("同级");
    assertThatThrownBy(
            () ->
                city.as(
                    desk.planner, () -> changes.plan("990104", rename, TODAY.plusDays(9), REASON)))
        .isInstanceOf(Refused.class);
    Actor county = city.person("changes.county", "青漪市人民政府", Role.ADMINISTRATOR);
    assertThatThrownBy(
            () -> city.as(county, () -> changes.plan("990104", rename, TODAY.plusDays(9), REASON)))
        .as("by the level above only")
        .isInstanceOf(Refused.class);

    RegionChange planned = plan("990104", rename, TODAY.plusDays(9));
    assertThat(refused("990104", rename, TODAY.plusDays(8)).chinese()).contains("待生效的调整");
    city.as(administrator, () -> changes.withdraw(planned.id(), planned.version()));
    assertThat(state(planned.id())).isEqualTo(RegionChange.State.WITHDRAWN);
  }

  @Test
  void whatStandsAgainstAChangeOnItsDayIsToldToWhoPlannedIt() {
    LocalDate day = TODAY.plusDays(3);
    RegionChange planned = plan("990105", new RegionPlan.Altered("鹭洲区", "990105"), day);
    HOUSE.run(() -> regions.add("990151", "鹭洲区", "county", TestCity.CODE));
    clock.set(day, LocalTime.of(9, 0));
    HOUSE.run(changes::carryOut);
    HOUSE.run(changes::carryOut);
    assertThat(state(planned.id())).isEqualTo(RegionChange.State.PLANNED);
    assertThat(fault(planned)).contains("同级已有");
    assertThat(region("990105").name()).isEqualTo("鹭洲市");
    Soon.is("the administrator is told", () -> told(planned) > 0);
    assertThat(told(planned)).isEqualTo(1);
    int version =
        one("select version from region_change where id = " + planned.id(), Integer.class);
    city.as(administrator, () -> changes.withdraw(planned.id(), version));
  }

  private int told(RegionChange change) {
    return one(
        "select count(*) from notice where key like 'region-change-" + change.id() + "-%'",
        Integer.class);
  }

  @Test
  void theAdministratorPlansByPageAndByProgram() throws Exception {
    String door = "/directory/regions/990102";
    Unit lake = city.unit("澄湖区人民政府");
    assertThat(page(door)).contains("澄湖区", "并入", "拆分");
    assertThat(page(door + "/change?kind=ALTERED")).contains("澄湖区人民政府", "随之更名的单位（1 个）");
    assertThat(page(door + "/change?kind=MERGED&into=990103"))
        .contains("整体转入听松区")
        .containsPattern("selected=\"selected\">并入听松区人民政府");
    assertThat(page(door + "/change?kind=SPLIT&parts=990161 东澄区%0A990162 西澄区"))
        .contains("东澄区", "西澄区", "unit." + lake.id());

    Map<String, String> form =
        Map.of(
            "kind",
            "ALTERED",
            "on",
            "2025-05-01",
            "reason",
            REASON,
            "name",
            "听松区",
            "code",
            "990102");
    assertThat(send(administrator, door + "/change", form, 409)).contains("同级已有“听松区”");
    send(desk.planner, door + "/change", form, 403);
    Map<String, String> sound = new java.util.HashMap<>(form);
    sound.put("name", "澄湖新区");
    send(administrator, door + "/change", sound, 303);
    assertThat(page(door)).contains("更名为澄湖新区", "待生效", "自 2025-05-01 起", REASON);
    assertThat(page("/directory/changes")).contains("澄湖区", "更名为澄湖新区");
    int id =
        one(
            "select max(id) from region_change where region_code = '990102' and state = 'PLANNED'",
            Integer.class);
    send(administrator, door + "/changes/" + id + "/withdraw", Map.of("version", "1"), 303);
    assertThat(page(door)).contains("已撤回");

    String program =
        """
        {"kind": "SPLIT", "on": "2025-06-01", "reason": "批复", "parts": [{"code": "990161", "name": "东澄区"}, {"code": "990102", "name": "澄湖区"}],
         "main": "990102", "regions": {}, "units": {"%d": "990102"}}
        """
            .formatted(lake.id());
    var answer =
        mvc.perform(
                post("/api/regions/990102/changes")
                    .contentType("application/json")
                    .header("Idempotency-Key", "regions-1")
                    .content(program)
                    .with(As.person(administrator))
                    .with(csrf()))
            .andReturn()
            .getResponse();
    String problem = answer.getContentAsString(StandardCharsets.UTF_8);
    assertThat(answer.getStatus()).as(problem).isEqualTo(409);
    assertThat(problem).contains("没有单位分到东澄区");
  }

  private String page(String door) throws Exception {
    var answer = mvc.perform(get(door).with(As.person(administrator))).andReturn().getResponse();
    assertThat(answer.getStatus()).as(door).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private String send(Actor actor, String door, Map<String, String> form, int status)
      throws Exception {
    var request = post(door).with(As.person(actor)).with(csrf());
    form.forEach(request::param);
    var answer = mvc.perform(request).andReturn().getResponse();
    assertThat(answer.getStatus()).as(door).isEqualTo(status);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  /**
   * A table that comes later is found by its columns; one that calls them otherwise is told here.
   */
  @Test
  void whereverARegionStandsItIsFoundByTheCatalogue() {
    List<String> unknown =
        HOUSE.call(
            () ->
                desk.jdbc
                    .sql(
                        """
                        select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
                          and a.attname ~ 'region|place_path' and a.attname not in ('region_path', 'region_code')
                        """)
                    .query(String.class)
                    .list());
    assertThat(unknown).containsExactlyInAnyOrderElementsOf(OTHER_COLUMNS.keySet());
    List<String> walked =
        HOUSE.call(
            () ->
                desk.jdbc
                    .sql("select name::text from tables_of_regions()")
                    .query(String.class)
                    .list());
    List<String> there =
        HOUSE.call(
            () ->
                desk.jdbc
                    .sql(
                        """
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
                          and a.attname = 'region_path' and not a.attisdropped
                        """)
                    .query(String.class)
                    .list());
    there.removeAll(List.of("audit_entry", "access_event"));
    assertThat(walked).containsExactlyInAnyOrderElementsOf(there).hasSizeGreaterThan(25);
  }
}
