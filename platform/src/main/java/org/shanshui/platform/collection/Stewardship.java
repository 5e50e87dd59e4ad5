package org.shanshui.platform.collection;

import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refusal;

/** Whose rounds they are: a county's planner sees the city's rounds, and does not steer them. */
final class Stewardship {
  /** To ask for reports: rounds by themselves, and their end. */
  static final May<String> STEER = May.ofRegion(Role.PLANNER);

  private Stewardship() {}

  /** Refuses unless the current actor steers what belongs to this region. */
  static void check(String regionPath) {
    if (!STEER.allows(regionPath)) {
      throw Refusal.denied(
              "collection.another-region",
              "这是上级或其他地区的调度，您可以查看，不能变更。",
              "these rounds belong to another region: you may look, not change")
          .asException();
    }
  }
}
