package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.Yunxiu;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 云岫市 with a plan of its own that two units and a county answer for, and their people. */
class City {
  /** All that the release's forms can be asked for. */
  static final Set<String> ITEMS =
      Set.of("PERCENT", "VALUE", "INVESTMENT", "PROGRESS", "PROBLEMS", "NEXT_STEPS", "FILES");

  static final String WATER = "云岫市生态环境局";
  static final String ROADS = "云岫市交通运输局";
  static final String COUNTY = "岫城区人民政府";

  final Yunxiu yunxiu;
  final MovableClock.Hands clock;
  final JdbcClient jdbc;
  final Cadences cadences;
  final Rounds rounds;
  final RoundJobs jobs;
  final Sheets sheets;
  final SheetTable table;
  final SheetRights rights;
  final SheetLists lists;
  private final People people;
  private final String tag = UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, Actor> actors = new HashMap<>();
  final long plan;
  final Actor planner;
  final Actor waterOfficer;
  final Actor waterHead;
  final Actor roadsOfficer;
  final Actor roadsHead;
  final Actor countyOfficer;
  final Actor countyHead;
  final Actor countyPlanner;

  @Autowired
  City(
      Yunxiu yunxiu,
      MovableClock.Hands clock,
      JdbcClient jdbc,
      Cadences cadences,
      Rounds rounds,
      RoundJobs jobs,
      Sheets sheets,
      SheetTable table,
      SheetRights rights,
      SheetLists lists,
      People people) {
    this.yunxiu = yunxiu;
    this.clock = clock;
    this.jdbc = jdbc;
    this.cadences = cadences;
    this.rounds = rounds;
    this.jobs = jobs;
    this.sheets = sheets;
    this.table = table;
    this.rights = rights;
    this.lists = lists;
    this.people = people;
    clock.set(LocalDate.of(2025, 4, 1), LocalTime.of(9, 0));
    planner = person("云岫市发展和改革委员会", false, Role.PLANNER);
    waterOfficer = person(WATER, false, Role.UNIT_OFFICER);
    waterHead = person(WATER, true, Role.UNIT_OFFICER);
    roadsOfficer = person(ROADS, false, Role.UNIT_OFFICER);
    roadsHead = person(ROADS, true, Role.UNIT_OFFICER);
    countyOfficer = person(COUNTY, true, Role.COUNTY_OFFICER);
    countyHead = person(COUNTY, true, Role.COUNTY_OFFICER);
    countyPlanner = person(COUNTY, false, Role.PLANNER);
    long water = yunxiu.unit(WATER).id();
    long roads = yunxiu.unit(ROADS).id();
    long county = yunxiu.unit(COUNTY).id();
    Yunxiu.Draft draft =
        yunxiu
            .draft("调度测试规划" + tag, 2025, 2025)
            .task(1, "整治入河排污口", water, List.of(roads), false, "2025年")
            .task(2, "建设农村公路180公里", roads, List.of(), false, "2025年")
            .task(3, "新建绿道", county, List.of(), false, "2025年")
            .target(11, 3L, "新建绿道", ">=", "120", "公里", "2025年");
    plan = draft.id();
    yunxiu.adopt(draft.version(1));
  }

  Person named(Actor actor) {
    Person[] found = new Person[1];
    yunxiu.house(() -> found[0] = people.find(actor.person()).orElseThrow());
    return found[0];
  }

  Actor person(String unit, boolean approves, Role... roles) {
    String login = "d" + tag + actors.size();
    Actor[] made = new Actor[1];
    yunxiu.house(
        () -> {
          Person person =
              people.add(
                  login,
                  "人员" + actors.size(),
                  yunxiu.unit(unit).id(),
                  Set.of(roles),
                  approves,
                  null,
                  null,
                  "Dispatch-2025-x");
          jdbc.sql("update person set must_change_password = false where id = ?")
              .param(person.id())
              .update();
          made[0] = people.asActor(person);
        });
    actors.put(login, made[0]);
    return made[0];
  }

  Cadence.Terms terms(Rhythm rhythm, LocalDate from, LocalDate to) {
    return new Cadence.Terms(
        "月调度" + tag,
        new About("COMMITMENTS", plan),
        null,
        rhythm,
        new Schedule(0, 5, List.of(3, 1), List.of(1, 3)),
        Set.of("TASK", "TARGET"),
        ITEMS,
        from,
        to);
  }

  /** The round of March 2025, due on 8 April. */
  Round march() {
    Cadence cadence =
        yunxiu.as(
            planner,
            () ->
                cadences.add(
                    terms(Rhythm.MONTH, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31))));
    yunxiu.house(() -> jobs.openDue(cadence, LocalDate.of(2025, 4, 1)));
    return Actor.house("测试").call(() -> rounds.ofCadence(cadence.id())).get(0);
  }

  SheetHead sheet(Round round, String unit) {
    return Actor.house("测试")
        .call(
            () ->
                lists.ofRound(round.id()).stream()
                    .filter(head -> head.unitId() == yunxiu.unit(unit).id())
                    .findFirst()
                    .orElseThrow());
  }

  SheetHead again(SheetHead head) {
    return Actor.house("测试").call(() -> table.head(head.id()));
  }

  List<LineView> lines(SheetHead head) {
    return Actor.house("测试").call(() -> table.lines(head.id()));
  }

  static Map<String, Object> figures(LineView line, int number, String text) {
    String figure = line.line().form().key().equals("TARGET") ? "value" : "percent";
    return Map.of(figure, BigDecimal.valueOf(number), "progress", text);
  }

  void write(Actor officer, SheetHead head, int number, @Nullable String text) {
    for (LineView line : lines(head)) {
      if (line.line().open()) {
        yunxiu.as(
            officer,
            () ->
                sheets.write(
                    head.id(),
                    line.id(),
                    line.line().version(),
                    figures(line, number, text == null ? "进展" : text)));
      }
    }
  }

  void submit(Actor officer, SheetHead head) {
    int version = again(head).version();
    yunxiu.as(officer, () -> sheets.submit(head.id(), version));
  }

  void approve(Actor who, SheetHead head) {
    int version = again(head).version();
    yunxiu.as(who, () -> sheets.approve(head.id(), version));
  }

  void accept(Actor who, SheetHead head) {
    int version = again(head).version();
    yunxiu.as(who, () -> sheets.acceptAll(head.id(), version));
  }
}
