package org.shanshui.platform.commitments.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.commitments.register.Listing;

/**
 * A task.
 *
 * @param text as the plan has it, whole
 * @param recurrence of a standing duty: 每月, 每季度 …
 */
public record Task(
    Commitment common, String text, boolean allCounties, @Nullable String recurrence) {
  static final Listing.Shape SHAPE =
      new Listing.Shape(
          ", k.text as task_text, k.all_counties, k.recurrence",
          "join task k on k.id = c.id",
          "",
          Map.of());

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
