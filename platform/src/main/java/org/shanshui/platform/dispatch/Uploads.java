package org.shanshui.platform.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Filled-in workbooks: read, shown with what is wrong, and kept when their uploader confirms. */
@Service
class Uploads {
  private final JdbcClient jdbc;
  private final Rounds rounds;
  private final Sheets sheets;
  private final SheetLists lists;
  private final Clock clock;

  Uploads(JdbcClient jdbc, Rounds rounds, Sheets sheets, SheetLists lists, Clock clock) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.sheets = sheets;
    this.lists = lists;
    this.clock = clock;
  }

  /** WAITING, CONFIRMED or DISCARDED. */
  record Upload(
      long id,
      long roundId,
      String fileName,
      OffsetDateTime readAt,
      int rowCount,
      int faultCount,
      String state) {
    public String when() {
      return ChinaTime.minute(readAt);
    }
  }

  record UploadRow(
      long sheetId,
      long lineId,
      int lineVersion,
      int rowNumber,
      String title,
      Figures figures,
      @Nullable String outcome) {}

  record UploadFault(
      String severity,
      String sheet,
      @Nullable Integer rowNumber,
      @Nullable String columnName,
      String chinese,
      String english) {}

  /** The lines of a round that the current actor may write on now. */
  Map<Long, LineView> writable(long roundId) {
    Map<Long, SheetHead> mine = heads(roundId);
    Map<Long, LineView> lines = new LinkedHashMap<>();
    for (LineView line : sheets.linesOfRound(roundId)) {
      SheetHead head = mine.get(line.sheetId());
      if (head != null && head.status().isToBeWritten() && line.line().open()) {
        lines.put(line.id(), line);
      }
    }
    return lines;
  }

  /** The current actor's sheets of a round. */
  Map<Long, SheetHead> heads(long roundId) {
    Map<Long, SheetHead> mine = new LinkedHashMap<>();
    for (SheetHead head : lists.mineOf(roundId)) {
      if (sheets.mayWrite(head)) {
        mine.put(head.id(), head);
      }
    }
    return mine;
  }

  /** Reads a workbook; nothing is kept on the sheets yet. */
  @Transactional
  long read(long roundId, String fileName, Path file) {
    Round round = rounds.get(roundId);
    Map<Long, LineView> lines = writable(roundId);
    if (lines.isEmpty()) {
      throw Refusal.conflict(
              "本轮没有由您填报、且尚可修改的事项。", "there is nothing in this round that you can write on now")
          .asException();
    }
    WorkbookReader.Result result;
    String hash;
    try {
      result = new WorkbookReader(round, lines::get).read(file).orRefuse();
      hash = hash(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<WorkbookReader.RowRead> good = new ArrayList<>();
    List<WorkbookReader.CellFault> faults = new ArrayList<>(result.faults());
    int faultCount = result.faultCount();
    for (WorkbookReader.RowRead row : result.rows()) {
      if (row.figures().equals(row.line().line().draft())) {
        continue;
      }
      if (row.version() != row.line().line().version()) {
        faultCount++;
        faults.add(
            new WorkbookReader.CellFault(
                true,
                "填报",
                row.row(),
                null,
                "模板下载后，" + row.line().writtenBy() + "已在系统中改过此行。请下载新模板后重填此行。",
                "this row was written on in the house after the template was downloaded: use a fresh one."));
        continue;
      }
      good.add(row);
    }
    return store(roundId, round, fileName, hash, result.rowCount(), faultCount, good, faults);
  }

  private long store(
      long roundId,
      Round round,
      String fileName,
      String hash,
      int rowCount,
      int faultCount,
      List<WorkbookReader.RowRead> good,
      List<WorkbookReader.CellFault> faults) {
    Actor actor = Actor.current();
    long id =
        jdbc.sql(
                """
                insert into report_upload (round_id, person_id, file_name, sha256, read_at, row_count, fault_count, region_path, unit_ids)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                roundId,
                actor.person(),
                org.shanshui.platform.dispatch.Files.cleaned(fileName),
                hash,
                OffsetDateTime.now(clock),
                rowCount,
                faultCount,
                actor.region(),
                new Long[] {Objects.requireNonNull(actor.unitId())})
            .query(Long.class)
            .single();
    for (WorkbookReader.RowRead row :
        good.stream()
            .sorted(java.util.Comparator.comparingInt(WorkbookReader.RowRead::row))
            .toList()) {
      Figures f = row.figures();
      jdbc.sql(
              """
              insert into upload_row (upload_id, row_number, sheet_id, line_id, line_version, title, as_of, percent, value,
                invested, invested_total, progress, problems, next_steps, why_less)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              id,
              row.row(),
              row.line().sheetId(),
              row.line().id(),
              row.version(),
              row.line().line().title(),
              f.asOf(),
              f.percent(),
              f.value(),
              f.invested(),
              f.investedTotal(),
              f.progress(),
              f.problems(),
              f.nextSteps(),
              f.whyLess())
          .update();
    }
    for (WorkbookReader.CellFault fault : faults) {
      jdbc.sql(
              "insert into upload_fault (upload_id, severity, sheet, row_number, column_name, chinese, english) values (?, ?, ?, ?, ?, ?, ?)")
          .params(
              id,
              fault.error() ? "ERROR" : "NOTE",
              fault.sheet(),
              fault.row(),
              fault.column(),
              fault.chinese(),
              fault.english())
          .update();
    }
    return id;
  }

  Upload get(long id) {
    return jdbc.sql(
            "select id, round_id, file_name, read_at, row_count, fault_count, state from report_upload where id = ? and person_id = ?")
        .params(id, Actor.current().person())
        .query(RecordRows.of(Upload.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing("没有这次上传，或不是您上传的。", "there is no such upload of yours")
                    .asException());
  }

  List<UploadRow> rows(long id) {
    return jdbc.sql("select * from upload_row where upload_id = ? order by row_number")
        .param(id)
        .query(Uploads::row)
        .list();
  }

  List<UploadFault> faults(long id) {
    return jdbc.sql(
            "select severity, sheet, row_number, column_name, chinese, english from upload_fault where upload_id = ? order by severity, row_number, id")
        .param(id)
        .query(RecordRows.of(UploadFault.class))
        .list();
  }

  /**
   * Keeps the good rows on their sheets; what was written on meanwhile is told row by row.
   *
   * @return how many were kept
   */
  @Transactional
  int confirm(long id) {
    settle(id, "CONFIRMED");
    Map<Long, List<UploadRow>> bySheet = new LinkedHashMap<>();
    for (UploadRow row : rows(id)) {
      bySheet.computeIfAbsent(row.sheetId(), s -> new ArrayList<>()).add(row);
    }
    int kept = 0;
    for (Map.Entry<Long, List<UploadRow>> sheet : bySheet.entrySet()) {
      Map<Long, Outcome<Integer>> outcomes =
          sheets.tryWrite(
              sheet.getKey(),
              sheet.getValue().stream()
                  .map(r -> new Sheets.Entry(r.lineId(), r.lineVersion(), r.figures()))
                  .toList());
      Map<Long, String> said = new HashMap<>();
      for (Map.Entry<Long, Outcome<Integer>> outcome : outcomes.entrySet()) {
        if (outcome.getValue() instanceof Outcome.Refused<Integer> refused) {
          said.put(
              outcome.getKey(), refused.refusal().chinese() + " · " + refused.refusal().english());
        } else {
          said.put(outcome.getKey(), "SAVED");
          kept++;
        }
      }
      said.forEach(
          (line, outcome) ->
              jdbc.sql("update upload_row set outcome = ? where upload_id = ? and line_id = ?")
                  .params(outcome, id, line)
                  .update());
    }
    return kept;
  }

  @Transactional
  void discard(long id) {
    settle(id, "DISCARDED");
  }

  private void settle(long id, String state) {
    get(id);
    int settled =
        jdbc.sql("update report_upload set state = ? where id = ? and state = 'WAITING'")
            .params(state, id)
            .update();
    if (settled == 0) {
      throw Refusal.conflict("这次上传已经处理过。", "this upload is settled already").asException();
    }
  }

  private static String hash(Path file) throws IOException {
    return org.shanshui.platform.dispatch.Files.sha256(Files.readAllBytes(file));
  }

  private static UploadRow row(ResultSet row, int number) throws SQLException {
    return new UploadRow(
        row.getLong("sheet_id"),
        row.getLong("line_id"),
        row.getInt("line_version"),
        row.getInt("row_number"),
        row.getString("title"),
        Sheets.figures(row, ""),
        row.getString("outcome"));
  }
}
