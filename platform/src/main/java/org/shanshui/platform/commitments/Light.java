package org.shanshui.platform.commitments;

import java.util.Locale;

/** How a commitment stands (亮灯). Every commitment has exactly one, and a sentence that says why. */
public enum Light {
  /** 完成. */
  COMPLETED,
  /** 正常. */
  ON_SCHEDULE,
  /** 滞后. */
  BEHIND,
  /** 逾期. */
  OVERDUE;

  /** Whether somebody has to do something about it. */
  public boolean isLate() {
    return this == OVERDUE || this == BEHIND;
  }

  /** The word on the wire and in addresses: {@code on_schedule}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
