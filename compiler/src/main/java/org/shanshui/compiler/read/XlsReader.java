package org.shanshui.compiler.read;

import java.io.IOException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads a .xls of Excel 97 to 2003 (MS-XLS): the sheets that show. */
final class XlsReader {
  private final HSSFWorkbook xls;
  private final Workbook workbook = new Workbook();
  private final SheetNumbers numbers;

  private XlsReader(HSSFWorkbook xls) {
    this.xls = xls;
    this.numbers = new SheetNumbers(xls.getInternalWorkbook().isUsing1904DateWindowing());
  }

  static Reading read(DirectoryNode root) throws IOException {
    try (HSSFWorkbook xls = new HSSFWorkbook(root, false)) {
      return new XlsReader(xls).read();
    }
  }

  private Reading read() throws UnreadableException {
    for (int i = 0; i < xls.getNumberOfSheets(); i++) {
      if (xls.isSheetHidden(i) || xls.isSheetVeryHidden(i)) {
        workbook.passOverHidden();
      } else {
        sheet(xls.getSheetAt(i));
      }
    }
    return workbook.reading();
  }

  private void sheet(HSSFSheet sheet) throws UnreadableException {
    SheetCells cells = workbook.sheet(sheet.getSheetName());
    int columns = 0;
    for (Row row : sheet) {
      if (row.getZeroHeight() || row.getHeight() == 0) {
        cells.hideRow(row.getRowNum());
      }
      for (Cell cell : row) {
        cells.put(cell.getRowIndex(), cell.getColumnIndex(), shown((HSSFCell) cell));
      }
      columns = Math.max(columns, row.getLastCellNum());
    }
    for (int c = 0; c < columns; c++) {
      if (sheet.isColumnHidden(c)) {
        cells.hideColumns(c, c);
      }
    }
    for (CellRangeAddress merged : sheet.getMergedRegions()) {
      cells.merge(
          merged.getFirstRow(),
          merged.getFirstColumn(),
          merged.getLastRow(),
          merged.getLastColumn());
    }
  }

  private String shown(HSSFCell cell) {
    CellType type = cell.getCellType();
    if (xls.getFontAt(cell.getCellStyle().getFontIndex()).getStrikeout()
        && type != CellType.BLANK) {
      workbook.noteStruckOut();
      return "";
    }
    return switch (type == CellType.FORMULA ? cell.getCachedFormulaResultType() : type) {
      case STRING -> shown(cell.getRichStringCellValue());
      case NUMERIC -> numbers.shown(cell.getNumericCellValue(), code(cell));
      case BOOLEAN -> cell.getBooleanCellValue() ? "是" : "否";
      case ERROR -> {
        workbook.countError();
        yield "";
      }
      default -> "";
    };
  }

  private static String code(HSSFCell cell) {
    int id = cell.getCellStyle().getDataFormat();
    String code = cell.getCellStyle().getDataFormatString();
    boolean builtIn = code == null || id >= 27 && id <= 36 || id >= 50 && id <= 58;
    return builtIn ? SheetNumbers.builtIn(id) : code;
  }

  private String shown(HSSFRichTextString text) {
    int runs = text.numFormattingRuns();
    if (runs == 0) {
      return text.getString();
    }
    String whole = text.getString();
    WordLine line = new WordLine();
    line.append(whole.substring(0, within(text.getIndexOfFormattingRun(0), whole)), false);
    for (int i = 0; i < runs; i++) {
      int from = within(text.getIndexOfFormattingRun(i), whole);
      int to = i + 1 < runs ? within(text.getIndexOfFormattingRun(i + 1), whole) : whole.length();
      HSSFFont font = xls.getFontAt(text.getFontOfFormattingRun(i));
      if (font.getStrikeout()) {
        workbook.noteStruckOut();
      } else {
        line.append(
            whole.substring(from, Math.max(from, to)), font.getTypeOffset() == Font.SS_SUPER);
      }
    }
    return line.text();
  }

  private static int within(int index, String text) {
    return Math.max(0, Math.min(index, text.length()));
  }
}
