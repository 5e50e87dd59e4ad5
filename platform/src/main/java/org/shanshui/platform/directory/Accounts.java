package org.shanshui.platform.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people sign in by, as administrators look after it: passwords, locks, second factors,
 * passkeys, devices.
 */
@Service
public class Accounts {
  private final JdbcClient jdbc;
  private final People people;
  private final Sessions sessions;
  private final Attempts attempts;
  private final PasswordHistory history;
  private final SecondFactor secondFactor;
  private final Passkeys passkeys;
  private final Tokens tokens;
  private final Administrators administrators;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Accounts(
      JdbcClient jdbc,
      People people,
      Sessions sessions,
      Attempts attempts,
      PasswordHistory history,
      SecondFactor secondFactor,
      Passkeys passkeys,
      Tokens tokens,
      Administrators administrators,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.sessions = sessions;
    this.attempts = attempts;
    this.history = history;
    this.secondFactor = secondFactor;
    this.passkeys = passkeys;
    this.tokens = tokens;
    this.administrators = administrators;
    this.events = events;
    this.clock = clock;
  }

  /** How many people in sight wrong passwords keep out at this moment. */
  public long locked() {
    return jdbc.sql("select count(*) from person where active and locked_until > ?")
        .param(OffsetDateTime.now(clock))
        .query(Long.class)
        .single();
  }

  /**
   * Gives a person a password for one use, signs them out everywhere and lets them in again.
   *
   * @return the password, which is kept nowhere
   */
  @Transactional
  String resetPassword(long id) {
    Person person = people.of(id, administrators.security());
    if (People.isSelf(id)) {
      throw Refusal.denied(
              "directory.own-password-elsewhere",
              "请在“修改口令”中修改自己的口令。",
              "change your own password at /password")
          .asException();
    }
    String password = Passwords.oneTime(person.login());
    history.replace(id, password, true);
    attempts.unlock(person.login());
    sessions.revokeAll(person.login());
    tokens.revokeAll(id);
    events.publishEvent(new PasswordReset(id, Actor.current().name(), clock.instant()));
    return password;
  }

  /** Forgets a person's wrong passwords. */
  @Transactional
  void unlock(long id) {
    attempts.unlock(people.of(id, administrators.security()).login());
  }

  /**
   * Takes away the second factor of one who has lost app and codes. Not for who gives passwords:
   * together they would be all that signing in as that person takes.
   */
  @Transactional
  void removeSecondFactor(long id) {
    Person person = people.of(id, People.ADMINISTER);
    if (People.isSelf(id)) {
      throw Refusal.denied(
              "directory.own-second-factor-elsewhere",
              "请在“双因素认证”中停用自己的。",
              "give up your own second factor on your account's page")
          .asException();
    }
    secondFactor.remove(id);
    sessions.revokeAll(person.login());
  }

  /** A person's passkeys. */
  List<Passkeys.Passkey> passkeys(long id) {
    people.of(id, People.LOOK);
    return passkeys.of(id);
  }

  /**
   * Takes away a passkey of one who has lost the device. It stands for the second factor too, so it
   * is not for who gives passwords.
   */
  @Transactional
  void removePasskey(long id, long passkey) {
    Person person = people.of(id, People.ADMINISTER);
    if (People.isSelf(id)) {
      throw Refusal.denied(
              "directory.own-passkey-elsewhere",
              "请在“通行密钥”中删除自己的。",
              "remove your own passkeys on your account's page")
          .asException();
    }
    passkeys.remove(id, passkey);
    sessions.revokeAll(person.login());
  }

  /** The devices a person is signed in on. */
  List<Sessions.Device> devices(long id) {
    return sessions.of(people.of(id, People.LOOK).login(), "");
  }

  /** Signs a person out on one device. */
  @Transactional
  void revokeDevice(long id, String handle) {
    sessions.revoke(people.of(id, People.LOOK).login(), handle);
  }

  /** What the edit form shows besides the person. */
  record Account(
      boolean oidcAllowed,
      @Nullable String oidcSubject,
      @Nullable OffsetDateTime lockedUntil,
      boolean mustChangePassword,
      boolean secondFactor) {
    boolean isLocked(Clock clock) {
      return lockedUntil != null && lockedUntil.toInstant().isAfter(clock.instant());
    }
  }

  Account account(long id) {
    people.of(id, People.LOOK);
    return jdbc.sql(
            "select oidc_allowed, oidc_subject, locked_until, must_change_password, totp_secret is not null as second_factor from person where id = ?")
        .param(id)
        .query(RecordRows.of(Account.class))
        .single();
  }
}
