package org.shanshui.platform.collection;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A step that a sheet has taken. */
record StepView(
    String act, Status state, String actor, OffsetDateTime at, @Nullable String reason) {
  /** As people read it, on China's time. */
  public String when() {
    return ChinaTime.minute(at);
  }
}
