package org.shanshui.platform.directory;

import java.util.Objects;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** A password that was given up does not come back soon. */
@Service
class PasswordHistory {
  static final int REMEMBERED = 5;

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;

  PasswordHistory(JdbcClient jdbc, PasswordEncoder passwords) {
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  /** Refuses one of the person's last passwords. */
  void mustBeNew(long person, String password) {
    boolean known =
        jdbc
            .sql(
                "select password_hash from earlier_password where person_id = ? order by id desc limit ?")
            .params(person, REMEMBERED)
            .query(String.class)
            .list()
            .stream()
            .anyMatch(hash -> passwords.matches(password, hash));
    if (known) {
      throw Refusal.invalid(
              "directory.password-used-before", "不能使用最近 5 次用过的口令。", "none of your last 5 passwords")
          .beside("fresh")
          .asException();
    }
  }

  /**
   * Sets a password and remembers the one before.
   *
   * @param once whether it must be changed at the first sign-in
   */
  void replace(long person, String password, boolean once) {
    String hash = Objects.requireNonNull(passwords.encode(password), "a password has a hash");
    jdbc.sql(
            """
            insert into earlier_password (person_id, password_hash)
            select id, password_hash from person where id = ? and password_hash is not null and not must_change_password
            """)
        .param(person)
        .update();
    jdbc.sql(
            """
            delete from earlier_password where person_id = ? and id not in
              (select id from earlier_password where person_id = ? order by id desc limit ?)
            """)
        .params(person, person, REMEMBERED)
        .update();
    jdbc.sql(
            """
            update person set password_hash = ?, must_change_password = ?, password_set_at = now(), version = version + 1
            where id = ?
            """)
        .params(hash, once, person)
        .update();
  }
}
