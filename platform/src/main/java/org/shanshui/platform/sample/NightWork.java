package org.shanshui.platform.sample;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.stereotype.Component;

/**
 * What the house does by itself. In the city's two years, which pass in a minute, its clock's hours
 * do not strike, so its work is called for.
 */
@Component
@ConditionalOnProperty("shanshui.sample")
class NightWork {
  /** The modules whose work belongs to the city's days, in the order in which it is done. */
  static final List<String> MODULES = List.of("commitments", "collection", "supervision", "cases");

  private final List<ScheduledTaskHolder> holders;
  private final JdbcClient jdbc;
  private final ThreadPoolTaskExecutor tellers;

  NightWork(
      List<ScheduledTaskHolder> holders,
      JdbcClient jdbc,
      @Qualifier("applicationTaskExecutor") ThreadPoolTaskExecutor tellers) {
    this.holders = holders;
    this.jdbc = jdbc;
    this.tellers = tellers;
  }

  /** Does all of it. */
  void work() {
    for (String module : MODULES) {
      for (ScheduledTaskHolder holder : holders) {
        for (ScheduledTask task : holder.getScheduledTasks()) {
          if (task.getTask() instanceof CronTask
              && task.toString().startsWith("org.shanshui.platform." + module + ".")) {
            task.getTask().getRunnable().run();
          }
        }
      }
      waitUntilAllIsTold();
    }
  }

  /** Until every module has heard what happened in the others. */
  void waitUntilAllIsTold() {
    Waiting.until(
        this::isAllTold,
        () ->
            "Some events are not handled: "
                + jdbc.sql(
                        "select listener_id || ' ' || serialized_event from event_publication limit 5")
                    .query(String.class)
                    .list());
  }

  /**
   * Those who tell are asked first, which costs nothing; the table knows also what was told in
   * vain.
   */
  private boolean isAllTold() {
    return tellers.getActiveCount() == 0
        && tellers.getQueueSize() == 0
        && jdbc.sql(
                "select not exists (select from event_publication where completion_date is null)")
            .query(Boolean.class)
            .single();
  }
}
