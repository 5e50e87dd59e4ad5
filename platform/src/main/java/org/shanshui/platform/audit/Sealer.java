package org.shanshui.platform.audit;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.Seldom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals each second what has been written on record (封存). The database lets one node at a time do
 * it, and takes only what was committed before the oldest transaction that still runs, so that
 * nothing can come to be before what is sealed.
 */
@Component
public class Sealer {
  private static final Logger log = LoggerFactory.getLogger(Sealer.class);
  private static final Actor SEALER = Actor.house("封存变更记录");
  private static final Duration LONGEST_UNSEALED = Duration.ofMinutes(10);

  private final Seldom trouble = new Seldom();
  private final JdbcClient jdbc;
  private final RecordSettings settings;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          1,
          task -> {
            Thread thread = new Thread(task, "record-seal");
            thread.setDaemon(true);
            return thread;
          });

  Sealer(JdbcClient jdbc, RecordSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @EventListener
  void start(ApplicationReadyEvent event) {
    SEALER.run(() -> sealAtCommit(settings.sealed() == RecordSettings.Sealed.COMMIT));
    timer.scheduleWithFixedDelay(() -> tick("select seal_record(false)"), 1, 1, TimeUnit.SECONDS);
    long pause = LONGEST_UNSEALED.toSeconds();
    timer.scheduleWithFixedDelay(this::warnOfOld, pause, pause, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  /** Seals what there is to seal by now; waits for who is at it. */
  public void seal() {
    SEALER.run(() -> jdbc.sql("select seal_record(true)").query().listOfRows());
  }

  /** Whether each change is sealed in its own transaction, as the whole database is told. */
  void sealAtCommit(boolean wanted) {
    boolean is =
        jdbc.sql(
                "select tgenabled <> 'D' from pg_trigger where tgrelid = 'audit_entry'::regclass"
                    + " and tgname = 'seal_at_commit'")
            .query(Boolean.class)
            .single();
    if (is != wanted) {
      jdbc.sql(
              "alter table audit_entry "
                  + (wanted ? "enable" : "disable")
                  + " trigger seal_at_commit")
          .update();
    }
  }

  private void tick(String task) {
    try {
      SEALER.run(() -> jdbc.sql(task).query().listOfRows());
    } catch (DataAccessException e) {
      if (trouble.isDue()) {
        log.warn(
            "封存变更记录：数据库暂不可用，稍后再试 · sealing the record of changes: no database, will try again: {}",
            e.getMostSpecificCause().getMessage());
      }
    } catch (RuntimeException | Error e) {
      if (trouble.isDue()) {
        log.error("封存变更记录出错 · fault in sealing the record of changes", e);
      }
    }
  }

  /** Who leaves a transaction open keeps everything after it from being sealed. */
  private void warnOfOld() {
    try {
      SEALER.run(
          () ->
              jdbc.sql(
                      """
                      select min(at) as oldest from audit_entry
                      where transaction >= coalesce((select frontier from audit_seal order by number desc limit 1), '0')
                      having min(at) < house_now() - cast(? as interval)
                      """)
                  .param(LONGEST_UNSEALED.toSeconds() + " seconds")
                  .query(OffsetDateTime.class)
                  .optional()
                  .ifPresent(
                      oldest ->
                          log.warn(
                              "变更记录自 {} 起未能封存：数据库中有长期未结束的事务 · the record of changes could not be"
                                  + " sealed since then: the database has a transaction that does"
                                  + " not end",
                              oldest)));
    } catch (RuntimeException e) {
      log.warn(
          "变更记录的封存情况暂不可知 · how far the record of changes is sealed cannot be told: {}",
          e.getMessage());
    }
  }
}
