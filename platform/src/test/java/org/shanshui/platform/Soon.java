package org.shanshui.platform;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what modules tell each other in the background. */
public final class Soon {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Soon() {}

  /**
   * Returns as soon as it is so.
   *
   * @throws AssertionError if it is not within a minute
   */
  public static void is(String what, BooleanSupplier isSo) {
    long begun = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new AssertionError("Not within a minute: " + what);
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
