package org.shanshui.platform.commitments.tasks;

import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.database.RecordRows;

/**
 * A task.
 *
 * @param text as the plan has it, whole
 * @param recurrence of a standing duty: 每月, 每季度 …
 */
public record Task(
    @RecordRows.Prefix("") Commitment common,
    String text,
    boolean allCounties,
    @Nullable String recurrence) {
  static final String COLUMNS = ", k.text, k.all_counties, k.recurrence";
  static final String JOINS = "join task k on k.id = c.id";

  public long id() {
    return common.id();
  }
}
