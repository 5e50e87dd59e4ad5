package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;

/** Puts together again what a page break cut in a table: a row, or a cell that spans rows. */
final class PdfRowBreaks {
  private PdfRowBreaks() {}

  /**
   * The rows of the next page. A row that begins with empty cells goes on from the last row before;
   * where only its first cells are empty, those alone do.
   *
   * @param before rows so far, whose last one may be changed
   */
  static List<List<PdfTable.Cell>> mended(
      List<List<PdfTable.Cell>> before, List<List<PdfTable.Cell>> rows, boolean continues) {
    if (!continues || before.isEmpty() || rows.isEmpty()) {
      return rows;
    }
    List<PdfTable.Cell> last = before.get(before.size() - 1);
    List<PdfTable.Cell> first = rows.get(0);
    if (!first.get(0).text().isEmpty() || last.size() != first.size()) {
      return rows;
    }
    long filled = first.stream().filter(cell -> !cell.text().isEmpty()).count();
    List<List<PdfTable.Cell>> mended = new ArrayList<>(rows);
    if (filled * 2 <= first.size()) {
      before.set(before.size() - 1, joined(last, first));
      mended.remove(0);
    } else {
      mended.set(0, withHeadsOf(last, first));
    }
    return mended;
  }

  private static List<PdfTable.Cell> joined(List<PdfTable.Cell> upper, List<PdfTable.Cell> lower) {
    List<PdfTable.Cell> row = new ArrayList<>();
    for (int i = 0; i < upper.size(); i++) {
      PdfTable.Cell cell = upper.get(i);
      FlowText text = new FlowText();
      text.append(cell.text(), true);
      text.append("\n", false);
      text.append(lower.get(i).text(), true);
      row.add(new PdfTable.Cell(text.take(), cell.rowspan(), cell.colspan()));
    }
    return row;
  }

  /** A category whose cell the break cut says its name on the first page only. */
  private static List<PdfTable.Cell> withHeadsOf(
      List<PdfTable.Cell> upper, List<PdfTable.Cell> lower) {
    List<PdfTable.Cell> row = new ArrayList<>(lower);
    for (int i = 0; i < row.size() && row.get(i).text().isEmpty(); i++) {
      PdfTable.Cell cell = row.get(i);
      row.set(i, new PdfTable.Cell(upper.get(i).text(), cell.rowspan(), cell.colspan()));
    }
    return row;
  }
}
