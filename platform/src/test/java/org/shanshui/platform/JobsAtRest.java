package org.shanshui.platform;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.scheduling.support.CronTrigger;

/**
 * Jobs of the hour and the night go by the machine's clock, and tests by their own: a test that ran
 * at ten past would meet them. What goes round all the time, every minute or more, still does.
 */
@TestConfiguration(proxyBeanMethods = false)
class JobsAtRest {
  private static final Duration OFTEN = Duration.ofMinutes(1);

  @Bean
  TaskScheduler taskScheduler() {
    return new ThreadPoolTaskScheduler() {
      @Override
      public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
        return trigger instanceof CronTrigger cron && isSeldom(cron)
            ? null
            : super.schedule(task, trigger);
      }
    };
  }

  private static boolean isSeldom(CronTrigger cron) {
    CronExpression rhythm = CronExpression.parse(cron.getExpression());
    LocalDateTime first = Objects.requireNonNull(rhythm.next(LocalDateTime.of(2025, 1, 1, 0, 0)));
    LocalDateTime second = Objects.requireNonNull(rhythm.next(first));
    return Duration.between(first, second).compareTo(OFTEN) > 0;
  }
}
