package org.shanshui.compiler.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.write.SamplePlan.Sample;

class PlanWorkbookTest {

  @Test
  void theWorkbookHasItsEightSheetsEachWithAFilterAndAFrozenHead() throws IOException {
    XSSFWorkbook book = workbook();
    List<String> names = new ArrayList<>();
    for (Sheet sheet : book) {
      names.add(sheet.getSheetName());
      assertTrue(sheet.getPaneInformation().isFreezePane());
      assertEquals(1, sheet.getPaneInformation().getHorizontalSplitTopRow());
      assertNotNull(((XSSFSheet) sheet).getCTWorksheet().getAutoFilter(), sheet.getSheetName());
    }
    assertEquals(List.of("任务清单", "措施清单", "责任清单", "指标", "目标", "项目", "定性目标", "名录", "待核"), names);
  }

  @Test
  void aTaskGivesARowForEachUnitWithItsRole() throws IOException {
    XSSFSheet duties = workbook().getSheet("责任清单");
    assertEquals(
        List.of("市建设局 牵头", "市水利局 配合", "青石区政府 配合", "各镇（街道） 属地落实"),
        rows(duties).stream().map(row -> row.get(0) + " " + row.get(1)).toList());
  }

  @Test
  void eachSentenceThatSaysWhatIsDoneIsAMeasureWithItsLeadAndItsQuantities() throws IOException {
    List<List<String>> measures = rows(workbook().getSheet("措施清单"));
    assertEquals(
        List.of("新建污水管网30公里", "改造老旧小区雨污分流12个", "年底前开工青石港泵站"),
        measures.stream().map(row -> row.get(1)).toList());
    assertEquals("市建设局", measures.get(0).get(4));
    assertEquals("新建污水管网 30公里（2028）", measures.get(0).get(6));
    assertEquals("新建污水管网30公里；", measures.get(0).get(7));
  }

  @Test
  void everyTargetStandsBesideTheSentenceItWasReadFromAndItsPlace() throws IOException {
    Sample sample = SamplePlan.sample();
    List<String> forest = rows(workbook().getSheet("目标")).get(0);
    assertEquals("到2028年，力争森林覆盖率达到43%以上，湖水透明度由0.8米提高到1.2米左右，完成投资12.5亿元。", forest.get(15));
    String[] place = forest.get(16).split("–");
    String text = sample.document().text();
    int start = text.offsetByCodePoints(0, Integer.parseInt(place[0]));
    int end = text.offsetByCodePoints(0, Integer.parseInt(place[1]));
    assertEquals("43%", text.substring(start, end));
    assertEquals("一、总体目标", forest.get(14));
  }

  @Test
  void aTargetsValueIsANumberAndNotText() throws IOException {
    XSSFSheet targets = workbook().getSheet("目标");
    assertEquals(12.5, targets.getRow(3).getCell(5).getNumericCellValue());
  }

  @Test
  void anIndicatorStandsBesideTheRowOfItsTable() throws IOException {
    List<String> phosphorus = rows(workbook().getSheet("指标")).get(0);
    assertEquals("湖体总磷", phosphorus.get(2));
    assertEquals("不高于", phosphorus.get(9));
    assertEquals("1 | 湖体总磷 | 毫克/升 | 0.06 | ≤0.05 | 约束性", phosphorus.get(13));
  }

  @Test
  void aCellThatLooksLikeAFormulaIsQuotedText() throws IOException {
    Cell village = workbook().getSheet("名录").getRow(3).getCell(2);
    assertEquals("=1+1村", village.getStringCellValue());
    assertTrue(village.getCellStyle().getQuotePrefixed());
  }

  @Test
  void whatIsDoubtfulIsListedForReviewAfterTheDiagnostics() throws IOException {
    List<List<String>> review = rows(workbook().getSheet("待核"));
    assertEquals(List.of("警告", "数量"), review.stream().map(row -> row.get(0)).toList());
    assertEquals("1.2米", review.get(1).get(2));
  }

  @Test
  void chineseCountsDoubleInAColumnsWidthAndLongTextWraps() throws IOException {
    XSSFSheet tasks = workbook().getSheet("任务清单");
    assertTrue(tasks.getColumnWidth(9) / 256 >= 60, "the source column is wide");
    assertTrue(tasks.getColumnWidth(9) / 256 <= 71, "but not wider than its cap");
    assertTrue(tasks.getRow(1).getCell(9).getCellStyle().getWrapText());
    assertTrue(tasks.getRow(1).getHeightInPoints() > 20);
  }

  private static XSSFWorkbook workbook() throws IOException {
    Sample sample = SamplePlan.sample();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanWorkbook.write(sample.plan(), sample.document(), out);
    return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
  }

  private static List<List<String>> rows(Sheet sheet) {
    DataFormatter formatter = new DataFormatter();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i <= sheet.getLastRowNum(); i++) {
      Row row = sheet.getRow(i);
      rows.add(
          IntStream.range(0, row.getLastCellNum())
              .mapToObj(c -> formatter.formatCellValue(row.getCell(c)))
              .toList());
    }
    return rows;
  }
}
