package org.shanshui.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that tests set; it stands still between. */
@TestConfiguration(proxyBeanMethods = false)
public class MovableClock {

  /** The hands. */
  public static final class Hands extends Clock {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant MONDAY = Instant.parse("2025-03-03T01:00:00Z");
    private volatile Instant now = MONDAY;

    /** As each class of tests finds it. */
    public void reset() {
      now = MONDAY;
    }

    public void set(LocalDate day, LocalTime time) {
      now = day.atTime(time).atZone(CHINA).toInstant();
    }

    public void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Bean
  @Primary
  Hands testClock() {
    return new Hands();
  }
}
