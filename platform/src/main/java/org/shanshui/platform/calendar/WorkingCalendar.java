package org.shanshui.platform.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.shanshui.packkit.pack.FileKind;

/**
 * Counts in working days and office hours (工作日、工作时间). Monday to Friday are worked but for holidays,
 * and the make-up days (调休上班日) are worked too. A pure value: it knows no clock.
 *
 * <p>Years whose arrangement is not known yet are counted by the statutory days alone; {@link
 * #isConfirmed} tells.
 */
public final class WorkingCalendar {
  /** Files of calendars; one is in force. */
  public static final FileKind<WorkingCalendar> FILES =
      new FileKind<>(
          "calendars",
          CalendarFile.SCHEMA,
          (key, root, found, faults) -> CalendarFile.read(root, faults),
          CalendarFile::example);

  /** A part of the day in which the office is open. */
  record Span(LocalTime opens, LocalTime closes) {
    Duration length() {
      return Duration.between(opens, closes);
    }
  }

  private static final long MONDAY = LocalDate.of(1970, 1, 5).toEpochDay();

  private final Set<LocalDate> off;
  private final Set<LocalDate> madeUp;
  private final Map<Integer, String> notices;
  private final List<Span> officeHours;
  private final Duration officeDay;

  /** By how much the working days up to a day exceed its Mondays to Fridays. */
  private final NavigableMap<LocalDate, Integer> shifts = new TreeMap<>();

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
    NavigableSet<LocalDate> arranged = new TreeSet<>(off);
    arranged.addAll(madeUp);
    int shift = 0;
    for (LocalDate day : arranged) {
      shift += (isWorkingDay(day) ? 1 : 0) - (isWeekday(day) ? 1 : 0);
      shifts.put(day, shift);
    }
  }

  public boolean isWorkingDay(LocalDate day) {
    if (madeUp.contains(day)) {
      return true;
    }
    return isWeekday(day) && !off.contains(day);
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
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

  /**
   * Days that are worked by one of the two calendars and not by the other.
   *
   * @param from the first day that is looked at
   */
  public SortedSet<LocalDate> workedOtherwise(WorkingCalendar other, LocalDate from) {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (Set<LocalDate> arranged : List.of(off, madeUp, other.off, other.madeUp)) {
      for (LocalDate day : arranged) {
        if (!day.isBefore(from) && isWorkingDay(day) != other.isWorkingDay(day)) {
          days.add(day);
        }
      }
    }
    return days;
  }

  Set<LocalDate> off() {
    return off;
  }

  Set<LocalDate> madeUp() {
    return madeUp;
  }

  Map<Integer, String> notices() {
    return notices;
  }

  List<Span> officeHours() {
    return officeHours;
  }

  /** Whether both say the same of every day and hour. */
  boolean saysTheSameAs(WorkingCalendar other) {
    return off.equals(other.off)
        && madeUp.equals(other.madeUp)
        && notices.equals(other.notices)
        && officeHours.equals(other.officeHours);
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
    return (int) (workedUpTo(to) - workedUpTo(from));
  }

  /** How many working days lie between a Monday long ago and this day, it included. */
  private long workedUpTo(LocalDate day) {
    long days = day.toEpochDay() - MONDAY;
    long weekdays = Math.floorDiv(days, 7) * 5 + Math.min(Math.floorMod(days, 7) + 1, 5);
    Map.Entry<LocalDate, Integer> moved = shifts.floorEntry(day);
    return weekdays + (moved == null ? 0 : moved.getValue());
  }

  /** Whether the office is open at some time of this day after the time. */
  public boolean isOpenAfter(LocalDate day, LocalTime clock) {
    return !workedAfter(day, clock).isZero();
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
    LocalDate first = from.toLocalDate();
    LocalDate last = end.toLocalDate();
    // Whole days up to the last one's end, without what was over before and what comes after.
    return officeDay
        .multipliedBy(workingDaysBetween(first, last))
        .plus(workedAfter(first, from.toLocalTime()))
        .minus(workedAfter(last, end.toLocalTime()));
  }

  /** Office time of a day from a time of it to its end. */
  private Duration workedAfter(LocalDate day, LocalTime clock) {
    Duration sum = Duration.ZERO;
    if (isWorkingDay(day)) {
      for (Span span : officeHours) {
        LocalTime begin = clock.isAfter(span.opens()) ? clock : span.opens();
        if (begin.isBefore(span.closes())) {
          sum = sum.plus(Duration.between(begin, span.closes()));
        }
      }
    }
    return sum;
  }
}
