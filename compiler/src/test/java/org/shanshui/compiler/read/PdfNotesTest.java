package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Raised and lowered characters, and the notes at a page's foot. */
class PdfNotesTest {
  private static String blocks(PdfFile file) throws IOException {
    return BlockNotation.of(file.read());
  }

  @Test
  void powersAndIndicesStayInTheLine() throws IOException {
    PdfFile file = new PdfFile().page();
    file.text(90, 100, 14, "拦蓄洪水3×10").text(202, 95, 8, "8").text(210, 100, 14, "立方米");
    file.text(90, 150, 14, "减排PM").text(146, 153, 8, "2.5").text(170, 150, 14, "前体物");
    file.text(90, 200, 14, "新增60km").text(174, 194, 8, "2").text(182, 200, 14, "湿地");
    assertEquals("P「拦蓄洪水3×10⁸立方米」P「减排PM2.5前体物」P「新增60km²湿地」", blocks(file));
  }

  @Test
  void aNoteStandsBehindTheParagraphThatRunsOverThePage() throws IOException {
    PdfFile file = new PdfFile().page();
    file.text(118, 600, 14, "到2028年，河湖健康率")
        .text(272, 594, 8, "1")
        .text(280, 600, 14, "达到九成以上，各县市区都要按期");
    file.text(90, 625, 14, "新建碧道二十公里，改造泵站十二座，清淤河道三百公里，加固水库");
    file.line(90, 700, 230, 700);
    file.text(90, 720, 9, "1 河湖健康率：指健康河湖占评价河湖").text(90, 735, 9, "5座水库不计在内。");
    file.page().text(90, 100, 14, "六座，绿化堤防。");
    file.text(118, 125, 14, "各县按季上报。");
    assertEquals(
        "P「到2028年，河湖健康率达到九成以上，各县市区都要按期新建碧道二十公里，改造泵站十二座，清淤河道三百公里，加固水库六座，绿化堤防。」"
            + "P「[1] 河湖健康率：指健康河湖占评价河湖5座水库不计在内。」P「各县按季上报。」",
        blocks(file));
  }

  @Test
  void notesInOrderGoBehindTheirOwnParagraphs() throws IOException {
    PdfFile file = new PdfFile().page();
    file.text(118, 100, 14, "疏浚干渠").text(174, 94, 8, "①").text(182, 100, 14, "六十公里。");
    file.text(118, 125, 14, "改造灌区").text(174, 119, 8, "②").text(182, 125, 14, "三处。");
    file.text(118, 150, 14, "巡查到岗。");
    file.text(90, 720, 9, "① 流量大于每秒五方的渠道。").text(90, 735, 9, "② 万亩以上。");
    assertEquals("P「疏浚干渠六十公里。」P「① 流量大于每秒五方的渠道。」P「改造灌区三处。」P「② 万亩以上。」P「巡查到岗。」", blocks(file));
  }

  @Test
  void aNoteThatGoesOnOverThePageIsOne() throws IOException {
    PdfFile file = new PdfFile().page();
    file.text(118, 100, 14, "疏浚干渠").text(174, 94, 8, "1").text(182, 100, 14, "六十公里。");
    file.line(90, 700, 230, 700).text(90, 720, 9, "1 干渠指流量大于每秒五方，并且");
    file.page().text(118, 100, 14, "改造灌区三处。");
    file.line(90, 700, 500, 700).text(90, 720, 9, "由市级管理的渠道。");
    assertEquals("P「疏浚干渠六十公里。」P「[1] 干渠指流量大于每秒五方，并且由市级管理的渠道。」P「改造灌区三处。」", blocks(file));
  }

  @Test
  void aMarkWithoutItsNoteStandsBehindTheParagraph() throws IOException {
    PdfFile file = new PdfFile().page();
    file.text(118, 100, 14, "疏浚干渠").text(174, 94, 8, "[12]").text(206, 100, 14, "六十公里。");
    assertEquals("P「疏浚干渠六十公里。」P「[12]」", blocks(file));
  }

  @Test
  void smallPrintWithoutMarkAndUnderlinedTextAreNoNotes() throws IOException {
    PdfFile file = new PdfFile().page();
    file.text(118, 600, 14, "疏浚干渠六十公里。").text(118, 700, 14, "到期验收").line(118, 702, 174, 702);
    file.text(118, 725, 14, "5座水库。").text(118, 760, 10, "抄送：各县区。");
    assertEquals("P「疏浚干渠六十公里。」P「到期验收」P「5座水库。」P「抄送：各县区。」", blocks(file));
  }
}
