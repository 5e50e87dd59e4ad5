package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.cases.loop.Alarms;
import org.shanshui.platform.cases.loop.Answer;
import org.shanshui.platform.directory.UnitMerged;
import org.shanshui.platform.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes round the cases whose time has come: warns, escalates, ends suspensions. Each case is its
 * own transaction, and each step is taken once, however often the watch goes round.
 */
@Component
class CaseWatch {
  private static final Logger log = LoggerFactory.getLogger(CaseWatch.class);
  private static final Actor WATCH = Actor.house("案件时限巡查");
  private static final int BATCH = 500;

  private final CaseTable table;
  private final CaseDesk desk;
  private final Alarms alarms;
  private final Clock clock;

  CaseWatch(CaseTable table, CaseDesk desk, Alarms alarms, Clock clock) {
    this.table = table;
    this.desk = desk;
    this.alarms = alarms;
    this.clock = clock;
  }

  @Scheduled(cron = "0 */10 * * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "case-watch", lockAtMostFor = "PT30M")
  void round() {
    WATCH.run(this::goRound);
  }

  @ApplicationModuleListener
  void unitMerged(UnitMerged merged) {
    desk.handOver(merged.unitId(), merged.intoId());
  }

  /** How many steps were taken. */
  int goRound() {
    Instant now = clock.instant();
    int steps = 0;
    int before = -1;
    // A case that cannot be moved stays among the first: no round without progress.
    while (before < steps) {
      before = steps;
      for (long id : table.alarmed(now, BATCH)) {
        try {
          Optional<Answer> answer = desk.watch(id, row -> alarms.dueNow(row.subject(), now));
          if (answer.isPresent() && answer.get() instanceof Answer.Taken) {
            steps++;
          }
        } catch (Refused e) {
          // Somebody acted at the same moment; the next round looks at what they made of it.
          log.info("案件 {} 本轮未巡查：{}", id, e.getMessage());
        }
      }
    }
    return steps;
  }
}
