package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.TestPlan;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is asked and reported, for the tests of this module: a plan of its own that two units and a
 * county answer for, and their people.
 */
class Desk {
  /** All that the release's forms can be asked for. */
  static final Set<String> ITEMS =
      Set.of("PERCENT", "VALUE", "INVESTMENT", "PROGRESS", "PROBLEMS", "NEXT_STEPS", "FILES");

  static final String WATER = "云岫市生态环境局";
  static final String ROADS = "云岫市交通运输局";
  static final String COUNTY = "岫城区人民政府";

  final TestCity city;
  final MovableClock.Hands clock;
  final JdbcClient jdbc;
  final Cadences cadences;
  final Rounds rounds;
  final RoundJobs jobs;
  final Sheets sheets;
  final SheetTable table;
  final SheetRights rights;
  final SheetLists lists;
  final long plan;
  final Actor planner;
  final Actor waterOfficer;
  final Actor waterHead;
  final Actor roadsOfficer;
  final Actor roadsHead;
  final Actor countyOfficer;
  final Actor countyHead;
  final Actor countyPlanner;

  Desk(BeanFactory beans) {
    city = TestCity.of(beans);
    clock = beans.getBean(MovableClock.Hands.class);
    jdbc = beans.getBean(JdbcClient.class);
    cadences = beans.getBean(Cadences.class);
    rounds = beans.getBean(Rounds.class);
    jobs = beans.getBean(RoundJobs.class);
    sheets = beans.getBean(Sheets.class);
    table = beans.getBean(SheetTable.class);
    rights = beans.getBean(SheetRights.class);
    lists = beans.getBean(SheetLists.class);
    clock.set(LocalDate.of(2025, 4, 1), LocalTime.of(9, 0));
    planner = city.person(Role.PLANNER, "云岫市发展和改革委员会");
    waterOfficer = city.person(Role.UNIT_OFFICER, WATER);
    waterHead = city.head(Role.UNIT_OFFICER, WATER);
    roadsOfficer = city.person(Role.UNIT_OFFICER, ROADS);
    roadsHead = city.head(Role.UNIT_OFFICER, ROADS);
    countyOfficer = city.head(Role.COUNTY_OFFICER, COUNTY);
    countyHead = city.head(Role.COUNTY_OFFICER, COUNTY);
    countyPlanner = city.person(Role.PLANNER, COUNTY);
    long water = city.unit(WATER).id();
    long roads = city.unit(ROADS).id();
    long county = city.unit(COUNTY).id();
    TestPlan writing =
        TestPlan.of(city, "调度测试规划", 2025, 2025)
            .task(1, "整治入河排污口", water, List.of(roads), false, "2025年")
            .task(2, "建设农村公路180公里", roads, List.of(), false, "2025年")
            .task(3, "新建绿道", county, List.of(), false, "2025年")
            .target(11, 3L, "新建绿道", ">=", "120", "公里", "2025年");
    plan = writing.id();
    TestPlan.adopt(city, writing.version(1));
  }

  Cadence.Terms terms(Rhythm rhythm, LocalDate from, LocalDate to) {
    return new Cadence.Terms(
        "月调度" + plan,
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
        city.as(
            planner,
            () ->
                cadences.add(
                    terms(Rhythm.MONTH, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31))));
    city.house(() -> jobs.openDue(cadence, LocalDate.of(2025, 4, 1)));
    return Actor.house("测试").call(() -> rounds.ofCadence(cadence.id())).get(0);
  }

  SheetHead sheet(Round round, String unit) {
    return Actor.house("测试")
        .call(
            () ->
                lists.ofRound(round.id()).stream()
                    .filter(head -> head.unitId() == city.unit(unit).id())
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
        city.as(
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
    city.as(officer, () -> sheets.submit(head.id(), version));
  }

  void approve(Actor who, SheetHead head) {
    int version = again(head).version();
    city.as(who, () -> sheets.approve(head.id(), version));
  }

  void accept(Actor who, SheetHead head) {
    int version = again(head).version();
    city.as(who, () -> sheets.acceptAll(head.id(), version));
  }
}
