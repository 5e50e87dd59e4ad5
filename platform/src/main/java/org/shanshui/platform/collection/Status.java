package org.shanshui.platform.collection;

/** The word for where a sheet stands, in the database, in filters and on the wire. */
public enum Status {
  /** 待报. */
  OPEN,
  /** 填报中. */
  DRAFTED,
  /** 待审核. */
  SUBMITTED,
  /** 待接收. */
  APPROVED,
  /** 已接收. */
  ACCEPTED,
  /** 已退回. */
  RETURNED,
  /** 缺报. */
  MISSING;

  /** Whether the unit has something to write. */
  public boolean isToBeWritten() {
    return this == OPEN || this == DRAFTED || this == RETURNED;
  }
}
