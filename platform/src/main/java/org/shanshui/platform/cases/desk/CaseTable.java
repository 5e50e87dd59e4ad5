package org.shanshui.platform.cases.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.cases.Opening;
import org.shanshui.platform.cases.loop.Alarms;
import org.shanshui.platform.cases.loop.By;
import org.shanshui.platform.cases.loop.Case;
import org.shanshui.platform.cases.loop.Entry;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.cases.loop.Move;
import org.shanshui.platform.cases.loop.Share;
import org.shanshui.platform.cases.loop.Stage;
import org.shanshui.platform.cases.loop.State;
import org.shanshui.platform.cases.loop.Step;
import org.shanshui.platform.cases.loop.StepKind;
import org.shanshui.platform.database.Among;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.files.Attachments;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.secrecy.SealedColumn;
import org.shanshui.platform.secrecy.Secrecy;
import org.shanshui.platform.subjects.Subject;
import org.shanshui.records.Attribute;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of cases: {@code case_file}, {@code case_step}; its evidence. */
@Repository
class CaseTable {
  /** Stands for no due where lists are ordered. */
  static final OffsetDateTime END_OF_TIME =
      OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

  static final SealedColumn REPORTER_NAME = SealedColumn.of("case_file", "reporter_name");
  static final SealedColumn REPORTER_PHONE = SealedColumn.of("case_file", "reporter_phone");

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Secrecy secrecy;
  private final Kinds kinds;
  private final Alarms alarms;
  private final Attachments attachments;
  private final Editions editions;
  private final JsonMapper json = JsonMapper.builder().build();

  CaseTable(
      JdbcClient jdbc,
      Secrecy secrecy,
      Kinds kinds,
      Alarms alarms,
      Attachments attachments,
      Editions editions) {
    this.jdbc = jdbc;
    this.secrecy = secrecy;
    this.kinds = kinds;
    this.alarms = alarms;
    this.attachments = attachments;
    this.editions = editions;
  }

  /**
   * Puts in a new case.
   *
   * @param values of its kind's attributes, as they are kept
   * @return empty if its source has an open one already
   */
  Optional<Case> add(
      Opening opening,
      Map<String, Object> values,
      Kind kind,
      String regionPath,
      By by,
      Instant now) {
    Opening.Origin origin = opening.origin();
    Subject source = origin == null ? null : origin.subject();
    Case found = Case.found(0, kind, by, now, alarms.time());
    return jdbc.sql(
            """
            insert into case_file (kind, title, description, fields, source_type, source_id, region_code, region_path, unit_ids, state, stage,
              since, due, order_due, alarm_at, loop, found_at, found_by, finder_unit_id, suggested_leads, longitude, latitude,
              reporter_name, reporter_phone, light, counted_by, alone)
            values (:kind, :title, :description, :fields::jsonb, :source_type, :source_id, :region, :path, :units, 'found', :stage,
              :now, :due, :due, :alarm, :loop::jsonb, :now, :by, :finder, :suggested, :longitude, :latitude,
              :reporter, :phone, :light, :edition, :alone)
            on conflict do nothing returning id
            """)
        .param("kind", kind.key())
        .param("title", opening.title().strip())
        .param("description", opening.description().strip())
        .param("fields", json.writeValueAsString(sealed(kind, values)))
        .param("source_type", source == null ? null : source.type(), Types.VARCHAR)
        .param("source_id", source == null ? null : source.id(), Types.BIGINT)
        .param("region", opening.regionCode())
        .param("path", regionPath)
        .param("units", by.unitId() == null ? new Long[0] : new Long[] {by.unitId()})
        .param("stage", found.clock().stage().word())
        .param("now", at(now))
        .param("due", at(found.clock().due()))
        .param("alarm", at(alarms.next(found, now).orElse(null)), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("loop", json.writeValueAsString(Kept.of(found)))
        .param("by", by.person(), Types.BIGINT)
        .param("finder", by.unitId(), Types.BIGINT)
        .param("suggested", opening.suggestedLeads().toArray(Long[]::new))
        .param("longitude", opening.longitude(), Types.DOUBLE)
        .param("latitude", opening.latitude(), Types.DOUBLE)
        .param("reporter", secrecy.seal(REPORTER_NAME, opening.reporterName()), Types.VARCHAR)
        .param("phone", secrecy.seal(REPORTER_PHONE, opening.reporterPhone()), Types.VARCHAR)
        .param("light", origin == null ? null : origin.light(), Types.VARCHAR)
        .param("edition", editions.atHand().id())
        .param("alone", !kind.several())
        .query(Long.class)
        .optional()
        .map(
            id ->
                new Case(
                    id, kind, by.unitId(), found.state(), found.clock(), found.tally(), List.of()));
  }

  /** A case by what it comes from. */
  record Found(long id, String title, OffsetDateTime foundAt) {}

  /** The latest cases that come from this. */
  List<Found> of(Subject source, int most) {
    return jdbc.sql(
            "select id, title, found_at from case_file where source_type = ? and source_id = ? order by id desc limit ?")
        .params(source.type(), source.id(), most)
        .query(RecordRows.of(Found.class))
        .list();
  }

  /** The latest open cases of a kind that come from this. */
  List<Long> openOf(String kind, Subject source, int most) {
    return jdbc.sql(
            "select id from case_file where kind = ? and source_type = ? and source_id = ? and closed_at is null order by id desc limit ?")
        .params(kind, source.type(), source.id(), most)
        .query(Long.class)
        .list();
  }

  Optional<Long> openOf(String kind, Subject source) {
    return jdbc.sql(
            "select id from case_file where kind = ? and source_type = ? and source_id = ? and closed_at is null")
        .params(kind, source.type(), source.id())
        .query(Long.class)
        .optional();
  }

  /**
   * The latest case of a kind and a source that was found since a moment; of a merged one, the case
   * it goes on in.
   */
  Optional<Long> latestOf(String kind, Subject source, Instant since) {
    return jdbc.sql(
            """
            with recursive line as (
              (select id, survivor_id from case_file where kind = ? and source_type = ? and source_id = ? and found_at >= ? order by id desc limit 1)
              union select c.id, c.survivor_id from case_file c join line on c.id = line.survivor_id)
            select id from line where survivor_id is null
            """)
        .params(kind, source.type(), source.id(), at(since))
        .query(Long.class)
        .optional();
  }

  Optional<CaseRow> find(long id) {
    return read("select * from case_file where id = ?", id);
  }

  /**
   * Holds the case for the rest of the transaction: who comes second waits and sees what was done.
   */
  Optional<CaseRow> lock(long id) {
    // First the lock, then the steps: read before it, they could be short of one that another was
    // just taking.
    jdbc.sql("select id from case_file where id = ? for update")
        .param(id)
        .query(Long.class)
        .optional();
    return read("select * from case_file where id = ?", id);
  }

  private Optional<CaseRow> read(String sql, long id) {
    List<Entry> entries = steps(List.of(id)).stream().map(CaseTable::entry).toList();
    return jdbc.sql(sql).param(id).query(mapper(entries)).optional();
  }

  /** The case and, all the way back, those that were merged into it. */
  List<Long> withMerged(long id) {
    return jdbc.sql(
            """
            with recursive line (id) as (
              select cast(:id as bigint) union select c.id from case_file c join line on c.survivor_id = line.id)
            select id from line order by id
            """)
        .param("id", id)
        .query(Long.class)
        .list();
  }

  /** Steps of these cases with their evidence, in the order of time. */
  List<StepRow> steps(List<Long> cases) {
    Map<Long, List<EvidenceRow>> evidence = new HashMap<>();
    for (EvidenceRow file : evidence(cases)) {
      if (file.stepId() != null) {
        evidence.computeIfAbsent(file.stepId(), s -> new ArrayList<>()).add(file);
      }
    }
    Among these = new Among(cases);
    return jdbc.sql(
            "select * from case_step where case_id"
                + these.condition()
                + "order by at, case_id, number")
        .param(these.value())
        .query(
            RecordRows.of(StepRow.class)
                .with("step", row -> step(row.getString("step"), row.getString("arguments")))
                .with("evidence", row -> evidence.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  Step step(String word, String arguments) {
    return json.readValue(arguments, StepKind.valueOf(word.toUpperCase(Locale.ROOT)).type());
  }

  private static Entry entry(StepRow step) {
    return new Entry(
        step.number(),
        step.at(),
        new Move(
            step.step(),
            new By(step.personId(), step.unitId(), Set.of(), false),
            step.text(),
            step.evidence().stream().map(EvidenceRow::sort).toList()));
  }

  /**
   * Writes down a step and what the case has become.
   *
   * @return id of the step
   */
  long save(CaseRow before, Case next, Entry entry, Actor actor, Instant now) {
    State state = next.state();
    List<Share> leads = state.leads();
    Set<Long> units = new LinkedHashSet<>();
    leads.forEach(share -> units.add(share.unitId()));
    boolean closes = !state.isOpen();
    int changed =
        jdbc.sql(
                """
                update case_file set state = :state, lead_id = :lead, joint_id = :joint, stage = :stage, since = :since, due = :due,
                  order_due = coalesce(:due, :end), alarm_at = :alarm, escalated = :escalated, asked = :asked, loop = :loop::jsonb,
                  unit_ids = coalesce((select array_agg(distinct u) from unnest(unit_ids || :units) u), unit_ids),
                  assigned_at = case when :assigns then coalesce(assigned_at, :since) else assigned_at end,
                  closed_at = :closed, outcome = :outcome, survivor_id = :survivor, spent_minutes = :spent, stepped_at = :at,
                  counted_by = :edition, version = version + 1
                where id = :id and version = :version
                """)
            .param("state", state.word())
            .param("lead", leads.isEmpty() ? null : leads.get(0).unitId(), Types.BIGINT)
            .param("joint", leads.size() < 2 ? null : leads.get(1).unitId(), Types.BIGINT)
            .param("stage", next.clock().stage().word())
            .param("since", at(next.clock().since()))
            .param("due", at(next.clock().due()), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("end", END_OF_TIME)
            .param("alarm", at(alarms.next(next, now).orElse(null)), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("escalated", next.clock().escalated())
            .param("asked", next.asked() != null)
            .param("loop", json.writeValueAsString(Kept.of(next)))
            .param("units", units.toArray(Long[]::new))
            .param("assigns", state instanceof State.Assigned)
            .param(
                "closed", closes ? at(next.clock().since()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
            .param("outcome", outcome(state), Types.VARCHAR)
            .param("survivor", state instanceof State.Merged m ? m.survivor() : null, Types.BIGINT)
            .param("spent", (int) next.tally().spent().toMinutes())
            .param("at", at(entry.at()))
            .param("edition", countedBy(before, next), Types.BIGINT)
            .param("id", next.id())
            .param("version", before.version())
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
    }
    return jdbc.sql(
            """
            insert into case_step (case_id, number, at, step, arguments, person_id, person_name, unit_id, text, state_after, due_after)
            values (:case, :number, :at, :step, :arguments::jsonb, :person, :name, :unit, :text, :state, :due) returning id
            """)
        .param("case", next.id())
        .param("number", entry.number())
        .param("at", at(entry.at()))
        .param("step", entry.move().step().kind().word())
        .param("arguments", json.writeValueAsString(entry.move().step()))
        .param("person", entry.move().by().person(), Types.BIGINT)
        .param("name", actor.name())
        .param("unit", entry.move().by().unitId(), Types.BIGINT)
        .param("text", entry.move().text())
        .param("state", state.word())
        .param("due", at(next.clock().due()), Types.TIMESTAMP_WITH_TIMEZONE)
        .query(Long.class)
        .single();
  }

  /** A due that has been set anew was counted by the calendar that is at hand. */
  private @Nullable Long countedBy(CaseRow before, Case next) {
    return Objects.equals(before.subject().clock().due(), next.clock().due())
        ? before.countedBy()
        : Long.valueOf(editions.atHand().id());
  }

  private static @Nullable String outcome(State state) {
    if (state instanceof State.Closed closed) {
      return closed.outcome().word();
    }
    return state instanceof State.Merged ? "merged" : null;
  }

  /** Those who took part in a merged case see the survivor too. */
  void shareSight(long from, long to) {
    jdbc.sql(
            """
            update case_file s set unit_ids = coalesce((select array_agg(distinct u) from unnest(s.unit_ids || d.unit_ids) u), s.unit_ids)
            from case_file d where d.id = ? and s.id = ?
            """)
        .params(from, to)
        .update();
  }

  void hear(Subject source, String light) {
    jdbc.sql(
            "update case_file set light = ? where source_type = ? and source_id = ? and closed_at is null and light is distinct from ?")
        .params(light, source.type(), source.id(), light)
        .update();
  }

  /** The ids that the watch has to look at now. */
  List<Long> alarmed(Instant now, int limit) {
    return jdbc.sql(
            "select id from case_file where alarm_at is not null and alarm_at <= ? order by alarm_at limit ?")
        .params(at(now), limit)
        .query(Long.class)
        .list();
  }

  /** Those whose time runs, counted by another edition of the calendar. */
  List<Long> countedOtherwise(long edition) {
    return jdbc.sql(
            "select id from case_file where closed_at is null and due is not null and counted_by is distinct from ? order by id")
        .param(edition)
        .query(Long.class)
        .list();
  }

  List<Long> openOfLead(long unitId) {
    return jdbc.sql(
            "select id from case_file where (lead_id = :unit or joint_id = :unit) and closed_at is null order by id")
        .param("unit", unitId)
        .query(Long.class)
        .list();
  }

  // --- evidence ---

  static final String CASE = "case_file";

  List<EvidenceRow> evidence(List<Long> cases) {
    return attachments.of(CASE, cases).stream().map(EvidenceRow::of).toList();
  }

  Optional<EvidenceRow> evidence(long caseId, long id) {
    return attachments
        .find(CASE, id)
        .filter(file -> file.subjectId() == caseId)
        .map(EvidenceRow::of);
  }

  void attach(long evidence, long step) {
    attachments.settle(CASE, evidence, step);
  }

  private RecordRows<CaseRow> mapper(List<Entry> entries) {
    return RecordRows.of(CaseRow.class)
        .with("subject", row -> subject(row, entries))
        .with("fields", row -> opened(json.readValue(row.getString("fields"), VALUES)))
        .with("reporterName", row -> secrecy.open(REPORTER_NAME, row.getString("reporter_name")))
        .with(
            "reporterPhone", row -> secrecy.open(REPORTER_PHONE, row.getString("reporter_phone")));
  }

  /** With the values of attributes that are personal sealed, each for its attribute. */
  private Map<String, Object> sealed(Kind kind, Map<String, Object> values) {
    Map<String, Object> kept = new LinkedHashMap<>(values);
    kind.record().attributes().stream()
        .filter(Attribute::personal)
        .forEach(
            personal ->
                kept.computeIfPresent(
                    personal.key(),
                    (key, value) -> secrecy.sealIn(field(key), json.writeValueAsString(value))));
    return kept;
  }

  /** What was kept before its attribute became a personal one stands as it was. */
  private Map<String, Object> opened(Map<String, Object> kept) {
    Map<String, Object> values = new LinkedHashMap<>(kept);
    values.replaceAll(
        (key, value) -> {
          String sealed = secrecy.openIn(field(key), value);
          return sealed == null ? value : json.readValue(sealed, Object.class);
        });
    return values;
  }

  private static SealedColumn field(String key) {
    return SealedColumn.of("case_file", "fields." + key);
  }

  private Case subject(ResultSet row, List<Entry> entries) throws SQLException {
    return json.readValue(row.getString("loop"), Kept.class)
        .unfold(
            row.getLong("id"),
            kinds.get(row.getString("kind")),
            row.getObject("finder_unit_id", Long.class),
            row.getString("state"),
            Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
            instant(row, "since"),
            maybe(row, "due"),
            row.getString("outcome"),
            row.getObject("survivor_id", Long.class),
            entries);
  }

  static List<Long> longs(Array array) throws SQLException {
    return Arrays.asList((Long[]) array.getArray());
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static @Nullable OffsetDateTime at(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
