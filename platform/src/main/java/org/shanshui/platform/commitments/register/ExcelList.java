package org.shanshui.platform.commitments.register;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes lists as a workbook (.xlsx), row by row, in memory that does not grow with them. */
public final class ExcelList implements AutoCloseable {
  private static final int FLUSH = 500;
  private static final int LONGEST_CELL = 32_000;

  private final Workbook workbook;
  private @Nullable Worksheet sheet;
  private int row;

  public ExcelList(OutputStream out) {
    workbook = new Workbook(out, "Shanshui", "1.0");
  }

  /**
   * A column.
   *
   * @param width in characters
   */
  public record Column(String title, double width) {}

  /** Begins a sheet; the one before is finished. */
  public ExcelList sheet(String name, List<Column> columns) throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    Worksheet next = workbook.newWorksheet(name);
    for (int i = 0; i < columns.size(); i++) {
      next.width(i, columns.get(i).width());
      next.inlineString(0, i, columns.get(i).title());
    }
    next.range(0, 0, 0, Math.max(0, columns.size() - 1))
        .style()
        .bold()
        .fillColor("E7ECEE")
        .wrapText(true)
        .set();
    next.freezePane(0, 1);
    next.repeatRows(0);
    next.pageOrientation("landscape");
    sheet = next;
    row = 1;
    return this;
  }

  /** Writes a row: numbers as numbers, days as days, the rest as text, null as nothing. */
  public void row(@Nullable Object... values) throws IOException {
    Worksheet to = sheet;
    if (to == null) {
      throw new IllegalStateException("No sheet");
    }
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof BigDecimal number) {
        to.value(row, i, number);
      } else if (value instanceof Number number) {
        to.value(row, i, number);
      } else if (value instanceof LocalDate day) {
        to.value(row, i, day);
        to.style(row, i).format("yyyy-mm-dd").set();
      } else if (value != null && !value.toString().isEmpty()) {
        String text = value.toString();
        to.inlineString(
            row, i, text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) + "…" : text);
      }
    }
    row++;
    if (row % FLUSH == 0) {
      to.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    workbook.finish();
  }
}
