package org.shanshui.platform.workbook;

import java.util.Map;

/**
 * A row of a sheet.
 *
 * @param number from 1, as Excel counts
 * @param cells by column, from 0; only those that say something
 */
record Line(int number, boolean isHidden, Map<Integer, Cell> cells) {
  Cell cell(int column) {
    return cells.getOrDefault(column, Cell.EMPTY);
  }
}
