package org.shanshui.platform.cases.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** The list of cases as a workbook, written as it is read. */
@Component
class CaseWorkbook {
  static final int MOST_ROWS = 50_000;
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

  void write(CaseFilter filter, OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "Shanshui", "1.0");
    Worksheet sheet = workbook.newWorksheet(words.message("cases.title"));
    for (int i = 0; i < COLUMNS.size(); i++) {
      sheet.width(i, WIDTHS[i]);
      sheet.inlineString(0, i, words.message("cases.column." + COLUMNS.get(i)));
    }
    sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().fillColor("E7ECEE").set();
    sheet.freezePane(0, 1);
    List<CaseLine> batch = new ArrayList<>(BATCH);
    int[] row = {1};
    lists.each(
        filter,
        MOST_ROWS,
        line -> {
          batch.add(line);
          if (batch.size() == BATCH) {
            put(sheet, batch, row);
          }
        });
    put(sheet, batch, row);
    sheet.finish();
    workbook.finish();
  }

  private void put(Worksheet sheet, List<CaseLine> batch, int[] row) {
    for (CaseWords.Line line : words.lines(batch)) {
      int at = row[0]++;
      sheet.value(at, 0, line.id());
      sheet.inlineString(at, 1, line.kind());
      sheet.inlineString(at, 2, line.title());
      sheet.inlineString(at, 3, line.stateWord());
      sheet.inlineString(at, 4, line.leads());
      sheet.inlineString(at, 5, line.region());
      sheet.inlineString(at, 6, line.dueAt() == null ? "" : line.dueAt());
      sheet.inlineString(at, 7, line.due());
      sheet.value(at, 8, line.escalated());
      sheet.inlineString(at, 9, line.foundAt());
      sheet.inlineString(at, 10, line.closedAt() == null ? "" : line.closedAt());
      sheet.value(at, 11, Math.round(line.spentMinutes() / 6.0) / 10.0);
    }
    batch.clear();
    try {
      sheet.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
