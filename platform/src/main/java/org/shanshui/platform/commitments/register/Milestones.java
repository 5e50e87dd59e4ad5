package org.shanshui.platform.commitments.register;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Milestones (节点) of tasks, their measures, and projects. */
@Service
public class Milestones {
  private final JdbcClient jdbc;
  private final Book book;
  private final History history;
  private final Clock clock;

  Milestones(JdbcClient jdbc, Book book, History history, Clock clock) {
    this.jdbc = jdbc;
    this.book = book;
    this.history = history;
    this.clock = clock;
  }

  /**
   * A milestone.
   *
   * @param weight greater than 0; what it counts for beside the others
   * @param evidence what shows that it is done; set exactly where {@code doneOn} is
   */
  public record Milestone(
      long id,
      long commitmentId,
      @Nullable Long measureId,
      String title,
      LocalDate due,
      BigDecimal weight,
      @Nullable LocalDate doneOn,
      @Nullable String evidence,
      @Nullable String doneBy,
      int version) {}

  public List<Milestone> of(long commitmentId) {
    return jdbc.sql(
            "select id, commitment_id, measure_id, title, due, weight, done_on, evidence, done_by, version from milestone where commitment_id = ? order by due, id")
        .param(commitmentId)
        .query(RecordRows.of(Milestone.class))
        .list();
  }

  @Transactional
  public void add(
      long commitmentId,
      @Nullable Long measureId,
      String title,
      LocalDate due,
      @Nullable BigDecimal weight) {
    Commitment commitment = book.get(commitmentId);
    Commitment.STEER.demand(commitment);
    BigDecimal itsWeight = weight == null ? BigDecimal.ONE : weight;
    if (title.isBlank() || title.length() > 200) {
      throw Refusal.invalid(
              "commitments.milestone-name-length",
              "节点名称应为 1–200 个字。",
              "a milestone's name has 1 to 200 characters")
          .asException();
    }
    if (itsWeight.signum() <= 0) {
      throw Refusal.invalid(
              "commitments.milestone-weight-unfit",
              "节点权重应大于 0。",
              "a milestone's weight must be above 0")
          .asException();
    }
    jdbc.sql(
            """
            insert into milestone (commitment_id, measure_id, title, due, weight)
            select ?, (select id from measure where id = ? and task_id = ?), ?, ?, ?
            """)
        .params(commitmentId, measureId, commitmentId, title.strip(), due, itsWeight)
        .update();
    history.add(
        commitmentId,
        "MILESTONE",
        "增加节点“" + title.strip() + "”，期限 " + due,
        "Milestone added: " + title.strip() + ", due " + due);
    book.judge(commitmentId);
  }

  /** Marks it as done, on a day not after today, with what shows it. */
  @Transactional
  public void done(
      long commitmentId, long id, int version, @Nullable LocalDate on, String evidence) {
    Commitment commitment = book.get(commitmentId);
    Commitment.STEER.demand(commitment);
    LocalDate today = LocalDate.now(clock);
    LocalDate day = on == null ? today : on;
    if (day.isAfter(today)) {
      throw Refusal.invalid(
              "commitments.day-ahead",
              "完成日期 " + day + " 晚于今天，请填写实际完成日期。",
              "the day " + day + " lies ahead: give the day it was done")
          .asException();
    }
    if (evidence.isBlank()) {
      throw Refusal.invalid(
              "commitments.proof-missing",
              "请写明完成依据（文号、验收材料、链接等）。",
              "say what shows it is done: a document, a record, a link")
          .asException();
    }
    int changed =
        jdbc.sql(
                """
                update milestone set done_on = ?, evidence = ?, done_by = ?, version = version + 1
                where id = ? and commitment_id = ? and version = ?
                """)
            .params(day, evidence.strip(), Actor.current().name(), id, commitmentId, version)
            .update();
    if (changed == 0) {
      throw Refusal.stale().asException();
    }
    history.add(
        commitmentId,
        "MILESTONE",
        "节点完成：" + title(id) + "（" + day + "）。依据：" + evidence.strip(),
        "Milestone done on " + day + ": " + title(id) + ". Evidence: " + evidence.strip());
    book.judge(commitmentId);
  }

  private String title(long id) {
    return jdbc.sql("select title from milestone where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }
}
