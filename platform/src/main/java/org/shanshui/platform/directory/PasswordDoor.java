package org.shanshui.platform.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in by password. Whoever is not let in learns nothing about who exists: the same words,
 * and the same work done, for a wrong password, an unknown login and one that is no longer active.
 */
@Service
class PasswordDoor implements AuthenticationProvider {
  private static final Actor DOOR = Actor.house("登录");
  private static final int LONGEST_LOGIN = 40;
  private static final int LONGEST_PASSWORD = 128;

  private final JdbcClient jdbc;
  private final Attempts attempts;
  private final Sessions sessions;
  private final PasswordHistory history;
  private final PasswordEncoder passwords;
  private final Clock clock;
  private final String nobodysHash;

  PasswordDoor(
      JdbcClient jdbc,
      Attempts attempts,
      Sessions sessions,
      PasswordHistory history,
      PasswordEncoder passwords,
      Clock clock) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.sessions = sessions;
    this.history = history;
    this.passwords = passwords;
    this.clock = clock;
    this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody's password"));
  }

  private record Credentials(long id, @Nullable String passwordHash, boolean active) {}

  @Override
  public Authentication authenticate(Authentication asked) {
    String login = asked.getName().strip().toLowerCase(Locale.ROOT);
    String password = String.valueOf(asked.getCredentials());
    String address =
        asked.getDetails() instanceof WebAuthenticationDetails details
            ? Objects.requireNonNullElse(details.getRemoteAddress(), "")
            : "";
    if (login.length() > LONGEST_LOGIN || password.length() > LONGEST_PASSWORD) {
      throw new BadCredentialsException("Longer than any login or password");
    }
    return DOOR.call(() -> authenticate(login, password, address, asked.getDetails()));
  }

  private Authentication authenticate(
      String login, String password, String address, @Nullable Object details) {
    Optional<Instant> lock = attempts.count(login, address);
    Optional<Credentials> found =
        jdbc.sql("select id, password_hash, active from person where login = ?")
            .param(login)
            .query(RecordRows.of(Credentials.class))
            .optional();
    String hash = found.map(Credentials::passwordHash).orElse(null);
    boolean right = passwords.matches(password, hash == null ? nobodysHash : hash) && hash != null;
    if (!right || !found.get().active()) {
      attempts.failed(login, address);
      lock.ifPresent(
          until -> {
            attempts.lock(login, until, address);
            throw new LockedUntil(until, Duration.between(clock.instant(), until));
          });
      throw new BadCredentialsException("Wrong login or password");
    }
    attempts.clear(login, address);
    UsernamePasswordAuthenticationToken signedIn =
        UsernamePasswordAuthenticationToken.authenticated(
            new Account(found.get().id(), login), null, List.of());
    signedIn.setDetails(details);
    return signedIn;
  }

  /** Who sits at a device that another has left signed in guesses the old password no better. */
  private void mayGuess(Actor actor) {
    try {
      attempts.count(Attempts.OWN + actor.login(), actor.address());
    } catch (LockedUntil e) {
      throw Refusal.conflict(
              "directory.passwords-locked",
              "原口令多次输错，请 %d 分钟后再试。".formatted(e.minutes()),
              "too many wrong passwords: try again in %d minutes".formatted(e.minutes()))
          .beside("old")
          .asException();
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /**
   * Sets the actor's own password and signs out their other devices.
   *
   * @param session id of the session that goes on
   */
  @Transactional
  void change(String old, String fresh, String session) {
    Actor actor = Actor.current();
    String hash =
        jdbc.sql("select password_hash from person where id = ?")
            .param(actor.person())
            .query(String.class)
            .optional()
            .orElse(nobodysHash);
    mayGuess(actor);
    if (old.length() > LONGEST_PASSWORD || !passwords.matches(old, hash)) {
      throw Refusal.invalid("directory.old-password-wrong", "原口令不正确。", "the old password is wrong")
          .beside("old")
          .asException();
    }
    attempts.clear(Attempts.OWN + actor.login(), actor.address());
    if (old.equals(fresh)) {
      throw Refusal.invalid(
              "directory.password-unchanged",
              "新口令不能与原口令相同。",
              "the new password must differ from the old one")
          .beside("fresh")
          .asException();
    }
    Passwords.check(fresh, actor.login())
        .ifPresent(
            refusal -> {
              throw refusal.beside("fresh").asException();
            });
    history.mustBeNew(actor.person(), fresh);
    history.replace(actor.person(), fresh, false);
    sessions.revokeOthers(actor.login(), session);
  }
}
