package org.shanshui.platform.plans;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A list as a workbook, written as it is read (下载 Excel). */
final class ListSheet {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int CHUNK = 200;
  private static final int MOST = 200_000;
  private static final int LONGEST_CELL = 32_000;

  private ListSheet() {}

  /** A column: its head, its width in characters, and what stands in it. */
  record Column<T>(String head, int width, Function<T, @Nullable Object> value) {}

  /** Reads the next rows after one; the first time after null. */
  interface Next<T> {
    List<T> after(@Nullable T last, int limit);
  }

  /** Answers with the workbook. */
  static <T> void send(
      HttpServletResponse response, String name, List<Column<T>> columns, Next<T> next)
      throws IOException {
    response.setContentType(XLSX);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(name + ".xlsx", StandardCharsets.UTF_8)
            .build()
            .toString());
    write(response.getOutputStream(), name, columns, next);
  }

  private static <T> void write(
      OutputStream out, String name, List<Column<T>> columns, Next<T> next) throws IOException {
    try (Workbook book = new Workbook(out, "Shanshui", "1.0")) {
      Worksheet sheet = book.newWorksheet(name.length() > 31 ? name.substring(0, 31) : name);
      for (int c = 0; c < columns.size(); c++) {
        sheet.width(c, columns.get(c).width());
        sheet.inlineString(0, c, columns.get(c).head());
      }
      sheet.range(0, 0, 0, columns.size() - 1).style().bold().fillColor("E0EEEA").set();
      sheet.freezePane(0, 1);
      int row = 1;
      T last = null;
      List<T> rows;
      do {
        rows = next.after(last, CHUNK);
        for (T one : rows) {
          for (int c = 0; c < columns.size(); c++) {
            put(sheet, row, c, columns.get(c).value().apply(one));
          }
          row++;
          last = one;
        }
        sheet.flush();
      } while (rows.size() == CHUNK && row < MOST);
      sheet.finish();
    }
  }

  private static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
    if (value instanceof BigDecimal number) {
      sheet.value(row, column, number);
    } else if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value != null) {
      String text = value.toString();
      sheet.inlineString(
          row, column, text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
    }
  }
}
