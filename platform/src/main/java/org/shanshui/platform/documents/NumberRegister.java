package org.shanshui.platform.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.files.Attachment;
import org.shanshui.platform.files.Attachments;
import org.shanshui.platform.files.FileType;
import org.shanshui.platform.files.Use;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of numbers (发文字号登记): each document takes the next of its organ and year, so that
 * none is left out and none given twice, and is kept as it was written when it did.
 */
@Service
class NumberRegister {
  static final String SUBJECT = "document_number";
  static final String COLUMNS =
      "n.id, n.organ_id, n.year, n.number, n.code, n.organ, n.title, n.recipients, n.dated, n.paper, n.taken_name, n.taken_at";

  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_RECIPIENTS = 1000;

  private static final Use ISSUED = new Use(Set.of(FileType.DOCX), 20 << 20, 1, false);

  private final JdbcClient jdbc;
  private final Organs organs;
  private final Attachments attachments;
  private final Clock clock;

  NumberRegister(JdbcClient jdbc, Organs organs, Attachments attachments, Clock clock) {
    this.jdbc = jdbc;
    this.organs = organs;
    this.attachments = attachments;
    this.clock = clock;
  }

  /** A number that was taken, and by whom, when and for what. */
  record Taken(
      long id,
      long organId,
      int year,
      int number,
      String code,
      String organ,
      String title,
      List<String> recipients,
      LocalDate dated,
      String paper,
      String takenName,
      OffsetDateTime takenAt) {

    /** As it is written: 云美丽办〔2025〕3号. */
    public String written() {
      return code + "〔" + year + "〕" + number + "号";
    }
  }

  Taken get(long id) {
    return jdbc.sql("select " + COLUMNS + " from document_number n where n.id = ?")
        .param(id)
        .query(RecordRows.of(Taken.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "documents.no-number",
                        "没有这个文号，或不在您的数据范围内。",
                        "there is no such number in sight")
                    .asException());
  }

  /** The document as it was written when it took this number. */
  Attachment file(long id) {
    return attachments.of(SUBJECT, List.of(id)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "documents.no-paper",
                        "这个文号下没有成文。",
                        "there is no document under this number")
                    .asException());
  }

  /**
   * Issues a document: takes the next number, writes it with the head and keeps it. Where it cannot
   * be written no number is taken.
   *
   * @param recipients divided by 、，,; or lines
   */
  @Transactional
  Taken issue(
      Paper paper,
      String address,
      Map<String, String> asked,
      long organId,
      String title,
      String recipients,
      LocalDate dated) {
    Organs.ISSUE.demand();
    Organ organ = organs.get(organId);
    if (!organ.active() || !Organs.ISSUE.allows(organ)) {
      throw Refusal.denied(
              "documents.organ-not-yours",
              "您不能以“" + organ.name() + "”名义发文。",
              "you do not issue documents of " + organ.name())
          .beside("organ")
          .asException();
    }
    LocalDate today = LocalDate.now(clock);
    if (dated.isAfter(today) || dated.getYear() < today.getYear()) {
      throw Refusal.invalid(
              "documents.date-unfit",
              "成文日期应在本年内，且不晚于今天（" + today + "）。",
              "a document is dated within this year, and not after " + today)
          .beside("dated")
          .asException();
    }
    Taken taken = take(organ, dated, titled(title), address, divided(recipients));
    Letterhead head =
        new Letterhead(taken.organ(), taken.written(), taken.recipients(), taken.dated());
    try {
      attachments.add(
          SUBJECT,
          taken.id(),
          taken.written() + ".docx",
          paper.write(asked, taken.title(), head),
          ISSUED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taken;
  }

  /** The row of the organ is held to the end: whoever takes the next number waits. */
  private Taken take(
      Organ organ, LocalDate dated, String title, String address, List<String> recipients) {
    jdbc.sql("select id from issuing_organ where id = ? for update")
        .param(organ.id())
        .query(Long.class)
        .single();
    return get(
        jdbc.sql(
                """
                insert into document_number (organ_id, year, number, code, organ, title, recipients, dated, paper,
                  taken_by, taken_name, taken_at, region_path, unit_ids)
                select :organ, :year, coalesce(max(number), 0) + 1, :code, :name, :title, :recipients, :dated, :paper,
                  :person, :personName, :at, :path, :units
                from document_number where organ_id = :organ and year = :year returning id
                """)
            .param("organ", organ.id())
            .param("year", dated.getYear())
            .param("code", organ.code())
            .param("name", organ.name())
            .param("title", title)
            .param("recipients", recipients.toArray(String[]::new))
            .param("dated", dated)
            .param("paper", address)
            .param("person", Actor.current().person())
            .param("personName", Actor.current().name())
            .param("at", OffsetDateTime.now(clock))
            .param("path", organ.regionPath())
            .param("units", new Long[] {organ.unitId()})
            .query(Long.class)
            .single());
  }

  private static String titled(String title) {
    String given = title.strip();
    if (given.isEmpty()
        || given.length() > LONGEST_TITLE
        || given.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid(
              "documents.title-length", "标题应为 1–100 个字。", "a title has 1 to 100 characters")
          .beside("title")
          .asException();
    }
    return given;
  }

  private static List<String> divided(String recipients) {
    if (recipients.length() > LONGEST_RECIPIENTS) {
      throw Refusal.invalid(
              "documents.recipients-too-long",
              "主送机关不超过 1000 个字。",
              "recipients have at most 1000 characters")
          .beside("recipients")
          .asException();
    }
    return List.of(recipients.split("[，,;；\\r\\n]+")).stream()
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }
}
