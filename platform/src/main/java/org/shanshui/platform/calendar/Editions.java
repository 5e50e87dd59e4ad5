package org.shanshui.platform.calendar;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.Lock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The working calendars that have been in force one after the other (日历版本). An arrangement of
 * holidays is published, and amended, while limits run; what was counted by the last edition is
 * counted anew from what is kept here.
 */
@Service
public class Editions {
  private static final TypeReference<TreeMap<Integer, String>> NOTICES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();
  private volatile @Nullable Edition atHand;

  Editions(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** An edition, in force from a moment until the next one's. */
  public record Edition(long id, OffsetDateTime appliedAt, WorkingCalendar calendar) {}

  private Edition get(long id) {
    return jdbc.sql("select * from calendar_edition where id = ?")
        .param(id)
        .query(this::edition)
        .single();
  }

  /** The one by which a limit was counted; the first there was where that is not known. */
  public Edition countedBy(@Nullable Long id) {
    return id != null
        ? get(id)
        : jdbc.sql("select * from calendar_edition order by id limit 1")
            .query(this::edition)
            .single();
  }

  /** The one in force, as the database has it now. */
  public Edition inForce() {
    return last().orElseThrow(() -> new IllegalStateException("No calendar is in force yet"));
  }

  /**
   * The one that this node counts by: what it counts is noted with this edition, so that what was
   * counted before it knew of the next is found and counted anew.
   */
  public Edition atHand() {
    Edition held = atHand;
    if (held == null) {
      held = inForce();
      atHand = held;
    }
    return held;
  }

  /**
   * Takes up the edition in force where it is not at hand, since another node has applied it. What
   * was counted here meanwhile by the one before is counted anew.
   */
  @Transactional
  public void takeUp() {
    Edition before = atHand;
    Edition last = last().orElse(null);
    if (last == null || (before != null && before.id() == last.id())) {
      return;
    }
    atHand = last;
    if (before != null && countsOtherwise(before.calendar(), last.calendar())) {
      events.publishEvent(new CalendarChanged(last.id()));
    }
  }

  private Optional<Edition> last() {
    return jdbc.sql("select * from calendar_edition order by id desc limit 1")
        .query(this::edition)
        .optional();
  }

  /**
   * Has the calendar in force from now on. Nothing happens where it says what the last one said;
   * the very first has nothing that could have been counted otherwise.
   */
  @Transactional
  public void apply(WorkingCalendar calendar) {
    Lock.CALENDAR.take(jdbc);
    Optional<Edition> last = last();
    if (last.isPresent() && last.get().calendar().saysTheSameAs(calendar)) {
      return;
    }
    Edition made = add(calendar);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            atHand = made;
          }
        });
    last.filter(before -> countsOtherwise(before.calendar(), calendar))
        .ifPresent(before -> events.publishEvent(new CalendarChanged(made.id())));
  }

  private static boolean countsOtherwise(WorkingCalendar before, WorkingCalendar after) {
    return !before.officeHours().equals(after.officeHours())
        || !before.workedOtherwise(after, LocalDate.EPOCH).isEmpty();
  }

  private Edition add(WorkingCalendar calendar) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    long id =
        jdbc.sql(
                """
            insert into calendar_edition (applied_at, off, made_up, notices, office_hours)
            values (:at, :off::date[], :made_up::date[], :notices::jsonb, :hours) returning id
            """)
            .param("at", now)
            .param("off", days(calendar.off()))
            .param("made_up", days(calendar.madeUp()))
            .param("notices", json.writeValueAsString(new TreeMap<>(calendar.notices())))
            .param(
                "hours",
                calendar.officeHours().stream()
                    .map(span -> span.opens() + "-" + span.closes())
                    .toArray(String[]::new))
            .query(Long.class)
            .single();
    return new Edition(id, now, calendar);
  }

  private static String[] days(Collection<LocalDate> days) {
    return days.stream().sorted().map(LocalDate::toString).toArray(String[]::new);
  }

  private Edition edition(ResultSet row, int number) throws SQLException {
    Map<Integer, String> notices = json.readValue(row.getString("notices"), NOTICES);
    List<WorkingCalendar.Span> hours =
        Stream.of((String[]) row.getArray("office_hours").getArray())
            .map(span -> span.split("-"))
            .map(e -> new WorkingCalendar.Span(LocalTime.parse(e[0]), LocalTime.parse(e[1])))
            .toList();
    return new Edition(
        row.getLong("id"),
        Objects.requireNonNull(row.getObject("applied_at", OffsetDateTime.class)),
        new WorkingCalendar(days(row, "off"), days(row, "made_up"), notices, hours));
  }

  private static Set<LocalDate> days(ResultSet row, String column) throws SQLException {
    return Stream.of((Date[]) row.getArray(column).getArray())
        .map(Date::toLocalDate)
        .collect(Collectors.toSet());
  }
}
