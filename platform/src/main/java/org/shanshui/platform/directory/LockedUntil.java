package org.shanshui.platform.directory;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords: nobody may try again before this moment. */
final class LockedUntil extends LockedException {
  @Serial private static final long serialVersionUID = 1;

  private final long minutes;

  LockedUntil(Instant until, Duration wait) {
    super("Locked until " + until);
    this.minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
  }

  /** How long from now, in whole minutes, at least one. */
  long minutes() {
    return minutes;
  }
}
