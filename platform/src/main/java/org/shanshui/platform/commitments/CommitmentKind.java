package org.shanshui.platform.commitments;

/** What sort of commitment it is. */
public enum CommitmentKind {
  /** 任务: something to be done. */
  TASK,
  /** 目标: a value to be reached or held, or a year's or a unit's share of one. */
  TARGET,
  /** 项目: something to be built and paid for. */
  PROJECT
}
