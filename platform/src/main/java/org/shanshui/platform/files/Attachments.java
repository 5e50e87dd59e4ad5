package org.shanshui.platform.files;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.Among;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that belong to something, by the table and the id of it; they are seen where it is seen.
 * Who may attach and remove is asked by the module of the subject.
 */
@Service
public class Attachments {
  private static final String COLUMNS =
      "select id, subject, subject_id, part_id, name, media_type, size, sha256, person_id, added_by, added_at from attachment ";

  private final JdbcClient jdbc;
  private final Store store;
  private final Clock clock;

  Attachments(JdbcClient jdbc, Store store, Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.clock = clock;
  }

  /** The files of these subjects, in the order in which they came. */
  public List<Attachment> of(String subject, Collection<Long> ids) {
    Among subjects = new Among(ids);
    return jdbc.sql(
            COLUMNS + "where subject = ? and subject_id" + subjects.condition() + "order by id")
        .params(subject, subjects.value())
        .query(RecordRows.of(Attachment.class))
        .list();
  }

  /** A file of this kind of subject; empty if there is none in sight. */
  public Optional<Attachment> find(String subject, long id) {
    return jdbc.sql(COLUMNS + "where subject = ? and id = ?")
        .params(subject, id)
        .query(RecordRows.of(Attachment.class))
        .optional();
  }

  /** The same; refuses if there is none in sight. */
  public Attachment get(String subject, long id) {
    return find(subject, id)
        .orElseThrow(
            () ->
                Refusal.missing("files.no-file", "没有编号为 " + id + " 的附件。", "there is no file " + id)
                    .asException());
  }

  public byte[] content(Attachment attachment) {
    return store.get(attachment.sha256());
  }

  /**
   * Attaches a file.
   *
   * @param name as it was given
   * @throws org.shanshui.platform.refusal.Refused where it is not taken, with what is, or where the
   *     subject has this content already, with its name
   */
  @Transactional
  public Attachment add(String subject, long subjectId, String name, byte[] bytes, Use use) {
    FileType type = use.check(FileName.of(name), bytes);
    String kept = FileName.of(name, type);
    List<Attachment> there = of(subject, List.of(subjectId));
    String sha256 = store.put(bytes);
    if (use.once()) {
      there.stream()
          .filter(one -> one.sha256().equals(sha256))
          .findFirst()
          .ifPresent(
              one -> {
                throw Refusal.conflict(
                        "files.attached-already",
                        "“" + kept + "”与已有附件“" + one.name() + "”内容相同，未重复添加。",
                        kept + " has the content of " + one.name() + ", which is attached already")
                    .asException();
              });
    }
    if (use.most() > 0 && there.size() >= use.most()) {
      throw Refusal.conflict(
              "files.too-many", "最多 " + use.most() + " 个附件。", "at most " + use.most() + " files")
          .asException();
    }
    Long id =
        jdbc.sql(
                """
                insert into attachment (subject, subject_id, name, media_type, size, sha256, person_id, added_by, added_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                subject,
                subjectId,
                kept,
                type.mediaType(),
                bytes.length,
                sha256,
                Actor.current().personId(),
                Actor.current().name(),
                OffsetDateTime.now(clock))
            .query(Long.class)
            .single();
    return get(subject, id);
  }

  /** Makes a file a part of something of its subject, once. */
  @Transactional
  public void settle(String subject, long id, long partId) {
    jdbc.sql("update attachment set part_id = ? where subject = ? and id = ? and part_id is null")
        .params(partId, subject, id)
        .update();
  }

  /** Takes a file away; its bytes go when nothing refers to them any more. */
  @Transactional
  public void remove(String subject, long id) {
    jdbc.sql("delete from attachment where subject = ? and id = ?").params(subject, id).update();
  }
}
