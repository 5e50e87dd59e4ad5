package org.shanshui.platform.commitments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the listed projects of a year were to spend, and have spent. */
@Service
public class InvestmentCurve {
  private final JdbcClient jdbc;
  private final Clock clock;

  InvestmentCurve(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Investment of the listed projects in a year, by month. Money in 万元.
   *
   * @param planned what is planned for the year; spread evenly over its months, since plans say no
   *     more
   * @param done by month, January first: what reports of that month add to those before. A project
   *     without such reports in the year counts by its quarterly figures, in the last month of the
   *     quarter.
   * @param projects with an amount planned for the year
   * @param asOf of the latest report or quarter counted; null where nothing was reported
   */
  public record Investment(
      int year,
      BigDecimal planned,
      List<BigDecimal> done,
      long projects,
      @Nullable LocalDate asOf) {
    public Investment {
      done = List.copyOf(done);
    }

    /** Planned until the end of a month (1 to 12). */
    public BigDecimal plannedUntil(int month) {
      return planned
          .multiply(BigDecimal.valueOf(month))
          .divide(BigDecimal.valueOf(12), 2, RoundingMode.HALF_UP);
    }

    public BigDecimal doneUntil(int month) {
      return done.subList(0, month).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** The scope's year must be given. */
  public Investment in(Scope scope) {
    int year = scope.year() == null ? LocalDate.now(clock).getYear() : scope.year();
    BigDecimal[] done = new BigDecimal[12];
    Arrays.fill(done, BigDecimal.ZERO);
    BigDecimal[] planned = {BigDecimal.ZERO};
    long[] projects = {0};
    LocalDate[] asOf = {null};
    scope
        .ask(
            jdbc,
            """
            with listed as materialized (
              select c.id, c.start_on from commitment c join project p on p.id = c.id
              where c.kind = 'PROJECT' and c.state = 'ACTIVE' and p.standing = 'LISTED'
            """
                + Scope.WITHIN.replace(":year", ":running")
                + """
                ), reports as materialized (
                  select r.commitment_id as id, r.as_of, r.spent - lag(r.spent) over (partition by r.commitment_id order by r.as_of, r.id) as step,
                    r.spent, l.start_on
                  from progress r join listed l on l.id = r.commitment_id where r.spent is not null
                ), steps as (
                  -- What was spent before the first report belongs to the year only if the project began in it.
                  select id, as_of, coalesce(step, case when start_on >= make_date(:investmentYear, 1, 1) then spent else 0 end) as step
                  from reports where as_of between make_date(:investmentYear, 1, 1) and make_date(:investmentYear, 12, 31)
                ), quarters as (
                  select q.quarter * 3 as month, q.invested as step from quarter_figure q join listed l on l.id = q.project_id
                  where q.year = :investmentYear and q.project_id not in (select id from steps)
                )
                select cast(extract(month from as_of) as int) as month, sum(step) as amount, max(as_of) as as_of, 0 as projects from steps group by 1
                union all
                select month, sum(step), (make_date(:investmentYear, month, 1) + interval '1 month - 1 day')::date, 0 from quarters group by 1
                union all
                select 0, coalesce(sum(i.amount), 0), null, count(distinct i.project_id)
                from investment i join listed l on l.id = i.project_id where i.year = :investmentYear
                """)
        .param("running", scope.year(), Types.INTEGER)
        .param("investmentYear", year)
        .query(
            row -> {
              int month = row.getInt("month");
              if (month == 0) {
                planned[0] = row.getBigDecimal("amount");
                projects[0] = row.getLong("projects");
                return;
              }
              done[month - 1] = done[month - 1].add(row.getBigDecimal("amount"));
              LocalDate day = row.getObject("as_of", LocalDate.class);
              if (asOf[0] == null || day.isAfter(asOf[0])) {
                asOf[0] = day;
              }
            });
    return new Investment(year, planned[0], List.of(done), projects[0], asOf[0]);
  }
}
