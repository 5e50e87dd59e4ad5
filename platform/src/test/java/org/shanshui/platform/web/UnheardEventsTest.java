package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.MovableClock;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
@Import(UnheardEventsTest.Listeners.class)
class UnheardEventsTest {

  /** Something that a module is told. */
  public record Told(String what) {}

  /** Cannot take in what it is told the first two times. */
  static class HardOfHearing {
    private final AtomicInteger times = new AtomicInteger();

    /** A method, since what is injected is a proxy. */
    public int times() {
      return times.get();
    }

    @ApplicationModuleListener
    public void hear(Told told) {
      if (times.incrementAndGet() <= 2) {
        throw new IllegalStateException("not now");
      }
    }
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Listeners {
    @Bean
    HardOfHearing hardOfHearing() {
      return new HardOfHearing();
    }
  }

  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private HardOfHearing listener;
  @Autowired private UnheardEvents unheard;
  @Autowired private JdbcClient jdbc;
  @Autowired private MovableClock.Hands clock;

  @Test
  void whatFailedIsToldAgainUntilItIsHeard() {
    LocalDate day = LocalDate.of(2025, 3, 31);
    clock.set(day, LocalTime.of(10, 0));
    Actor.house("测试")
        .run(
            () -> transaction.executeWithoutResult(status -> events.publishEvent(new Told("一件事"))));
    for (int minute = 1; minute <= 3; minute++) {
      awaitTimes(Math.min(minute, 3));
      clock.set(day, LocalTime.of(10, minute));
      Actor.house("测试").run(unheard::tellAgain);
    }
    Soon.is("heard", () -> open() == 0);
    assertThat(listener.times()).isEqualTo(3);
  }

  private void awaitTimes(int times) {
    Soon.is("told " + times + " times", () -> listener.times() >= times && processing() == 0);
  }

  private int processing() {
    return count("and status not in ('FAILED', 'COMPLETED')");
  }

  private int open() {
    return count("and completion_date is null");
  }

  private int count(String which) {
    return Actor.house("测试")
        .call(
            () ->
                jdbc.sql(
                        "select count(*) from event_publication where event_type like '%UnheardEventsTest%' "
                            + which)
                    .query(Integer.class)
                    .single());
  }
}
