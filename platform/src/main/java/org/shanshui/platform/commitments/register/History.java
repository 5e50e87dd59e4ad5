package org.shanshui.platform.commitments.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has happened to a commitment, in words, newest first. */
@Repository
public class History {
  private final JdbcClient jdbc;
  private final Clock clock;

  History(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One thing that has happened.
   *
   * @param what ADOPTED, REVISED, ENDED, EDITED, APPORTIONED, PROGRESS, MILESTONE, LIGHT, PHASE,
   *     LIBRARY
   */
  public record Entry(
      OffsetDateTime at,
      String who,
      String what,
      String zh,
      String en,
      @Nullable String lightFrom,
      @Nullable String lightTo) {
    private static final DateTimeFormatter MINUTES =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** When, on China's clock. */
    public String when() {
      return MINUTES.format(at.atZoneSameInstant(ZoneId.of("Asia/Shanghai")));
    }
  }

  public void add(long commitmentId, String what, String zh, String en) {
    add(commitmentId, what, zh, en, null, null);
  }

  public void add(
      long commitmentId,
      String what,
      String zh,
      String en,
      @Nullable Light from,
      @Nullable Light to) {
    jdbc.sql(
            "insert into commitment_history (commitment_id, at, who, what, zh, en, light_from, light_to) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            commitmentId,
            OffsetDateTime.now(clock),
            Actor.current().name(),
            what,
            zh,
            en,
            from == null ? null : from.name(),
            to == null ? null : to.name())
        .update();
  }

  /** The latest hundred. */
  public List<Entry> of(long commitmentId) {
    return jdbc.sql(
            "select at, who, what, zh, en, light_from, light_to from commitment_history where commitment_id = ? order by id desc limit 100")
        .param(commitmentId)
        .query(RecordRows.of(Entry.class))
        .list();
  }
}
