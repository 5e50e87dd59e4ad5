package org.shanshui.platform.commitments;

import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which commitments a page that shows many at once is about; null asks for nothing. It shows what
 * the lists of the same filter show: all in force; of projects, those listed in the library.
 *
 * @param year in which a commitment runs
 */
public record Scope(@Nullable Long planId, @Nullable Integer year, @Nullable County county) {
  public static final Scope EVERYTHING = new Scope(null, null, null);

  /** All kinds; a commitment is counted where it is in force, a project where it is listed. */
  static final String IN_FORCE =
      "c.state = 'ACTIVE' and (c.kind <> 'PROJECT' or exists (select from project p where p.id ="
          + " c.id and p.standing = 'LISTED'))";

  static final String WITHIN =
      """
       and (cast(:plan as bigint) is null or c.plan_id = :plan)
       and (cast(:year as int) is null or c.start_on <= make_date(:year, 12, 31) and c.due >= make_date(:year, 1, 1))
       and (cast(:county as text) is null or c.region_path >= :county and c.region_path < :countyBeyond
         or c.unit_ids && cast(:countyUnits as bigint[]))
      """;

  /** A region with its units: what lies in it, or what one of its units takes part in. */
  public record County(String code, String path, List<Long> units) {}

  /** A query that says {@link #WITHIN}, with what that asks for. */
  JdbcClient.StatementSpec ask(JdbcClient jdbc, String sql) {
    JdbcClient.StatementSpec statement =
        jdbc.sql(sql)
            .param("plan", planId, Types.BIGINT)
            .param("county", county == null ? null : county.path(), Types.VARCHAR)
            .param(
                "countyBeyond",
                county == null
                    ? null
                    : county.path().substring(0, county.path().length() - 1) + "0",
                Types.VARCHAR)
            .param(
                "countyUnits", county == null ? new Long[0] : county.units().toArray(Long[]::new));
    return sql.contains(":year") ? statement.param("year", year, Types.INTEGER) : statement;
  }
}
