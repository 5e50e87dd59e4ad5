package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.indicators.Series;
import org.shanshui.platform.indicators.Values;
import org.shanshui.platform.notices.Message;
import org.shanshui.platform.notices.NoticeKind;
import org.shanshui.platform.notices.Notices;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sheets: written by officers, approved by heads, accepted or returned by planners. */
@Service
class Sheets {
  /** To approve a unit's report, for those who approve for it. */
  private static final May<SheetHead> APPROVE =
      May.<SheetHead>ofUnits(head -> List.of(head.unitId()), Role.values())
          .or(May.ofRegion(SheetHead::regionPath, Role.COUNTY_OFFICER));

  /** To write a unit's report, hand it in and take it back. */
  static final May<SheetHead> WRITE =
      May.<SheetHead>ofUnits(head -> List.of(head.unitId()), Role.UNIT_OFFICER, Role.COUNTY_OFFICER)
          .or(May.ofRegion(SheetHead::regionPath, Role.COUNTY_OFFICER));

  /** To accept and return what was reported, and to have it corrected. */
  static final May<SheetHead> DECIDE = May.ofRegion(SheetHead::stewardPath, Role.PLANNER);

  static final String COLUMNS =
      "s.id, s.round_id, r.name as round_name, r.rhythm as period_rhythm, r.period_from as period_first, r.period_to as period_last, s.unit_id, s.state as status, s.due_on,"
          + " s.submitted_by, s.approved_by, s.decided_by, s.reason, s.first_submitted_on, s.missing_on, s.correction as corrections, s.region_path,"
          + " r.region_path as steward_path, s.version";
  static final String FROM = "report_sheet s join dispatch_round r on r.id = s.round_id";
  static final String HEAD = "select " + COLUMNS + " from " + FROM + " ";

  /**
   * A line with its last accepted version (a_) and the last accepted one of an earlier period (b_).
   */
  private static final String LINES =
      """
      select l.*, r.editions ->> l.form as form_edition, a.edition as a_edition, a.as_of as a_as_of, a.said as a_said,
        b.as_of as b_as_of, b.said as b_said
      from report_line l join report_sheet s on s.id = l.sheet_id join dispatch_round r on r.id = s.round_id
      left join lateral (select * from accepted_report x where x.line_id = l.id order by x.edition desc limit 1) a on true
      left join lateral (select * from accepted_report x where x.subject_type = l.subject_type and x.subject_id = l.subject_id
        and x.form = l.form
        and x.period_to < r.period_to order by x.period_to desc, x.edition desc limit 1) b on true
      """;

  private static final String APPROVED_ALONE =
      "本单位没有其他审核人，由填报人本人审核 · approved by its writer, for the unit has no other approver";

  private final JdbcClient jdbc;
  private final Forms forms;
  private final Values values;
  private final Rounds rounds;
  private final Notices notices;
  private final People people;
  private final Units units;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Sheets(
      JdbcClient jdbc,
      Forms forms,
      Values values,
      Rounds rounds,
      Notices notices,
      People people,
      Units units,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.values = values;
    this.rounds = rounds;
    this.notices = notices;
    this.people = people;
    this.units = units;
    this.events = events;
    this.clock = clock;
  }

  SheetHead head(long id) {
    return jdbc.sql(HEAD + "where s.id = ?")
        .param(id)
        .query(RecordRows.of(SheetHead.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "collection.no-sheet",
                        "没有编号为 " + id + " 的报表，或不在您的数据范围内。",
                        "there is no report sheet " + id + ", or it is out of your sight")
                    .asException());
  }

  List<LineView> lines(long sheetId) {
    return jdbc.sql(LINES + "where l.sheet_id = ? order by l.place")
        .param(sheetId)
        .query(this::view)
        .list();
  }

  LineView line(long lineId) {
    return jdbc.sql(LINES + "where l.id = ?")
        .param(lineId)
        .query(this::view)
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "collection.no-line",
                        "没有编号为 " + lineId + " 的填报行。",
                        "there is no line " + lineId)
                    .asException());
  }

  /** The lines of a round's sheets that are in sight, by unit. */
  List<LineView> linesOfRound(long roundId) {
    return jdbc.sql(LINES + "where s.round_id = ? order by s.id, l.place")
        .param(roundId)
        .query(this::view)
        .list();
  }

  // ---- who may ----

  /** Whether the current actor approves for the sheet's unit. */
  boolean mayApprove(SheetHead head) {
    return Actor.current().approves() && APPROVE.allows(head);
  }

  /**
   * Whether somebody else has to approve: the current actor wrote or submitted what is to be
   * approved, and the unit has another who approves (填审分离).
   */
  boolean mustBeApprovedByAnother(SheetHead head) {
    Set<Long> writers = writers(head);
    Long person = Actor.current().personId();
    return person != null
        && writers.contains(person)
        && people.hasApproverBesides(units.successor(units.get(head.unitId())).id(), writers);
  }

  /** Ids of those who wrote what is open on the sheet, and who submitted it. */
  private Set<Long> writers(SheetHead head) {
    return Set.copyOf(
        jdbc.sql(
                """
                select submitted_by_id from report_sheet where id = :sheet and submitted_by_id is not null
                union
                select written_by_id from report_line where sheet_id = :sheet and open and written_by_id is not null
                """)
            .param("sheet", head.id())
            .query(Long.class)
            .list());
  }

  private static void must(boolean allowed, String chinese, String english) {
    if (!allowed) {
      throw Refusal.denied("collection.not-yours", chinese, english).asException();
    }
  }

  // ---- steps ----

  /**
   * What somebody wants a line to say, having seen this version of it.
   *
   * @param raw by key of its form's fields
   */
  record Entry(long lineId, int lineVersion, Map<String, ? extends @Nullable Object> raw) {}

  /**
   * Keeps what was written on a line.
   *
   * @return the line's version now
   */
  @Transactional
  int write(
      long sheetId, long lineId, int lineVersion, Map<String, ? extends @Nullable Object> raw) {
    Map<Long, Outcome<Integer>> written =
        tryWrite(sheetId, List.of(new Entry(lineId, lineVersion, raw)));
    return Objects.requireNonNull(written.get(lineId), "each entry has its outcome").orRefuse();
  }

  /**
   * Keeps what can be kept of this; what cannot does not hold up the rest.
   *
   * @return by line, its version now, or why it was not kept
   */
  @Transactional
  Map<Long, Outcome<Integer>> tryWrite(long sheetId, List<Entry> entries) {
    SheetHead head = lock(sheetId);
    must(WRITE.allows(head), "您不是该单位的填报人员。", "you do not report for this unit");
    ReportSheet sheet = load(head);
    Map<Long, Outcome<Integer>> outcomes = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Outcome<ReportSheet> written = sheet.write(entry.lineId(), entry.raw());
      if (written instanceof Outcome.Done<ReportSheet> done
          && keep(entry, done.value().line(entry.lineId()).draft())) {
        sheet = done.value();
        outcomes.put(entry.lineId(), Outcome.done(entry.lineVersion() + 1));
      } else if (written instanceof Outcome.Refused<ReportSheet> refused) {
        outcomes.put(entry.lineId(), Outcome.refused(refused.refusals()));
      } else {
        outcomes.put(entry.lineId(), Outcome.refused(Refusal.stale()));
      }
    }
    if (sheet.state().status() != head.status()) {
      jdbc.sql("update report_sheet set state = ?, version = version + 1 where id = ?")
          .params(sheet.state().status().name(), sheetId)
          .update();
    }
    return outcomes;
  }

  private boolean keep(Entry entry, Figures figures) {
    return jdbc.sql(
                """
                update report_line set said = ?::jsonb, written_by = ?, written_by_id = ?, version = version + 1
                where id = ? and version = ?
                """)
            .params(
                Documents.written(figures.plain()),
                Actor.current().name(),
                Actor.current().personId(),
                entry.lineId(),
                entry.lineVersion())
            .update()
        == 1;
  }

  @Transactional
  void submit(long sheetId, int version) {
    SheetHead head = lock(sheetId, version);
    must(WRITE.allows(head), "您不是该单位的填报人员。", "you do not report for this unit");
    ReportSheet before = load(head);
    keep(head, before, before.submit(Actor.current().name()).orRefuse(), "SUBMIT", null);
    notices.tellUnit(
        head.unitId(),
        new Message(
            NoticeKind.TO_DO,
            "sheet:" + sheetId + ":submitted:" + version,
            "%s（%s）已提交，待本单位审核。".formatted(head.roundName(), head.period().chinese()),
            "%s (%s) waits for your unit's approval."
                .formatted(head.roundName(), head.period().english()),
            "/dispatch/sheets/" + sheetId,
            head.dueOn()));
  }

  @Transactional
  void withdraw(long sheetId, int version) {
    SheetHead head = lock(sheetId, version);
    must(WRITE.allows(head), "您不是该单位的填报人员。", "you do not report for this unit");
    ReportSheet before = load(head);
    keep(head, before, before.withdraw().orRefuse(), "WITHDRAW", null);
  }

  @Transactional
  void approve(long sheetId, int version) {
    SheetHead head = lock(sheetId, version);
    must(mayApprove(head), "您不是该单位的审核人。", "you do not approve for this unit");
    must(
        !mustBeApprovedByAnother(head),
        "您填写或提交了这份报表，须由本单位另一名审核人审核。",
        "you wrote or submitted this sheet: another approver of your unit must approve it");
    ReportSheet before = load(head);
    ReportSheet after = before.approve(Actor.current().name()).orRefuse();
    Long person = Actor.current().personId();
    boolean alone = person != null && writers(head).contains(person);
    keep(head, before, after, "APPROVE", null, alone ? APPROVED_ALONE : null);
  }

  @Transactional
  void sendBack(long sheetId, int version, String reason) {
    SheetHead head = lock(sheetId, version);
    must(mayApprove(head), "您不是该单位的审核人。", "you do not approve for this unit");
    ReportSheet before = load(head);
    keep(
        head,
        before,
        before.sendBack(Actor.current().name(), reason).orRefuse(),
        "SEND_BACK",
        reason);
    tellReturned(head, version, reason);
  }

  /** The planner accepts and returns, line by line. */
  @Transactional
  void decide(long sheetId, int version, Map<Long, Verdict> verdicts) {
    SheetHead head = lock(sheetId, version);
    must(
        DECIDE.allows(head),
        "只有组织本轮调度的统筹人员可以接收或退回。",
        "only the planner of this round accepts or returns");
    ReportSheet before = load(head);
    ReportSheet after = before.decide(Actor.current().name(), verdicts).orRefuse();
    boolean returned = after.state() instanceof SheetState.Returned;
    String reason = after.state() instanceof SheetState.Returned back ? back.reason() : null;
    keep(head, before, after, returned ? "RETURN" : "ACCEPT", reason);
    if (reason != null) {
      tellReturned(head, version, reason);
    }
  }

  /** Accepts all that waits. */
  @Transactional
  void acceptAll(long sheetId, int version) {
    Map<Long, Verdict> verdicts = new java.util.HashMap<>();
    for (LineView line : lines(sheetId)) {
      if (line.line().open()) {
        verdicts.put(line.id(), new Verdict.Accept());
      }
    }
    decide(sheetId, version, verdicts);
  }

  @Transactional
  void correct(long sheetId, int version, Collection<Long> lineIds, String reason) {
    SheetHead head = lock(sheetId, version);
    must(
        DECIDE.allows(head),
        "更正须由组织本轮调度的统筹人员开启。",
        "only the planner of this round opens a correction");
    ReportSheet before = load(head);
    keep(head, before, before.correct(lineIds, reason).orRefuse(), "CORRECT", reason);
    tellReturned(head, version, reason);
  }

  @Transactional
  void recall(long sheetId, int version, String reason) {
    SheetHead head = lock(sheetId, version);
    must(
        DECIDE.allows(head),
        "补报须由组织本轮调度的统筹人员要求。",
        "only the planner of this round asks for a late report");
    ReportSheet before = load(head);
    keep(head, before, before.recall(reason).orRefuse(), "RECALL", reason);
    tellReturned(head, version, reason);
  }

  /** Closes a round; what has not come in is recorded as missing. */
  @Transactional
  void close(long roundId, int version) {
    Round round = rounds.lock(roundId);
    Stewardship.check(round.regionPath());
    LocalDate today = LocalDate.now(clock);
    List<SheetHead> heads =
        jdbc.sql(HEAD + "where s.round_id = ? order by s.id for update of s")
            .param(roundId)
            .query(RecordRows.of(SheetHead.class))
            .list();
    for (SheetHead head : heads) {
      ReportSheet before = load(head);
      ReportSheet after = before.close(today).orRefuse();
      if (!after.state().equals(before.state())) {
        keep(head, before, after, "CLOSE", null);
      }
    }
    rounds.markClosed(round, version, Actor.current().name());
  }

  private void tellReturned(SheetHead head, int version, String reason) {
    String shortened = reason.length() > 200 ? reason.substring(0, 199) + "…" : reason;
    notices.tellUnit(
        head.unitId(),
        new Message(
            NoticeKind.RETURNED,
            "sheet:" + head.id() + ":back:" + version,
            "%s（%s）需重新填报：%s".formatted(head.roundName(), head.period().chinese(), shortened),
            "%s (%s) is to be written again: %s"
                .formatted(head.roundName(), head.period().english(), shortened),
            "/dispatch/sheets/" + head.id(),
            head.dueOn()));
  }

  // ---- the table ----

  private SheetHead lock(long sheetId) {
    head(sheetId);
    return jdbc.sql(HEAD + "where s.id = ? for update of s")
        .param(sheetId)
        .query(RecordRows.of(SheetHead.class))
        .single();
  }

  private SheetHead lock(long sheetId, int version) {
    SheetHead head = lock(sheetId);
    if (head.version() != version) {
      throw Refusal.stale().asException();
    }
    return head;
  }

  /** What a round demands of its lines, by the rules in force today. */
  Demands demands(Round round) {
    LocalDate today = LocalDate.now(clock);
    return new Demands(round.items(), forms.doubts(), today);
  }

  private ReportSheet load(SheetHead head) {
    return new ReportSheet(
        head.id(),
        head.version(),
        head.state(),
        head.period(),
        demands(rounds.get(head.roundId())),
        lines(head.id()).stream().map(LineView::line).toList());
  }

  private void keep(
      SheetHead head, ReportSheet before, ReportSheet after, String act, @Nullable String reason) {
    keep(head, before, after, act, reason, reason);
  }

  /**
   * Keeps what a step has made of the sheet.
   *
   * @param reason that stays with the sheet
   * @param note that stays with the step
   */
  private void keep(
      SheetHead head,
      ReportSheet before,
      ReportSheet after,
      String act,
      @Nullable String reason,
      @Nullable String note) {
    SheetState state = after.state();
    LocalDate today = LocalDate.now(clock);
    String submittedBy = head.submittedBy();
    String approvedBy = head.approvedBy();
    String decidedBy = head.decidedBy();
    LocalDate missingOn = head.missingOn();
    LocalDate firstSubmitted = head.firstSubmittedOn();
    if (state instanceof SheetState.Submitted submitted) {
      submittedBy = submitted.by();
      approvedBy = null;
      decidedBy = null;
      firstSubmitted = firstSubmitted == null ? today : firstSubmitted;
    } else if (state instanceof SheetState.Approved approved) {
      approvedBy = approved.by();
    } else if (state instanceof SheetState.Accepted accepted) {
      decidedBy = accepted.by();
    } else if (state instanceof SheetState.Returned returned) {
      decidedBy = returned.by();
    } else if (state instanceof SheetState.Missing missing) {
      missingOn = missing.on();
    }
    int changed =
        jdbc.sql(
                """
                update report_sheet set state = ?, submitted_by = ?, submitted_by_id = coalesce(?, submitted_by_id), approved_by = ?,
                  decided_by = ?, reason = ?, first_submitted_on = ?, missing_on = ?, correction = ?, version = version + 1
                where id = ? and version = ?
                """)
            .params(
                state.status().name(),
                submittedBy,
                act.equals("SUBMIT") ? Actor.current().personId() : null,
                approvedBy,
                decidedBy,
                reason == null ? head.reason() : reason.strip(),
                firstSubmitted,
                missingOn,
                head.corrections() + (act.equals("CORRECT") ? 1 : 0),
                head.id(),
                head.version())
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
    }
    for (ReportLine line : after.lines()) {
      ReportLine old = before.line(line.id());
      if (!line.equals(old)) {
        keep(head, old, line);
      }
    }
    jdbc.sql(
            """
            insert into sheet_step (sheet_id, act, state, actor, at, reason, region_path, unit_ids)
            select s.id, ?, ?, ?, ?, ?, s.region_path, s.unit_ids from report_sheet s where s.id = ?
            """)
        .params(
            act,
            state.status().name(),
            Actor.current().name(),
            OffsetDateTime.now(clock),
            note == null ? null : note.strip(),
            head.id())
        .update();
  }

  private void keep(SheetHead head, ReportLine old, ReportLine line) {
    int changed =
        jdbc.sql(
                "update report_line set open = ?, return_reason = ?, correction = ?, version ="
                    + " version + 1 where id = ? and version = ?")
            .params(line.open(), line.returnReason(), line.correction(), line.id(), line.version())
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
    }
    if (line.edition() > old.edition()) {
      accept(head, line, Objects.requireNonNull(line.accepted()));
    }
  }

  private record Accepted(
      long id, String subjectType, long subjectId, @Nullable LocalDate since, String regionPath) {}

  private void accept(SheetHead head, ReportLine line, Figures figures) {
    LocalDate asOf = figures.asOf() == null ? head.period().last() : figures.asOf();
    String by = Actor.current().name();
    Map<String, Object> said = figures.plain();
    Accepted accepted =
        jdbc.sql(
                """
                with told as (
                  insert into accepted_report (line_id, edition, form, subject_type, subject_id, unit_id, period_to, as_of, said,
                    reason, accepted_by, accepted_at, written_by, approved_by, region_path, unit_ids)
                  select l.id, ?, l.form, l.subject_type, l.subject_id, ?, ?, ?, ?::jsonb, ?, ?, ?, l.written_by, s.approved_by, l.region_path, l.unit_ids
                  from report_line l join report_sheet s on s.id = l.sheet_id where l.id = ? returning id, line_id)
                select told.id, l.subject_type, l.subject_id, l.since, l.region_path from told join report_line l on l.id = told.line_id
                """)
            .params(
                line.edition(),
                head.unitId(),
                head.period().last(),
                asOf,
                Documents.written(said),
                line.correction(),
                by,
                OffsetDateTime.now(clock),
                line.id())
            .query(RecordRows.of(Accepted.class))
            .single();
    record(accepted, head, line, figures, asOf);
    events.publishEvent(
        new ReportAccepted(
            accepted.id(),
            new Subject(accepted.subjectType(), accepted.subjectId()),
            line.form().key(),
            head.unitId(),
            head.period(),
            asOf,
            said,
            line.form()
                .grade(figures, line.metric(), LocalDate.now(clock))
                .map(judged -> judged.grade().gives())
                .orElse(null),
            by));
  }

  /** Puts what the form writes into indicators of its own where numbers live. */
  private void record(
      Accepted accepted, SheetHead head, ReportLine line, Figures figures, LocalDate asOf) {
    for (FormField field : line.form().fields()) {
      BigDecimal number = figures.number(field.key());
      FormField.Indicator indicator = field.writes().orElse(null);
      if (number != null && indicator != null) {
        long series =
            values.series(
                new Series(
                    indicator.name(),
                    indicator.unit(),
                    indicator.meaning(),
                    null,
                    line.title(),
                    accepted.regionPath(),
                    null,
                    field.cumulative() ? accepted.since() : null,
                    null,
                    List.of(head.unitId())));
        values.record(series, asOf, number, new Subject(ReportResolver.TYPE, accepted.id()));
      }
    }
  }

  private LineView view(ResultSet row, int number) throws SQLException {
    ReportForm form = forms.of(row.getString("form"), row.getString("form_edition"));
    int edition = row.getInt("a_edition");
    return new LineView(
        new ReportLine(
            row.getLong("id"),
            row.getInt("version"),
            form,
            row.getString("title"),
            metric(row),
            Figures.kept(form, Documents.read(row.getString("said"))),
            accepted(form, row, "a_"),
            edition,
            before(form, row),
            row.getBoolean("open"),
            row.getString("return_reason"),
            row.getString("correction")),
        row.getLong("sheet_id"),
        new Subject(row.getString("subject_type"), row.getLong("subject_id")),
        row.getString("theme"),
        row.getString("planned"),
        row.getString("sentence"),
        row.getString("document"),
        row.getString("written_by"),
        List.of());
  }

  private static @Nullable Metric metric(ResultSet row) throws SQLException {
    String name = row.getString("metric");
    String unit = row.getString("metric_unit");
    return name == null
        ? null
        : new Metric(
            name, unit == null ? "" : unit, row.getBigDecimal("goal"), row.getBoolean("adds"));
  }

  private static @Nullable Figures accepted(ReportForm form, ResultSet row, String prefix)
      throws SQLException {
    String said = row.getString(prefix + "said");
    return said == null
        ? null
        : Figures.kept(form, Documents.read(said))
            .asOf(row.getObject(prefix + "as_of", LocalDate.class));
  }

  private static @Nullable Figures before(ReportForm form, ResultSet row) throws SQLException {
    Figures accepted = accepted(form, row, "b_");
    if (accepted != null) {
      return accepted;
    }
    Figures known = Figures.kept(form, Documents.read(row.getString("known")));
    return known.isEmpty() ? null : known;
  }
}
