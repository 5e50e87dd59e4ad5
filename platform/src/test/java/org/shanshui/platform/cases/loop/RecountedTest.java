package org.shanshui.platform.cases.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.packs.ReleasePacks;

/** A limit that runs while the calendar changes: what was left of it is left of it. */
class RecountedTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2031, 1, 1);
  private static final int DAYS = 60;

  /** Each with some days off and some weekend days worked, in the first months of a year. */
  @Provide
  Arbitrary<Timekeeper> calendars() {
    Arbitrary<Set<Integer>> days =
        Arbitraries.integers().between(0, DAYS).set().ofMinSize(1).ofMaxSize(12);
    return net.jqwik.api.Combinators.combine(days, days).as(RecountedTest::calendar);
  }

  private static Timekeeper calendar(Set<Integer> off, Set<Integer> worked) {
    List<LocalDate> madeUp =
        worked.stream()
            .filter(day -> !off.contains(day))
            .map(FIRST::plusDays)
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0)
            .toList();
    String text =
        """
        office_hours: ["09:00-12:00", "13:30-17:30"]
        years:
          2031:
            notice: 试
            issued: 2030-11-01
            number_checked: false
            holidays: [%s]
            made_up: [%s]
        """
            .formatted(
                off.stream()
                    .map(day -> FIRST.plusDays(day).toString())
                    .collect(Collectors.joining(", ")),
                madeUp.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
    return new Timekeeper(
        WorkingCalendar.FILES.read("made.yaml", text.getBytes(StandardCharsets.UTF_8)), CHINA);
  }

  @Property(tries = 2000)
  void asManyWorkingDaysAreLeftByTheNewCalendarAsByTheOld(
      @ForAll("calendars") Timekeeper before,
      @ForAll("calendars") Timekeeper after,
      @ForAll @IntRange(max = DAYS * 24 * 60) int begun,
      @ForAll @IntRange(max = 20) int limit,
      @ForAll @IntRange(max = 99) int part) {
    Instant since = FIRST.atStartOfDay(CHINA).plusMinutes(begun).toInstant();
    Instant due = before.due(since, Limit.days(limit));
    if (due.isBefore(since)) {
      return;
    }
    Instant now = since.plus(Duration.between(since, due).multipliedBy(part).dividedBy(100));
    Instant to = after.recounted(now, due, false, before);
    assertThat(to).isAfterOrEqualTo(now);
    int left = daysOpen(before, now, due);
    if (left == 0) {
      assertThat(to).isEqualTo(due);
      return;
    }
    assertThat(daysOpen(after, now, to)).isEqualTo(left);
    assertThat(to).isEqualTo(after.closing(after.day(to)));
    LocalDate today = before.day(now);
    if (before.calendar().isWorkingDay(today) == after.calendar().isWorkingDay(today)) {
      assertThat(after.left(now, to)).isEqualTo(before.left(now, due));
    }
    // And the way back.
    assertThat(before.recounted(now, to, false, after)).isEqualTo(due);
  }

  /** Days from the moment to the due with office time left, gone through one by one. */
  private static int daysOpen(Timekeeper time, Instant now, Instant due) {
    return (int)
        time.day(now)
            .datesUntil(time.day(due).plusDays(1))
            .filter(time.calendar()::isWorkingDay)
            .filter(
                day ->
                    !day.equals(time.day(now))
                        || now.atZone(CHINA).toLocalTime().isBefore(LocalTime.of(17, 30)))
            .count();
  }

  @Property(tries = 1000)
  void asMuchOfficeTimeIsLeftOfALimitInHours(
      @ForAll("calendars") Timekeeper before,
      @ForAll("calendars") Timekeeper after,
      @ForAll @IntRange(max = DAYS * 24 * 60) int begun,
      @ForAll @IntRange(min = 1, max = 40) int limit,
      @ForAll @IntRange(max = 99) int part) {
    Instant since = FIRST.atStartOfDay(CHINA).plusMinutes(begun).toInstant();
    Instant due = before.due(since, new Limit(limit, true));
    Instant now = since.plus(Duration.between(since, due).multipliedBy(part).dividedBy(100));
    Instant to = after.recounted(now, due, true, before);
    assertThat(after.left(now, to)).isEqualTo(before.left(now, due));
  }

  @Example
  void fourMoreDaysOffAreFourWorkingDaysMore() {
    Timekeeper before = new Timekeeper(ReleasePacks.calendar(), CHINA);
    Timekeeper after =
        new Timekeeper(
            ReleasePacks.calendarWithout(
                LocalDate.of(2025, 10, 27),
                LocalDate.of(2025, 10, 28),
                LocalDate.of(2025, 10, 29),
                LocalDate.of(2025, 10, 30)),
            CHINA);
    Instant now = LocalDate.of(2025, 10, 20).atTime(10, 0).atZone(CHINA).toInstant();
    Instant due = before.due(now, Limit.days(7));
    assertThat(before.day(due)).isEqualTo(LocalDate.of(2025, 10, 29));
    assertThat(after.day(after.recounted(now, due, false, before)))
        .isEqualTo(LocalDate.of(2025, 11, 4));
  }
}
