package org.shanshui.platform.dispatch;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/** A list as a workbook, written while it is read: a page of it is in memory at a time. */
final class ListWorkbook {
  static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int MOST_ROWS = 200_000;

  private ListWorkbook() {}

  static void head(HttpServletResponse response, String name) {
    response.setContentType(MEDIA_TYPE);
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
  }

  /**
   * @param page the rows after a last one; empty at the end
   * @param cells what a row shows: numbers as numbers, days as days
   */
  static <T> void write(
      HttpServletResponse response,
      String name,
      List<String> heads,
      Function<@Nullable T, List<T>> page,
      Function<T, List<@Nullable Object>> cells)
      throws IOException {
    head(response, name + ".xlsx");
    Workbook book = new Workbook(response.getOutputStream(), "Shanshui", "1.0");
    Worksheet sheet = book.newWorksheet(sheetName(name));
    for (int c = 0; c < heads.size(); c++) {
      sheet.value(0, c, heads.get(c));
      sheet.width(c, 18);
      sheet.style(0, c).bold().fillColor("EDF1EF").set();
    }
    sheet.freezePane(0, 1);
    int r = 1;
    T last = null;
    for (List<T> rows = page.apply(null);
        !rows.isEmpty() && r < MOST_ROWS;
        rows = page.apply(last)) {
      for (T row : rows) {
        List<@Nullable Object> values = cells.apply(row);
        for (int c = 0; c < values.size(); c++) {
          put(sheet, r, c, values.get(c));
        }
        r++;
        last = row;
      }
      sheet.flush();
    }
    book.finish();
  }

  private static void put(Worksheet sheet, int r, int c, @Nullable Object value) {
    if (value instanceof Number number) {
      sheet.value(r, c, number);
    } else if (value instanceof java.time.LocalDate day) {
      sheet.value(r, c, day);
      sheet.style(r, c).format("yyyy-mm-dd").set();
    } else if (value != null) {
      sheet.value(r, c, value.toString());
    }
  }

  private static String sheetName(String name) {
    UnaryOperator<String> cut = s -> s.length() <= 31 ? s : s.substring(0, 31);
    return cut.apply(name.replaceAll("[\\\\/?*\\[\\]:]", " "));
  }
}
