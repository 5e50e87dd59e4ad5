package org.shanshui.platform.sample;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what the house does behind its doors. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LONGEST_PAUSE_MILLIS = 8;

  private Waiting() {}

  /**
   * Until it is so. Looks often at first, since most waits are short.
   *
   * @param otherwise what to say when patience is at its end
   */
  static void until(BooleanSupplier isSo, Supplier<String> otherwise) {
    long begun = System.nanoTime();
    int pause = 1;
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException(otherwise.get());
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }
}
