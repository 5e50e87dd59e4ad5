package org.shanshui.platform.directory;

import java.util.List;

/**
 * What a module knows of a unit's affairs that are not done: no unit is closed, and no unit is left
 * without anyone who approves, while there is something that nobody would answer for.
 */
public interface OpenAffairs {
  /**
   * Affairs of one kind.
   *
   * @param chinese what and how many: 领办 3 件未办结的案件
   */
  record Affair(String chinese, String english) {}

  /** What the unit answers for that is not done. */
  List<Affair> of(long unitId);

  /** What waits for somebody of the unit who approves. */
  default List<Affair> awaitingApproval(long unitId) {
    return List.of();
  }
}
