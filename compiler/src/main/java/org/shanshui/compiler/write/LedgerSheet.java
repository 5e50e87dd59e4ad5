package org.shanshui.compiler.write;

import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of a workbook: a frozen head with a filter, rows under it, widths by what they hold.
 * Widths are counted and not measured, for a server has no fonts.
 */
final class LedgerSheet {
  /** A column and the most it may be wide, in Latin characters; longer text wraps. */
  record Column(String head, int widest) {}

  private static final int MOST_CHARACTERS = 32_767;
  private static final int MOST_LINES = 12;
  private static final float LINE = 15;

  private final SXSSFSheet sheet;
  private final Styles styles;
  private final List<Column> columns;
  private final int[] widths;
  private int rows;

  /**
   * @param frozen how many columns stay in sight when one scrolls to the right
   */
  LedgerSheet(
      SXSSFWorkbook workbook, Styles styles, String name, int frozen, List<Column> columns) {
    this.sheet = workbook.createSheet(name);
    this.styles = styles;
    this.columns = columns;
    this.widths = new int[columns.size()];
    Row head = sheet.createRow(rows++);
    head.setHeightInPoints(LINE * 1.5f);
    for (int i = 0; i < columns.size(); i++) {
      Cell cell = head.createCell(i);
      cell.setCellValue(columns.get(i).head());
      cell.setCellStyle(styles.head);
      // Room for the arrow of the filter.
      widths[i] = width(columns.get(i).head()) + 3;
    }
    sheet.createFreezePane(frozen, 1);
    sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
    sheet.setFitToPage(true);
    PrintSetup print = sheet.getPrintSetup();
    print.setLandscape(true);
    print.setPaperSize(PrintSetup.A3_PAPERSIZE);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
  }

  /**
   * @param values a String, Integer, BigDecimal, Double or null for each column
   */
  void row(@Nullable Object... values) {
    Row row = sheet.createRow(rows++);
    int lines = 1;
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      Cell cell = row.createCell(i);
      cell.setCellStyle(styles.text);
      if (value == null) {
        continue;
      }
      String shown = value.toString();
      if (value instanceof Number number && exact(number)) {
        cell.setCellValue(number.doubleValue());
        cell.setCellStyle(styles.number);
      } else {
        shown = shown.length() > MOST_CHARACTERS ? cut(shown) : shown;
        cell.setCellValue(Characters.whole(shown));
        if (!shown.isEmpty() && "=+-@\t\r".indexOf(shown.charAt(0)) >= 0) {
          // Excel would take it for a formula once somebody edits the cell.
          cell.setCellStyle(styles.quoted);
        }
      }
      int width = width(shown) + 1;
      int widest = columns.get(i).widest();
      widths[i] = Math.max(widths[i], Math.min(width, widest));
      lines = Math.max(lines, (width + widest - 1) / widest);
    }
    row.setHeightInPoints(Math.min(lines, MOST_LINES) * LINE + 2);
  }

  /** To be called once, after the last row. */
  void finish() {
    for (int i = 0; i < widths.length; i++) {
      sheet.setColumnWidth(i, (widths[i] + 1) * 256);
    }
    sheet.setAutoFilter(new CellRangeAddress(0, rows - 1, 0, columns.size() - 1));
  }

  /** A cell holds a binary double; what it cannot hold to the last digit stays text. */
  private static boolean exact(Number number) {
    if (!(number instanceof BigDecimal decimal)) {
      return true;
    }
    return decimal.precision() <= 15 && Math.abs(decimal.scale()) < 300;
  }

  private static String cut(String text) {
    int end = MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** In Latin characters; a Chinese one is as wide as two. */
  private static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += text.charAt(i) < 0x2E80 && text.charAt(i) != '…' ? 1 : 2;
    }
    return width;
  }

  /** The looks that all sheets of a workbook share. */
  static final class Styles {
    private final CellStyle head;
    private final CellStyle text;
    private final CellStyle quoted;
    private final CellStyle number;

    Styles(SXSSFWorkbook workbook) {
      text = bordered(workbook);
      text.setWrapText(true);
      quoted = workbook.createCellStyle();
      quoted.cloneStyleFrom(text);
      quoted.setQuotePrefixed(true);
      number = bordered(workbook);
      number.setAlignment(HorizontalAlignment.RIGHT);
      head = bordered(workbook);
      Font font = workbook.createFont();
      font.setBold(true);
      font.setColor(IndexedColors.WHITE.getIndex());
      head.setFont(font);
      head.setFillForegroundColor(IndexedColors.DARK_TEAL.getIndex());
      head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      head.setVerticalAlignment(VerticalAlignment.CENTER);
    }

    private static CellStyle bordered(SXSSFWorkbook workbook) {
      CellStyle style = workbook.createCellStyle();
      style.setVerticalAlignment(VerticalAlignment.TOP);
      style.setBorderBottom(BorderStyle.HAIR);
      style.setBorderRight(BorderStyle.HAIR);
      style.setBottomBorderColor(IndexedColors.GREY_40_PERCENT.getIndex());
      style.setRightBorderColor(IndexedColors.GREY_40_PERCENT.getIndex());
      return style;
    }
  }
}
