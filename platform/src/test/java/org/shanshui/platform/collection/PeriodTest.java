package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.packs.ReleasePacks;

class PeriodTest {
  private static final WorkingCalendar CALENDAR = ReleasePacks.calendar();

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(2000, 1, 1).toEpochDay(), LocalDate.of(2060, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Property
  void everyDayLiesInExactlyOnePeriod(@ForAll("days") LocalDate day, @ForAll Rhythm rhythm) {
    Period period = rhythm.holding(day);
    assertThat(day).isBetween(period.first(), period.last());
    assertThat(rhythm.holding(period.first())).isEqualTo(period);
    assertThat(rhythm.holding(period.last())).isEqualTo(period);
  }

  @Property
  void periodsFollowEachOtherWithoutGap(@ForAll("days") LocalDate day, @ForAll Rhythm rhythm) {
    Period period = rhythm.holding(day);
    assertThat(period.next().first()).isEqualTo(period.last().plusDays(1));
    assertThat(period.next().previous()).isEqualTo(period);
  }

  @Property
  void differentPeriodsHaveDifferentNames(@ForAll("days") LocalDate day, @ForAll Rhythm rhythm) {
    Period period = rhythm.holding(day);
    assertThat(period.chinese()).isNotEqualTo(period.next().chinese());
    assertThat(period.english()).isNotEqualTo(period.next().english());
  }

  @Property
  void tenDayPeriodsCutEachMonthInThree(@ForAll("days") LocalDate day) {
    Period period = Rhythm.TEN_DAYS.holding(day);
    assertThat(period.first().getDayOfMonth()).isIn(1, 11, 21);
    assertThat(period.first().getMonth()).isEqualTo(period.last().getMonth());
    assertThat(
            period.last().getDayOfMonth() == 10
                || period.last().getDayOfMonth() == 20
                || period.last().plusDays(1).getDayOfMonth() == 1)
        .isTrue();
  }

  @Property
  void weeksBeginOnMonday(@ForAll("days") LocalDate day) {
    assertThat(Rhythm.WEEK.holding(day).first().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
  }

  @Property
  void quartersEndWithTheMonthsThatTheYearIsCutBy(@ForAll("days") LocalDate day) {
    assertThat(Rhythm.QUARTER.holding(day).last().getMonthValue() % 3).isZero();
    assertThat(Rhythm.HALF_YEAR.holding(day).last().getMonthValue() % 6).isZero();
  }

  @Property
  void aDueDayIsAWorkingDayAfterThePeriodAndRemindersStandInOrder(
      @ForAll("days") LocalDate day, @ForAll Rhythm rhythm, @ForAll("dueDays") int due) {
    Schedule schedule = new Schedule(-5, due, java.util.List.of(0, 3, 1), java.util.List.of(5, 1));
    Period period = rhythm.holding(day);
    LocalDate dueOn = schedule.dueOn(period, CALENDAR);
    assertThat(dueOn).isAfter(period.last());
    assertThat(CALENDAR.isWorkingDay(dueOn)).isTrue();
    assertThat(schedule.opensOn(period)).isBeforeOrEqualTo(dueOn);
    assertThat(Schedule.reminders(dueOn, schedule.remindBefore(), schedule.remindAfter(), CALENDAR))
        .extracting(Schedule.Reminder::days)
        .containsExactly(-3, -1, 0, 1, 5);
    assertThat(Schedule.reminders(dueOn, schedule.remindBefore(), schedule.remindAfter(), CALENDAR))
        .extracting(Schedule.Reminder::on)
        .isSorted();
  }

  @Provide
  Arbitrary<Integer> dueDays() {
    return Arbitraries.integers().between(1, 60);
  }

  @ParameterizedTest
  @CsvSource({
    "WEEK, 2024-12-30, 2025年第1周, week 1 of 2025",
    "WEEK, 2027-01-01, 2026年第53周, week 53 of 2026",
    "TEN_DAYS, 2024-02-29, 2024年2月下旬, 21–29 February 2024",
    "TEN_DAYS, 2025-03-20, 2025年3月中旬, 11–20 March 2025",
    "MONTH, 2025-12-31, 2025年12月, December 2025",
    "QUARTER, 2025-03-31, 2025年第一季度, Q1 2025",
    "HALF_YEAR, 2025-07-01, 2025年下半年, H2 2025",
    "YEAR, 2025-01-01, 2025年, 2025",
  })
  void periodsAreNamedAsOfficialsNameThem(
      Rhythm rhythm, LocalDate day, String chinese, String english) {
    assertThat(rhythm.holding(day).chinese()).isEqualTo(chinese);
    assertThat(rhythm.holding(day).english()).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({
    // 国庆 2025: 1 to 8 October are off, 11 October (Saturday) is worked.
    "QUARTER, 2025-09-30, 3, 2025-10-11",
    // 劳动节 2025: 1 to 5 May are off.
    "MONTH, 2025-04-30, 1, 2025-05-06",
    "MONTH, 2025-06-01, 0, 2025-06-30",
  })
  void holidaysAndMakeUpDaysCount(Rhythm rhythm, LocalDate day, int workingDays, LocalDate due) {
    Schedule schedule = new Schedule(0, workingDays, java.util.List.of(), java.util.List.of());
    assertThat(schedule.dueOn(rhythm.holding(day), CALENDAR)).isEqualTo(due);
  }
}
