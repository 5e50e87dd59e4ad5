package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.ChangeRecord;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.History;
import org.shanshui.platform.commitments.register.NewCommitment;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Units;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The library of projects: what is in it, what it costs, how far it is. */
@Service
public class Projects {
  /** To enter a project. */
  public static final May<String> ADD =
      May.ofRegion(Role.PLANNER, Role.UNIT_OFFICER, Role.COUNTY_OFFICER);

  /** To take over a workbook of projects, listed at once. */
  public static final May<Object> IMPORT = May.by(Role.PLANNER);

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
  private final Book book;
  private final History history;
  private final Regions regions;
  private final Units units;
  private final Clock clock;
  private final KeptFigures<String, List<String>> classes;

  Projects(
      JdbcClient jdbc,
      Book book,
      History history,
      Regions regions,
      Units units,
      ChangeRecord record,
      Clock clock) {
    // A filter may offer a new class a little later; going through all projects is not worth it.
    this.classes =
        new KeptFigures<>(record, clock, Duration.ofSeconds(30), "project", "commitment");
    this.jdbc = jdbc;
    this.book = book;
    this.history = history;
    this.regions = regions;
    this.units = units;
    this.clock = clock;
  }

  int thisYear() {
    return LocalDate.now(clock).getYear();
  }

  public Project get(long id) {
    return jdbc.sql(
            "select "
                + Commitment.COLUMNS
                + Project.COLUMNS
                + " from commitment c "
                + Project.JOINS
                + " where c.id = :id")
        .param("id", id)
        .param("thisYear", thisYear())
        .query(RecordRows.of(Project.class))
        .optional()
        .orElseThrow(
            () ->
                Refusal.missing(
                        "commitments.no-project",
                        "没有编号为 " + id + " 的项目，或不在您的数据范围内。",
                        "there is no project " + id + ", or it is out of your sight")
                    .asException());
  }

  List<String> classes() {
    return classes.get(
        "classes",
        () ->
            jdbc.sql("select class from project group by class order by class limit 200")
                .query(String.class)
                .list());
  }

  /**
   * Money of a project.
   *
   * @param year null is over the whole time
   */
  public record Investment(@Nullable Integer year, Funds source, BigDecimal amount) {}

  public List<Investment> investments(long projectId) {
    return jdbc.sql(
            "select year, source, amount from investment where project_id = ? order by year nulls first, id")
        .param(projectId)
        .query(RecordRows.of(Investment.class))
        .list();
  }

  /**
   * Adds a project. What a planner adds is a candidate until its entry is approved, as is what a
   * unit adds.
   */
  @Transactional
  public long add(ProjectDraft draft) {
    ADD.demand();
    return put(draft, "CANDIDATE");
  }

  /** Adds what was confirmed out of a workbook: listed at once, since a planner confirmed it. */
  long addListed(ProjectDraft draft) {
    return put(draft, "LISTED");
  }

  private long put(ProjectDraft draft, String standing) {
    refuse(draft);
    Region region = regions.get(draft.regionCode());
    ADD.demand(region.path());
    units.get(draft.leadUnitId());
    long id =
        book.add(
            new NewCommitment(
                CommitmentKind.PROJECT,
                draft.planId(),
                null,
                null,
                null,
                draft.name().strip(),
                draft.projectClass().strip(),
                draft.leadUnitId(),
                false,
                draft.supportUnitIds(),
                List.of(),
                region.path(),
                draft.startOn(),
                draft.due(),
                null));
    int added =
        jdbc.sql(
                """
                insert into project (id, code, class, phase, standing, total, region_code, longitude, latitude, datum, planned_total_id, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (code) do nothing
                """)
            .params(
                id,
                draft.code().strip(),
                draft.projectClass().strip(),
                draft.phase().name(),
                standing,
                draft.total(),
                region.code(),
                draft.longitude(),
                draft.latitude(),
                draft.datum(),
                draft.plannedTotalId(),
                draft.content())
            .update();
    if (added == 0) {
      throw Refusal.conflict(
              "commitments.project-code-taken",
              "项目编号“" + draft.code() + "”已被使用。",
              "the code " + draft.code() + " is taken")
          .asException();
    }
    putMoney(id, draft);
    history.add(
        id,
        "ADOPTED",
        "录入项目库：" + draft.phase().chinese() + "，总投资 " + Money.words(draft.total()),
        "Entered: " + draft.phase().english() + ", total " + Money.words(draft.total()));
    book.judge(id);
    return id;
  }

  /** Changes everything but phase and standing, which have ways of their own. */
  @Transactional
  public void edit(long id, int version, ProjectDraft draft) {
    Commitment.CHANGE.demand();
    Project before = get(id);
    Commitment.CHANGE.demand(before.common());
    refuse(draft);
    Region region = regions.get(draft.regionCode());
    ADD.demand(region.path());
    book.edit(
        id,
        version,
        draft.name().strip(),
        draft.leadUnitId(),
        draft.supportUnitIds(),
        draft.startOn(),
        draft.due());
    BigDecimal total = Objects.requireNonNull(draft.total(), "a draft that is taken has a total");
    jdbc.sql(
            """
            update project set class = ?, total = ?, region_code = ?, longitude = ?, latitude = ?, datum = ?, planned_total_id = ?, content = ?
            where id = ?
            """)
        .params(
            draft.projectClass().strip(),
            total,
            region.code(),
            draft.longitude(),
            draft.latitude(),
            draft.datum(),
            draft.plannedTotalId(),
            draft.content(),
            id)
        .update();
    jdbc.sql("delete from investment where project_id = ?").param(id).update();
    putMoney(id, draft);
    history.add(
        id,
        "EDITED",
        "修改：总投资 "
            + Money.words(before.total())
            + (before.total() != null && total.compareTo(before.total()) == 0
                ? ""
                : " → " + Money.words(draft.total()))
            + "，期限 "
            + draft.due(),
        "Edited: total " + Money.words(draft.total()) + ", due " + draft.due());
  }

  private static void refuse(ProjectDraft draft) {
    draft
        .refuse()
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
  }

  private void putMoney(long id, ProjectDraft draft) {
    draft.sources().forEach((source, amount) -> putMoney(id, null, source, amount));
    draft
        .years()
        .forEach((year, by) -> by.forEach((source, amount) -> putMoney(id, year, source, amount)));
  }

  private void putMoney(long id, @Nullable Integer year, Funds source, BigDecimal amount) {
    jdbc.sql(
            "insert into investment (project_id, year, source, amount) values (:id, :year, :source, :amount)")
        .param("id", id)
        .param("year", year, Types.INTEGER)
        .param("source", source.name())
        .param("amount", amount)
        .update();
  }

  /** Moves it to a phase that can follow the present one. */
  @Transactional
  public void move(long id, int version, Phase to) {
    Project project = get(id);
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

  List<Request> requests(long projectId) {
    return jdbc.sql(
            "select id, project_id, wish, reason, asked_by, asked_at, decision, decision_reason, decided_by, decided_at from library_request where project_id = ? order by id desc")
        .param(projectId)
        .query(RecordRows.of(Request.class))
        .list();
  }

  /** Asks for entry or exit; what the standing allows is asked for. */
  @Transactional
  public void ask(long id, String reason) {
    Project project = get(id);
    LEAD.demand(project.common());
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
    Commitment.CHANGE.demand(get(id).common());
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
    Project project = get(id);
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
            + Money.words(invested)
            + " spent, "
            + Money.words(spent)
            + " in all");
    book.judge(id);
  }

  /** The groups of projects that plans state, which listed projects may count for. */
  Map<String, String> totals() {
    Map<String, String> names = new java.util.LinkedHashMap<>();
    jdbc.sql("select id, name from planned_total where state = 'ACTIVE' order by id limit 500")
        .query(
            row -> {
              names.put(row.getString("id"), row.getString("name"));
            });
    return names;
  }
}
