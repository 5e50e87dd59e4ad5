package org.shanshui.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.shanshui.platform.packs.ReleasePacks;

class WorkingCalendarTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private final WorkingCalendar calendar = ReleasePacks.calendar();

  @Example
  void everyDayOfTheCorpusIsWorkedOrNotAsItSays() {
    List<String[]> lines = corpus("days.corpus.tsv");
    assertThat(lines).hasSizeGreaterThan(50);
    for (String[] line : lines) {
      assertThat(calendar.isWorkingDay(LocalDate.parse(line[0])))
          .as("%s %s", line[0], line[2])
          .isEqualTo(line[1].equals("yes"));
    }
  }

  @Example
  void everyLimitOfTheCorpusIsReachedWhenItSays() {
    for (String[] line : corpus("limits.corpus.tsv")) {
      int n = Integer.parseInt(line[1].substring(0, line[1].length() - 1));
      if (line[1].endsWith("d")) {
        assertThat(calendar.plusWorkingDays(LocalDate.parse(line[0]), n))
            .as("%s + %s", line[0], line[1])
            .isEqualTo(LocalDate.parse(line[2]));
      } else {
        assertThat(calendar.plusWorkingHours(moment(line[0]), n))
            .as("%s + %s", line[0], line[1])
            .isEqualTo(moment(line[2]));
      }
    }
  }

  /** 2019–2026 by the notices: what a year has of working days, counted by hand from them. */
  @Example
  void aYearHasItsNumberOfWorkingDays() {
    assertThat(worked(2019)).isEqualTo(250);
    assertThat(worked(2024)).isEqualTo(251);
    assertThat(worked(2025)).isEqualTo(248);
    assertThat(worked(2026)).isEqualTo(248);
    // 365 days, 104 of weekends, 13 statutory ones
    assertThat(worked(2027)).isEqualTo(365 - 104 - 13);
  }

  @Example
  void yearsWithoutANoticeAreNotConfirmed() {
    for (int year = 2019; year <= 2026; year++) {
      assertThat(calendar.isConfirmed(year)).isTrue();
      assertThat(calendar.notice(year)).matches("国办发明电〔\\d{4}〕\\d+号");
    }
    assertThat(calendar.isConfirmed(2027)).isFalse();
    assertThat(calendar.isConfirmed(2018)).isFalse();
  }

  @Example
  void aFileThatIsWrongSaysWhere() {
    assertThatThrownBy(
            () ->
                read(
                    "office_hours: ['09:00-17:30']\nyears: {2031: {notice: x, holidays: [], made_up: [2031-01-01]}}"))
        .hasMessageContaining("2031-01-01");
    assertThatThrownBy(() -> read("office_hours: ['17:30-09:00']\nyears: {}"))
        .hasMessageContaining("own.yaml:1:16");
    assertThatThrownBy(() -> read("years: 3")).hasMessageContaining("office_hours");
  }

  @Property(tries = 300)
  void addingDaysAndCountingThemAreInverse(
      @ForAll("days") LocalDate day, @ForAll @IntRange(min = 0, max = 300) int n) {
    LocalDate reached = calendar.plusWorkingDays(day, n);
    assertThat(calendar.workingDaysBetween(day, reached)).isEqualTo(n);
    assertThat(n == 0 || calendar.isWorkingDay(reached)).isTrue();
    if (calendar.isWorkingDay(day)) {
      assertThat(calendar.plusWorkingDays(reached, -n)).isEqualTo(day);
    }
  }

  @Property(tries = 300)
  void daysAndTimeBetweenAreThoseOfADayByDayWalk(
      @ForAll("days") LocalDate from,
      @ForAll @IntRange(min = 0, max = 900) int days,
      @ForAll @IntRange(min = 0, max = 1439) int start,
      @ForAll @IntRange(min = 0, max = 1439) int end) {
    LocalDate to = from.plusDays(days);
    assertThat(calendar.workingDaysBetween(from, to))
        .isEqualTo(
            (int)
                from.plusDays(1).datesUntil(to.plusDays(1)).filter(calendar::isWorkingDay).count());
    ZonedDateTime begin = from.atStartOfDay(CHINA).plusMinutes(start);
    ZonedDateTime stop = to.atStartOfDay(CHINA).plusMinutes(end);
    if (!stop.isBefore(begin)) {
      Duration walked = Duration.ZERO;
      for (ZonedDateTime at = begin; at.isBefore(stop); ) {
        ZonedDateTime midnight = at.toLocalDate().plusDays(1).atStartOfDay(CHINA);
        ZonedDateTime until = midnight.isBefore(stop) ? midnight : stop;
        walked = walked.plus(calendar.workingTimeBetween(at, until));
        at = until;
      }
      assertThat(calendar.workingTimeBetween(begin, stop)).isEqualTo(walked);
      assertThat(calendar.workingTimeBetween(stop, begin)).isEqualTo(walked.negated());
    }
  }

  @Property(tries = 300)
  void laterStartsAndLongerLimitsNeverEndEarlier(
      @ForAll("days") LocalDate day,
      @ForAll @IntRange(min = 0, max = 60) int n,
      @ForAll @IntRange(min = 0, max = 30) int more) {
    assertThat(calendar.plusWorkingDays(day, n + more))
        .isAfterOrEqualTo(calendar.plusWorkingDays(day, n));
    assertThat(calendar.plusWorkingDays(day.plusDays(more), n))
        .isAfterOrEqualTo(calendar.plusWorkingDays(day, n));
  }

  @Property(tries = 300)
  void officeTimeAddedIsOfficeTimePassed(
      @ForAll("moments") ZonedDateTime from, @ForAll @IntRange(min = 0, max = 20_000) int minutes) {
    Duration time = Duration.ofMinutes(minutes);
    ZonedDateTime reached = calendar.plusWorkingTime(from, time);
    assertThat(calendar.workingTimeBetween(from, reached)).isEqualTo(time);
    assertThat(reached).isAfterOrEqualTo(from);
    if (minutes > 0) {
      ZonedDateTime back = calendar.minusWorkingTime(reached, time);
      assertThat(calendar.workingTimeBetween(back, reached)).isEqualTo(time);
      assertThat(back).isAfterOrEqualTo(from);
    }
  }

  @Property(tries = 200)
  void aWorkingDayOfOfficeTimeIsAWorkingDay(
      @ForAll("moments") ZonedDateTime from, @ForAll @IntRange(min = 1, max = 40) int days) {
    ZonedDateTime reached = calendar.plusWorkingTime(from, calendar.officeDay().multipliedBy(days));
    assertThat(calendar.workingDaysBetween(from.toLocalDate(), reached.toLocalDate()))
        .isBetween(days - 1, days);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(2018, 6, 1).toEpochDay(), LocalDate.of(2030, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<ZonedDateTime> moments() {
    return days()
        .flatMap(
            day ->
                Arbitraries.integers()
                    .between(0, 24 * 60 - 1)
                    .map(minute -> day.atStartOfDay(CHINA).plusMinutes(minute)));
  }

  private long worked(int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(calendar::isWorkingDay)
        .count();
  }

  private static WorkingCalendar read(String yaml) {
    return WorkingCalendar.FILES.read("own.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static ZonedDateTime moment(String text) {
    return LocalDateTime.parse(text).atZone(CHINA);
  }

  private static List<String[]> corpus(String name) {
    try (InputStream file = WorkingCalendarTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
