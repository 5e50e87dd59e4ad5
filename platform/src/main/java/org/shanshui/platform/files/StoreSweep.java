package org.shanshui.platform.files;

import static java.util.stream.Collectors.joining;

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
    // Whatever refers to stored bytes does so by a foreign key: that tells which tables to ask.
    String unused =
        jdbc
            .sql(
                """
                select format('not exists (select from %1$s r where r.%2$I = f.sha256)', conrelid::regclass, attname)
                from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
                where contype = 'f' and confrelid = 'stored_file'::regclass
                """)
            .query(String.class)
            .list()
            .stream()
            .collect(joining(" and "));
    return jdbc.sql(
            "delete from stored_file f where put_at < now() - interval '1 day' and " + unused)
        .update();
  }
}
