package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanshui.compiler.plan.Diagnostic;

/** Workbooks and separated values: tables as they are shown. */
class SheetReaderTest {
  private static final String ONE_SHEET = "<sheets><sheet name='Sheet1' id='r1'/></sheets>";

  private static Workbook workbook(String kind) {
    return kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
  }

  private static Document read(Workbook workbook, String kind) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return DocumentReaders.read("a." + kind, out.toByteArray());
  }

  private static Row row(Sheet sheet, int number, Object... values) {
    Row row = sheet.createRow(number);
    for (int i = 0; i < values.length; i++) {
      Cell cell = row.createCell(i);
      if (values[i] instanceof Number value) {
        cell.setCellValue(value.doubleValue());
      } else {
        cell.setCellValue((String) values[i]);
      }
    }
    return row;
  }

  private static void format(Workbook workbook, Cell cell, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }

  private static List<String> codes(Document document) {
    return document.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aListOfProjectsIsATableUnderItsTitleAndUnit(String kind) throws IOException {
    try (Workbook workbook = workbook(kind)) {
      Sheet sheet = workbook.createSheet("重点项目");
      row(sheet, 0, "清溪市2026年重点项目表");
      sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
      row(sheet, 1, "", "", "", "单位：万元");
      row(sheet, 2, "序号", "项目", "总投资", "其中");
      row(sheet, 3, "", "", "", "本年");
      sheet.addMergedRegion(new CellRangeAddress(2, 3, 0, 0));
      sheet.addMergedRegion(new CellRangeAddress(2, 3, 1, 1));
      sheet.addMergedRegion(new CellRangeAddress(2, 3, 2, 2));
      row(sheet, 4, "一、供水类");
      sheet.addMergedRegion(new CellRangeAddress(4, 4, 0, 3));
      row(sheet, 5, 1, "水厂\n扩建", 12000.5, 0.3);
      row(sheet, 6, "注：金额为概算。");
      Document document = read(workbook, kind);
      assertEquals(
          "P「清溪市2026年重点项目表」P「单位：万元」"
              + "T「序号│项目│总投资│其中；序号│项目│总投资│本年；一、供水类│一、供水类│一、供水类│一、供水类；"
              + "1│水厂扩建│12000.5│0.3」P「注：金额为概算。」",
          BlockNotation.of(document));
      assertEquals(kind, document.format());
      assertEquals(List.of(), document.diagnostics());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void numbersAndDaysAreReadAsTheyAreShown(String kind) throws IOException {
    try (Workbook workbook = workbook(kind)) {
      Sheet sheet = workbook.createSheet();
      Row row = row(sheet, 0, "值", 0.051, 1234567.891, 46000, 46000, 46000, 45.5, 1e12 / 3, 0.5);
      format(workbook, row.getCell(1), "0.0%");
      format(workbook, row.getCell(2), "#,##0.0");
      format(workbook, row.getCell(3), "yyyy/m/d");
      format(workbook, row.getCell(4), "yyyy\"年\"m\"月\"");
      format(workbook, row.getCell(5), "[$-804]yyyy\"年\"m\"月\"d\"日\";@");
      format(workbook, row.getCell(6), "0.0\"亿元\"");
      row(sheet, 1, "甲", "乙");
      assertEquals(
          "T「值│5.1%│1,234,567.9│2025-12-09│2025年12月│2025年12月9日│45.5亿元│333333333333│0.5；甲│乙│││││││」",
          BlockNotation.of(read(workbook, kind)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void whatIsHiddenIsPassedOverAndSaid(String kind) throws IOException {
    try (Workbook workbook = workbook(kind)) {
      row(workbook.createSheet("底稿"), 0, "内部");
      workbook.setSheetHidden(0, true);
      workbook.setActiveSheet(0);
      Sheet sheet = workbook.createSheet("目标");
      row(sheet, 0, "指标", "密", "2027年");
      row(sheet, 1, "林地", "x", "3万亩").setZeroHeight(true);
      row(sheet, 2, "绿道", "x", "4公里");
      sheet.setColumnHidden(1, true);
      Document document = read(workbook, kind);
      assertEquals("H1「目标」T「指标│2027年；绿道│4公里」", BlockNotation.of(document));
      assertEquals(List.of("hidden-sheet", "hidden-cells", "hidden-cells"), codes(document));
      assertTrue(document.diagnostics().get(1).message().contains("第 2 行"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void blankRowsPartTablesUnlessTheSecondGoesOn(String kind) throws IOException {
    try (Workbook workbook = workbook(kind)) {
      Sheet sheet = workbook.createSheet("甲表");
      row(sheet, 0, "项目", "投资");
      row(sheet, 1, "桥", 3);
      row(sheet, 3, "路", 4);
      row(sheet, 6, "指标", "2030年");
      row(sheet, 7, "林地", 5);
      row(workbook.createSheet("乙表"), 0, "附：说明文字");
      assertEquals(
          "H1「甲表」T「项目│投资；桥│3；路│4」T「指标│2030年；林地│5」H1「乙表」P「附：说明文字」",
          BlockNotation.of(read(workbook, kind)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void struckOutCellsAndRunsAreLeftOut(String kind) throws IOException {
    try (Workbook workbook = workbook(kind)) {
      Sheet sheet = workbook.createSheet();
      row(sheet, 0, "项目", "数量");
      Row row = row(sheet, 1, "泵站", "68座");
      Font struck = workbook.createFont();
      struck.setStrikeout(true);
      var text = workbook.getCreationHelper().createRichTextString("68座");
      text.applyFont(0, 1, struck);
      text.applyFont(1, 3, workbook.createFont());
      row.getCell(1).setCellValue(text);
      Row other = row(sheet, 2, "水闸", "7座");
      CellStyle style = workbook.createCellStyle();
      style.setFont(struck);
      other.getCell(1).setCellStyle(style);
      Document document = read(workbook, kind);
      assertEquals("T「项目│数量；泵站│8座；水闸│」", BlockNotation.of(document));
      assertEquals(List.of("struck-out-text"), codes(document));
    }
  }

  @Test
  void whatOtherProgramsWriteIsRead() throws IOException {
    String strings =
        "<si><t>项_x000D_目</t><rPh><t>シ</t></rPh></si><si><r><t>水</t></r><r><t>库_x005F_x</t></r></si>";
    String styles =
        "<fonts><font/></fonts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='57'/></cellXfs>";
    String sheet =
        "<sheetData><row><c t='s'><v>0</v></c><c t='inlineStr'><is><t>完工</t></is></c><c><f>A1</f></c></row>"
            + "<row r='2'><c r='A2' t='s'><v>1</v></c><c r='B2' t='d' s='1'><v>2026-11-30T00:00:00</v></c>"
            + "<c r='D2' t='e'><v>#REF!</v></c><c r='E2' s='2'><v>0</v></c></row></sheetData>";
    byte[] bytes = ZipParts.xlsx("<workbookPr date1904='1'/>" + ONE_SHEET, strings, styles, sheet);
    Document document = DocumentReaders.read("a.et", bytes);
    assertEquals("T「项目│完工│；水库_x│2026-11-30│1904年1月」", BlockNotation.of(document));
    assertEquals(List.of("formula-error", "formula-without-value"), codes(document));
    assertEquals("xlsx", document.format());
  }

  @ParameterizedTest
  @CsvSource({"',',UTF-8", "';',GB18030", "'\t',UTF-16LE", "'，',GBK"})
  void separatedValuesAreReadWhateverPartsThem(String separator, String encoding)
      throws IOException {
    String text =
        "项目|投资|说明\r\n桥|\"1,200\"|\"引号\"\"内\"\"\n换行。\"\r\n路|3|\r\n".replace("|", separator);
    byte[] mark = encoding.equals("UTF-16LE") ? new byte[] {(byte) 0xFF, (byte) 0xFE} : new byte[0];
    byte[] bytes = text.getBytes(Charset.forName(encoding));
    byte[] all = new byte[mark.length + bytes.length];
    System.arraycopy(mark, 0, all, 0, mark.length);
    System.arraycopy(bytes, 0, all, mark.length, bytes.length);
    assertEquals(
        "T「项目│投资│说明；桥│1,200│引号\"内\"换行。；路│3│」",
        BlockNotation.of(DocumentReaders.read("a.csv", all)));
  }

  @Test
  void aQuoteThatIsNotClosedIsSaid() throws IOException {
    Document document = DocumentReaders.read("a.csv", "甲,乙\n\"丙,丁\n".getBytes(UTF_8));
    assertEquals(List.of("unclosed-quote"), codes(document));
  }

  @Test
  void aTitleAndItsUnitAboveSeparatedValuesAreNoRows() throws IOException {
    assertEquals(
        "P「项目表」P「单位：亿元」T「名称│投资；桥│3」",
        BlockNotation.of(
            DocumentReaders.read("a.csv", "项目表,\n单位：亿元,\n\n名称,投资\n桥,3\n".getBytes(UTF_8))));
  }

  private static String code(byte[] bytes, String name) {
    return assertThrows(UnreadableException.class, () -> DocumentReaders.read(name, bytes)).code();
  }

  @Test
  void whatIsNoneOrTooMuchIsRefused() throws IOException {
    String wide = "1,".repeat(16_000) + "\n";
    assertEquals("too-large", code(wide.repeat(70).getBytes(UTF_8), "a.csv"));
    assertEquals(
        "zip-bomb",
        code(ZipParts.xlsx(ONE_SHEET, "", "", "<v>" + " ".repeat(30_000_000) + "</v>"), "a.xlsx"));
    assertEquals("damaged", code(ZipParts.xlsx(ONE_SHEET, "", "", "<a>"), "a.xlsx"));
    assertEquals("empty", code(ZipParts.xlsx(ONE_SHEET, "", "", ""), "a.xlsx"));
    byte[] binary =
        new ZipParts()
            .with("[Content_Types].xml", "<Types/>")
            .with(
                "_rels/.rels",
                "<Relationships><Relationship Id='r' Type='a/officeDocument' Target='xl/workbook.bin'/></Relationships>")
            .with("xl/workbook.bin", "x")
            .bytes();
    assertEquals("unsupported", code(binary, "a.xlsb"));
  }

  @Test
  void aMergeOfTheWholeSheetCostsNothing() throws IOException {
    String sheet =
        "<sheetData><row r='1'><c r='A1' t='str'><v>甲</v></c></row><row r='1048576'><c t='str'><v>乙</v></c>"
            + "</row></sheetData><mergeCells>"
            + "<mergeCell ref='A1:XFD1048575'/>".repeat(1000)
            + "</mergeCells>";
    Document document = DocumentReaders.read("a.xlsx", ZipParts.xlsx(ONE_SHEET, "", "", sheet));
    assertEquals("P「甲」P「乙」", BlockNotation.of(document));
  }
}
