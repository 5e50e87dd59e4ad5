package org.shanshui.language.numerals;

/** A vagueness (概数) written inside the numeral itself. */
public enum Hedge {
  /** The numeral is exact. */
  NONE,
  /** 余, 多: somewhat more than the value. */
  MORE,
  /** 数十, 十几, 两三, 上百: of the order of the value. */
  SEVERAL
}
