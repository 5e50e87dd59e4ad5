package org.shanshui.platform.directory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Locks out who guesses passwords, and nobody else: what is locked is a login from the address that
 * guessed at it, so that its owner still comes in from elsewhere. Attempts at a login are counted
 * before the password is looked at, so that guessing on many connections at once gains nothing; and
 * by what was entered as login whether there is such a person or not, so that a lock tells nothing
 * about who is. Of an address, behind which a whole office may sit, only failures are counted; and
 * a login that fails from ever other addresses is locked for all that it has never come from.
 */
@Component
class Attempts {
  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  /** The wrong attempt that locks: for a minute, then twice as long each time. */
  static final int PATIENCE = 5;

  /** The failure that locks an address, whatever the logins. */
  static final int PATIENCE_WITH_ADDRESS = 50;

  /** The failure that locks a login for strange addresses. */
  static final int PATIENCE_WITH_STRANGERS = 100;

  static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final Duration ADDRESS_REMEMBERED = Duration.ofMinutes(15);

  /** An address from which one has come in is known as theirs for so long. */
  private static final Duration KNOWN = Duration.ofDays(30);

  private static final String COUNT =
      """
      insert into sign_in_attempt as a (subject, failures, last_at) values (:subject, 1, :now)
      on conflict (subject) do update set
        failures = case when a.last_at < :forgotten then 1 else a.failures + 1 end,
        last_at = :now,
        locked_until = case
          when a.last_at < :forgotten or a.failures + 1 < :patience then null
          else :now + make_interval(mins => least(:longest, :first * (2 ^ least(a.failures + 1 - :patience, 6))::int)) end
      where a.locked_until is null or a.locked_until <= :now
      returning locked_until
      """;

  // In capitals, which no login has once it is entered.
  private static final String ADDRESS = "ADDRESS ";
  private static final String STRANGERS = "STRANGERS ";
  private static final String COMES_FROM = "KNOWN ";

  /** Before a login: guesses at its second factor. */
  static final String CODE = "CODE ";

  /** Before a login: guesses at the old password by who is signed in. */
  static final String OWN = "OWN ";

  private final JdbcClient jdbc;
  private final TransactionTemplate own;
  private final Clock clock;

  Attempts(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  private record Counted(@Nullable OffsetDateTime lockedUntil) {}

  /**
   * Counts an attempt at a login. Kept whatever becomes of the request.
   *
   * @return until when the login is locked should this attempt fail too; empty if it is not
   * @throws LockedUntil if it is locked already
   */
  Optional<Instant> count(String login, String address) {
    if (!isLoopback(address)) {
      mustBeOpen(ADDRESS + address);
    }
    if (!isKnown(login, address)) {
      mustBeOpen(STRANGERS + login);
    }
    return count(pair(login, address), PATIENCE, 1, REMEMBERED);
  }

  /** Counts that the attempt failed, for the address and for the login from wherever. */
  void failed(String login, String address) {
    int minutes = (int) ADDRESS_REMEMBERED.toMinutes();
    if (!isLoopback(address)) {
      quietly(ADDRESS + address, PATIENCE_WITH_ADDRESS, minutes, ADDRESS_REMEMBERED);
    }
    if (!isKnown(login, address)) {
      quietly(STRANGERS + login, PATIENCE_WITH_STRANGERS, minutes, REMEMBERED);
    }
  }

  private void quietly(String subject, int patience, int minutes, Duration remembered) {
    try {
      count(subject, patience, minutes, remembered);
    } catch (LockedUntil e) {
      log.debug("Locked meanwhile: {}", subject, e);
    }
  }

  private void mustBeOpen(String subject) {
    Instant now = clock.instant();
    lockedUntil(subject)
        .filter(until -> until.isAfter(now))
        .ifPresent(
            until -> {
              throw new LockedUntil(until, Duration.between(now, until));
            });
  }

  private Optional<Instant> lockedUntil(String subject) {
    return jdbc.sql(
            "select locked_until from sign_in_attempt where subject = ? and locked_until is not null")
        .param(subject)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private boolean isKnown(String login, String address) {
    return jdbc.sql("select exists (select from sign_in_attempt where subject = ?)")
        .param(COMES_FROM + pair(login, address))
        .query(Boolean.class)
        .single();
  }

  private static String pair(String login, String address) {
    return login + " " + address;
  }

  private Optional<Instant> count(
      String subject, int patience, int firstMinutes, Duration remembered) {
    Instant now = clock.instant();
    Optional<Counted> counted =
        own.execute(
            status ->
                jdbc.sql(COUNT)
                    .param("subject", subject)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("forgotten", now.minus(remembered).atOffset(ZoneOffset.UTC))
                    .param("patience", patience)
                    .param("first", firstMinutes)
                    .param("longest", (int) LONGEST.toMinutes())
                    .query(RecordRows.of(Counted.class))
                    .optional());
    if (counted.isEmpty()) {
      Instant until = lockedUntil(subject).orElse(now);
      throw new LockedUntil(until, Duration.between(now, until));
    }
    return Optional.ofNullable(counted.get().lockedUntil()).map(OffsetDateTime::toInstant);
  }

  /** The attempt was right; the address is known as one the login comes from. */
  void clear(String login, String address) {
    jdbc.sql("delete from sign_in_attempt where subject = ?").param(pair(login, address)).update();
    jdbc.sql(
            """
            insert into sign_in_attempt (subject, failures, last_at) values (?, 0, ?)
            on conflict (subject) do update set last_at = excluded.last_at
            """)
        .params(COMES_FROM + pair(login, address), clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Says aloud that a person is locked out, in the log and in the record of changes. */
  void lock(String login, Instant until, String address) {
    log.warn(
        "多次口令错误，账号已临时锁定 · locked after wrong passwords: {} from {} until {}",
        login,
        address,
        until);
    jdbc.sql("update person set locked_until = ? where login = ?")
        .params(until.atOffset(ZoneOffset.UTC), login)
        .update();
  }

  /** An administrator lets a person in again. */
  void unlock(String login) {
    jdbc.sql(
            """
            delete from sign_in_attempt
            where subject ^@ ? or subject ^@ ? or subject ^@ ? or subject = ?
            """)
        .params(login + " ", CODE + login + " ", OWN + login + " ", STRANGERS + login)
        .update();
    jdbc.sql("update person set locked_until = null where login = ?").param(login).update();
  }

  @Scheduled(cron = "0 50 3 * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "sign-in-attempt-cleanup")
  void forget() {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql("delete from sign_in_attempt where last_at < ? and (last_at < ? or not subject ^@ ?)")
        .params(now.minus(REMEMBERED), now.minus(KNOWN), COMES_FROM)
        .update();
  }

  /** All come from there if a proxy on this machine does not say whom it speaks for. */
  private static boolean isLoopback(String address) {
    try {
      return address.isEmpty() || InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      log.debug("Not an address: {}", address, e);
      return false;
    }
  }
}
