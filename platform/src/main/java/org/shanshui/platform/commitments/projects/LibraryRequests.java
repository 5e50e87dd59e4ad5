package org.shanshui.platform.commitments.projects;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which projects are in the library: entry and exit are asked for, and decided. */
@Service
public class LibraryRequests {
  private final JdbcClient jdbc;
  private final Projects projects;
  private final History history;
  private final Clock clock;

  LibraryRequests(JdbcClient jdbc, Projects projects, History history, Clock clock) {
    this.jdbc = jdbc;
    this.projects = projects;
    this.history = history;
    this.clock = clock;
  }

  /**
   * A request to enter or to leave the library.
   *
   * @param decision {@code APPROVED} or {@code RETURNED}; null while it is open
   */
  public record Request(
      long id,
      long projectId,
      String wish,
      String reason,
      String askedBy,
      OffsetDateTime askedAt,
      @Nullable String decision,
      @Nullable String decisionReason,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt) {
    /** The day it was asked, in China. */
    public LocalDate askedOn() {
      return askedAt.atZoneSameInstant(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate();
    }
  }

  List<Request> of(long projectId) {
    return jdbc.sql(
            "select id, project_id, wish, reason, asked_by, asked_at, decision, decision_reason, decided_by, decided_at from library_request where project_id = ? order by id desc")
        .param(projectId)
        .query(RecordRows.of(Request.class))
        .list();
  }

  /** Asks for entry or exit; what the standing allows is asked for. */
  @Transactional
  public void ask(long id, String reason) {
    Project project = projects.get(id);
    ProjectProgress.LEAD.demand(project.common());
    if (reason.isBlank()) {
      throw Refusal.invalid("commitments.reason-missing", "请填写申请理由。", "give a reason")
          .asException();
    }
    String wish = project.standing().equals("LISTED") ? "EXIT" : "ENTRY";
    int added =
        jdbc.sql(
                """
                insert into library_request (project_id, wish, reason, asked_by, asked_at) values (?, ?, ?, ?, ?)
                on conflict (project_id) where decision is null do nothing
                """)
            .params(id, wish, reason.strip(), Actor.current().name(), OffsetDateTime.now(clock))
            .update();
    if (added == 0) {
      throw Refusal.conflict(
              "commitments.request-pending", "该项目已有待审批的申请。", "a request is open already")
          .asException();
    }
    boolean in = wish.equals("ENTRY");
    history.add(
        id,
        "LIBRARY",
        (in ? "申请入库：" : "申请出库：") + reason.strip(),
        (in ? "Entry asked for: " : "Exit asked for: ") + reason.strip());
  }

  /** A planner approves, or returns with a reason. */
  @Transactional
  public void decide(long id, long requestId, boolean approve, @Nullable String reason) {
    Commitment.CHANGE.demand();
    Commitment.CHANGE.demand(projects.get(id).common());
    if (!approve && (reason == null || reason.isBlank())) {
      throw Refusal.invalid(
              "commitments.return-reason-missing", "退回须写明理由。", "say why it is returned")
          .asException();
    }
    Optional<String> wish =
        jdbc.sql(
                """
                update library_request set decision = ?, decision_reason = ?, decided_by = ?, decided_at = ?
                where id = ? and project_id = ? and decision is null returning wish
                """)
            .params(
                approve ? "APPROVED" : "RETURNED",
                reason == null ? null : reason.strip(),
                Actor.current().name(),
                OffsetDateTime.now(clock),
                requestId,
                id)
            .query(String.class)
            .optional();
    boolean in =
        wish.orElseThrow(
                () ->
                    Refusal.conflict(
                            "commitments.request-decided",
                            "该申请已办结。",
                            "the request was decided already")
                        .asException())
            .equals("ENTRY");
    if (approve) {
      jdbc.sql("update project set standing = ? where id = ?")
          .params(in ? "LISTED" : "LEFT", id)
          .update();
    }
    String why = reason == null || reason.isBlank() ? "" : "：" + reason.strip();
    history.add(
        id,
        "LIBRARY",
        (approve ? "同意" : "退回") + (in ? "入库" : "出库") + why,
        (in ? "Entry " : "Exit ") + (approve ? "approved" : "returned") + why);
  }
}
