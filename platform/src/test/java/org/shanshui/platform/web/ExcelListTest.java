package org.shanshui.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class ExcelListTest {
  private static final List<ExcelList.Column> ONE = List.of(new ExcelList.Column("编号", 8));

  @Test
  void figuresAreFiguresAndTextThatLooksLikeAFormulaIsText() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExcelList excel = new ExcelList(out)) {
      excel.sheet("任务/措施：2025年[一至十二月]的全部清单，名称比一张工作表允许的长", ONE);
      excel.row(new BigDecimal("2017.17"), 84L, LocalDate.of(2025, 6, 30), "=1+1", null, "是");
    }
    try (ReadableWorkbook book = read(out)) {
      Row row = book.getFirstSheet().read().get(2);
      assertThat(row.getCellAsNumber(0)).contains(new BigDecimal("2017.17"));
      assertThat(row.getCellAsNumber(1)).contains(new BigDecimal(84));
      assertThat(row.getCellAsDate(2).map(d -> d.toLocalDate()))
          .contains(LocalDate.of(2025, 6, 30));
      assertThat(row.getCell(3).getFormula()).isNull();
      assertThat(row.getCellText(3)).isEqualTo("=1+1");
      assertThat(row.getCellText(5)).isEqualTo("是");
    }
  }

  @Test
  void whatIsLongerThanASheetGoesOnInTheNext() throws IOException {
    int rows = 1_048_600;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExcelList excel = new ExcelList(out)) {
      excel.sheet("清单", ONE);
      for (int i = 1; i <= rows; i++) {
        excel.row(i);
      }
    }
    try (ReadableWorkbook book = read(out);
        Stream<Row> first = book.getFirstSheet().openStream();
        Stream<Row> second = book.getSheet(1).orElseThrow().openStream()) {
      List<Row> rest = second.toList();
      assertThat(first.count() - 2 + rest.size() - 2).isEqualTo(rows);
      assertThat(rest.get(1).getCellText(0)).isEqualTo("编号");
      assertThat(rest.get(rest.size() - 1).getCellText(0)).isEqualTo(String.valueOf(rows));
    }
  }

  @Test
  void aListIsReadyToBePrinted() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExcelList excel = new ExcelList(out)) {
      excel.sheet("任务清单", List.of(new ExcelList.Column("编号", 8), new ExcelList.Column("任务", 40)));
      excel.row(1, "改造污水管网，分片推进，按季度通报进度，年底前完成全部三个片区的检测和修复");
      excel.row(2, null);
    }
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("任务清单");
      assertThat(sheet.getMergedRegion(0).formatAsString()).isEqualTo("A1:B1");
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A2:B4");
      assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 2);
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
      assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
      for (int row : List.of(2, 3)) {
        XSSFCellStyle style = sheet.getRow(row).getCell(1).getCellStyle();
        assertThat(style.getWrapText()).isTrue();
        assertThat(style.getBorderBottom()).isEqualTo(BorderStyle.THIN);
        assertThat(style.getFont().getFontName()).isEqualTo("仿宋");
      }
    }
  }

  private static ReadableWorkbook read(ByteArrayOutputStream file) throws IOException {
    return new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()));
  }
}
