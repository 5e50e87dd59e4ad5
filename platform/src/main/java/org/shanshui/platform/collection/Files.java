package org.shanshui.platform.collection;

import java.util.EnumSet;
import java.util.List;
import org.shanshui.platform.files.Attachment;
import org.shanshui.platform.files.Attachments;
import org.shanshui.platform.files.FileType;
import org.shanshui.platform.files.Use;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files attached to lines (附件): each content once a line, ten at most. */
@Service
class Files {
  private static final String LINE = "report_line";
  private static final Use USE =
      new Use(EnumSet.complementOf(EnumSet.of(FileType.MP4)), 20 << 20, 10, true);

  private final JdbcClient jdbc;
  private final SheetTable table;
  private final Attachments attachments;

  Files(JdbcClient jdbc, SheetTable table, Attachments attachments) {
    this.jdbc = jdbc;
    this.table = table;
    this.attachments = attachments;
  }

  List<FileView> ofSheet(long sheetId) {
    List<Long> lines =
        jdbc.sql("select id from report_line where sheet_id = ?")
            .param(sheetId)
            .query(Long.class)
            .list();
    return attachments.of(LINE, lines).stream().map(FileView::of).toList();
  }

  Attachment get(long id) {
    return attachments.get(LINE, id);
  }

  byte[] content(Attachment file) {
    return attachments.content(file);
  }

  /** Attaches a file to an open line. */
  @Transactional
  void add(long lineId, String fileName, byte[] bytes) {
    attachments.add(LINE, writable(lineId).id(), fileName, bytes, USE);
  }

  /**
   * Takes a file away from an open line.
   *
   * @return the line's sheet
   */
  @Transactional
  long remove(long id) {
    LineView line = writable(get(id).subjectId());
    attachments.remove(LINE, id);
    return line.sheetId();
  }

  private LineView writable(long lineId) {
    LineView line = table.line(lineId);
    SheetHead head = table.head(line.sheetId());
    if (!SheetRights.WRITE.allows(head)) {
      throw Refusal.denied(
              "collection.not-your-unit", "您不是该单位的填报人员。", "you do not report for this unit")
          .asException();
    }
    if (!head.status().isToBeWritten() || !line.line().open()) {
      throw Refusal.conflict(
              "collection.files-settled",
              "该行当前不能修改附件：报表已提交或已接收。",
              "the line is handed in or accepted: its files stay")
          .asException();
    }
    return line;
  }
}
