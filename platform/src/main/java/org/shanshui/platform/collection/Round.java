package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One period's reports of one cadence (轮次).
 *
 * @param items of its forms that are asked for, by key
 * @param editions of its forms, by key
 * @param closedAt null while it is open
 * @param unitId the planner's unit
 */
record Round(
    long id,
    long cadenceId,
    String name,
    Period period,
    LocalDate opensOn,
    LocalDate dueOn,
    List<Integer> remindBefore,
    List<Integer> remindAfter,
    Set<String> items,
    Map<String, String> editions,
    @Nullable OffsetDateTime closedAt,
    @Nullable String closedBy,
    long unitId,
    String regionPath,
    int version) {

  /** The day it was closed; empty while it is open. */
  public String closedOn() {
    return closedAt == null ? "" : ChinaTime.day(closedAt);
  }

  public boolean isOpen() {
    return closedAt == null;
  }
}
