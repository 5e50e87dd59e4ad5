package org.shanshui.platform.notices;

import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;

/** What a notice is about; each reader chooses which they are told, and which way. */
public enum NoticeKind {
  /** 待办: something waits for the reader's unit. */
  TO_DO,
  /** 催报与逾期: something is due soon, urged or late. */
  DUE,
  /** 退回: something has to be done again. */
  RETURNED,
  /** 办结: a case is closed. */
  CLOSED,
  /** 进展: anything else that became of a matter. */
  PROGRESS,
  /** 账号安全: always told. */
  ACCOUNT;

  /** Whether a reader may choose. */
  public boolean isOptional() {
    return this != ACCOUNT;
  }

  /**
   * Whether it is told to who has chosen nothing. Whose plans open cases by the dozen is not told
   * of each that closes.
   */
  boolean isToldAtFirst(boolean planner) {
    return this != CLOSED || !planner;
  }

  static boolean plans(Actor actor) {
    return actor.is(Role.PLANNER);
  }
}
