package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.Yunxiu;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Subjects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Rounds on the database, by the people of a city. */
@PlatformTest
class CollectionTest {
  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private Commitments commitments;
  @Autowired private Subjects subjects;
  private City city;

  static City city(AutowireCapableBeanFactory beans, MovableClockSource clock) {
    Yunxiu yunxiu = beans.createBean(Yunxiu.class);
    return new City(
        yunxiu,
        clock.get(),
        beans.getBean(org.springframework.jdbc.core.simple.JdbcClient.class),
        beans.getBean(Cadences.class),
        beans.getBean(Rounds.class),
        beans.getBean(RoundJobs.class),
        beans.getBean(Sheets.class),
        beans.getBean(SheetTable.class),
        beans.getBean(SheetRights.class),
        beans.getBean(SheetLists.class),
        beans.getBean(org.shanshui.platform.directory.People.class));
  }

  interface MovableClockSource {
    org.shanshui.platform.MovableClock.Hands get();
  }

  @BeforeEach
  void found() {
    city = city(beans, () -> beans.getBean(org.shanshui.platform.MovableClock.Hands.class));
  }

  @Test
  void aWholeRoundWithTwoUnits() throws InterruptedException {
    Round round = city.march();
    assertThat(round.dueOn()).isEqualTo(LocalDate.of(2025, 4, 8));
    SheetHead water = city.sheet(round, City.WATER);
    SheetHead roads = city.sheet(round, City.ROADS);

    city.write(city.waterOfficer, water, 30, "排查完成");
    city.write(city.roadsOfficer, roads, 45, "开工90公里");
    city.submit(city.waterOfficer, water);
    city.submit(city.roadsOfficer, roads);
    city.approve(city.waterHead, water);
    city.approve(city.roadsHead, roads);
    city.accept(city.planner, roads);

    Map<Long, Verdict> back = new HashMap<>();
    city.lines(water).forEach(l -> back.put(l.id(), new Verdict.Return("与现场核查不符")));
    SheetHead seen = city.again(water);
    city.yunxiu.as(city.planner, () -> city.sheets.decide(seen.id(), seen.version(), back));
    assertThat(city.again(water).status()).isEqualTo(Status.RETURNED);
    assertThat(city.lines(water).get(0).line().returnReason()).isEqualTo("与现场核查不符");

    city.write(city.waterOfficer, water, 25, "核实后更正");
    city.submit(city.waterOfficer, water);
    city.approve(city.waterHead, water);
    city.accept(city.planner, water);
    assertThat(city.again(water).status()).isEqualTo(Status.ACCEPTED);
    String[] latestFirst = {"ACCEPT", "APPROVE", "SUBMIT", "RETURN", "APPROVE", "SUBMIT"};
    assertThat(timeline(new Subject("SHEET", water.id())))
        .extracting(Happening::code)
        .containsExactly(latestFirst);

    Tally tally =
        Actor.house("测试").call(() -> city.rounds.tallies(List.of(round.id()))).get(round.id());
    assertThat(tally.all()).isEqualTo(3);
    assertThat(tally.accepted()).isEqualTo(2);
    assertThat(tally.toWrite()).isEqualTo(1);

    long commitment = city.lines(water).get(0).subject().id();
    Soon.is("the commitment knows", () -> lastPercent(commitment) != null);
    assertThat(lastPercent(commitment)).isEqualByComparingTo("25");
    List<Happening> all = timeline(city.lines(water).get(0).subject());
    assertThat(all)
        .as("what collection and commitments keep, in one order")
        .isSortedAccordingTo(Comparator.comparing(Happening::at).reversed())
        .extracting(Happening::code)
        .contains("ADOPTED")
        .containsSubsequence(latestFirst);
    assertThat(all)
        .filteredOn(one -> one.code().equals("RETURN"))
        .extracting(Happening::href, Happening::text)
        .containsExactly(
            tuple(
                "/dispatch/sheets/" + water.id(),
                round.name() + " · " + City.WATER + " · 整治入河排污口：与现场核查不符"));
  }

  private List<Happening> timeline(Subject subject) {
    return Actor.house("测试").call(() -> subjects.timeline(subject));
  }

  private @Nullable BigDecimal lastPercent(long commitment) {
    return Actor.house("测试").call(() -> commitments.find(commitment)).orElseThrow().lastPercent();
  }

  @Test
  void whoMayNotIsRefused() {
    Round round = city.march();
    SheetHead water = city.sheet(round, City.WATER);
    SheetHead county = city.sheet(round, City.COUNTY);
    LineView line = city.lines(water).get(0);

    assertThatThrownBy(() -> city.write(city.roadsOfficer, water, 10, null))
        .as("another unit's sheet is out of sight")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("数据范围");
    assertThat(city.roadsOfficer.call(() -> city.lists.ofRound(round.id())))
        .extracting(SheetHead::unitId)
        .containsExactly(city.yunxiu.unit(City.ROADS).id());
    assertThatThrownBy(
            () ->
                city.yunxiu.as(
                    city.planner,
                    () ->
                        city.sheets.write(water.id(), line.id(), 1, City.figures(line, 10, "代填"))))
        .as("a planner sees it and does not fill it in")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("填报人员");

    city.write(city.waterOfficer, water, 10, null);
    city.submit(city.waterOfficer, water);
    assertThatThrownBy(() -> city.approve(city.waterOfficer, water))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("审核人");
    assertThatThrownBy(() -> city.accept(city.planner, water))
        .as("approval cannot be skipped")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("待审核");

    city.write(city.countyOfficer, county, 10, null);
    city.submit(city.countyOfficer, county);
    city.approve(city.countyHead, county);
    assertThatThrownBy(() -> city.accept(city.countyPlanner, county))
        .as("a county's planner does not accept for the city")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("统筹人员");
    city.accept(city.planner, county);
  }

  @Test
  void whoWroteASheetDoesNotApproveItWhereSomebodyElseCan() {
    Round round = city.march();
    SheetHead water = city.sheet(round, City.WATER);
    Actor second = city.person(City.WATER, true, Role.UNIT_OFFICER);
    city.write(city.waterHead, water, 10, null);
    city.submit(city.waterOfficer, water);
    assertThatThrownBy(() -> city.approve(city.waterHead, water))
        .as("wrote a line")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("另一名审核人");
    city.approve(second, water);

    SheetHead roads = city.sheet(round, City.ROADS);
    city.write(city.roadsOfficer, roads, 10, null);
    city.submit(city.roadsHead, roads);
    Actor other = city.person(City.ROADS, true, Role.UNIT_OFFICER);
    assertThatThrownBy(() -> city.approve(city.roadsHead, roads))
        .as("submitted it")
        .isInstanceOf(Refused.class);
    city.yunxiu.house(
        () ->
            city.jdbc
                .sql("update person set approves = false where unit_id = ? and id <> ?")
                .params(city.yunxiu.unit(City.ROADS).id(), city.roadsHead.person())
                .update());
    assertThat(other.approves()).isTrue();
    city.approve(city.roadsHead, roads);
    assertThat(timeline(new Subject("SHEET", roads.id())))
        .as("that there was nobody else is on record")
        .first()
        .satisfies(step -> assertThat(step.text()).contains("没有其他审核人"));
    assertThat(timeline(new Subject("SHEET", water.id())))
        .first()
        .satisfies(step -> assertThat(step.text()).isNull());
  }

  @Test
  void twoOfficersDoNotWriteOverEachOther() {
    Round round = city.march();
    SheetHead water = city.sheet(round, City.WATER);
    LineView line = city.lines(water).get(0);
    city.yunxiu.as(
        city.waterOfficer,
        () -> city.sheets.write(water.id(), line.id(), 1, City.figures(line, 10, "甲")));
    assertThatThrownBy(
            () ->
                city.yunxiu.as(
                    city.waterHead,
                    () -> city.sheets.write(water.id(), line.id(), 1, City.figures(line, 20, "乙"))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("他人已保存");
    assertThat(city.lines(water).get(0).line().draft().get("progress")).isEqualTo("甲");
  }

  @Test
  void aRoundOpensOnceHoweverOftenItIsAsked() {
    Cadence cadence =
        city.yunxiu.as(
            city.planner,
            () ->
                city.cadences.add(
                    city.terms(
                        Rhythm.TEN_DAYS, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31))));
    city.yunxiu.house(
        () -> assertThat(city.jobs.openDue(cadence, LocalDate.of(2025, 3, 25))).isEqualTo(2));
    city.yunxiu.house(
        () -> assertThat(city.jobs.openDue(cadence, LocalDate.of(2025, 3, 25))).isZero());
    city.yunxiu.house(
        () ->
            assertThat(city.rounds.open(cadence, Rhythm.TEN_DAYS.holding(LocalDate.of(2025, 3, 5))))
                .isEmpty());
    city.yunxiu.house(
        () -> assertThat(city.jobs.openDue(cadence, LocalDate.of(2025, 4, 30))).isEqualTo(1));
  }

  @Test
  void lateAndMissingAreSeenAtOnceAndNeverDropped() {
    Round round = city.march();
    SheetHead water = city.sheet(round, City.WATER);
    SheetHead roads = city.sheet(round, City.ROADS);
    city.clock.set(LocalDate.of(2025, 4, 9), LocalTime.of(9, 0));
    assertThat(tally(round).missing()).isEqualTo(3);

    city.write(city.waterOfficer, water, 10, null);
    city.submit(city.waterOfficer, water);
    assertThat(city.again(water).standing(LocalDate.of(2025, 4, 9))).isEqualTo(Standing.LATE);
    assertThat(tally(round).late()).isEqualTo(1);
    assertThat(tally(round).missing()).isEqualTo(2);
    city.approve(city.waterHead, water);

    assertThatThrownBy(
            () ->
                city.yunxiu.as(city.planner, () -> city.sheets.close(round.id(), round.version())))
        .as("what waits for the planner is not thrown away")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("等待接收");
    city.accept(city.planner, water);
    city.yunxiu.as(city.planner, () -> city.sheets.close(round.id(), round.version()));
    assertThat(city.again(roads).status()).isEqualTo(Status.MISSING);
    assertThat(city.again(water).status()).isEqualTo(Status.ACCEPTED);

    SheetHead missing = city.again(roads);
    city.yunxiu.as(city.planner, () -> city.sheets.recall(missing.id(), missing.version(), "请补报"));
    city.write(city.roadsOfficer, roads, 20, null);
    city.submit(city.roadsOfficer, roads);
    assertThat(city.again(roads).missingOn())
        .as("that it was missing stays on record")
        .isEqualTo(LocalDate.of(2025, 4, 9));
  }

  @Test
  void remindersAreGivenOnceEvenByTwoRuns() {
    Round round = city.march();
    SheetHead water = city.sheet(round, City.WATER);
    city.write(city.waterOfficer, water, 10, null);
    city.submit(city.waterOfficer, water);
    city.approve(city.waterHead, water);
    // Three working days before 8 April, over 清明 (4 April) and a weekend.
    city.clock.set(LocalDate.of(2025, 4, 2), LocalTime.of(9, 0));
    remindTwice();
    assertThat(reminders(round)).containsExactlyInAnyOrder(-3, -3);
    city.clock.set(LocalDate.of(2025, 4, 3), LocalTime.of(9, 0));
    remindTwice();
    assertThat(reminders(round)).hasSize(2);
    city.clock.set(LocalDate.of(2025, 4, 9), LocalTime.of(9, 0));
    remindTwice();
    assertThat(reminders(round))
        .as("the day before was slept through")
        .containsExactlyInAnyOrder(-3, -3, 1, 1);
  }

  @Test
  void acceptedFiguresAreCorrectedByANewVersionWithAReason() {
    Round round = city.march();
    SheetHead water = city.sheet(round, City.WATER);
    city.write(city.waterOfficer, water, 30, null);
    city.submit(city.waterOfficer, water);
    city.approve(city.waterHead, water);
    city.accept(city.planner, water);
    LineView line = city.lines(water).get(0);
    assertThatThrownBy(
            () ->
                city.yunxiu.as(
                    city.waterOfficer,
                    () ->
                        city.sheets.write(
                            water.id(),
                            line.id(),
                            line.line().version(),
                            City.figures(line, 1, "改"))))
        .isInstanceOf(Refused.class);
    SheetHead accepted = city.again(water);
    city.yunxiu.as(
        city.planner,
        () -> city.sheets.correct(water.id(), accepted.version(), List.of(line.id()), "口径调整"));
    assertThat(city.lines(water).get(0).line().accepted())
        .as("stands until the new one is accepted")
        .isNotNull();
    city.write(city.waterOfficer, water, 28, null);
    city.submit(city.waterOfficer, water);
    city.approve(city.waterHead, water);
    city.accept(city.planner, water);
    ReportLine corrected = city.lines(water).get(0).line();
    assertThat(corrected.edition()).isEqualTo(2);
    assertThat(corrected.accepted().number("percent")).isEqualByComparingTo("28");
    city.yunxiu.house(
        () ->
            assertThat(
                    city.jdbc
                        .sql(
                            "select (said ->> 'percent') || ' ' || coalesce(reason, '') from accepted_report where line_id = ? order by edition")
                        .param(line.id())
                        .query(String.class)
                        .list())
                .containsExactly("30 ", "28 口径调整"));
  }

  @Test
  void progressBelowTheLastAcceptedNeedsAReason() {
    Round march = city.march();
    SheetHead water = city.sheet(march, City.WATER);
    city.write(city.waterOfficer, water, 30, null);
    city.submit(city.waterOfficer, water);
    city.approve(city.waterHead, water);
    city.accept(city.planner, water);

    Cadence april =
        city.yunxiu.as(
            city.planner,
            () ->
                city.cadences.add(
                    city.terms(Rhythm.MONTH, LocalDate.of(2025, 4, 1), LocalDate.of(2025, 4, 30))));
    city.clock.set(LocalDate.of(2025, 5, 6), LocalTime.of(9, 0));
    city.yunxiu.house(() -> city.jobs.openDue(april, LocalDate.of(2025, 5, 6)));
    Round round = Actor.house("测试").call(() -> city.rounds.ofCadence(april.id())).get(0);
    SheetHead next = city.sheet(round, City.WATER);
    assertThat(city.lines(next).get(0).line().before().number("percent"))
        .isEqualByComparingTo("30");
    city.write(city.waterOfficer, next, 29, null);
    assertThatThrownBy(() -> city.submit(city.waterOfficer, next))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("小于上期");
  }

  /** What jqwik shows of the pure sheet, on the database: random acts of random people. */
  @Test
  void randomActsOfPeopleKeepTheRecordStraight() {
    Round round = city.march();
    Random random = new Random(42);
    List<Actor> actors =
        List.of(
            city.planner,
            city.waterOfficer,
            city.waterHead,
            city.roadsOfficer,
            city.roadsHead,
            city.countyOfficer);
    List<SheetHead> sheets = List.of(city.sheet(round, City.WATER), city.sheet(round, City.ROADS));
    int done = 0;
    for (int i = 0; i < 1000; i++) {
      Actor actor = actors.get(random.nextInt(actors.size()));
      SheetHead head = city.again(sheets.get(random.nextInt(2)));
      try {
        act(random.nextInt(8), random.nextInt(100), actor, head);
        done++;
      } catch (Refused refused) {
        assertThat(refused.refusal().chinese()).isNotBlank();
      }
    }
    assertThat(done).as("acts that were allowed").isGreaterThan(30);
    city.yunxiu.house(
        () -> {
          assertThat(
                  city.jdbc
                      .sql(
                          """
                          select count(*) from sheet_step s where act in ('ACCEPT', 'RETURN') and not exists
                            (select from sheet_step p where p.sheet_id = s.sheet_id and p.id =
                              (select max(id) from sheet_step q where q.sheet_id = s.sheet_id and q.id < s.id) and p.act = 'APPROVE')
                          """)
                      .query(Integer.class)
                      .single())
              .as("decided without approval just before")
              .isZero();
          assertThat(
                  city.jdbc
                      .sql(
                          """
                          select count(*) from report_line l join accepted_report a on a.line_id = l.id
                            and a.edition = (select max(edition) from accepted_report where line_id = l.id)
                          where not l.open and a.said ->> 'percent' is distinct from l.said ->> 'percent'
                          """)
                      .query(Integer.class)
                      .single())
              .as("accepted figures are the last accepted version")
              .isZero();
        });
  }

  private void act(int which, int number, Actor actor, SheetHead head) {
    switch (which) {
      case 0, 1 -> city.write(actor, head, number, null);
      case 2, 3 -> city.submit(actor, head);
      case 4 -> city.approve(actor, head);
      case 5 -> city.accept(actor, head);
      case 6 ->
          city.yunxiu.as(
              actor,
              () ->
                  city.sheets.correct(
                      head.id(),
                      head.version(),
                      city.lines(head).stream().map(LineView::id).toList(),
                      "更正"));
      default ->
          city.yunxiu.as(actor, () -> city.sheets.sendBack(head.id(), head.version(), "请核实"));
    }
  }

  private Tally tally(Round round) {
    return Actor.house("测试").call(() -> city.rounds.tallies(List.of(round.id()))).get(round.id());
  }

  private void remindTwice() {
    Actor.house("测试").run(city.jobs::remind);
    Actor.house("测试").run(city.jobs::remind);
  }

  private List<Integer> reminders(Round round) {
    return Actor.house("测试")
        .call(
            () ->
                city.jdbc
                    .sql(
                        "select days from report_reminder m join report_sheet s on s.id = m.sheet_id where s.round_id = ?")
                    .param(round.id())
                    .query(Integer.class)
                    .list());
  }
}
