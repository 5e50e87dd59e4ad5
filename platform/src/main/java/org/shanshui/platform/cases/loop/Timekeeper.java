package org.shanshui.platform.cases.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.shanshui.platform.calendar.WorkingCalendar;

/**
 * Counts time limits (计时) by the working calendar.
 *
 * @param inForce gives the calendar, which may be another the next time
 */
public record Timekeeper(Supplier<WorkingCalendar> inForce, ZoneId zone) {

  public Timekeeper(WorkingCalendar calendar, ZoneId zone) {
    this(() -> calendar, zone);
  }

  public WorkingCalendar calendar() {
    return inForce.get();
  }

  /** When a limit that runs from now ends: working days end when the office closes. */
  public Instant due(Instant from, Limit limit) {
    ZonedDateTime start = from.atZone(zone);
    if (limit.inHours()) {
      return calendar().plusWorkingHours(start, limit.amount()).toInstant();
    }
    return closing(calendar().plusWorkingDays(start.toLocalDate(), limit.amount()));
  }

  /** A limit's end moved on by working days. */
  public Instant extended(Instant due, int days) {
    return closing(calendar().plusWorkingDays(due.atZone(zone).toLocalDate(), days));
  }

  /** Office time left; negative when it is past. */
  public Duration left(Instant now, Instant due) {
    return calendar().workingTimeBetween(now.atZone(zone), due.atZone(zone));
  }

  /** The end of what was left when time began to run again. */
  public Instant resumed(Instant now, Duration left, boolean inHours) {
    ZonedDateTime end = calendar().plusWorkingTime(now.atZone(zone), left);
    return inHours ? end.toInstant() : closing(end.toLocalDate());
  }

  /**
   * Where a running limit ends by this calendar that was counted by another: after as many working
   * days, today among them while the office is open; a limit in hours after as much office time.
   *
   * @param due not before {@code now}
   */
  public Instant recounted(Instant now, Instant due, boolean inHours, Timekeeper before) {
    if (inHours) {
      return resumed(now, before.left(now, due), true);
    }
    ZonedDateTime from = now.atZone(zone);
    LocalDate today = from.toLocalDate();
    LocalDate last = before.day(due);
    int days =
        before.calendar().workingDaysBetween(today, last)
            + (before.calendar().isOpenAfter(today, from.toLocalTime()) ? 1 : 0);
    if (days == 0) {
      return due;
    }
    int todays = calendar().isOpenAfter(today, from.toLocalTime()) ? 1 : 0;
    return closing(calendar().plusWorkingDays(today, days - todays));
  }

  /** The moment that lies so much office time before. */
  public Instant before(Instant due, Limit limit) {
    ZonedDateTime end = due.atZone(zone);
    if (!limit.inHours()) {
      return closing(calendar().plusWorkingDays(end.toLocalDate(), -limit.amount()));
    }
    return calendar().minusWorkingTime(end, Duration.ofHours(limit.amount())).toInstant();
  }

  public LocalDate day(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  /** When the office closes on a day. */
  public Instant closing(LocalDate day) {
    return day.atTime(calendar().closingTime()).atZone(zone).toInstant();
  }
}
