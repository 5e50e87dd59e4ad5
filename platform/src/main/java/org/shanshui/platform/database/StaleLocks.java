package org.shanshui.platform.database;

import java.util.concurrent.TimeUnit;
import org.shanshui.platform.access.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A clock that went ahead and was set back leaves jobs locked until the wrong day. No job may be
 * locked for longer than an hour, so what is locked for longer is locked by mistake.
 */
@Component
class StaleLocks {
  private static final Logger log = LoggerFactory.getLogger(StaleLocks.class);
  private static final Actor WATCH = Actor.house("定时任务");

  private final JdbcClient jdbc;

  StaleLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
  void release() {
    WATCH.run(
        () -> {
          int released =
              jdbc.sql(
                      "update scheduled_lock set lock_until = timezone('utc', now()) where lock_until > timezone('utc', now()) + interval '61 minutes'")
                  .update();
          if (released > 0) {
            log.warn(
                "机器时钟曾超前，已解除 {} 个定时任务的锁 · the clock had been ahead: released the locks of jobs",
                released);
          }
        });
  }
}
