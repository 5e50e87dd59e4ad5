package org.shanshui.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes lists as a workbook (.xlsx), row by row, in memory that does not grow with them: a title,
 * a frozen head with a filter, framed and wrapped cells in 仿宋, as wide as a page when printed. What
 * is longer than a sheet may be goes on in the next.
 */
public final class ExcelList implements AutoCloseable {
  private static final int FLUSH = 500;
  private static final int LONGEST_CELL = 32_000;
  private static final int LONGEST_NAME = 31;

  /** As many as Excel opens (ECMA-376: 1,048,576), counted from 0. */
  private static final int LAST_ROW = 1_048_575;

  /** Above them stands the title. */
  private static final int HEADS = 1;

  private static final String TITLE_FONT = "黑体";
  private static final String HEAD_FONT = "宋体";
  private static final String BODY_FONT = "仿宋";

  private final Workbook workbook;
  private String name = "";
  private List<Column> columns = List.of();
  private int parts;
  private @Nullable Worksheet sheet;
  private int row;

  /** First row that is not styled yet. */
  private int bare;

  public ExcelList(OutputStream out) {
    workbook = new Workbook(out, "Shanshui", "1.0");
    workbook.setGlobalDefaultFont(BODY_FONT, 11);
  }

  /** As an answer's attachment of this name, without the ending. */
  public static ExcelList in(HttpServletResponse response, String name) throws IOException {
    return new ExcelList(Download.workbook(response, name));
  }

  /**
   * A column.
   *
   * @param width in characters
   */
  public record Column(String head, double width) {}

  /** Begins a sheet with its name as title; the one before is finished. */
  public ExcelList sheet(String name, List<Column> columns) throws IOException {
    this.name = name;
    this.columns = columns;
    parts = 0;
    begin();
    return this;
  }

  private Worksheet begin() throws IOException {
    if (sheet != null) {
      finish(sheet);
    }
    parts++;
    Worksheet next = workbook.newWorksheet(sheetName());
    int last = Math.max(0, columns.size() - 1);
    next.inlineString(0, 0, name);
    if (last > 0) {
      next.range(0, 0, 0, last).merge();
    }
    next.range(0, 0, 0, last)
        .style()
        .fontName(TITLE_FONT)
        .fontSize(16)
        .horizontalAlignment("center")
        .verticalAlignment("center")
        .set();
    next.rowHeight(0, 30);
    for (int i = 0; i < columns.size(); i++) {
      next.width(i, columns.get(i).width());
      next.inlineString(HEADS, i, columns.get(i).head());
    }
    next.range(HEADS, 0, HEADS, last)
        .style()
        .fontName(HEAD_FONT)
        .bold()
        .fillColor("E7ECEE")
        .wrapText(true)
        .horizontalAlignment("center")
        .verticalAlignment("center")
        .borderStyle(BorderStyle.THIN)
        .set();
    next.freezePane(0, HEADS + 1);
    next.repeatRows(0, HEADS);
    next.pageOrientation("landscape");
    next.paperSize(PaperSize.A4_PAPER);
    next.setFitToPage(true);
    next.fitToWidth((short) 1);
    // As many pages as there are rows for.
    next.fitToHeight((short) 0);
    next.footer("— &P —", Position.CENTER);
    sheet = next;
    row = HEADS + 1;
    bare = row;
    return next;
  }

  /** What has been written since is framed and wrapped; the sheet's end has its filter as well. */
  private void style(Worksheet to) {
    if (row > bare) {
      to.range(bare, 0, row - 1, Math.max(0, columns.size() - 1))
          .style()
          .wrapText(true)
          .verticalAlignment("center")
          .borderStyle(BorderStyle.THIN)
          .set();
      bare = row;
    }
  }

  private void finish(Worksheet to) throws IOException {
    style(to);
    to.setAutoFilter(HEADS, 0, Math.max(HEADS, row - 1), Math.max(0, columns.size() - 1));
    to.finish();
  }

  private String sheetName() {
    String allowed = name.replaceAll("[\\\\/?*\\[\\]:]", " ");
    String part = parts == 1 ? "" : " " + parts;
    int longest = LONGEST_NAME - part.length();
    return (allowed.length() <= longest ? allowed : allowed.substring(0, longest)) + part;
  }

  /** Writes a row: numbers as numbers, days as days, the rest as text, null as nothing. */
  public void row(@Nullable Object... values) throws IOException {
    Worksheet to = sheet;
    if (to == null) {
      throw new IllegalStateException("No sheet");
    }
    if (row > LAST_ROW) {
      to = begin();
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
      style(to);
      to.flush();
    }
  }

  /**
   * Answers with a list that is read page by page.
   *
   * @param name of the file, and of its sheet
   * @param after the rows after this one, and the first for null; none at the end
   * @param cells what a row shows, as in {@link #row}
   */
  public static <T> void send(
      HttpServletResponse response,
      String name,
      List<Column> columns,
      Function<@Nullable T, List<T>> after,
      Function<T, List<@Nullable Object>> cells)
      throws IOException {
    // What is to be refused is refused before the workbook has begun.
    List<T> first = after.apply(null);
    try (ExcelList excel = in(response, name)) {
      excel.sheet(name, columns);
      @Nullable T last = null;
      for (List<T> page = first; !page.isEmpty(); page = after.apply(last)) {
        for (T one : page) {
          excel.row(cells.apply(one).toArray());
          last = one;
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (sheet != null) {
      finish(sheet);
    }
    workbook.finish();
  }
}
