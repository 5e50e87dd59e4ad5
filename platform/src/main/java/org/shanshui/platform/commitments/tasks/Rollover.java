package org.shanshui.platform.commitments.tasks;

import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.Light;

/** What becomes of a year's work point when the year is over (结转). Nothing falls out. */
sealed interface Rollover {
  /** 已完成: stays in its year. */
  record Done() implements Rollover {}

  /** 结转: unfinished, so it stands in the next year with a mark. */
  record Carried(String reason) implements Rollover {}

  /** 终止: the commitment itself has ended. */
  record Ended(String reason) implements Rollover {}

  /**
   * Decides. Pure.
   *
   * @param endedReason set where the commitment has ended
   */
  static Rollover of(Light light, boolean active, @Nullable String endedReason, String why) {
    if (light == Light.COMPLETED) {
      return new Done();
    }
    return active ? new Carried(why) : new Ended(endedReason == null ? "" : endedReason);
  }

  default String state() {
    if (this instanceof Done) {
      return "DONE";
    }
    return this instanceof Carried ? "CARRIED" : "ENDED";
  }
}
