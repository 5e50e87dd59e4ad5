package org.shanshui.platform.workbook;

import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * What is to be said about a cell, a row or a sheet.
 *
 * @param severity whether it keeps the row out
 * @param row from 1, as Excel counts; null where the whole sheet is meant
 * @param column letters, as Excel counts; empty where the whole row is meant
 * @param title of the column
 * @param value as found, shortened
 */
public record Fault(
    Severity severity,
    String sheet,
    @Nullable Integer row,
    String column,
    String title,
    String value,
    Refusal refusal) {
  /** How much it weighs. */
  public enum Severity {
    /** The row is not taken. */
    ERROR,
    /** The row is taken; who filled it in should know. */
    NOTE
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The place as people say it: 项目!C12; a whole row is found by its first cell, 项目!A12. */
  public String place() {
    String cell = row == null ? "" : (column.isEmpty() ? "A" : column) + row;
    return sheet.isEmpty() || cell.isEmpty() ? sheet + cell : sheet + "!" + cell;
  }

  /** The letters of a column, from 0. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int i = column + 1; i > 0; i = (i - 1) / 26) {
      letters.insert(0, (char) ('A' + (i - 1) % 26));
    }
    return letters.toString();
  }
}
