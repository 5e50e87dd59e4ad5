package org.shanshui.platform.notices;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.UnitMerged;
import org.shanshui.platform.directory.Units;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Telling a unit or a person something, once, with a link to the matter. */
@Service
public class Notices {
  /** More than this are not counted: the bar shows 99+. */
  static final int MOST_COUNTED = 100;

  private static final String MINE =
      "n.unit_id = :unit and (n.person_id is null or n.person_id = :person) and n.kind <> all (:hidden)";

  private final JdbcClient jdbc;
  private final Units units;
  private final People people;
  private final ApplicationEventPublisher events;
  private final boolean mails;
  private final Preferences preferences;

  Notices(
      JdbcClient jdbc,
      Units units,
      People people,
      ApplicationEventPublisher events,
      Preferences preferences,
      @Value("${spring.mail.host:}") String mailHost) {
    this.jdbc = jdbc;
    this.units = units;
    this.people = people;
    this.events = events;
    this.preferences = preferences;
    this.mails = !mailHost.isBlank();
  }

  /** Tells everyone of a unit, if the change that this belongs to is committed. */
  @Transactional
  public void tellUnit(long unitId, Message message) {
    tell(new Told(unitId, null, message));
  }

  /** Tells one person, if the change that this belongs to is committed. */
  @Transactional
  public void tellPerson(Person person, Message message) {
    tell(new Told(person.unitId(), person.id(), message));
  }

  /** A person does not see the notices of others: for them the house tells it afterwards. */
  private void tell(Told told) {
    if (Actor.current().isHouse()) {
      deliver(told);
    } else {
      events.publishEvent(told);
    }
  }

  @ApplicationModuleListener
  void deliver(Told told) {
    Unit unit = units.successor(units.get(told.unitId()));
    Message message = told.message();
    Optional<Long> id =
        jdbc.sql(
                """
                insert into notice (kind, key, unit_id, person_id, region_path, unit_ids, chinese, english, link, due)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id
                """)
            .params(
                message.kind().name(),
                message.key(),
                unit.id(),
                told.personId(),
                unit.regionPath(),
                new Long[] {unit.id()},
                message.chinese(),
                message.english(),
                message.link(),
                message.due())
            .query(Long.class)
            .optional();
    if (id.isEmpty() || !mails) {
      return;
    }
    List<Person> addressees =
        told.personId() == null
            ? people.of(unit.id())
            : people.find(told.personId()).stream().toList();
    for (Person person : addressees) {
      if (person.email() != null
          && person.active()
          && preferences.isMailed(person, message.kind())) {
        jdbc.sql("insert into notice_mail (notice_id, person_id) values (?, ?)")
            .params(id.get(), person.id())
            .update();
      }
    }
  }

  /** What a unit was told is read by those who took over from it. */
  @ApplicationModuleListener
  void on(UnitMerged merged) {
    jdbc.sql(
            """
            update notice n set unit_id = :into, unit_ids = array[:into] where unit_id = :old and not exists (
              select from notice s where s.unit_id = :into and s.key = n.key and s.person_id is not distinct from n.person_id)
            """)
        .param("into", merged.intoId())
        .param("old", merged.unitId())
        .update();
  }

  /** How many the current actor has not read; at most {@link #MOST_COUNTED}. */
  public int unread() {
    Actor actor = Actor.current();
    if (actor.personId() == null || actor.unitId() == null) {
      return 0;
    }
    return jdbc.sql(
            "select count(*) from (select from notice n where "
                + MINE
                + " and not exists (select from notice_read r where r.notice_id = n.id and r.person_id = :person)"
                + " limit "
                + MOST_COUNTED
                + ") unread")
        .param("unit", actor.unitId())
        .param("person", actor.person())
        .param("hidden", preferences.hidden())
        .query(Integer.class)
        .single();
  }

  /**
   * The current actor's, newest first.
   *
   * @param before id of the last one seen; null begins with the newest
   */
  List<Notice> mine(boolean unreadOnly, @Nullable Long before, int limit) {
    Actor actor = Actor.current();
    if (actor.unitId() == null) {
      return List.of();
    }
    return jdbc.sql(
            "select n.id, n.kind, n.chinese, n.english, n.link, n.due, n.at, r.at as read_at from notice n"
                + " left join notice_read r on r.notice_id = n.id and r.person_id = :person where "
                + MINE
                + " and n.id < :before"
                + (unreadOnly ? " and r.id is null" : "")
                + " order by n.id desc limit :limit")
        .param("unit", actor.unitId())
        .param("person", actor.person())
        .param("hidden", preferences.hidden())
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("limit", limit)
        .query(RecordRows.of(Notice.class))
        .list();
  }

  /**
   * A matter of which something was told.
   *
   * @param newest of what was told
   * @param older what was told of it before, the newest first
   */
  record Matter(Notice newest, List<Notice> older) {
    public boolean unread() {
      return newest.readAt() == null || older.stream().anyMatch(one -> one.readAt() == null);
    }
  }

  /**
   * The current actor's by the matter they lead to, the latest first.
   *
   * @param kind null for all
   * @param before id of the newest of the last matter seen
   */
  List<Matter> matters(
      boolean unreadOnly, @Nullable NoticeKind kind, @Nullable Long before, int limit) {
    Actor actor = Actor.current();
    if (actor.unitId() == null) {
      return List.of();
    }
    List<Notice> told =
        jdbc.sql(
                """
                with told as (
                  select n.id, n.kind, n.chinese, n.english, n.link, n.due, n.at, r.at as read_at from notice n
                  left join notice_read r on r.notice_id = n.id and r.person_id = :person
                  where %s and (not :unread or r.id is null) and (:kind::text is null or n.kind = :kind)),
                matter as (select link, max(id) as newest from told group by link having max(id) < :before
                  order by newest desc limit :limit)
                select told.* from told join matter on matter.link = told.link order by matter.newest desc, told.id desc
                """
                    .formatted(MINE))
            .param("unit", actor.unitId())
            .param("person", actor.person())
            .param("hidden", preferences.hidden())
            .param("unread", unreadOnly)
            .param("kind", kind == null ? null : kind.name())
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("limit", limit)
            .query(RecordRows.of(Notice.class))
            .list();
    Map<String, List<Notice>> byLink = new LinkedHashMap<>();
    told.forEach(one -> byLink.computeIfAbsent(one.link(), link -> new ArrayList<>()).add(one));
    return byLink.values().stream()
        .map(all -> new Matter(all.get(0), all.subList(1, all.size())))
        .toList();
  }

  /** How many unread ones there are of each kind that has any. */
  Map<NoticeKind, Integer> unreadByKind() {
    Actor actor = Actor.current();
    Map<NoticeKind, Integer> counts = new EnumMap<>(NoticeKind.class);
    if (actor.unitId() == null) {
      return counts;
    }
    jdbc.sql(
            "select n.kind, count(*) as n from notice n where "
                + MINE
                + " and not exists (select from notice_read r where r.notice_id = n.id and r.person_id = :person) group by n.kind")
        .param("unit", actor.unitId())
        .param("person", actor.person())
        .param("hidden", preferences.hidden())
        .query(
            row -> {
              counts.put(NoticeKind.valueOf(row.getString("kind")), row.getInt("n"));
            });
    return counts;
  }

  /** Marks all that was told of a notice's matter as read; where it leads to. */
  @Transactional
  Optional<String> readMatter(long id) {
    Optional<String> link = read(id);
    link.ifPresent(
        found ->
            jdbc.sql(
                    "insert into notice_read (notice_id, person_id) select n.id, :person from notice n where n.link = :link and "
                        + MINE
                        + " and not exists (select from notice_read r where r.notice_id = n.id and r.person_id = :person)"
                        + " on conflict do nothing")
                .param("link", found)
                .param("unit", Actor.current().unitId())
                .param("person", Actor.current().person())
                .param("hidden", preferences.hidden())
                .update());
    return link;
  }

  /** Marks one as read; where it leads to, empty if it is not the actor's. */
  @Transactional
  Optional<String> read(long id) {
    Actor actor = Actor.current();
    Optional<String> link =
        jdbc.sql("select n.link from notice n where n.id = :id and " + MINE)
            .param("id", id)
            .param("unit", actor.unitId())
            .param("person", actor.person())
            .param("hidden", preferences.hidden())
            .query(String.class)
            .optional();
    link.ifPresent(
        found ->
            jdbc.sql(
                    "insert into notice_read (notice_id, person_id) values (?, ?) on conflict do nothing")
                .params(id, actor.person())
                .update());
    return link;
  }

  @Transactional
  int readAll() {
    Actor actor = Actor.current();
    return jdbc.sql(
            "insert into notice_read (notice_id, person_id) select n.id, :person from notice n where "
                + MINE
                + " and not exists (select from notice_read r where r.notice_id = n.id and r.person_id = :person)"
                + " on conflict do nothing")
        .param("unit", actor.unitId())
        .param("person", actor.person())
        .param("hidden", preferences.hidden())
        .update();
  }
}
