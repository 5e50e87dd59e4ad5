package org.shanshui.platform.collection;

import org.shanshui.platform.access.Actor;
import org.shanshui.platform.refusal.Refusal;

/** Whose rounds they are: a county's planner sees the city's rounds, and does not steer them. */
final class Stewardship {
  private Stewardship() {}

  /** Whether the current actor steers what belongs to this region. */
  static boolean holds(String regionPath) {
    Actor actor = Actor.current();
    boolean isHouse = actor.personId() == null && actor.sight().region().equals("/");
    return isHouse || actor.plansFor(regionPath);
  }

  /** Refuses unless the current actor steers what belongs to this region. */
  static void check(String regionPath) {
    if (!holds(regionPath)) {
      throw Refusal.denied(
              "collection.another-region",
              "这是上级或其他地区的调度，您可以查看，不能变更。",
              "these rounds belong to another region: you may look, not change")
          .asException();
    }
  }
}
