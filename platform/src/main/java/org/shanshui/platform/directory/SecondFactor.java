package org.shanshui.platform.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second factor (双因素认证) of who signs in by password: a code of an app, or one of the codes
 * written down for when the app is lost.
 */
@Service
class SecondFactor {
  private static final Actor DOOR = Actor.house("登录");
  private static final int RECOVERY_CODES = 8;
  private static final int RECOVERY_BYTES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Attempts attempts;

  SecondFactor(JdbcClient jdbc, Attempts attempts) {
    this.jdbc = jdbc;
    this.attempts = attempts;
  }

  private record Held(@Nullable String totpSecret, long totpStep) {}

  private Held held(long person) {
    return jdbc.sql("select totp_secret, totp_step from person where id = ? for update")
        .param(person)
        .query(RecordRows.of(Held.class))
        .single();
  }

  /** How many recovery codes are left; −1 if the person has no second factor. */
  int left() {
    long person = Actor.current().person();
    return jdbc.sql(
            """
            select case when totp_secret is null then -1
              else (select count(*)::int from recovery_code c where c.person_id = p.id) end from person p where p.id = ?
            """)
        .param(person)
        .query(Integer.class)
        .single();
  }

  /**
   * Takes a secret on once the person shows that their app has it.
   *
   * @return codes for when the app is lost, which are shown this once
   */
  @Transactional
  List<String> enrol(String secret, String code) {
    Actor actor = Actor.current();
    if (held(actor.person()).totpSecret() != null) {
      throw Refusal.conflict(
              "directory.second-factor-exists", "已启用双因素认证。", "there is a second factor already")
          .asException();
    }
    OptionalLong step = Totp.step(secret, code, onDevices(), 0);
    if (step.isEmpty()) {
      throw Refusal.invalid(
              "directory.one-time-code-wrong",
              "验证码不对，请看手机时间是否准确后再试。",
              "the code is wrong; see whether the clock of the device is right")
          .beside("code")
          .asException();
    }
    jdbc.sql("update person set totp_secret = ?, totp_step = ?, version = version + 1 where id = ?")
        .params(secret, step.getAsLong(), actor.person())
        .update();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      byte[] random = new byte[RECOVERY_BYTES];
      RANDOM.nextBytes(random);
      String fresh = Totp.encoded(random).toLowerCase(Locale.ROOT);
      codes.add(fresh);
      jdbc.sql("insert into recovery_code (person_id, code_hash) values (?, ?)")
          .params(actor.person(), hash(fresh))
          .update();
    }
    return codes;
  }

  /**
   * Whether the code is the person's, of their app or written down; it is used up then.
   *
   * @param address where they sit
   * @throws LockedUntil after too many wrong ones
   */
  boolean passes(SignedIn person, String login, String code, String address) {
    return DOOR.from(address).call(() -> passes(person.personId(), login, code, address));
  }

  private boolean passes(long person, String login, String code, String address) {
    attempts.count(Attempts.CODE + login, address);
    Held held =
        jdbc.sql("select totp_secret, totp_step from person where id = ?")
            .param(person)
            .query(RecordRows.of(Held.class))
            .single();
    if (held.totpSecret() == null) {
      return false;
    }
    OptionalLong step = Totp.step(held.totpSecret(), code, onDevices(), held.totpStep());
    boolean passes =
        step.isPresent()
            ? jdbc.sql("update person set totp_step = ? where id = ? and totp_step < ?")
                    .params(step.getAsLong(), person, step.getAsLong())
                    .update()
                == 1
            : jdbc.sql("delete from recovery_code where person_id = ? and code_hash = ?")
                    .params(person, hash(code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT)))
                    .update()
                == 1;
    if (passes) {
      attempts.clear(Attempts.CODE + login, address);
    }
    return passes;
  }

  /** People's devices go by the true time, also where the house's is set off from it. */
  private static Instant onDevices() {
    return Instant.now();
  }

  /** Gives the second factor up; the person has signed in with it. */
  @Transactional
  void giveUp() {
    remove(Actor.current().person());
  }

  /** Takes a person's second factor away, for one who has lost both app and codes. */
  void remove(long person) {
    jdbc.sql(
            "update person set totp_secret = null, version = version + 1 where id = ? and totp_secret is not null")
        .param(person)
        .update();
    jdbc.sql("delete from recovery_code where person_id = ?").param(person).update();
  }

  /** They are random and long, so a plain hash does. */
  static String hash(String code) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
