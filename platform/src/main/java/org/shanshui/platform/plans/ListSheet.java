package org.shanshui.platform.plans;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.web.ExcelList;

/** A list as a workbook (下载 Excel), each column with what stands in it. */
final class ListSheet {
  private static final int CHUNK = 200;

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
    ExcelList.<T>send(
        response,
        name,
        columns.stream().map(c -> new ExcelList.Column(c.head(), c.width())).toList(),
        last -> next.after(last, CHUNK),
        row -> {
          List<@Nullable Object> cells = new ArrayList<>();
          columns.forEach(column -> cells.add(column.value().apply(row)));
          return cells;
        });
  }
}
