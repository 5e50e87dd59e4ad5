package org.shanshui.platform.files;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the bytes that nothing refers to any more; only the house sees whether that is so. */
@Component
class StoreSweep {
  private final JdbcClient jdbc;

  StoreSweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(cron = "0 50 3 * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "store-sweep")
  void everyNight() {
    sweep();
  }

  /**
   * Returns how many contents were removed; what was put in within a day may yet be referred to.
   */
  int sweep() {
    return jdbc.sql(
            """
            delete from stored_file f where put_at < now() - interval '1 day'
              and not exists (select from attachment a where a.sha256 = f.sha256)
              and not exists (select from plan_file p where p.sha256 = f.sha256)
            """)
        .update();
  }
}
