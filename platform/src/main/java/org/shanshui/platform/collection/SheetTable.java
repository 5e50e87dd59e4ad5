package org.shanshui.platform.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sheets, their lines and their steps, as they stand in the database. */
@Repository
class SheetTable {
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

  private final JdbcClient jdbc;
  private final Forms forms;
  private final Clock clock;

  SheetTable(JdbcClient jdbc, Forms forms, Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
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

  /** Ids of those who wrote what is open on the sheet, and who submitted it. */
  Set<Long> writers(SheetHead head) {
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

  SheetHead lock(long sheetId) {
    head(sheetId);
    return jdbc.sql(HEAD + "where s.id = ? for update of s")
        .param(sheetId)
        .query(RecordRows.of(SheetHead.class))
        .single();
  }

  SheetHead lock(long sheetId, int version) {
    SheetHead head = lock(sheetId);
    if (head.version() != version) {
      throw Refusal.stale().asException();
    }
    return head;
  }

  /** The sheets of a round, held for the rest of the transaction. */
  List<SheetHead> lockOfRound(long roundId) {
    return jdbc.sql(HEAD + "where s.round_id = ? order by s.id for update of s")
        .param(roundId)
        .query(RecordRows.of(SheetHead.class))
        .list();
  }

  /** Writes on a line; false where it has another version by now. */
  boolean write(Sheets.Entry entry, Figures figures) {
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

  void put(SheetHead head, Status status) {
    jdbc.sql("update report_sheet set state = ?, version = version + 1 where id = ?")
        .params(status.name(), head.id())
        .update();
  }

  /**
   * Keeps what a step has made of the sheet.
   *
   * @param reason that stays with the sheet
   * @param note that stays with the step
   */
  void keep(
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
        keep(line);
      }
    }
    step(head, act, state.status(), note);
  }

  /**
   * Keeps what somebody did about a sheet.
   *
   * @param status of the sheet afterwards
   */
  void step(SheetHead head, String act, Status status, @Nullable String note) {
    jdbc.sql(
            """
            insert into sheet_step (sheet_id, act, state, actor, at, reason, region_path, unit_ids)
            select s.id, ?, ?, ?, ?, ?, s.region_path, s.unit_ids from report_sheet s where s.id = ?
            """)
        .params(
            act,
            status.name(),
            Actor.current().name(),
            OffsetDateTime.now(clock),
            note == null ? null : note.strip(),
            head.id())
        .update();
  }

  private void keep(ReportLine line) {
    int changed =
        jdbc.sql(
                "update report_line set open = ?, return_reason = ?, correction = ?, version ="
                    + " version + 1 where id = ? and version = ?")
            .params(line.open(), line.returnReason(), line.correction(), line.id(), line.version())
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
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
