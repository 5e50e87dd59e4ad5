package org.shanshui.platform.notices;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which kinds of notices a person is told, in the house and by mail (通知偏好). */
@Service
class Preferences {
  private final JdbcClient jdbc;

  Preferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How a kind reaches a person. */
  record Way(NoticeKind kind, boolean shown, boolean mailed) {}

  private record Chosen(String kind, boolean shown, boolean mailed) {}

  /** Of all kinds, as the current actor has chosen or as it is at first. */
  List<Way> mine() {
    Actor actor = Actor.current();
    return of(actor.person(), NoticeKind.plans(actor));
  }

  private List<Way> of(long person, boolean planner) {
    Map<NoticeKind, Chosen> chosen = new EnumMap<>(NoticeKind.class);
    jdbc.sql("select kind, shown, mailed from notice_preference where person_id = ?")
        .param(person)
        .query(RecordRows.of(Chosen.class))
        .list()
        .forEach(one -> chosen.put(NoticeKind.valueOf(one.kind()), one));
    List<Way> ways = new ArrayList<>();
    for (NoticeKind kind : NoticeKind.values()) {
      Chosen one = chosen.get(kind);
      boolean told = kind.isToldAtFirst(planner);
      ways.add(
          one == null || !kind.isOptional()
              ? new Way(kind, told, told)
              : new Way(kind, one.shown(), one.mailed()));
    }
    return ways;
  }

  /** Kinds that the current actor is not shown. */
  String[] hidden() {
    return mine().stream()
        .filter(way -> !way.shown())
        .map(way -> way.kind().name())
        .toArray(String[]::new);
  }

  /** Whether a kind goes to a person by mail. */
  boolean isMailed(Person person, NoticeKind kind) {
    return of(person.id(), person.roles().contains(Role.PLANNER)).stream()
        .anyMatch(way -> way.kind() == kind && way.mailed());
  }

  /** Keeps what the current actor has chosen, for every kind there is a choice of. */
  @Transactional
  void choose(Set<String> shown, Set<String> mailed) {
    Actor actor = Actor.current();
    if (actor.unitId() == null) {
      throw Refusal.denied("notices.nobody-signed-in", "请先登录。", "sign in first").asException();
    }
    for (NoticeKind kind : NoticeKind.values()) {
      if (kind.isOptional()) {
        jdbc.sql(
                """
                insert into notice_preference (person_id, kind, shown, mailed, region_path, unit_ids) values (?, ?, ?, ?, ?, ?)
                on conflict (person_id, kind) do update set shown = excluded.shown, mailed = excluded.mailed
                """)
            .params(
                actor.person(),
                kind.name(),
                shown.contains(kind.name()),
                mailed.contains(kind.name()),
                actor.region(),
                new Long[] {actor.unitId()})
            .update();
      }
    }
  }
}
