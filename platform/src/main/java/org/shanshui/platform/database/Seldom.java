package org.shanshui.platform.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** For what would be told at each try while it lasts: it is told once a minute. */
public final class Seldom {
  private static final long APART = Duration.ofMinutes(1).toNanos();

  private final AtomicLong last = new AtomicLong(System.nanoTime() - APART);

  /** Whether it is time to tell it again. */
  public boolean isDue() {
    long then = last.get();
    long now = System.nanoTime();
    return now - then >= APART && last.compareAndSet(then, now);
  }
}
