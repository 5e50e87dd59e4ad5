package org.shanshui.platform.sample;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How far the building of the city has come; the house is ready when it is done. */
@Component("cityHealthIndicator")
@ConditionalOnProperty("shanshui.sample")
class Building implements HealthIndicator {
  private final String pass = HexFormat.of().formatHex(random());
  private volatile Instant reached = TwoYears.BEGINNING;
  private volatile boolean done;

  private static byte[] random() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return random;
  }

  /** What the city's own people show to be let in while it is built. */
  String pass() {
    return pass;
  }

  void reach(Instant hour) {
    reached = hour;
  }

  void finish() {
    done = true;
  }

  boolean isDone() {
    return done;
  }

  /** The city's day. */
  LocalDate day() {
    return LocalDate.ofInstant(reached, Agenda.CHINA);
  }

  /** Of the city's two years, those that are over, in a hundred. */
  long percent() {
    Duration over = Duration.between(TwoYears.BEGINNING, reached);
    return 100 * over.toHours() / Duration.between(TwoYears.BEGINNING, TwoYears.PRESENT).toHours();
  }

  @Override
  public Health health() {
    return done ? Health.up().build() : Health.outOfService().build();
  }
}
