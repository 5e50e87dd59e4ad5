package org.shanshui.platform.collection;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.notices.Message;
import org.shanshui.platform.notices.NoticeKind;
import org.shanshui.platform.notices.Notices;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rounds: opened once for each period of a cadence, a sheet for each responsible unit. */
@Service
class Rounds {
  static final String COLUMNS =
      "r.id, r.cadence_id, r.name, r.rhythm as period_rhythm, r.period_from as period_first, r.period_to as period_last, r.opens_on, r.due_on, r.remind_before,"
          + " r.remind_after, r.items, r.editions, r.closed_at, r.closed_by, r.unit_id, r.region_path, r.version";
  private static final String ROUND = "select " + COLUMNS + " from dispatch_round r ";

  private final JdbcClient jdbc;
  private final Askables askables;
  private final Forms forms;
  private final Units units;
  private final Editions editions;
  private final Notices notices;
  private final Clock clock;

  Rounds(
      JdbcClient jdbc,
      Askables askables,
      Forms forms,
      Units units,
      Editions editions,
      Notices notices,
      Clock clock) {
    this.jdbc = jdbc;
    this.askables = askables;
    this.forms = forms;
    this.units = units;
    this.editions = editions;
    this.notices = notices;
    this.clock = clock;
  }

  Round get(long id) {
    return jdbc.sql(ROUND + "where r.id = ?")
        .param(id)
        .query(mapper())
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "collection.no-round",
                        "没有编号为 " + id + " 的轮次，或不在您的数据范围内。",
                        "there is no round " + id + ", or it is out of your sight")
                    .asException());
  }

  /** The round, and nobody else changes it until the transaction ends. */
  Round lock(long id) {
    get(id);
    return jdbc.sql(ROUND + "where r.id = ? for update").param(id).query(mapper()).single();
  }

  /** Those of a cadence, the latest period first. */
  List<Round> ofCadence(long cadenceId) {
    return jdbc.sql(ROUND + "where r.cadence_id = ? order by r.period_to desc, r.id desc")
        .param(cadenceId)
        .query(mapper())
        .list();
  }

  /** Those that are not closed. */
  List<Round> open() {
    return jdbc.sql(ROUND + "where r.closed_at is null order by r.id").query(mapper()).list();
  }

  /** Whether any round in sight was ever opened. */
  boolean any() {
    return jdbc.sql(
            "select count(*) = 1 from (select from dispatch_round order by id limit 1) first")
        .query(Boolean.class)
        .single();
  }

  /** What a round demands of its lines, by the rules in force today. */
  Demands demands(Round round) {
    LocalDate today = LocalDate.now(clock);
    return new Demands(round.items(), forms.doubts(), today);
  }

  Map<Long, Tally> tallies(Collection<Long> roundIds) {
    return jdbc
        .sql(
            "select s.round_id, "
                + Tally.COUNTS
                + " from report_sheet s where s.round_id = any (:rounds) group by s.round_id")
        .param("today", LocalDate.now(clock))
        .param("rounds", roundIds.toArray(Long[]::new))
        .query(RecordRows.of(OfRound.class))
        .list()
        .stream()
        .collect(toMap(OfRound::roundId, OfRound::tally));
  }

  /** The periods of a cadence that should be open by a day, the earliest first. */
  static List<Period> due(Cadence cadence, LocalDate today) {
    List<Period> due = new ArrayList<>();
    Period period = cadence.rhythm().holding(cadence.startsOn());
    LocalDate end = cadence.endsOn();
    while (!cadence.schedule().opensOn(period).isAfter(today)
        && (end == null || !period.first().isAfter(end))) {
      due.add(period);
      period = period.next();
    }
    return due;
  }

  /** First days of the periods that have their round. */
  List<LocalDate> opened(long cadenceId) {
    return jdbc.sql("select period_from from dispatch_round where cadence_id = ?")
        .param(cadenceId)
        .query(LocalDate.class)
        .list();
  }

  /**
   * Opens the round of a period; empty if it is open already, or if there is nothing to report on
   * yet.
   */
  @Transactional
  Optional<Round> open(Cadence cadence, Period period) {
    Stewardship.check(cadence.regionPath());
    List<Asked> asked =
        askables
            .get(cadence.about().source())
            .asked(
                new Askable.Question(
                    cadence.about().part(),
                    cadence.theme(),
                    cadence.regionPath(),
                    cadence.forms(),
                    period));
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Map<Long, Unit> reporting =
        units.get(asked.stream().map(Asked::unitId).distinct().toList()).stream()
            .collect(Collectors.toMap(Unit::id, Function.identity()));
    Editions.Edition counted = editions.atHand();
    LocalDate dueOn = cadence.schedule().dueOn(period, counted.calendar());
    List<Long> parties = new ArrayList<>(reporting.keySet());
    if (!parties.contains(cadence.unitId())) {
      parties.add(cadence.unitId());
    }
    Optional<Long> id =
        jdbc.sql(
                """
                insert into dispatch_round (cadence_id, name, rhythm, period_from, period_to, opens_on, due_on, remind_before,
                  remind_after, items, editions, opened_at, unit_id, region_path, unit_ids, counted_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict (cadence_id, period_from) do nothing returning id
                """)
            .params(
                cadence.id(),
                cadence.name(),
                period.rhythm().name(),
                period.first(),
                period.last(),
                cadence.schedule().opensOn(period),
                dueOn,
                cadence.schedule().remindBefore().toArray(Integer[]::new),
                cadence.schedule().remindAfter().toArray(Integer[]::new),
                cadence.items().toArray(String[]::new),
                Documents.written(
                    forms.editions(asked.stream().map(Asked::form).collect(Collectors.toSet()))),
                OffsetDateTime.now(clock),
                cadence.unitId(),
                cadence.regionPath(),
                parties.toArray(Long[]::new),
                counted.id())
            .query(Long.class)
            .optional();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    sendOut(id.get(), cadence, asked, reporting, dueOn);
    for (Unit unit : reporting.values()) {
      notices.tellUnit(
          unit.id(),
          new Message(
              NoticeKind.TO_DO,
              "round:" + id.get(),
              "%s（%s）已开启，请于 %s 前报送。".formatted(cadence.name(), period.chinese(), dueOn),
              "%s (%s) is open: please report by %s."
                  .formatted(cadence.name(), period.english(), dueOn),
              "/dispatch/rounds/" + id.get() + "/mine",
              dueOn));
    }
    return Optional.of(get(id.get()));
  }

  private void sendOut(
      long roundId,
      Cadence cadence,
      List<Asked> asked,
      Map<Long, Unit> reporting,
      LocalDate dueOn) {
    Map<Long, Long> sheets = new HashMap<>();
    for (Unit unit :
        reporting.values().stream()
            .sorted(java.util.Comparator.comparing(Unit::regionPath).thenComparing(Unit::path))
            .toList()) {
      Long[] seenBy =
          unit.regionPath().startsWith(cadence.regionPath())
              ? new Long[] {unit.id()}
              // Out of the planner's region: seen by the planner's unit all the same.
              : new Long[] {unit.id(), cadence.unitId()};
      sheets.put(
          unit.id(),
          jdbc.sql(
                  "insert into report_sheet (round_id, unit_id, state, due_on, region_path, unit_ids) values (?, ?, 'OPEN', ?, ?, ?) returning id")
              .params(roundId, unit.id(), dueOn, unit.regionPath(), seenBy)
              .query(Long.class)
              .single());
    }
    jdbc.sql(
            """
            insert into report_line (sheet_id, place, form, subject_type, subject_id, title, theme, metric, metric_unit, adds, goal, planned,
              since, known, sentence, document, region_path, unit_ids)
            select a.sheet, a.place, a.form, a.type, a.subject, a.title, a.theme, a.metric, a.unit, a.adds, a.goal, a.planned,
              a.since::date, a.known::jsonb, a.sentence, a.document, s.region_path, s.unit_ids
            from unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
              a (sheet, place, form, type, subject, title, theme, metric, unit, adds, goal, planned, since, known, sentence, document)
              join report_sheet s on s.id = a.sheet
            """)
        .params(
            asked.stream().map(one -> sheets.get(one.unitId())).toArray(Long[]::new),
            java.util.stream.IntStream.rangeClosed(1, asked.size()).boxed().toArray(Integer[]::new),
            texts(asked, Asked::form),
            texts(asked, one -> one.subject().type()),
            asked.stream().map(one -> one.subject().id()).toArray(Long[]::new),
            texts(asked, Asked::title),
            texts(asked, Asked::theme),
            texts(asked, one -> one.metric() == null ? null : one.metric().name()),
            texts(asked, one -> one.metric() == null ? null : one.metric().unit()),
            asked.stream()
                .map(one -> one.metric() != null && one.metric().counts())
                .toArray(Boolean[]::new),
            asked.stream()
                .map(one -> one.metric() == null ? null : one.metric().goal())
                .toArray(BigDecimal[]::new),
            texts(asked, Asked::planned),
            texts(asked, one -> one.since() == null ? null : one.since().toString()),
            texts(asked, one -> Documents.written(one.known())),
            texts(asked, Asked::sentence),
            texts(asked, Asked::document))
        .update();
  }

  private static String[] texts(List<Asked> asked, Function<Asked, @Nullable String> text) {
    return asked.stream().map(text).toArray(String[]::new);
  }

  /** Marks it closed; refuses if somebody has changed it meanwhile. */
  void markClosed(Round round, int version, String by) {
    int closed =
        jdbc.sql(
                "update dispatch_round set closed_at = ?, closed_by = ?, version = version + 1 where id = ? and version = ? and closed_at is null")
            .params(OffsetDateTime.now(clock), by, round.id(), version)
            .update();
    if (closed == 0) {
      throw Refusal.stale().asException();
    }
  }

  private record OfRound(long roundId, @RecordRows.Prefix("") Tally tally) {}

  static RecordRows<Round> mapper() {
    return RecordRows.of(Round.class)
        .with("editions", row -> Documents.texts(row.getString("editions")));
  }
}
