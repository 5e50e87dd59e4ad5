package org.shanshui.platform.dispatch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files attached to lines (附件), kept with the hash of their content. */
@Service
class Files {
  private static final int MOST_PER_LINE = 10;
  private static final String COLUMNS =
      "select f.id, f.line_id, f.name, f.media_type, f.size, f.sha256, f.added_by, f.added_at from report_file f ";

  private final JdbcClient jdbc;
  private final Sheets sheets;
  private final Clock clock;

  Files(JdbcClient jdbc, Sheets sheets, Clock clock) {
    this.jdbc = jdbc;
    this.sheets = sheets;
    this.clock = clock;
  }

  /** What is handed out. */
  record Content(String name, String mediaType, byte[] bytes) {}

  List<FileView> ofSheet(long sheetId) {
    return jdbc.sql(
            COLUMNS + "join report_line l on l.id = f.line_id where l.sheet_id = ? order by f.id")
        .param(sheetId)
        .query(RecordRows.of(FileView.class))
        .list();
  }

  Content content(long id) {
    return jdbc.sql("select name, media_type, bytes from report_file where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new Content(
                    row.getString("name"), row.getString("media_type"), row.getBytes("bytes")))
        .optional()
        .orElseThrow(() -> missing(id));
  }

  private static RuntimeException missing(long id) {
    return Refusal.missing("没有编号为 " + id + " 的附件。", "there is no file " + id).asException();
  }

  /** Attaches a file; the same content twice is once. */
  @Transactional
  void add(long lineId, String fileName, byte[] bytes) {
    LineView line = writable(lineId);
    String name = cleaned(fileName);
    if (bytes.length == 0 || bytes.length > FileKinds.LARGEST) {
      throw Refusal.invalid(
              "附件“" + name + "”为空或超过 20 MB，请压缩或拆分后再传。",
              "the file " + name + " is empty or larger than 20 MB")
          .asException();
    }
    String mediaType =
        FileKinds.mediaType(bytes, name)
            .orElseThrow(
                () ->
                    Refusal.invalid(
                            "附件“"
                                + name
                                + "”的内容不是可接收的类型（PDF、OFD、Word、Excel、PPT、PNG、JPEG、文本；不收带宏文件、网页、程序和压缩包）。",
                            "the content of "
                                + name
                                + " is none that is taken: PDF, OFD, Word, Excel, PowerPoint, PNG, JPEG, text; no macros")
                        .asException());
    int count =
        jdbc.sql("select count(*) from report_file where line_id = ?")
            .param(lineId)
            .query(Integer.class)
            .single();
    if (count >= MOST_PER_LINE) {
      throw Refusal.conflict("每行最多 10 个附件。", "a line has at most 10 files").asException();
    }
    jdbc.sql(
            "insert into report_file (line_id, name, media_type, size, sha256, bytes, added_by, added_at) values (?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (line_id, sha256) do nothing")
        .params(
            line.id(),
            name,
            mediaType,
            (long) bytes.length,
            sha256(bytes),
            bytes,
            Actor.current().name(),
            OffsetDateTime.now(clock))
        .update();
  }

  /**
   * Takes a file away from an open line.
   *
   * @return the line's sheet
   */
  @Transactional
  long remove(long id) {
    long lineId =
        jdbc.sql("select line_id from report_file where id = ?")
            .param(id)
            .query(Long.class)
            .optional()
            .orElseThrow(() -> missing(id));
    LineView line = writable(lineId);
    jdbc.sql("delete from report_file where id = ?").param(id).update();
    return line.sheetId();
  }

  private LineView writable(long lineId) {
    LineView line = sheets.line(lineId);
    SheetHead head = sheets.head(line.sheetId());
    if (!sheets.mayWrite(head)) {
      throw Refusal.denied("您不是该单位的填报人员。", "you do not report for this unit").asException();
    }
    if (!head.status().isToBeWritten() || !line.line().open()) {
      throw Refusal.conflict(
              "该行当前不能修改附件：报表已提交或已接收。", "the line is handed in or accepted: its files stay")
          .asException();
    }
    return line;
  }

  /**
   * The last part of a path that some browsers send, without what a file system could take amiss.
   */
  static String cleaned(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cntrl}<>:\"|?*]", "_").strip();
    String kept = plain.isEmpty() || plain.matches("\\.+") ? "附件" : plain;
    return kept.length() <= 120 ? kept : kept.substring(kept.length() - 120);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
