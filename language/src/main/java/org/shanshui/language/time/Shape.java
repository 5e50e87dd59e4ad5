package org.shanshui.language.time;

/** What kind of time an expression states. */
public enum Shape {
  /** 2025年, 今年, 2025年底前, 年内. */
  YEAR,
  /** 第一季度, 前三季度, 上半年: a part of a year longer than a month. */
  PART_OF_YEAR,
  /** 2021年6月, 6月底前. */
  MONTH,
  /** 2021年6月30日, 6月下旬. */
  DATE,
  /** 2021-2025年, 11月-12月, 6月1日至15日. */
  RANGE,
  /** “十四五”时期. */
  PLAN,
  /** 近期, 远期, 本世纪中叶, 90年代: no limits of its own, or wide ones. */
  ERA,
  /** 三年内, 未来五年: counted from the document's year. */
  WITHIN,
  /** 30分钟, 20年来, 连续12年. */
  DURATION,
  /** 每月, 按季度. */
  RECURRENCE,
  /** 16:12, 8时30分. */
  CLOCK
}
