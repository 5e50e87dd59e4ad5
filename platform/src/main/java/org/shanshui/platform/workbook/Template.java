package org.shanshui.platform.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.SheetProtectionOption;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The workbook to be filled in: heads in both languages, what may stand under each, and for a
 * marked form the rows, of which only what is to be filled in is open.
 */
final class Template {
  private static final String GREY = "EDF1EF";
  private static final String LINE = "D9DFDD";
  private static final int WORDS_UNTIL = 2000;

  private Template() {}

  static <D> void write(OutputStream out, Form<D> form, Sitting<D> sitting) throws IOException {
    Workbook book = new Workbook(out, "Shanshui", "1.0");
    Worksheet sheet = book.newWorksheet(form.sheet());
    int heads = sitting.mark().isEmpty() ? 0 : 2;
    if (heads > 0) {
      mark(sheet, sitting);
    }
    List<Column<?>> columns = form.columns();
    for (int at = 0; at < columns.size(); at++) {
      head(sheet, heads, at, columns.get(at));
      if (columns.get(at).use() == Column.Use.KEY || sitting.unasked().contains(columns.get(at))) {
        sheet.hideColumn(at);
      }
      if (heads == 0 && !columns.get(at).words().isEmpty()) {
        words(sheet, at, columns.get(at).words());
      }
    }
    sheet.rowHeight(heads, 32);
    sheet.freezePane(0, heads + 1);
    int row = heads + 1;
    for (Sitting.Row filled : sitting.rows()) {
      row(sheet, row++, columns, filled);
      if (row % 500 == 0) {
        sheet.flush();
      }
    }
    if (heads > 0) {
      protect(sheet);
    }
    explain(book.newWorksheet("填写说明"), columns);
    book.finish();
  }

  private static void mark(Worksheet sheet, Sitting<?> sitting) {
    sheet.value(0, 0, sitting.mark());
    sheet.value(0, 2, sitting.subject());
    sheet.style(0, 2).bold().fontSize(14).set();
    sheet.value(1, 2, "请只填白色单元格，不要增删行列 · fill in white cells only, keep rows and columns");
    sheet.style(1, 2).fontColor("58676F").set();
  }

  private static void head(Worksheet sheet, int row, int at, Column<?> column) {
    sheet.value(row, at, column.head());
    sheet.width(at, column.width());
    sheet
        .style(row, at)
        .bold()
        .wrapText(true)
        .verticalAlignment("center")
        .fillColor(GREY)
        .borderStyle(BorderStyle.THIN)
        .borderColor(LINE)
        .set();
  }

  private static void words(Worksheet sheet, int at, List<String> words) {
    // Excel takes a list of at most 255 letters; a longer one stands only in the explanation.
    String list = String.join(",", words);
    if (list.length() <= 255) {
      sheet
          .range(1, at, WORDS_UNTIL, at)
          .validateWithListByFormula("\"" + list + "\"")
          .allowBlank(true);
    }
  }

  private static void row(Worksheet sheet, int row, List<Column<?>> columns, Sitting.Row filled) {
    for (int at = 0; at < columns.size(); at++) {
      Object value = filled.values().get(columns.get(at));
      put(sheet, row, at, value);
      boolean open = filled.open().contains(columns.get(at));
      var style =
          sheet
              .style(row, at)
              .wrapText(!(value instanceof Number))
              .verticalAlignment("top")
              .borderStyle(BorderStyle.THIN)
              .borderColor(LINE)
              .protectionOption(ProtectionOption.LOCKED, !open);
      if (!open) {
        style.fillColor(GREY);
      }
      if (value instanceof LocalDate) {
        style.format("yyyy-mm-dd");
      }
      style.set();
    }
  }

  /** Text as text: what a cell says is never taken for a formula. */
  private static void put(Worksheet sheet, int row, int at, @Nullable Object value) {
    if (value instanceof BigDecimal number) {
      sheet.value(row, at, number);
    } else if (value instanceof LocalDate day) {
      sheet.value(row, at, day);
    } else if (value != null) {
      sheet.inlineString(row, at, value.toString());
    }
  }

  private static void protect(Worksheet sheet) {
    sheet.protect(
        "",
        SheetProtectionOption.SHEET,
        SheetProtectionOption.OBJECTS,
        SheetProtectionOption.SCENARIOS,
        SheetProtectionOption.DELETE_ROWS,
        SheetProtectionOption.DELETE_COLUMNS,
        SheetProtectionOption.INSERT_ROWS,
        SheetProtectionOption.INSERT_COLUMNS);
  }

  private static void explain(Worksheet sheet, List<Column<?>> columns) {
    sheet.width(0, 22);
    sheet.width(1, 60);
    sheet.width(2, 60);
    sheet.value(0, 0, "列 · column");
    sheet.value(0, 1, "填写要求");
    sheet.value(0, 2, "what may stand there");
    sheet.range(0, 0, 0, 2).style().bold().fillColor(GREY).set();
    int row = 1;
    for (Column<?> column : columns) {
      if (column.use() == Column.Use.REQUIRED || column.use() == Column.Use.OPTIONAL) {
        boolean required = column.use() == Column.Use.REQUIRED;
        String words = String.join("、", column.words());
        sheet.value(row, 0, column.chinese());
        sheet.value(
            row,
            1,
            (required ? "必填。" : "")
                + words
                + (column.hint() == null ? "" : column.hint().chinese()));
        sheet.value(
            row,
            2,
            (required ? "Required. " : "")
                + words
                + (column.hint() == null ? "" : column.hint().english()));
        row++;
      }
    }
  }
}
