package org.shanshui.platform.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts in working days and office hours (工作日、工作时间). Monday to Friday are worked but for holidays,
 * and the make-up days (调休上班日) are worked too. A pure value: it knows no clock.
 *
 * <p>Years whose arrangement is not known yet are counted by the statutory days alone; {@link
 * #isConfirmed} tells.
 */
public final class WorkingCalendar {

  /** A part of the day in which the office is open. */
  record Span(LocalTime opens, LocalTime closes) {
    Duration length() {
      return Duration.between(opens, closes);
    }
  }

  private final Set<LocalDate> off;
  private final Set<LocalDate> madeUp;
  private final Map<Integer, String> notices;
  private final List<Span> officeHours;
  private final Duration officeDay;

  /**
   * @param notices by year, those whose arrangement is known
   * @param officeHours in order, not overlapping, at least one
   */
  WorkingCalendar(
      Set<LocalDate> off,
      Set<LocalDate> madeUp,
      Map<Integer, String> notices,
      List<Span> officeHours) {
    this.off = Set.copyOf(off);
    this.madeUp = Set.copyOf(madeUp);
    this.notices = Map.copyOf(notices);
    this.officeHours = List.copyOf(officeHours);
    this.officeDay = officeHours.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** The calendar of China as this release knows it. */
  public static WorkingCalendar china() {
    return CalendarFile.ofRelease();
  }

  public boolean isWorkingDay(LocalDate day) {
    if (madeUp.contains(day)) {
      return true;
    }
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !off.contains(day);
  }

  /**
   * Whether the year's arrangement has been announced; if not, days of it are an estimate. The next
   * year's notice may still move days at the end of December.
   */
  public boolean isConfirmed(int year) {
    return notices.containsKey(year);
  }

  /** Number of the notice that the year's arrangement is from; empty if there is none yet. */
  public String notice(int year) {
    return notices.getOrDefault(year, "");
  }

  /** The first working day after this day. */
  public LocalDate nextWorkingDay(LocalDate day) {
    return plusWorkingDays(day, 1);
  }

  /**
   * The working day that is {@code n} working days away; the day itself does not count, as in 收到之日起
   * n 个工作日内.
   *
   * @param n 0 gives the day itself, worked or not; below 0 counts backward
   */
  public LocalDate plusWorkingDays(LocalDate day, int n) {
    LocalDate reached = day;
    int step = Integer.signum(n);
    for (int left = Math.abs(n); left > 0; ) {
      reached = reached.plusDays(step);
      if (isWorkingDay(reached)) {
        left--;
      }
    }
    return reached;
  }

  /**
   * How many working days lie after {@code from}, up to and with {@code to}; negative if before.
   */
  public int workingDaysBetween(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -workingDaysBetween(to, from);
    }
    int days = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        days++;
      }
    }
    return days;
  }

  /** Hours of a whole working day. */
  public Duration officeDay() {
    return officeDay;
  }

  /** The moment of closing on this day. */
  public LocalTime closingTime() {
    return officeHours.get(officeHours.size() - 1).closes();
  }

  /** When this many office hours will have passed; time out of office hours does not count. */
  public ZonedDateTime plusWorkingHours(ZonedDateTime from, long hours) {
    return plusWorkingTime(from, Duration.ofHours(hours));
  }

  /**
   * When this much office time will have passed.
   *
   * @param time not negative; zero gives {@code from} itself
   */
  public ZonedDateTime plusWorkingTime(ZonedDateTime from, Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Office time to add is negative: " + time);
    }
    if (time.isZero()) {
      return from;
    }
    Duration left = time;
    LocalDate day = from.toLocalDate();
    LocalTime clock = from.toLocalTime();
    while (true) {
      if (isWorkingDay(day)) {
        for (Span span : officeHours) {
          LocalTime begin = clock.isAfter(span.opens()) ? clock : span.opens();
          if (begin.isBefore(span.closes())) {
            Duration open = Duration.between(begin, span.closes());
            if (left.compareTo(open) <= 0) {
              return day.atTime(begin.plus(left)).atZone(from.getZone());
            }
            left = left.minus(open);
          }
        }
      }
      day = day.plusDays(1);
      clock = LocalTime.MIN;
    }
  }

  /**
   * The latest moment that has this much office time between it and {@code to}.
   *
   * @param time above zero
   */
  public ZonedDateTime minusWorkingTime(ZonedDateTime to, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("Office time to go back is not above zero: " + time);
    }
    Duration left = time;
    LocalDate day = to.toLocalDate();
    LocalTime clock = to.toLocalTime();
    while (true) {
      if (isWorkingDay(day)) {
        for (int i = officeHours.size() - 1; i >= 0; i--) {
          Span span = officeHours.get(i);
          LocalTime end = clock.isBefore(span.closes()) ? clock : span.closes();
          if (span.opens().isBefore(end)) {
            Duration open = Duration.between(span.opens(), end);
            if (left.compareTo(open) <= 0) {
              return day.atTime(end.minus(left)).atZone(to.getZone());
            }
            left = left.minus(open);
          }
        }
      }
      day = day.minusDays(1);
      clock = LocalTime.MAX;
    }
  }

  /** Office time between two moments; negative if {@code to} is before {@code from}. */
  public Duration workingTimeBetween(ZonedDateTime from, ZonedDateTime to) {
    if (to.isBefore(from)) {
      return workingTimeBetween(to, from).negated();
    }
    ZonedDateTime end = to.withZoneSameInstant(from.getZone());
    Duration sum = Duration.ZERO;
    for (LocalDate day = from.toLocalDate();
        !day.isAfter(end.toLocalDate());
        day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        LocalTime after = day.equals(from.toLocalDate()) ? from.toLocalTime() : LocalTime.MIN;
        LocalTime before = day.equals(end.toLocalDate()) ? end.toLocalTime() : LocalTime.MAX;
        for (Span span : officeHours) {
          LocalTime begin = after.isAfter(span.opens()) ? after : span.opens();
          LocalTime stop = before.isBefore(span.closes()) ? before : span.closes();
          if (begin.isBefore(stop)) {
            sum = sum.plus(Duration.between(begin, stop));
          }
        }
      }
    }
    return sum;
  }
}
