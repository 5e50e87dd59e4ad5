package org.shanshui.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What a module could not take in when it was told, it is told again, until it can: after seconds
 * first, then after ever longer pauses, so that what can never be taken in does not fill the log.
 */
@Component
class UnheardEvents {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 10;

  private final FailedEventPublications failed;
  private final Clock clock;

  UnheardEvents(FailedEventPublications failed, Clock clock) {
    this.failed = failed;
    this.clock = clock;
  }

  @Scheduled(cron = "*/15 * * * * *")
  @SchedulerLock(name = "unheard-events")
  void tellAgain() {
    failed.resubmit(ResubmissionOptions.defaults().withFilter(this::isDue));
  }

  private boolean isDue(EventPublication unheard) {
    Instant told =
        unheard.getLastResubmissionDate() == null
            ? unheard.getPublicationDate()
            : unheard.getLastResubmissionDate();
    int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, unheard.getCompletionAttempts() - 1));
    return !told.plus(FIRST_PAUSE.multipliedBy(1L << doublings)).isAfter(clock.instant());
  }
}
