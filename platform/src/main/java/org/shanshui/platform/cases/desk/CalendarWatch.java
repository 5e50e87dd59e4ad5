package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.shanshui.platform.calendar.CalendarChanged;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.calendar.Editions.Edition;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.cases.loop.Timekeeper;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Moves the limits of open cases when the working calendar changes while they run (节假日安排调整). Each
 * case is its own transaction, and is moved once by each edition, however often it is told.
 */
@Component
class CalendarWatch {
  private final Editions editions;
  private final CaseTable table;
  private final CaseDesk desk;
  private final Clock clock;

  CalendarWatch(Editions editions, CaseTable table, CaseDesk desk, Clock clock) {
    this.editions = editions;
    this.table = table;
    this.desk = desk;
    this.clock = clock;
  }

  @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
  void hear(CalendarChanged change) {
    Edition now = editions.inForce();
    for (long id : table.countedOtherwise(now.id())) {
      desk.watch(id, row -> moved(row.subject(), editions.countedBy(row.countedBy()), now));
    }
  }

  /** The step that the case needs; empty if its limit is the same by both calendars. */
  private Optional<Step.Retime> moved(Case subject, Edition before, Edition after) {
    Instant due = subject.clock().due();
    Instant now = clock.instant();
    if (due == null || before.id() == after.id() || subject.isRetimed(after.id())) {
      return Optional.empty();
    }
    Timekeeper time = new Timekeeper(after.calendar(), clock.getZone());
    boolean late = subject.clock().isLate(now);
    Instant to =
        late
            ? due
            : time.recounted(
                now,
                due,
                subject.clock().inHours(),
                new Timekeeper(before.calendar(), clock.getZone()));
    LocalDate last = time.day(to.isAfter(due) ? to : due);
    SortedSet<LocalDate> days =
        before
            .calendar()
            .workedOtherwise(after.calendar(), time.day(late ? subject.clock().since() : now))
            .headSet(last.plusDays(1));
    if (late ? days.isEmpty() : to.equals(due)) {
      return Optional.empty();
    }
    List<LocalDate> worked = days.stream().filter(after.calendar()::isWorkingDay).toList();
    List<LocalDate> off = days.stream().filter(day -> !worked.contains(day)).toList();
    return Optional.of(new Step.Retime(due, to, after.id(), off, worked));
  }
}
