package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.calendar.CalendarChanged;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.calendar.Editions.Edition;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.notices.Message;
import org.shanshui.platform.notices.NoticeKind;
import org.shanshui.platform.notices.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Moves the due days of open rounds when the working calendar changes (节假日安排调整): as many working
 * days after the period's end as before. A due day that has passed stays, and none is moved to
 * before today; a sheet that was handed in once is not judged by another day.
 */
@Component
class CalendarOfRounds {
  private final JdbcClient jdbc;
  private final Editions editions;
  private final Notices notices;
  private final Clock clock;

  CalendarOfRounds(JdbcClient jdbc, Editions editions, Notices notices, Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.notices = notices;
    this.clock = clock;
  }

  private record Counted(Round round, @Nullable Long countedBy) {}

  @ApplicationModuleListener
  void hear(CalendarChanged change) {
    LocalDate today = LocalDate.now(clock);
    Edition now = editions.inForce();
    for (Counted counted : countedOtherwise(now.id(), today)) {
      Round round = counted.round();
      LocalDate end = round.period().last();
      int days =
          editions.countedBy(counted.countedBy()).calendar().workingDaysBetween(end, round.dueOn());
      LocalDate due = now.calendar().plusWorkingDays(end, days);
      move(round, due.isBefore(today) ? today : due, now.id());
    }
  }

  private List<Counted> countedOtherwise(long edition, LocalDate today) {
    return jdbc.sql(
            "select "
                + Rounds.COLUMNS
                + ", r.counted_by from dispatch_round r where r.closed_at is null and r.due_on >= ?"
                + " and r.counted_by is distinct from ? order by r.id for update")
        .params(today, edition)
        .query(RecordRows.of(Counted.class).with("round", Rounds.mapper()))
        .list();
  }

  private void move(Round round, LocalDate due, long edition) {
    jdbc.sql("update dispatch_round set due_on = ?, counted_by = ? where id = ?")
        .params(due, edition, round.id())
        .update();
    if (due.equals(round.dueOn())) {
      return;
    }
    List<Long> units =
        jdbc.sql(
                """
                update report_sheet set due_on = ?
                where round_id = ? and state in ('OPEN', 'DRAFTED', 'SUBMITTED') and first_submitted_on is null
                returning unit_id
                """)
            .params(due, round.id())
            .query(Long.class)
            .list();
    String key = "round:" + round.id() + ":calendar:" + edition;
    units.forEach(unit -> tell(unit, round, due, key, "/dispatch/rounds/" + round.id() + "/mine"));
    if (!units.contains(round.unitId())) {
      tell(round.unitId(), round, due, key, "/dispatch/rounds/" + round.id());
    }
  }

  private void tell(long unit, Round round, LocalDate due, String key, String link) {
    notices.tellUnit(
        unit,
        new Message(
            NoticeKind.PROGRESS,
            key,
            "节假日安排调整，%s（%s）的报送期限由 %s 改为 %s。"
                .formatted(round.name(), round.period().chinese(), round.dueOn(), due),
            "The working calendar has changed: %s (%s) is due %s instead of %s."
                .formatted(round.name(), round.period().english(), due, round.dueOn()),
            link,
            due));
  }
}
