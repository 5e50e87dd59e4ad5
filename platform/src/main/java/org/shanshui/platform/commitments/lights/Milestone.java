package org.shanshui.platform.commitments.lights;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A milestone (节点) as far as lights need it.
 *
 * @param weight greater than 0; what it counts for beside the others
 */
public record Milestone(
    String title, LocalDate due, BigDecimal weight, @Nullable LocalDate doneOn) {
  boolean isLateOn(LocalDate today) {
    return doneOn == null && due.isBefore(today);
  }
}
