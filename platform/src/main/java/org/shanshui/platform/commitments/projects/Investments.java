package org.shanshui.platform.commitments.projects;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What projects cost: by source, over the whole time and by year. */
@Repository
public class Investments {
  private final JdbcClient jdbc;

  Investments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Money of a project.
   *
   * @param year null is over the whole time
   */
  public record Investment(@Nullable Integer year, Funds source, BigDecimal amount) {}

  public List<Investment> of(long projectId) {
    return jdbc.sql(
            "select year, source, amount from investment where project_id = ? order by year nulls first, id")
        .param(projectId)
        .query(RecordRows.of(Investment.class))
        .list();
  }

  /** Writes what the draft says in place of what was known. */
  void put(long id, ProjectDraft draft) {
    jdbc.sql("delete from investment where project_id = ?").param(id).update();
    draft.sources().forEach((source, amount) -> put(id, null, source, amount));
    draft
        .years()
        .forEach((year, by) -> by.forEach((source, amount) -> put(id, year, source, amount)));
  }

  private void put(long id, @Nullable Integer year, Funds source, BigDecimal amount) {
    jdbc.sql(
            "insert into investment (project_id, year, source, amount) values (:id, :year, :source, :amount)")
        .param("id", id)
        .param("year", year, Types.INTEGER)
        .param("source", source.name())
        .param("amount", amount)
        .update();
  }
}
