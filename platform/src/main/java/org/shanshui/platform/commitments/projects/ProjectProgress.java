package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far projects are: their phases, and what each quarter brought. */
@Service
public class ProjectProgress {
  /** To report for a project: its phase, its quarters, its wish to enter or to leave. */
  public static final May<Commitment> LEAD =
      Commitment.CHANGE
          .or(May.ofUnits(one -> List.of(one.leadUnitId()), Role.UNIT_OFFICER, Role.COUNTY_OFFICER))
          .elseRefusing(
              Refusal.denied(
                  "commitments.not-yours",
                  "只有项目所属地区的统筹人员和项目牵头单位可以填报。",
                  "only planners of its region and the lead unit may do this"));

  private final JdbcClient jdbc;
  private final Projects projects;
  private final Book book;
  private final History history;
  private final Clock clock;

  ProjectProgress(JdbcClient jdbc, Projects projects, Book book, History history, Clock clock) {
    this.jdbc = jdbc;
    this.projects = projects;
    this.book = book;
    this.history = history;
    this.clock = clock;
  }

  /** Moves it to a phase that can follow the present one. */
  @Transactional
  public void move(long id, int version, Phase to) {
    Project project = projects.get(id);
    LEAD.demand(project.common());
    if (project.common().version() != version) {
      throw Refusal.stale().asException();
    }
    if (!project.phase().next().contains(to)) {
      throw illegal(project.phase(), to).asException();
    }
    jdbc.sql("update project set phase = ? where id = ? and phase = ?")
        .params(to.name(), id, project.phase().name())
        .update();
    jdbc.sql(
            "update commitment set percent = case when ? then 100 else percent end, version = version + 1 where id = ?")
        .params(to == Phase.COMPLETED || to == Phase.ACCEPTED, id)
        .update();
    history.add(
        id,
        "PHASE",
        "阶段：" + project.phase().chinese() + " → " + to.chinese(),
        "Phase: " + project.phase().english() + " → " + to.english());
    book.judge(id);
  }

  static Refusal illegal(Phase from, Phase to) {
    String next =
        from.next().isEmpty()
            ? "已是最后阶段"
            : "之后只能是" + String.join("、", from.next().stream().map(Phase::chinese).toList());
    return Refusal.conflict(
        "commitments.phase-not-possible",
        "项目不能由“"
            + from.chinese()
            + "”转为“"
            + to.chinese()
            + "”，“"
            + from.chinese()
            + "”"
            + next
            + "。",
        "a project cannot go from " + from.english() + " to " + to.english());
  }

  /**
   * What a quarter brought.
   *
   * @param invested in the quarter alone, in 万元
   */
  public record Quarter(
      int year,
      int quarter,
      BigDecimal invested,
      Phase phase,
      @Nullable String note,
      String reportedBy,
      OffsetDateTime reportedAt,
      int version) {}

  public List<Quarter> quarters(long projectId) {
    return jdbc.sql(
            "select year, quarter, invested, phase, note, reported_by, reported_at, version from quarter_figure where project_id = ? order by year desc, quarter desc")
        .param(projectId)
        .query(RecordRows.of(Quarter.class))
        .list();
  }

  /** Writes a quarter's figure, or writes it over; the phase may move one step with it. */
  @Transactional
  public void quarter(
      long id,
      int year,
      int quarter,
      BigDecimal invested,
      @Nullable Phase phase,
      @Nullable String note) {
    Project project = projects.get(id);
    LEAD.demand(project.common());
    LocalDate today = LocalDate.now(clock);
    if (quarter < 1 || quarter > 4 || LocalDate.of(year, quarter * 3 - 2, 1).isAfter(today)) {
      throw Refusal.invalid(
              "commitments.quarter-not-begun",
              year + " 年第 " + quarter + " 季度尚未开始，不能填报。",
              "quarter " + quarter + " of " + year + " has not begun")
          .asException();
    }
    if (invested.signum() < 0) {
      throw Refusal.invalid(
              "commitments.spent-negative", "完成投资不能为负。", "money spent cannot be negative")
          .asException();
    }
    if (phase != null && phase != project.phase()) {
      move(id, project.common().version(), phase);
    }
    Phase now = phase == null ? project.phase() : phase;
    jdbc.sql(
            """
            insert into quarter_figure (project_id, year, quarter, invested, phase, note, reported_by, reported_at)
            values (:id, :year, :quarter, :invested, :phase, :note, :by, :at)
            on conflict (project_id, year, quarter) do update set invested = :invested, phase = :phase, note = :note,
              reported_by = :by, reported_at = :at, version = quarter_figure.version + 1
            """)
        .param("id", id)
        .param("year", year)
        .param("quarter", quarter)
        .param("invested", invested)
        .param("phase", now.name())
        .param("note", note, Types.VARCHAR)
        .param("by", Actor.current().name())
        .param("at", OffsetDateTime.now(clock))
        .update();
    BigDecimal spent =
        jdbc.sql("select coalesce(sum(invested), 0) from quarter_figure where project_id = ?")
            .param(id)
            .query(BigDecimal.class)
            .single();
    LocalDate end = LocalDate.of(year, quarter * 3, 1).plusMonths(1).minusDays(1);
    BigDecimal total = project.total() == null ? BigDecimal.ZERO : project.total();
    jdbc.sql(
            """
            update commitment set spent = ?, as_of = greatest(as_of, least(cast(? as date), cast(? as date))), version = version + 1,
              percent = case when ? then 100 when ? > 0 then least(100, trunc(? * 100 / ?, 1)) else percent end
            where id = ?
            """)
        .params(
            spent,
            end,
            today,
            now == Phase.COMPLETED || now == Phase.ACCEPTED,
            total,
            spent,
            total.signum() > 0 ? total : BigDecimal.ONE,
            id)
        .update();
    history.add(
        id,
        "PROGRESS",
        year + " 年第 " + quarter + " 季度完成投资 " + Money.words(invested) + "，累计 " + Money.words(spent),
        "Quarter "
            + quarter
            + " of "
            + year
            + ": "
            + Money.english(invested)
            + " spent, "
            + Money.english(spent)
            + " in all");
    book.judge(id);
  }
}
