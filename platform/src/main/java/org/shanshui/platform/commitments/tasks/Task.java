package org.shanshui.platform.commitments.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.register.Commitment;

/**
 * A task.
 *
 * @param text as the plan has it, whole
 * @param recurrence of a standing duty: 每月, 每季度 …
 */
public record Task(
    Commitment common, String text, boolean allCounties, @Nullable String recurrence) {
  static final String COLUMNS = ", k.text as task_text, k.all_counties, k.recurrence";
  static final String JOINS = "join task k on k.id = c.id";

  static Task read(ResultSet row, int number) throws SQLException {
    return new Task(
        Commitment.read(row),
        row.getString("task_text"),
        row.getBoolean("all_counties"),
        row.getString("recurrence"));
  }

  public long id() {
    return common.id();
  }
}
