package org.shanshui.platform.commitments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.targets.TargetValues;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.refusal.Refusal;
import org.shanshui.platform.subjects.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The commitments, for those who ask for reports on them and those who follow them up. */
@Service
public class Commitments {
  private static final String REPORTABLE =
      """
      select c.kind, c.id, c.title, c.plan_id, c.theme, c.start_on, c.due, c.lead_unit_id, c.support_unit_ids, c.unit_ids, c.region_path,
        t.metric, t.comparator, t.value as planned, t.unit, coalesce(t.nature = 'SUM', false) as adds, c.percent as last_percent,
        c.value as last_value, c.spent as last_spent, c.as_of as last_as_of, c.light, c.light_zh as light_reason,
        c.light_en as light_reason_english, c.sentence, c.document
      from commitment c left join target t on t.id = c.id
      """;

  private final JdbcClient jdbc;
  private final Book book;
  private final TargetValues targets;

  Commitments(JdbcClient jdbc, Book book, TargetValues targets) {
    this.jdbc = jdbc;
    this.book = book;
    this.targets = targets;
  }

  /**
   * What is to be reported on in a year: what runs in it, and what should have been finished before
   * and is not. A target that is broken down is reported on by its shares. Projects that are not
   * listed in the library are left out.
   *
   * @param planId null for all plans
   * @param theme null for all themes; see {@link #themes}
   */
  public List<Reportable> reportables(@Nullable Long planId, @Nullable String theme, int year) {
    return jdbc.sql(
            REPORTABLE
                + """
                where c.state = 'ACTIVE' and c.start_on <= :last and (c.due >= :first or c.light <> 'COMPLETED')
                  and (cast(:plan as bigint) is null or c.plan_id = :plan)
                  and (cast(:theme as text) is null or c.theme = :theme)
                  and not exists (select from commitment share where share.parent_id = c.id and share.axis is not null
                    and share.state = 'ACTIVE' and share.start_on <= :last and share.due >= :first)
                  and (c.kind <> 'PROJECT' or exists (select from project p where p.id = c.id and p.standing = 'LISTED'))
                order by c.kind, c.due, c.id
                """)
        .param("plan", planId, java.sql.Types.BIGINT)
        .param("theme", theme, java.sql.Types.VARCHAR)
        .param("first", LocalDate.of(year, 1, 1))
        .param("last", LocalDate.of(year, 12, 31))
        .query(RecordRows.of(Reportable.class))
        .list();
  }

  /** The themes of a plan, or of all plans, in the order of the text. */
  public List<String> themes(@Nullable Long planId) {
    return jdbc.sql(
            """
            select theme from commitment where (cast(:plan as bigint) is null or plan_id = :plan) and state = 'ACTIVE'
            group by theme order by min(id)
            """)
        .param("plan", planId, java.sql.Types.BIGINT)
        .query(String.class)
        .list();
  }

  /** A plan that made commitments. */
  public record Planned(long id, String title) {}

  /** The plans in sight that made commitments, the latest first, at most 200. */
  public List<Planned> plans() {
    return jdbc.sql("select id, title from committed_plan order by id desc limit 200")
        .query(RecordRows.of(Planned.class))
        .list();
  }

  /** Whether there is such a plan in sight. */
  public boolean isCommitted(long planId) {
    return jdbc.sql("select exists (select from committed_plan where id = ?)")
        .param(planId)
        .query(Boolean.class)
        .single();
  }

  /** The commitment of this id; empty if there is none in sight. */
  public Optional<Reportable> find(long id) {
    return jdbc.sql(REPORTABLE + "where c.id = ?")
        .param(id)
        .query(RecordRows.of(Reportable.class))
        .optional();
  }

  /** The task that states a target or a project, where the same unit leads both: one matter. */
  public Optional<Reportable> statedBy(long id) {
    return jdbc.sql(
            REPORTABLE
                + """
                join commitment stated on stated.parent_id = c.id and stated.axis is null and stated.lead_unit_id = c.lead_unit_id
                where stated.id = ? and c.kind = 'TASK' and c.state = 'ACTIVE'
                """)
        .param(id)
        .query(RecordRows.of(Reportable.class))
        .optional();
  }

  /** The page of a commitment. */
  public static String href(CommitmentKind kind, long id) {
    return switch (kind) {
      case TASK -> "/tasks/" + id;
      case TARGET -> "/targets/" + id;
      case PROJECT -> "/projects/" + id;
    };
  }

  /**
   * Writes down what accepted reports say, once for each report, and judges the lights. A value
   * goes to its indicator, and all targets that are judged from it follow. Figures as of a day
   * before the last ones are kept but change nothing. All of them are written down, or none.
   */
  @Transactional
  public void record(List<Progress> reports) {
    targets.hold(reports.stream().map(Progress::commitmentId).toList());
    reports.forEach(this::record);
  }

  private void record(Progress progress) {
    Commitment commitment = book.get(progress.commitmentId());
    if (commitment.kind() != progress.kind()) {
      throw Refusal.invalid(
              "commitments.another-kind",
              "编号 " + progress.commitmentId() + " 的承诺事项类别不符。",
              "commitment " + progress.commitmentId() + " is of another kind")
          .asException();
    }
    if (!book.record(progress)) {
      return;
    }
    if (progress.value() != null && progress.kind() == CommitmentKind.TARGET) {
      targets.record(
          commitment.id(),
          progress.asOf(),
          progress.value(),
          new Subject("REPORT", progress.reportId()));
    }
    book.judge(commitment.id());
  }
}
