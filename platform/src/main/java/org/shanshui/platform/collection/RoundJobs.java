package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.notices.Message;
import org.shanshui.platform.notices.NoticeKind;
import org.shanshui.platform.notices.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the rounds whose day has come and calls the due ones to mind. Runs every hour, so that a
 * day on which the house was down is made up for; what was done is not done again.
 */
@Component
class RoundJobs {
  private static final Logger log = LoggerFactory.getLogger(RoundJobs.class);

  private final JdbcClient jdbc;
  private final Cadences cadences;
  private final Rounds rounds;
  private final Notices notices;
  private final Editions editions;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  RoundJobs(
      JdbcClient jdbc,
      Cadences cadences,
      Rounds rounds,
      Notices notices,
      Editions editions,
      Clock clock,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.cadences = cadences;
    this.rounds = rounds;
    this.notices = notices;
    this.editions = editions;
    this.clock = clock;
    this.transaction = transaction;
    this.events = events;
  }

  @Scheduled(cron = "0 5 * * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "collection-rounds", lockAtMostFor = "PT50M")
  void everyHour() {
    openDue();
    findOverdue();
    remind();
  }

  /** A cadence that cannot be opened does not hold up the others. */
  void openDue() {
    LocalDate today = LocalDate.now(clock);
    for (Cadence cadence : cadences.active()) {
      try {
        openDue(cadence, today);
      } catch (RuntimeException e) {
        log.error(
            "调度“{}”未能开启轮次，下次再试 · rounds of {} not opened, will be tried again",
            cadence.name(),
            cadence.id(),
            e);
      }
    }
  }

  int openDue(Cadence cadence, LocalDate today) {
    List<LocalDate> opened = rounds.opened(cadence.id());
    int count = 0;
    for (Period period : Rounds.due(cadence, today)) {
      if (!opened.contains(period.first())) {
        count += rounds.open(cadence, period).isPresent() ? 1 : 0;
      }
    }
    return count;
  }

  /** Tells the house of each sheet that was not handed in by its due day, once. */
  void findOverdue() {
    LocalDate today = LocalDate.now(clock);
    record Overdue(long id, long roundId, long unitId, LocalDate dueOn) {}
    transaction.executeWithoutResult(
        status -> {
          List<Overdue> found =
              jdbc.sql(
                      """
                      update report_sheet set overdue_on = :today
                      where state in ('OPEN', 'DRAFTED', 'RETURNED', 'SUBMITTED') and due_on < :today
                        and first_submitted_on is null and overdue_on is null
                      returning id, round_id, unit_id, due_on
                      """)
                  .param("today", today)
                  .query(RecordRows.of(Overdue.class))
                  .list();
          for (Overdue sheet : found) {
            Round round = rounds.get(sheet.roundId());
            events.publishEvent(
                new ReportOverdue(
                    sheet.id(),
                    round.id(),
                    round.name(),
                    round.period(),
                    sheet.unitId(),
                    round.unitId(),
                    sheet.dueOn()));
          }
        });
  }

  void remind() {
    LocalDate today = LocalDate.now(clock);
    for (Round round : rounds.open()) {
      // After days of silence only the last call counts, not all that were missed.
      Schedule.reminders(
              round.dueOn(),
              round.remindBefore(),
              round.remindAfter(),
              editions.atHand().calendar())
          .stream()
          .filter(r -> !r.on().isAfter(today))
          .reduce((earlier, later) -> later)
          .ifPresent(
              reminder ->
                  transaction.executeWithoutResult(s -> remind(round, reminder.days(), today)));
    }
  }

  private void remind(Round round, int days, LocalDate today) {
    record Called(long sheetId, long unitId, String state) {}
    List<Called> called =
        jdbc.sql(
                """
                with given as (
                  insert into report_reminder (sheet_id, days, given_on)
                  select id, :days, :today from report_sheet
                  where round_id = :round and state in ('OPEN', 'DRAFTED', 'RETURNED', 'SUBMITTED')
                  on conflict do nothing returning sheet_id)
                select s.id as sheet_id, s.unit_id, s.state from given join report_sheet s on s.id = given.sheet_id
                """)
            .param("days", days)
            .param("today", today)
            .param("round", round.id())
            .query(RecordRows.of(Called.class))
            .list();
    String late = days <= 0 ? "" : "，已逾期 " + days + " 个工作日";
    String lateEnglish = days <= 0 ? "" : ", " + days + " working days overdue";
    for (Called sheet : called) {
      boolean waitsForHead = sheet.state().equals(Status.SUBMITTED.name());
      notices.tellUnit(
          sheet.unitId(),
          new Message(
              NoticeKind.DUE,
              "sheet:" + sheet.sheetId() + ":remind:" + days,
              "%s（%s）%s，报送期限 %s%s。"
                  .formatted(
                      round.name(),
                      round.period().chinese(),
                      waitsForHead ? "待本单位审核" : "尚未报送",
                      round.dueOn(),
                      late),
              "%s (%s) %s, due %s%s."
                  .formatted(
                      round.name(),
                      round.period().english(),
                      waitsForHead ? "waits for your unit's approval" : "is not reported yet",
                      round.dueOn(),
                      lateEnglish),
              "/dispatch/sheets/" + sheet.sheetId(),
              round.dueOn()));
    }
    int missing =
        rounds.tallies(List.of(round.id())).getOrDefault(round.id(), Tally.NONE).missing();
    if (days > 0 && !called.isEmpty() && missing > 0) {
      notices.tellUnit(
          round.unitId(),
          new Message(
              NoticeKind.DUE,
              "round:" + round.id() + ":late:" + days,
              "%s（%s）有 %d 个单位逾期未报。".formatted(round.name(), round.period().chinese(), missing),
              "%s (%s): %s overdue."
                  .formatted(
                      round.name(),
                      round.period().english(),
                      missing == 1 ? "one unit is" : missing + " units are"),
              "/dispatch/rounds/" + round.id() + "?standing=MISSING",
              round.dueOn()));
    }
  }
}
