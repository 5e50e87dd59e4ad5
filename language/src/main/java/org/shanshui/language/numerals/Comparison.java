package org.shanshui.language.numerals;

/** How what is reached compares with a number. */
public enum Comparison {
  /** 以上, 不低于, 超过, ≥. */
  AT_LEAST,
  /** 以内, 不高于, 控制在, ≤. */
  AT_MOST,
  /** 左右, 约. */
  ABOUT,
  /** 达到, 稳定在, 提高到. */
  EQUAL
}
