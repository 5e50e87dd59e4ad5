package org.shanshui.platform.directory;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names of offices that plans use and no unit has (待确认单位): asked about once, and remembered. */
@Service
class Questions {
  /** To say which unit a plan means by a name. */
  static final May<String> ANSWER = May.ofRegion(Role.ADMINISTRATOR, Role.PLANNER);

  static final String COLUMNS =
      "q.id, q.region_code, r.name as region, q.name, q.seen_in, q.asked_at, q.unit_id, u.name as unit, q.dismissed";
  static final String FROM =
      "office_question q join region r on r.code = q.region_code left join unit u on u.id = q.unit_id";
  private static final String QUESTION = "select " + COLUMNS + " from " + FROM + " ";

  private final JdbcClient jdbc;
  private final Units units;
  private final ApplicationEventPublisher events;

  Questions(JdbcClient jdbc, Units units, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.units = units;
    this.events = events;
  }

  /**
   * A question.
   *
   * @param seenIn title of the document it was first met in
   * @param unitId the answer; null while there is none, or if it is no unit of ours
   */
  record Question(
      long id,
      String regionCode,
      String region,
      String name,
      String seenIn,
      OffsetDateTime askedAt,
      @Nullable Long unitId,
      @Nullable String unit,
      boolean dismissed) {
    public boolean isOpen() {
      return unitId == null && !dismissed;
    }
  }

  Question get(long id) {
    return jdbc.sql(QUESTION + "where q.id = ?")
        .param(id)
        .query(RecordRows.of(Question.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing("directory.no-question", "没有这个问题。", "there is no such question")
                    .asException());
  }

  /** The name means this unit; from now on it is an alias of it. */
  @Transactional
  void answer(long id, long unitId) {
    Question question = mine(id);
    Unit unit = units.get(unitId);
    if (!unit.regionCode().equals(question.regionCode())) {
      throw Refusal.invalid(
              "directory.unit-of-another-region",
              "所选单位不属于" + question.region() + "。",
              unit.name() + " is not a unit of " + question.region())
          .asException();
    }
    forgetAnswer(question);
    units.addAlias(unitId, question.name());
    tell(question, unitId);
  }

  /**
   * There is no such unit yet: it is added under its full name, 云岫市邮政管理局 for the 市邮政管理局 of a plan,
   * which stays as another name for it.
   */
  @Transactional
  Unit addUnit(long id, String kind, @Nullable Long parentId) {
    Question question = mine(id);
    forgetAnswer(question);
    String full = fullName(question.name(), question.region());
    Unit unit = units.add(full, kind, question.regionCode(), parentId);
    if (!full.equals(question.name())) {
      units.addAlias(unit.id(), question.name());
    }
    tell(question, unit.id());
    return unit;
  }

  /** A name that begins with the level of its region only (市、县、区、省) with the region's own name. */
  static String fullName(String name, String region) {
    String level = region.substring(region.length() - 1);
    if (name.length() < 3 || !name.startsWith(level) || name.startsWith(region)) {
      return name;
    }
    String rest = name.substring(1);
    // Organs of the party are called so in full: 中共云岫市委组织部.
    return (rest.startsWith("委") && !rest.startsWith("委员") ? "中共" : "") + region + rest;
  }

  private void tell(Question question, long unitId) {
    Actor actor = Actor.current();
    events.publishEvent(
        new OfficeNamed(
            question.regionCode(), question.name(), unitId, actor.person(), actor.name()));
  }

  /** It is no unit of ours (上级或外地单位). */
  @Transactional
  void dismiss(long id) {
    Question question = mine(id);
    forgetAnswer(question);
    jdbc.sql("update office_question set dismissed = true, unit_id = null where id = ?")
        .param(id)
        .update();
  }

  /** An answer may be taken back by giving another. */
  private void forgetAnswer(Question question) {
    if (question.unitId() != null) {
      jdbc.sql("delete from unit_alias where region_code = ? and alias = ? and unit_id = ?")
          .params(question.regionCode(), question.name(), question.unitId())
          .update();
    }
  }

  private Question mine(long id) {
    ANSWER.demand();
    Question question = get(id);
    String path =
        jdbc.sql("select region_path from office_question where id = ?")
            .param(id)
            .query(String.class)
            .single();
    ANSWER.demand(path);
    return question;
  }
}
