package org.shanshui.platform.collection;

/** How a sheet stands against its due day. */
public enum Standing {
  /** 未到期. */
  DUE,
  /** 按时. */
  ON_TIME,
  /** 迟报: handed in after the due day. */
  LATE,
  /** 未报: the due day has passed without it. */
  MISSING
}
