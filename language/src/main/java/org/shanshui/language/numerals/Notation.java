package org.shanshui.language.numerals;

/** How a numeral is written. */
public enum Notation {
  /** Digits only: 1,234.5. */
  ARABIC,
  /** Chinese characters only: 三千五百, 三分之一, 半. */
  CHINESE,
  /** Digits with Chinese multipliers: 5.15万, 3千余, 1万5千. */
  MIXED,
  /** More digits than a quantity has: a serial whose value is not read and is given as 0. */
  SERIAL
}
