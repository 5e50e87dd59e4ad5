package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.plans.AdoptedProject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Puts a plan's projects in: a named one is listed in the library, since the plan was approved; a
 * counted group is a planned total that listed projects are held against.
 */
@Repository
public class ProjectIntake {
  /** The class of what the plan gives none; a heading of the plan is none. */
  private static final String UNCLASSED = "未分类";

  private final JdbcClient jdbc;

  ProjectIntake(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Puts the project's own part in. Of one that is there already only the money that the plan
   * states is written over: phase and class are the library's.
   *
   * @return whether anything differs from before
   */
  public boolean put(long id, AdoptedProject project, String regionCode, int year) {
    Phase phase = project.phase() == null ? null : Phase.called(project.phase());
    // What the plan does not say is unknown, not nought.
    BigDecimal total = project.investmentTotal();
    int changed =
        jdbc.sql(
                """
                insert into project (id, code, class, phase, standing, total, region_code, content)
                values (:id, 'GH-' || :id, :class, :phase, 'LISTED', :total, :region, :content)
                on conflict (id) do update set total = :total
                where project.total is distinct from :total and :total > 0
                """)
            .param("id", id)
            .param("class", project.type() == null ? UNCLASSED : project.type())
            .param("phase", (phase == null ? Phase.PREPARATION : phase).name())
            .param("total", total, Types.NUMERIC)
            .param("region", regionCode)
            .param("content", project.source().sentence())
            .update();
    if (project.investmentYear() != null) {
      changed +=
          jdbc.sql(
                  """
                  insert into investment (project_id, year, source, amount)
                  select :id, :year, 'UNSPECIFIED', :amount
                  where not exists (select from investment where project_id = :id and year = :year and source <> 'UNSPECIFIED')
                  on conflict (project_id, year, source) do update set amount = excluded.amount
                  where investment.amount <> excluded.amount
                  """)
              .param("id", id)
              .param("year", year)
              .param("amount", project.investmentYear())
              .update();
    }
    return changed > 0;
  }

  /**
   * Puts in what a plan states of a group of projects.
   *
   * @param year that the group's yearly investment is of; null where the plan has several years
   */
  public void putTotal(
      long planId,
      String regionPath,
      Collection<Long> unitIds,
      AdoptedProject group,
      @Nullable Integer year) {
    jdbc.sql(
            """
            insert into planned_total (plan_id, item_id, name, projects, total, year, year_amount, sentence, document_id, document, region_path, unit_ids)
            values (:plan, :item, :name, :projects, :total, :year, :yearAmount, :sentence, :documentId, :document, :region, :units)
            on conflict (plan_id, item_id) do update set name = :name, projects = :projects, total = :total, year = :year,
              year_amount = :yearAmount, sentence = :sentence, document_id = :documentId, document = :document, state = 'ACTIVE',
              unit_ids = :units
            """)
        .param("plan", planId)
        .param("item", group.itemId())
        .param("name", group.name())
        .param("projects", group.count() == null ? null : group.count().intValue(), Types.INTEGER)
        .param("total", group.investmentTotal(), Types.NUMERIC)
        .param("year", year, Types.INTEGER)
        .param("yearAmount", group.investmentYear(), Types.NUMERIC)
        .param("sentence", group.source().sentence())
        .param("documentId", group.source().documentId())
        .param("document", group.source().documentName())
        .param("region", regionPath)
        .param("units", new TreeSet<>(unitIds).toArray(Long[]::new))
        .update();
  }

  /**
   * Ends the planned totals whose items the plan no longer has; the projects held against them
   * stay.
   */
  public void endTotals(long planId, Set<Long> present) {
    jdbc.sql(
            "update planned_total set state = 'ENDED' where plan_id = ? and state = 'ACTIVE' and not (item_id = any (?))")
        .params(planId, present.toArray(Long[]::new))
        .update();
  }
}
