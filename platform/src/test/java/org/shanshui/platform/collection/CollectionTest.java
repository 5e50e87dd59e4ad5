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
  private Desk desk;

  @BeforeEach
  void found() {
    desk = new Desk(beans);
  }

  @Test
  void aWholeRoundWithTwoUnits() throws InterruptedException {
    Round round = desk.march();
    assertThat(round.dueOn()).isEqualTo(LocalDate.of(2025, 4, 8));
    SheetHead water = desk.sheet(round, Desk.WATER);
    SheetHead roads = desk.sheet(round, Desk.ROADS);

    desk.write(desk.waterOfficer, water, 30, "排查完成");
    desk.write(desk.roadsOfficer, roads, 45, "开工90公里");
    desk.submit(desk.waterOfficer, water);
    desk.submit(desk.roadsOfficer, roads);
    desk.approve(desk.waterHead, water);
    desk.approve(desk.roadsHead, roads);
    desk.accept(desk.planner, roads);

    Map<Long, Verdict> back = new HashMap<>();
    desk.lines(water).forEach(l -> back.put(l.id(), new Verdict.Return("与现场核查不符")));
    SheetHead seen = desk.again(water);
    desk.city.as(desk.planner, () -> desk.sheets.decide(seen.id(), seen.version(), back));
    assertThat(desk.again(water).status()).isEqualTo(Status.RETURNED);
    assertThat(desk.lines(water).get(0).line().returnReason()).isEqualTo("与现场核查不符");

    desk.write(desk.waterOfficer, water, 25, "核实后更正");
    desk.submit(desk.waterOfficer, water);
    desk.approve(desk.waterHead, water);
    desk.accept(desk.planner, water);
    assertThat(desk.again(water).status()).isEqualTo(Status.ACCEPTED);
    String[] latestFirst = {"ACCEPT", "APPROVE", "SUBMIT", "RETURN", "APPROVE", "SUBMIT"};
    assertThat(timeline(new Subject("SHEET", water.id())))
        .extracting(Happening::code)
        .containsExactly(latestFirst);

    Tally tally =
        Actor.house("测试").call(() -> desk.rounds.tallies(List.of(round.id()))).get(round.id());
    assertThat(tally.all()).isEqualTo(3);
    assertThat(tally.accepted()).isEqualTo(2);
    assertThat(tally.toWrite()).isEqualTo(1);

    long commitment = desk.lines(water).get(0).subject().id();
    Soon.is("the commitment knows", () -> lastPercent(commitment) != null);
    assertThat(lastPercent(commitment)).isEqualByComparingTo("25");
    List<Happening> all = timeline(desk.lines(water).get(0).subject());
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
                round.name() + " · " + Desk.WATER + " · 整治入河排污口：与现场核查不符"));
  }

  private List<Happening> timeline(Subject subject) {
    return Actor.house("测试").call(() -> subjects.timeline(subject));
  }

  private @Nullable BigDecimal lastPercent(long commitment) {
    return Actor.house("测试").call(() -> commitments.find(commitment)).orElseThrow().lastPercent();
  }

  @Test
  void whoMayNotIsRefused() {
    Round round = desk.march();
    SheetHead water = desk.sheet(round, Desk.WATER);
    SheetHead county = desk.sheet(round, Desk.COUNTY);
    LineView line = desk.lines(water).get(0);

    assertThatThrownBy(() -> desk.write(desk.roadsOfficer, water, 10, null))
        .as("another unit's sheet is out of sight")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("数据范围");
    assertThat(desk.roadsOfficer.call(() -> desk.lists.ofRound(round.id())))
        .extracting(SheetHead::unitId)
        .containsExactly(desk.city.unit(Desk.ROADS).id());
    assertThatThrownBy(
            () ->
                desk.city.as(
                    desk.planner,
                    () ->
                        desk.sheets.write(water.id(), line.id(), 1, Desk.figures(line, 10, "代填"))))
        .as("a planner sees it and does not fill it in")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("填报人员");

    desk.write(desk.waterOfficer, water, 10, null);
    desk.submit(desk.waterOfficer, water);
    assertThatThrownBy(() -> desk.approve(desk.waterOfficer, water))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("审核人");
    assertThatThrownBy(() -> desk.accept(desk.planner, water))
        .as("approval cannot be skipped")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("待审核");

    desk.write(desk.countyOfficer, county, 10, null);
    desk.submit(desk.countyOfficer, county);
    desk.approve(desk.countyHead, county);
    assertThatThrownBy(() -> desk.accept(desk.countyPlanner, county))
        .as("a county's planner does not accept for the city")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("统筹人员");
    desk.accept(desk.planner, county);
  }

  @Test
  void whoWroteASheetDoesNotApproveItWhereSomebodyElseCan() {
    Round round = desk.march();
    SheetHead water = desk.sheet(round, Desk.WATER);
    Actor second = desk.city.head(Role.UNIT_OFFICER, Desk.WATER);
    desk.write(desk.waterHead, water, 10, null);
    desk.submit(desk.waterOfficer, water);
    assertThatThrownBy(() -> desk.approve(desk.waterHead, water))
        .as("wrote a line")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("另一名审核人");
    desk.approve(second, water);

    SheetHead roads = desk.sheet(round, Desk.ROADS);
    desk.write(desk.roadsOfficer, roads, 10, null);
    desk.submit(desk.roadsHead, roads);
    Actor other = desk.city.head(Role.UNIT_OFFICER, Desk.ROADS);
    assertThatThrownBy(() -> desk.approve(desk.roadsHead, roads))
        .as("submitted it")
        .isInstanceOf(Refused.class);
    desk.city.house(
        () ->
            desk.jdbc
                .sql("update person set approves = false where unit_id = ? and id <> ?")
                .params(desk.city.unit(Desk.ROADS).id(), desk.roadsHead.person())
                .update());
    assertThat(other.approves()).isTrue();
    desk.approve(desk.roadsHead, roads);
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
    Round round = desk.march();
    SheetHead water = desk.sheet(round, Desk.WATER);
    LineView line = desk.lines(water).get(0);
    desk.city.as(
        desk.waterOfficer,
        () -> desk.sheets.write(water.id(), line.id(), 1, Desk.figures(line, 10, "甲")));
    assertThatThrownBy(
            () ->
                desk.city.as(
                    desk.waterHead,
                    () -> desk.sheets.write(water.id(), line.id(), 1, Desk.figures(line, 20, "乙"))))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("他人已保存");
    assertThat(desk.lines(water).get(0).line().draft().get("progress")).isEqualTo("甲");
  }

  @Test
  void aRoundOpensOnceHoweverOftenItIsAsked() {
    Cadence cadence =
        desk.city.as(
            desk.planner,
            () ->
                desk.cadences.add(
                    desk.terms(
                        Rhythm.TEN_DAYS, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31))));
    desk.city.house(
        () -> assertThat(desk.jobs.openDue(cadence, LocalDate.of(2025, 3, 25))).isEqualTo(2));
    desk.city.house(
        () -> assertThat(desk.jobs.openDue(cadence, LocalDate.of(2025, 3, 25))).isZero());
    desk.city.house(
        () ->
            assertThat(desk.rounds.open(cadence, Rhythm.TEN_DAYS.holding(LocalDate.of(2025, 3, 5))))
                .isEmpty());
    desk.city.house(
        () -> assertThat(desk.jobs.openDue(cadence, LocalDate.of(2025, 4, 30))).isEqualTo(1));
  }

  @Test
  void lateAndMissingAreSeenAtOnceAndNeverDropped() {
    Round round = desk.march();
    SheetHead water = desk.sheet(round, Desk.WATER);
    SheetHead roads = desk.sheet(round, Desk.ROADS);
    desk.clock.set(LocalDate.of(2025, 4, 9), LocalTime.of(9, 0));
    assertThat(tally(round).missing()).isEqualTo(3);

    desk.write(desk.waterOfficer, water, 10, null);
    desk.submit(desk.waterOfficer, water);
    assertThat(desk.again(water).standing(LocalDate.of(2025, 4, 9))).isEqualTo(Standing.LATE);
    assertThat(tally(round).late()).isEqualTo(1);
    assertThat(tally(round).missing()).isEqualTo(2);
    desk.approve(desk.waterHead, water);

    assertThatThrownBy(
            () -> desk.city.as(desk.planner, () -> desk.sheets.close(round.id(), round.version())))
        .as("what waits for the planner is not thrown away")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("等待接收");
    desk.accept(desk.planner, water);
    desk.city.as(desk.planner, () -> desk.sheets.close(round.id(), round.version()));
    assertThat(desk.again(roads).status()).isEqualTo(Status.MISSING);
    assertThat(desk.again(water).status()).isEqualTo(Status.ACCEPTED);

    SheetHead missing = desk.again(roads);
    desk.city.as(desk.planner, () -> desk.sheets.recall(missing.id(), missing.version(), "请补报"));
    desk.write(desk.roadsOfficer, roads, 20, null);
    desk.submit(desk.roadsOfficer, roads);
    assertThat(desk.again(roads).missingOn())
        .as("that it was missing stays on record")
        .isEqualTo(LocalDate.of(2025, 4, 9));
  }

  @Test
  void remindersAreGivenOnceEvenByTwoRuns() {
    Round round = desk.march();
    SheetHead water = desk.sheet(round, Desk.WATER);
    desk.write(desk.waterOfficer, water, 10, null);
    desk.submit(desk.waterOfficer, water);
    desk.approve(desk.waterHead, water);
    // Three working days before 8 April, over 清明 (4 April) and a weekend.
    desk.clock.set(LocalDate.of(2025, 4, 2), LocalTime.of(9, 0));
    remindTwice();
    assertThat(reminders(round)).containsExactlyInAnyOrder(-3, -3);
    desk.clock.set(LocalDate.of(2025, 4, 3), LocalTime.of(9, 0));
    remindTwice();
    assertThat(reminders(round)).hasSize(2);
    desk.clock.set(LocalDate.of(2025, 4, 9), LocalTime.of(9, 0));
    remindTwice();
    assertThat(reminders(round))
        .as("the day before was slept through")
        .containsExactlyInAnyOrder(-3, -3, 1, 1);
  }

  @Test
  void acceptedFiguresAreCorrectedByANewVersionWithAReason() {
    Round round = desk.march();
    SheetHead water = desk.sheet(round, Desk.WATER);
    desk.write(desk.waterOfficer, water, 30, null);
    desk.submit(desk.waterOfficer, water);
    desk.approve(desk.waterHead, water);
    desk.accept(desk.planner, water);
    LineView line = desk.lines(water).get(0);
    assertThatThrownBy(
            () ->
                desk.city.as(
                    desk.waterOfficer,
                    () ->
                        desk.sheets.write(
                            water.id(),
                            line.id(),
                            line.line().version(),
                            Desk.figures(line, 1, "改"))))
        .isInstanceOf(Refused.class);
    SheetHead accepted = desk.again(water);
    desk.city.as(
        desk.planner,
        () -> desk.sheets.correct(water.id(), accepted.version(), List.of(line.id()), "口径调整"));
    assertThat(desk.lines(water).get(0).line().accepted())
        .as("stands until the new one is accepted")
        .isNotNull();
    desk.write(desk.waterOfficer, water, 28, null);
    desk.submit(desk.waterOfficer, water);
    desk.approve(desk.waterHead, water);
    desk.accept(desk.planner, water);
    ReportLine corrected = desk.lines(water).get(0).line();
    assertThat(corrected.edition()).isEqualTo(2);
    assertThat(corrected.accepted().number("percent")).isEqualByComparingTo("28");
    desk.city.house(
        () ->
            assertThat(
                    desk.jdbc
                        .sql(
                            "select (said ->> 'percent') || ' ' || coalesce(reason, '') from accepted_report where line_id = ? order by edition")
                        .param(line.id())
                        .query(String.class)
                        .list())
                .containsExactly("30 ", "28 口径调整"));
  }

  @Test
  void progressBelowTheLastAcceptedNeedsAReason() {
    Round march = desk.march();
    SheetHead water = desk.sheet(march, Desk.WATER);
    desk.write(desk.waterOfficer, water, 30, null);
    desk.submit(desk.waterOfficer, water);
    desk.approve(desk.waterHead, water);
    desk.accept(desk.planner, water);

    Cadence april =
        desk.city.as(
            desk.planner,
            () ->
                desk.cadences.add(
                    desk.terms(Rhythm.MONTH, LocalDate.of(2025, 4, 1), LocalDate.of(2025, 4, 30))));
    desk.clock.set(LocalDate.of(2025, 5, 6), LocalTime.of(9, 0));
    desk.city.house(() -> desk.jobs.openDue(april, LocalDate.of(2025, 5, 6)));
    Round round = Actor.house("测试").call(() -> desk.rounds.ofCadence(april.id())).get(0);
    SheetHead next = desk.sheet(round, Desk.WATER);
    assertThat(desk.lines(next).get(0).line().before().number("percent"))
        .isEqualByComparingTo("30");
    desk.write(desk.waterOfficer, next, 29, null);
    assertThatThrownBy(() -> desk.submit(desk.waterOfficer, next))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("小于上期");
  }

  /** What jqwik shows of the pure sheet, on the database: random acts of random people. */
  @Test
  void randomActsOfPeopleKeepTheRecordStraight() {
    Round round = desk.march();
    Random random = new Random(42);
    List<Actor> actors =
        List.of(
            desk.planner,
            desk.waterOfficer,
            desk.waterHead,
            desk.roadsOfficer,
            desk.roadsHead,
            desk.countyOfficer);
    List<SheetHead> sheets = List.of(desk.sheet(round, Desk.WATER), desk.sheet(round, Desk.ROADS));
    int done = 0;
    for (int i = 0; i < 1000; i++) {
      Actor actor = actors.get(random.nextInt(actors.size()));
      SheetHead head = desk.again(sheets.get(random.nextInt(2)));
      try {
        act(random.nextInt(8), random.nextInt(100), actor, head);
        done++;
      } catch (Refused refused) {
        assertThat(refused.refusal().chinese()).isNotBlank();
      }
    }
    assertThat(done).as("acts that were allowed").isGreaterThan(30);
    desk.city.house(
        () -> {
          assertThat(
                  desk.jdbc
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
                  desk.jdbc
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
      case 0, 1 -> desk.write(actor, head, number, null);
      case 2, 3 -> desk.submit(actor, head);
      case 4 -> desk.approve(actor, head);
      case 5 -> desk.accept(actor, head);
      case 6 ->
          desk.city.as(
              actor,
              () ->
                  desk.sheets.correct(
                      head.id(),
                      head.version(),
                      desk.lines(head).stream().map(LineView::id).toList(),
                      "更正"));
      default -> desk.city.as(actor, () -> desk.sheets.sendBack(head.id(), head.version(), "请核实"));
    }
  }

  private Tally tally(Round round) {
    return Actor.house("测试").call(() -> desk.rounds.tallies(List.of(round.id()))).get(round.id());
  }

  private void remindTwice() {
    Actor.house("测试").run(desk.jobs::remind);
    Actor.house("测试").run(desk.jobs::remind);
  }

  private List<Integer> reminders(Round round) {
    return Actor.house("测试")
        .call(
            () ->
                desk.jdbc
                    .sql(
                        "select days from report_reminder m join report_sheet s on s.id = m.sheet_id where s.round_id = ?")
                    .param(round.id())
                    .query(Integer.class)
                    .list());
  }
}
