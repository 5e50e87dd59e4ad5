package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The library summed up by class, region, lead unit, phase and quarter, all in one pass. */
@Repository
public class RollUp {
  private final JdbcClient jdbc;

  RollUp(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One sum. Money in 万元.
   *
   * @param by {@code class}, {@code region}, {@code unit}, {@code phase}, {@code quarter} or {@code
   *     all}
   * @param key of the class, region, unit, phase or quarter; null for all
   * @param invested of the year, by the quarterly figures
   */
  public record Sum(
      String by,
      @Nullable String key,
      @Nullable String name,
      long projects,
      BigDecimal total,
      BigDecimal yearAmount,
      BigDecimal invested) {

    public String totalWords(boolean chinese) {
      return chinese ? Money.words(total) : Money.english(total);
    }

    public String yearWords(boolean chinese) {
      return chinese ? Money.words(yearAmount) : Money.english(yearAmount);
    }

    public String investedWords(boolean chinese) {
      return chinese ? Money.words(invested) : Money.english(invested);
    }

    /** As a table of money in 万元 has it. */
    public String amount(BigDecimal money) {
      return Money.grouped(money);
    }

    /** The list of the projects that make the sum. */
    public String href(@Nullable Long planId, int year) {
      String of = key == null ? "" : URLEncoder.encode(key, StandardCharsets.UTF_8);
      return "/projects?standing=LISTED"
          + switch (by) {
            case "class" -> "&cls=" + of;
            case "region" -> "&place=" + of;
            case "unit" -> "&part=lead&unit=" + of;
            case "phase" -> "&phase=" + of;
            default -> "&year=" + year;
          }
          + (planId == null ? "" : "&plan=" + planId);
    }

    /** Percent of the year's plan that is invested; null where nothing is planned. */
    public @Nullable Integer percent() {
      return yearAmount.signum() == 0
          ? null
          : invested
              .multiply(BigDecimal.valueOf(100))
              .divide(yearAmount, 0, java.math.RoundingMode.DOWN)
              .intValue();
    }
  }

  static final String SQL =
      """
      with listed as (
        select p.id, p.class, p.region_code, c.lead_unit_id, p.phase, p.total,
          coalesce((select sum(amount) from investment i where i.project_id = p.id and i.year = :year), 0) as planned,
          coalesce((select sum(invested) from quarter_figure q where q.project_id = p.id and q.year = :year), 0) as invested
        from commitment c join project p on p.id = c.id
        where c.kind = 'PROJECT' and c.state = 'ACTIVE' and p.standing = 'LISTED'
          and (cast(:plan as bigint) is null or c.plan_id = :plan)
      ), sums as (
        select case grouping(class, region_code, lead_unit_id, phase)
            when 7 then 'class' when 11 then 'region' when 13 then 'unit' when 14 then 'phase' else 'all' end as by,
          coalesce(class, region_code, cast(lead_unit_id as text), phase) as key,
          count(*) as projects, sum(total) as total, sum(planned) as planned, sum(invested) as invested
        from listed group by grouping sets ((class), (region_code), (lead_unit_id), (phase), ())
        union all
        select 'quarter', cast(q.quarter as text), count(*), coalesce(sum(l.total), 0), coalesce(sum(l.planned), 0), coalesce(sum(q.invested), 0)
        from listed l join quarter_figure q on q.project_id = l.id and q.year = :year group by q.quarter
      )
      select s.by, s.key, coalesce(r.name, u.name, s.key) as name, s.projects, coalesce(s.total, 0) as total,
        coalesce(s.planned, 0) as year_amount, coalesce(s.invested, 0) as invested
      from sums s left join region r on s.by = 'region' and r.code = s.key
      left join unit u on s.by = 'unit' and u.id = case when s.by = 'unit' then cast(s.key as bigint) end
      order by s.by, case when s.by = 'phase' then array_position(array['PREPARATION', 'NEW_START', 'CONTINUED', 'COMPLETED', 'ACCEPTED'], s.key) end, s.key
      """;

  public List<Sum> of(@Nullable Long planId, int year) {
    return jdbc.sql(SQL)
        .param("plan", planId, java.sql.Types.BIGINT)
        .param("year", year)
        .query(RecordRows.of(Sum.class))
        .list();
  }
}
