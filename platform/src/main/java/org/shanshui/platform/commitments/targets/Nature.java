package org.shanshui.platform.commitments.targets;

/** How the parts of a metric make the whole (汇总规则). */
public enum Nature {
  /** 相加: counts, areas, money. */
  SUM,
  /** 加权: a ratio does not add; its parts are weighted by the stated denominator. */
  RATIO,
  /** 各自不低于: each part must reach the whole's value. */
  LEVEL_MIN,
  /** 各自不高于: no part may exceed the whole's value. */
  LEVEL_MAX,
  /** 平均: the plain mean of the parts. */
  AVERAGE
}
