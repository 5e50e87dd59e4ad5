package org.shanshui.platform.directory;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens by which programs use the API in a person's name, and with no more than the person may.
 */
@Service
class Tokens {
  /** So that one that was published by mistake is found as such. */
  static final String MARK = "shanshui_";

  static final int LONGEST_DAYS = 366;
  private static final int MOST = 20;
  private static final int BYTES = 32;
  private static final Duration NOTED = Duration.ofMinutes(1);
  private static final Actor DOOR = Actor.house("接口令牌");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Clock clock;

  Tokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A token as its owner sees it; what it is is kept nowhere. */
  record Token(
      long id,
      String name,
      boolean writes,
      OffsetDateTime madeAt,
      OffsetDateTime expiresAt,
      @Nullable OffsetDateTime usedAt) {}

  /** The actor's own that are good, the latest first. */
  List<Token> mine() {
    return jdbc.sql(
            """
            select id, name, writes, made_at, expires_at, used_at from api_token
            where person_id = ? and revoked_at is null and expires_at > ? order by id desc
            """)
        .params(Actor.current().person(), now())
        .query(RecordRows.of(Token.class))
        .list();
  }

  /**
   * Makes one.
   *
   * @param writes whether it may change anything, or only read
   * @return the token itself, which is shown this once
   */
  @Transactional
  String make(String name, boolean writes, int days) {
    String cleaned = name.strip();
    if (cleaned.isEmpty() || cleaned.length() > 60) {
      throw Refusal.invalid(
              "directory.token-purpose-length",
              "请写明用途，1–60 个字。",
              "say in 1 to 60 characters what it is for")
          .beside("name")
          .asException();
    }
    if (days < 1 || days > LONGEST_DAYS) {
      throw Refusal.invalid(
              "directory.token-days-unfit", "有效期为 1–366 天。", "a token is good for 1 to 366 days")
          .beside("days")
          .asException();
    }
    if (mine().size() >= MOST) {
      throw Refusal.conflict(
              "directory.too-many-tokens",
              "最多 20 个令牌，请先撤销不用的。",
              "20 tokens at most: revoke what is not used")
          .asException();
    }
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    String token = MARK + HexFormat.of().formatHex(random);
    jdbc.sql(
            "insert into api_token (person_id, name, token_hash, writes, made_at, expires_at) values (?, ?, ?, ?, ?, ?)")
        .params(
            Actor.current().person(),
            cleaned,
            SecondFactor.hash(token),
            writes,
            now(),
            now().plusDays(days))
        .update();
    return token;
  }

  @Transactional
  void revoke(long id) {
    int gone =
        jdbc.sql(
                "update api_token set revoked_at = ? where id = ? and person_id = ? and revoked_at is null")
            .params(now(), id, Actor.current().person())
            .update();
    if (gone == 0) {
      throw Refusal.missing(
              "directory.no-token", "没有这个令牌，或已撤销。", "there is no such token, or it is revoked")
          .asException();
    }
  }

  /** Ends all of a person's, within the transaction of what makes it necessary. */
  void revokeAll(long person) {
    jdbc.sql("update api_token set revoked_at = ? where person_id = ? and revoked_at is null")
        .params(now(), person)
        .update();
  }

  /** Whose token it is, and whether it may change anything. */
  record Bearer(long personId, String login, boolean writes) {}

  private record Known(
      long id, long personId, String login, boolean writes, @Nullable OffsetDateTime usedAt) {}

  /** Empty if it is none, or no longer good. */
  Optional<Bearer> bearer(String token) {
    if (!token.startsWith(MARK) || token.length() > MARK.length() + 2 * BYTES) {
      return Optional.empty();
    }
    return DOOR.call(
        () -> {
          Optional<Known> known =
              jdbc.sql(
                      """
                      select t.id, t.person_id, p.login, t.writes, t.used_at from api_token t join person p on p.id = t.person_id
                      where t.token_hash = ? and t.revoked_at is null and t.expires_at > ? and p.active
                      """)
                  .params(SecondFactor.hash(token), now())
                  .query(RecordRows.of(Known.class))
                  .optional();
          known
              .filter(k -> k.usedAt() == null || k.usedAt().isBefore(now().minus(NOTED)))
              .ifPresent(
                  k ->
                      jdbc.sql("update api_token set used_at = ? where id = ?")
                          .params(now(), k.id())
                          .update());
          return known.map(k -> new Bearer(k.personId(), k.login(), k.writes()));
        });
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
