package org.shanshui.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * The time that the house goes by: the machine's on China's time, or, for a city of samples, the
 * same set off by a fixed span.
 */
public final class HouseClock extends Clock {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Clock machine = Clock.system(CHINA);
  private final Consumer<Duration> database;
  private volatile Duration offset = Duration.ZERO;

  /**
   * On the machine's time.
   *
   * @param database goes by the same: it is told how far the clock is set off
   */
  HouseClock(Consumer<Duration> database) {
    this.database = database;
  }

  /** From now on it is this time, for the database too. */
  public void set(Instant time) {
    offset = Duration.between(machine.instant(), time);
    database.accept(offset);
  }

  @Override
  public ZoneId getZone() {
    return CHINA;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(machine.withZone(zone), offset);
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(offset);
  }
}
