package org.shanshui.platform.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signing in by password: who it is, and the locking out of who guesses. */
@Service
class SignIn implements UserDetailsService {
  /**
   * From this failure on the account is locked, for a minute first and twice as long each time, up
   * to an hour.
   */
  private static final int PATIENCE = 5;

  private static final Duration LONGEST = Duration.ofHours(1);

  private static final Actor DOOR = Actor.house("登录");

  private final JdbcClient jdbc;
  private final People people;
  private final PasswordEncoder passwords;
  private final Clock clock;

  SignIn(JdbcClient jdbc, People people, PasswordEncoder passwords, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.passwords = passwords;
    this.clock = clock;
  }

  private record Credentials(
      @Nullable String passwordHash,
      boolean mustChangePassword,
      @Nullable OffsetDateTime lockedUntil) {}

  @Override
  public UserDetails loadUserByUsername(String login) {
    return DOOR.call(
        () -> {
          Person person =
              people
                  .byLogin(login)
                  .orElseThrow(() -> new UsernameNotFoundException("no such person"));
          Credentials credentials =
              jdbc.sql(
                      "select password_hash, must_change_password, locked_until from person where id = ?")
                  .param(person.id())
                  .query(Credentials.class)
                  .single();
          Instant now = clock.instant();
          boolean locked =
              credentials.lockedUntil() != null
                  && credentials.lockedUntil().toInstant().isAfter(now);
          return new Account(
              people.asActor(person),
              credentials.passwordHash(),
              locked,
              person.active(),
              credentials.mustChangePassword());
        });
  }

  @EventListener
  void failed(AuthenticationFailureBadCredentialsEvent event) {
    String login = event.getAuthentication().getName();
    DOOR.run(
        () -> {
          Integer failures =
              jdbc.sql(
                      "update person set failed_attempts = failed_attempts + 1 where login = ? returning failed_attempts")
                  .param(login)
                  .query(Integer.class)
                  .optional()
                  .orElse(0);
          if (failures >= PATIENCE) {
            Duration wait = Duration.ofMinutes(1L << Math.min(failures - PATIENCE, 6));
            Instant until = clock.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
            jdbc.sql("update person set locked_until = ? where login = ?")
                .params(until.atOffset(ZoneOffset.UTC), login)
                .update();
          }
        });
  }

  @EventListener
  void succeeded(AuthenticationSuccessEvent event) {
    if (event.getAuthentication().getPrincipal() instanceof Account account) {
      DOOR.run(
          () ->
              jdbc.sql(
                      "update person set failed_attempts = 0, locked_until = null where id = ? and failed_attempts > 0")
                  .param(account.actor().person())
                  .update());
    }
  }

  /** Sets the actor's own password. */
  @Transactional
  void changePassword(String old, String fresh) {
    Actor actor = Actor.current();
    String hash =
        jdbc.sql("select password_hash from person where id = ?")
            .param(actor.person())
            .query(String.class)
            .optional()
            .orElse("");
    if (!passwords.matches(old, hash)) {
      throw Refusal.invalid("原口令不正确。", "the old password is wrong").asException();
    }
    if (old.equals(fresh)) {
      throw Refusal.invalid("新口令不能与原口令相同。", "the new password must differ from the old one")
          .asException();
    }
    Passwords.check(fresh, actor.login())
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
    jdbc.sql(
            "update person set password_hash = ?, must_change_password = false, version = version + 1 where id = ?")
        .params(passwords.encode(fresh), actor.person())
        .update();
  }
}
