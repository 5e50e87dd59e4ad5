package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds what a plan states of a group of projects against the projects listed for it (计划与在库核对). */
@Repository
public class Reconciliation {
  private final JdbcClient jdbc;

  Reconciliation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A group. Money in 万元; what the plan does not state is null and has no difference.
   *
   * @param listedTotal of the projects listed for it, as the others that begin so
   */
  public record Group(
      long id,
      long planId,
      String plan,
      String name,
      String sentence,
      @Nullable Long documentId,
      @Nullable Integer projects,
      @Nullable BigDecimal total,
      @Nullable Integer year,
      @Nullable BigDecimal yearAmount,
      int listedProjects,
      BigDecimal listedTotal,
      BigDecimal listedYearAmount) {

    public @Nullable Integer projectsOff() {
      return projects == null ? null : listedProjects - projects;
    }

    public @Nullable BigDecimal totalOff() {
      return total == null ? null : listedTotal.subtract(total);
    }

    public @Nullable BigDecimal yearOff() {
      return yearAmount == null ? null : listedYearAmount.subtract(yearAmount);
    }

    public boolean agrees() {
      BigDecimal money = totalOff();
      BigDecimal yearly = yearOff();
      Integer count = projectsOff();
      return (count == null || count == 0)
          && (money == null || money.signum() == 0)
          && (yearly == null || yearly.signum() == 0);
    }

    /** The difference in a sentence. */
    public String words(boolean chinese) {
      if (agrees()) {
        return chinese ? "与在库项目一致" : "agrees with the listed projects";
      }
      StringBuilder words = new StringBuilder();
      Integer count = projectsOff();
      if (count != null && count != 0) {
        words.append(
            chinese
                ? "在库" + listedProjects + "个，" + (count < 0 ? "少" : "多") + Math.abs(count) + "个；"
                : listedProjects
                    + " listed, "
                    + Math.abs(count)
                    + (count < 0 ? " missing; " : " too many; "));
      }
      words.append(difference(totalOff(), chinese ? "总投资" : "total ", chinese));
      words.append(difference(yearOff(), chinese ? "年度投资" : "this year ", chinese));
      return words.toString().replaceAll("[；; ]+$", "");
    }

    private static String difference(@Nullable BigDecimal off, String what, boolean chinese) {
      if (off == null || off.signum() == 0) {
        return "";
      }
      String amount = chinese ? Money.words(off.abs()) : Money.english(off.abs());
      return chinese
          ? what + (off.signum() < 0 ? "少" : "多") + amount + "；"
          : what + (off.signum() < 0 ? "short by " : "above by ") + amount + "; ";
    }

    /** As a table of money in 万元 has it. */
    public String amount(@Nullable BigDecimal money) {
      return Money.grouped(money);
    }
  }

  /**
   * The groups of a plan, or of all plans.
   *
   * @param thisYear of the yearly investment where the plan states no year
   */
  public List<Group> of(@Nullable Long planId, int thisYear) {
    return jdbc.sql(
            """
            select t.id, t.plan_id, g.title as plan, t.name, t.sentence, t.document_id, t.projects, t.total, coalesce(t.year, :thisYear) as year,
              t.year_amount, count(p.id) as listed_projects, coalesce(sum(p.total), 0) as listed_total,
              coalesce(sum((select sum(i.amount) from investment i where i.project_id = p.id and i.year = coalesce(t.year, :thisYear))), 0)
                as listed_year_amount
            from (
              select * from planned_total where state = 'ACTIVE' and (cast(:plan as bigint) is null or plan_id = :plan)
              order by plan_id desc, id limit 200) t
            join committed_plan g on g.id = t.plan_id
            left join project p on p.planned_total_id = t.id and p.standing = 'LISTED'
            group by t.id, t.plan_id, t.name, t.sentence, t.document_id, t.projects, t.total, t.year, t.year_amount, g.title
            order by t.plan_id desc, t.id
            """)
        .param("thisYear", thisYear)
        .param("plan", planId, java.sql.Types.BIGINT)
        .query(RecordRows.of(Group.class))
        .list();
  }
}
