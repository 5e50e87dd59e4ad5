package org.shanshui.platform.web;

import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a module could not take in when it was told, it is told again, until it can. */
@Component
class UnheardEvents {
  private static final Duration AGE = Duration.ofSeconds(5);

  private final FailedEventPublications failed;

  UnheardEvents(FailedEventPublications failed) {
    this.failed = failed;
  }

  @Scheduled(cron = "*/15 * * * * *")
  @SchedulerLock(name = "unheard-events")
  void tellAgain() {
    failed.resubmit(ResubmissionOptions.defaults().withMinAge(AGE));
  }
}
