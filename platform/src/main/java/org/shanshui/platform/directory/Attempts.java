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

/**
 * Locks out who guesses passwords. Attempts are counted before the password is looked at, so that
 * guessing on many connections at once gains nothing; and by what was entered as login whether
 * there is such a person or not, so that a lock tells nothing about who is.
 */
@Component
class Attempts {
  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  /** The wrong attempt that locks a login: for a minute, then twice as long each time. */
  static final int PATIENCE = 5;

  /**
   * The same for an address, behind which a whole office may sit; the wait is always the longest.
   */
  static final int PATIENCE_WITH_ADDRESS = 50;

  static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final Duration ADDRESS_REMEMBERED = Duration.ofMinutes(15);

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

  private final JdbcClient jdbc;
  private final Clock clock;

  Attempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Counted(@Nullable OffsetDateTime lockedUntil) {}

  /**
   * Counts an attempt.
   *
   * @return until when the login is locked should this attempt fail too; empty if it is not
   * @throws LockedUntil if it is locked already
   */
  Optional<Instant> count(String login, String address) {
    if (!isLoopback(address)) {
      count(
          "address " + address,
          PATIENCE_WITH_ADDRESS,
          (int) ADDRESS_REMEMBERED.toMinutes(),
          ADDRESS_REMEMBERED);
    }
    return count(login, PATIENCE, 1, REMEMBERED);
  }

  private Optional<Instant> count(
      String subject, int patience, int firstMinutes, Duration remembered) {
    Instant now = clock.instant();
    Optional<Counted> counted =
        jdbc.sql(COUNT)
            .param("subject", subject)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("forgotten", now.minus(remembered).atOffset(ZoneOffset.UTC))
            .param("patience", patience)
            .param("first", firstMinutes)
            .param("longest", (int) LONGEST.toMinutes())
            .query(RecordRows.of(Counted.class))
            .optional();
    if (counted.isEmpty()) {
      Instant until =
          jdbc.sql("select locked_until from sign_in_attempt where subject = ?")
              .param(subject)
              .query(OffsetDateTime.class)
              .optional()
              .map(OffsetDateTime::toInstant)
              .orElse(now);
      throw new LockedUntil(until, Duration.between(now, until));
    }
    return Optional.ofNullable(counted.get().lockedUntil()).map(OffsetDateTime::toInstant);
  }

  /** The attempt was right after all. */
  void clear(String login, String address) {
    jdbc.sql("delete from sign_in_attempt where subject = ?").param(login).update();
    jdbc.sql(
            "update sign_in_attempt set failures = failures - 1, locked_until = null where subject = ?")
        .param("address " + address)
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
    jdbc.sql("delete from sign_in_attempt where subject = ?").param(login).update();
    jdbc.sql("update person set locked_until = null where login = ?").param(login).update();
  }

  @Scheduled(cron = "0 50 3 * * *", zone = "Asia/Shanghai")
  @SchedulerLock(name = "sign-in-attempt-cleanup")
  void forget() {
    jdbc.sql("delete from sign_in_attempt where last_at < ?")
        .param(clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
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
