package org.shanshui.platform.web;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets the keys of submissions after a week. */
@Component
class SubmissionCleanup {
  private final JdbcClient jdbc;

  SubmissionCleanup(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "submission-cleanup")
  void forget() {
    jdbc.sql("delete from submission where at < now() - interval '7 days'").update();
  }
}
