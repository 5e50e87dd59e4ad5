package org.shanshui.platform.commitments.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.subjects.Happening;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.platform.subjects.Timeline;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has happened to a commitment, in words. */
@Repository
public class History implements Timeline {
  private static final Set<String> KINDS =
      Arrays.stream(CommitmentKind.values())
          .map(CommitmentKind::name)
          .collect(Collectors.toUnmodifiableSet());

  private final JdbcClient jdbc;
  private final Clock clock;
  private final MessageSource messages;

  History(JdbcClient jdbc, Clock clock, MessageSource messages) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.messages = messages;
  }

  private record Entry(
      OffsetDateTime at, String who, String what, String zh, String en, @Nullable String lightTo) {}

  /**
   * Writes down what has happened.
   *
   * @param what ADOPTED, REVISED, ENDED, EDITED, APPORTIONED, PROGRESS, MILESTONE, LIGHT, PHASE,
   *     LIBRARY
   */
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

  @Override
  public List<Happening> of(Subject subject) {
    if (!KINDS.contains(subject.type())) {
      return List.of();
    }
    return jdbc
        .sql(
            "select at, who, what, zh, en, light_to from commitment_history where commitment_id = ? order by id desc limit ?")
        .params(subject.id(), MOST)
        .query(RecordRows.of(Entry.class))
        .list()
        .stream()
        .map(this::happening)
        .toList();
  }

  private Happening happening(Entry entry) {
    Locale locale = LocaleContextHolder.getLocale();
    return new Happening(
        entry.at(),
        entry.who(),
        entry.what(),
        messages.getMessage("commitments.what." + entry.what(), null, locale),
        locale.getLanguage().equals("en") ? entry.en() : entry.zh(),
        switch (entry.what()) {
          case "LIGHT" -> "bell";
          case "ENDED" -> "close";
          case "MILESTONE", "PROGRESS" -> "check";
          case "EDITED", "REVISED" -> "edit";
          default -> "info";
        },
        Light.OVERDUE.name().equals(entry.lightTo()) ? "bad" : null,
        null);
  }
}
