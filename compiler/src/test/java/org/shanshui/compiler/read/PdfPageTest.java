package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.plan.Diagnostic;

/** What of a page is read, and which way its lines run. */
class PdfPageTest {
  private static List<String> codes(Document document) {
    return document.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void whatLiesOffThePageIsLeftOutAndTold() throws IOException {
    PdfFile file = new PdfFile().cropped(20).page().text(90, 100, 14, "疏浚河道三十公里");
    file.text(90, 860, 14, "加固水库77座").text(620, 100, 14, "88座").text(2, 300, 8, "99");
    Document document = file.read();
    assertEquals("P「疏浚河道三十公里」", BlockNotation.of(document));
    assertEquals(List.of("text-off-page"), codes(document));
    assertTrue(document.diagnostics().get(0).message().contains("12 个字"));
  }

  @Test
  void letterSpacingMakesNoBlanksInWordsAndNumbers() throws IOException {
    PdfFile file = new PdfFile().page();
    file.spaced(90, 100, 14, 3, "到2028年修复河岸135公里").spaced(90, 150, 12, 6, "清淤40处");
    file.spaced(90, 200, 10, 5, "pH值稳定在6至9之间");
    assertEquals("P「到2028年修复河岸135公里」P「清淤40处」P「pH值稳定在6至9之间」", blocks(file));
  }

  private static String blocks(PdfFile file) throws IOException {
    return BlockNotation.of(file.read());
  }

  @Test
  void numbersInColumnsStayApart() throws IOException {
    PdfFile file = new PdfFile().page();
    file.text(90, 100, 12, "12").text(150, 100, 12, "35").text(210, 100, 12, "46");
    assertEquals("P「12\t35\t46」", blocks(file));
  }

  @Test
  void aCharacterPrintedOverItselfCountsOnceAndOneBesideItTwice() throws IOException {
    PdfFile file = new PdfFile().page();
    file.text(90, 100, 24, "堤防1100米").text(91, 101, 24, "堤防1100米").text(90, 150, 6, "……11");
    assertEquals("P「堤防1100米」P「……11」", blocks(file));
  }

  @Test
  void verticalColumnsAreReadFromRightToLeft() throws IOException {
    PdfFile file = new PdfFile().page();
    file.column(480, 100, 20, "水库加固计划");
    file.column(440, 80, 16, "一、总体目标");
    file.column(400, 112, 16, "两年加固水库六座，清淤河道");
    file.downwards(402, 306, 16, "45").column(400, 352, 16, "公里。");
    Document document = file.read();
    assertEquals("P「水库加固计划」P「一、总体目标」P「两年加固水库六座，清淤河道45公里。」", BlockNotation.of(document));
    assertEquals(List.of("vertical-page"), codes(document));
  }

  @Test
  void turnedPunctuationAndRadicalsTakeTheirPlainForm() {
    assertEquals("，。（水长）", PdfCharacters.plain("︐︒︵⽔⻓︶"));
    assertEquals("清淤3米·a", PdfCharacters.plain("清淤3米·a"));
  }

  @Test
  void aNarrowCellMakesNoVerticalPage() throws IOException {
    PdfFile file = new PdfFile().page().column(90, 120, 12, "水环境质量类指标");
    for (int i = 0; i < 8; i++) {
      file.text(130, 120 + 25 * i, 12, "第" + (char) ('甲' + i) + "行写明断面达标比例");
    }
    assertEquals(List.of(), codes(file.read()));
  }

  @Test
  void textThatRunsAnotherWayIsReadAfterThePageAndTold() throws IOException {
    PdfFile file = new PdfFile().page().text(90, 100, 14, "正文横排，共两句。");
    file.upwards(560, 500, 10, "附表见第6页").aslant(200, 500, 60, "内部");
    Document document = file.read();
    assertEquals("P「正文横排，共两句。」P「附表见第6页」", BlockNotation.of(document));
    assertEquals(List.of("slanting-text", "turned-text"), codes(document));
  }

  @Test
  void thePageNumberOfASidewaysTableIsNoText() throws IOException {
    PdfFile file = new PdfFile();
    for (int page = 1; page <= 3; page++) {
      file.page().upwards(100, 700, 14, "横表第" + (char) ('甲' + page) + "行到此为止");
      file.text(290, 800, 9, "—" + page + "—");
    }
    assertEquals(List.of(), codes(file.read()));
  }

  @Test
  void unseenTextOverAnImageIsReadAndTold() throws IOException {
    Document document = new PdfFile().page().image().unseen(90, 100, 14, "新建泵站4座").read();
    assertEquals("P「新建泵站4座」", BlockNotation.of(document));
    assertEquals(List.of("recognised-text"), codes(document));
  }
}
