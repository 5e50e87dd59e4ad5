package org.shanshui.platform.cases.desk;

import java.util.EnumSet;
import org.shanshui.platform.files.Attachments;
import org.shanshui.platform.files.FileType;
import org.shanshui.platform.files.Use;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files that prove what was found and done. */
@Service
class CaseEvidence {
  private static final Use EVIDENCE =
      new Use(
          EnumSet.of(
              FileType.JPEG,
              FileType.PNG,
              FileType.MP4,
              FileType.PDF,
              FileType.DOCX,
              FileType.XLSX),
          20 << 20,
          0,
          false);
  private final CaseTable table;
  private final CaseDesk desk;
  private final Attachments attachments;

  CaseEvidence(CaseTable table, CaseDesk desk, Attachments attachments) {
    this.table = table;
    this.desk = desk;
    this.attachments = attachments;
  }

  @Transactional
  public long attach(long caseId, String name, byte[] file) {
    CaseRow row = desk.row(caseId);
    if (desk.allowed(row).isEmpty()) {
      throw Refusal.denied(
              "cases.evidence-not-now", "您现在不能为此案添加材料。", "you cannot add evidence to this case now")
          .asException();
    }
    return attachments.add(CaseTable.CASE, caseId, name, file, EVIDENCE).id();
  }

  /** A file of evidence. */
  record Evidence(EvidenceRow row, byte[] bytes) {}

  /** The file as it was put in; refuses to give out one that has changed since. */
  Evidence evidence(long caseId, long id) {
    EvidenceRow row =
        table
            .evidence(caseId, id)
            .orElseThrow(
                () ->
                    Refusal.missing("cases.no-evidence", "没有这份材料。", "there is no such evidence")
                        .asException());
    return new Evidence(row, attachments.content(attachments.get(CaseTable.CASE, id)));
  }
}
