package org.shanshui.platform.directory;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id, a few at a time: each takes 16 MB and a core's attention, and whoever knocks at the
 * door a thousand times a second shall not get a thousand of them.
 */
final class Hashing implements PasswordEncoder {
  private static final int LONGEST_WAIT_SECONDS = 15;

  private final PasswordEncoder argon2;
  private final Semaphore places =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  private Hashing(PasswordEncoder argon2) {
    this.argon2 = argon2;
  }

  static Hashing strong() {
    return new Hashing(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
  }

  /** For passwords that everyone is told: those of a sample city. */
  static Hashing light() {
    return new Hashing(new Argon2PasswordEncoder(16, 32, 1, 256, 1));
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    enter();
    try {
      return argon2.encode(password);
    } finally {
      places.release();
    }
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    enter();
    try {
      return argon2.matches(password, hash);
    } finally {
      places.release();
    }
  }

  private void enter() {
    try {
      if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AuthenticationServiceException("Too many sign-ins at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthenticationServiceException("Interrupted", e);
    }
  }
}
