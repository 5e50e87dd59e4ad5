package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** The projects: entered, changed, found. */
@Service
public class Projects {
  private static final int LONGEST_OPTION = 30;

  /** To enter a project. */
  public static final May<String> ADD =
      May.ofRegion(Role.PLANNER, Role.UNIT_OFFICER, Role.COUNTY_OFFICER);

  /** To take over a workbook of projects, listed at once. */
  public static final May<Object> IMPORT = May.by(Role.PLANNER);

  private final JdbcClient jdbc;
  private final Book book;
  private final History history;
  private final Investments investments;
  private final Regions regions;
  private final Units units;
  private final Clock clock;
  private final KeptFigures<String, List<String>> classes;

  Projects(
      JdbcClient jdbc,
      Book book,
      History history,
      Investments investments,
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
    this.investments = investments;
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
    investments.put(id, draft);
    history.add(
        id,
        "ADOPTED",
        "录入项目库：" + draft.phase().chinese() + "，总投资 " + Money.words(draft.total()),
        "Entered: " + draft.phase().english() + ", total " + Money.english(draft.total()));
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
    investments.put(id, draft);
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
        "Edited: total " + Money.english(draft.total()) + ", due " + draft.due());
  }

  private static void refuse(ProjectDraft draft) {
    draft
        .refuse()
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
  }

  /**
   * The groups of projects that plans state, which listed projects may count for: each with its
   * plan and what is stated, since many plans have 重大项目.
   */
  Map<String, String> totals() {
    Map<String, String> names = new java.util.LinkedHashMap<>();
    jdbc.sql(
            """
            select t.id, t.name, p.title, t.sentence from planned_total t join committed_plan p on p.id = t.plan_id
            where t.state = 'ACTIVE' order by p.id desc, t.id limit 500
            """)
        .query(
            row -> {
              names.put(
                  row.getString("id"),
                  "%s · %s · %s"
                      .formatted(
                          row.getString("name"),
                          shortened(row.getString("title")),
                          shortened(row.getString("sentence"))));
            });
    return names;
  }

  /** As much as an option of a field has room for. */
  private static String shortened(String text) {
    return text.length() <= LONGEST_OPTION ? text : text.substring(0, LONGEST_OPTION - 1) + "…";
  }
}
