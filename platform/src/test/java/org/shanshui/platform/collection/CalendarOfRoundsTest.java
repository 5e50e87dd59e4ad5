package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.calendar.CalendarChanged;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.packs.ReleasePacks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Holidays are published while a round is open. */
@PlatformTest
class CalendarOfRoundsTest {
  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private Editions editions;
  @Autowired private CalendarOfRounds calendarOfRounds;
  @Autowired private MovableClock.Hands clock;

  @Test
  void theDueDayIsAsManyWorkingDaysAfterThePeriodAsBeforeAndAPassedOneStays() {
    Desk desk = new Desk(beans);
    clock.set(LocalDate.of(2025, 4, 1), LocalTime.of(9, 0));
    Round round = desk.march();
    assertThat(round.dueOn()).isEqualTo(LocalDate.of(2025, 4, 8));
    WorkingCalendar later = ReleasePacks.calendarWithout(LocalDate.of(2025, 4, 7));
    apply(later);
    Soon.is("the round is due later", () -> due(desk, round).equals(LocalDate.of(2025, 4, 9)));
    assertThat(desk.sheet(round, Desk.WATER).dueOn()).isEqualTo(LocalDate.of(2025, 4, 9));
    Soon.is("units are told", () -> told(desk, round) > 0);
    Actor.house("测试")
        .run(
            () -> {
              calendarOfRounds.hear(new CalendarChanged(editions.inForce().id()));
              editions.apply(later);
            });
    assertThat(due(desk, round)).isEqualTo(LocalDate.of(2025, 4, 9));

    clock.set(LocalDate.of(2025, 4, 10), LocalTime.of(9, 0));
    apply(ReleasePacks.calendarWithout(LocalDate.of(2025, 4, 7), LocalDate.of(2025, 4, 8)));
    Actor.house("测试")
        .run(() -> calendarOfRounds.hear(new CalendarChanged(editions.inForce().id())));
    assertThat(due(desk, round)).isEqualTo(LocalDate.of(2025, 4, 9));
  }

  private void apply(WorkingCalendar calendar) {
    Actor.house("测试").run(() -> editions.apply(calendar));
  }

  private static LocalDate due(Desk desk, Round round) {
    return Actor.house("测试").call(() -> desk.rounds.get(round.id())).dueOn();
  }

  private static long told(Desk desk, Round round) {
    return Actor.house("测试")
        .call(
            () ->
                desk.jdbc
                    .sql(
                        "select count(*) from notice where link like ? and chinese like '%由 2025-04-08 改为 2025-04-09%'")
                    .param("/dispatch/rounds/" + round.id() + "%")
                    .query(Long.class)
                    .single());
  }
}
