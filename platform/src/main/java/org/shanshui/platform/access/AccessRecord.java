package org.shanshui.platform.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts on record what changes nothing: who came, was turned away, took data out, looked at personal
 * data. It stays on record whatever becomes of the request.
 */
@Component
public class AccessRecord {
  /** The table, of which no page but the record itself tells. */
  static final String TABLE = "access_event";

  private static final Actor DOOR = Actor.house("登录");
  private static final int LONGEST_SUBJECT = 300;
  private static final int SHOWN_OF_A_STRANGER = 2;

  private final JdbcClient jdbc;
  private final TransactionTemplate own;

  AccessRecord(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** What happened. */
  public enum Kind {
    SIGNED_IN,
    SIGNED_OUT,
    /** A wrong password, an unknown login, one that is no longer active. */
    REFUSED,
    /** Turned away unheard, after too many of these. */
    LOCKED,
    EXPORTED,
    LOOKED,
    /** Handed in a file in which a scanner found something. */
    INFECTED
  }

  /**
   * At the door, where nobody acts yet.
   *
   * @param login as entered
   */
  public void atTheDoor(Kind kind, @Nullable String login, String address) {
    String entered = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
    DOOR.from(address)
        .run(
            () ->
                own.executeWithoutResult(
                    status ->
                        jdbc.sql(
                                """
                                insert into access_event (kind, person_id, login, region_path)
                                select :kind, p.id, coalesce(p.login, :masked), coalesce(p.region_path, '/')
                                from (select) nobody left join person p on p.login = :login
                                """)
                            .param("kind", word(kind))
                            .param("login", entered)
                            .param("masked", masked(entered))
                            .update()));
  }

  /**
   * The current actor takes data out, or looks at what is personal.
   *
   * @param subject what; no personal data itself
   */
  public void of(Kind kind, String subject) {
    Actor actor = Actor.current();
    own.executeWithoutResult(
        status ->
            jdbc.sql(
                    "insert into access_event (kind, person_id, login, subject, region_path) values (?, ?, ?, ?, ?)")
                .params(
                    word(kind),
                    actor.personId(),
                    actor.login(),
                    subject.length() > LONGEST_SUBJECT
                        ? subject.substring(0, LONGEST_SUBJECT)
                        : subject,
                    actor.region().isEmpty() ? "/" : actor.region())
                .update());
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String masked(String login) {
    return login.substring(0, Math.min(SHOWN_OF_A_STRANGER, login.length())).replace('\0', '?')
        + "***";
  }
}
