package org.shanshui.platform.cases.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.shanshui.platform.web.ExcelList;
import org.springframework.stereotype.Component;

/** The list of cases as a workbook, written as it is read. */
@Component
class CaseWorkbook {
  private static final int BATCH = 500;
  private static final List<String> COLUMNS =
      List.of(
          "number", "kind", "title", "state", "leads", "region", "due", "clock", "level", "found",
          "closed", "hours");
  private static final double[] WIDTHS = {8, 12, 46, 10, 30, 14, 17, 16, 8, 17, 17, 12};

  private final CaseLists lists;
  private final CaseWords words;

  CaseWorkbook(CaseLists lists, CaseWords words) {
    this.lists = lists;
    this.words = words;
  }

  void write(CaseFilter filter, HttpServletResponse response) throws IOException {
    List<ExcelList.Column> columns = new ArrayList<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      columns.add(new ExcelList.Column(words.message("cases.column." + COLUMNS.get(i)), WIDTHS[i]));
    }
    // What is to be refused is refused before the workbook has begun.
    lists.page(filter, null, 1);
    try (ExcelList excel = ExcelList.in(response, words.message("cases.title"))) {
      excel.sheet(words.message("cases.title"), columns);
      List<CaseLine> batch = new ArrayList<>(BATCH);
      lists.each(
          filter,
          line -> {
            batch.add(line);
            if (batch.size() == BATCH) {
              put(excel, batch);
            }
          });
      put(excel, batch);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void put(ExcelList excel, List<CaseLine> batch) {
    try {
      for (CaseWords.Line line : words.lines(batch)) {
        excel.row(
            line.id(),
            line.kind(),
            line.title(),
            line.stateWord(),
            line.leads(),
            line.region(),
            line.dueAt(),
            line.due(),
            line.escalated(),
            line.foundAt(),
            line.closedAt(),
            Math.round(line.spentMinutes() / 6.0) / 10.0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    batch.clear();
  }
}
