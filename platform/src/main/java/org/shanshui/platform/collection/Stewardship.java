package org.shanshui.platform.collection;

import org.shanshui.platform.access.May;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.refusal.Refusal;

/** Whose rounds they are: a county's planner sees the city's rounds, and does not steer them. */
final class Stewardship {
  private static final Refusal ANOTHER_REGION =
      Refusal.denied(
          "collection.another-region",
          "这是上级或其他地区的调度，您可以查看，不能变更。",
          "these rounds belong to another region: you may look, not change");

  /** To ask for reports: rounds by themselves, and their end. */
  static final May<String> STEER = May.ofRegion(Role.PLANNER);

  /** To remind units of what they have not reported in a round that is open. */
  static final May<Round> REMIND =
      May.<Round>ofRegion(Round::regionPath, Role.PLANNER)
          .elseRefusing(ANOTHER_REGION)
          .when(
              Round::isOpen,
              Refusal.conflict(
                  "collection.round-closed",
                  "本轮已关闭，不能再催报；缺报的可在报表页要求补报。",
                  "this round is closed: what is missing is asked for on the sheet's page"));

  private Stewardship() {}

  /** Refuses unless the current actor steers what belongs to this region. */
  static void check(String regionPath) {
    if (!STEER.allows(regionPath)) {
      throw ANOTHER_REGION.asException();
    }
  }
}
