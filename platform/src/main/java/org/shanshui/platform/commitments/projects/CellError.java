package org.shanshui.platform.commitments.projects;

/**
 * What is wrong with a cell of a workbook.
 *
 * @param row from 1, as Excel counts
 * @param column letters, as Excel counts; empty where the whole row is meant
 * @param title of the column
 * @param value as found, shortened
 */
record CellError(
    String sheet, int row, String column, String title, String value, String zh, String en) {
  /** The place as people say it: 项目!C12. */
  public String place() {
    return sheet + "!" + column + row;
  }
}
