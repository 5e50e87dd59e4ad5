package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Columns of text, tall and short. */
class PdfColumnsTest {
  private static final String[] LEFT = {"左栏先读全市河湖面貌要有", "明显改善各县把任务落实到", "镇到村到人，按季通报进展", "并且公开。"};
  private static final String[] MIDDLE = {"中栏其次修复河岸三十公里", "清淤干渠十二条加固水库六", "座，新建泵站四处。"};
  private static final String[] RIGHT = {"右栏最后各县区政府要把水", "网建设列入年度考核，考核", "结果向社会公布。"};

  private static String blocks(PdfFile file) throws IOException {
    return BlockNotation.of(file.read());
  }

  private static void column(PdfFile file, float x, float y, String... lines) {
    for (int i = 0; i < lines.length; i++) {
      file.text(x, y + 20 * i, 12, lines[i]);
    }
  }

  @Test
  void shortColumnsAreReadOneAfterTheOther() throws IOException {
    PdfFile file = new PdfFile().page();
    column(file, 90, 100, LEFT);
    column(file, 260, 100, RIGHT);
    assertEquals("P「" + String.join("", LEFT) + "」P「" + String.join("", RIGHT) + "」", blocks(file));
  }

  @Test
  void threeColumnsToo() throws IOException {
    PdfFile file = new PdfFile().page();
    column(file, 50, 100, LEFT);
    column(file, 215, 106, MIDDLE);
    column(file, 380, 100, RIGHT);
    String all = String.join("", LEFT) + "」P「" + String.join("", MIDDLE) + "」P「";
    assertEquals("P「" + all + String.join("", RIGHT) + "」", blocks(file));
  }

  @Test
  void aHeadingAcrossPartsTheColumnsAboveFromThoseBelow() throws IOException {
    PdfFile file = new PdfFile().page();
    column(file, 90, 100, LEFT);
    column(file, 260, 100, MIDDLE);
    file.text(90, 220, 14, "二、考核评价");
    column(file, 90, 250, RIGHT);
    column(file, 260, 250, LEFT);
    assertEquals(
        "P「%s」P「%s」H1「二、考核评价」P「%s」P「%s」"
            .formatted(
                String.join("", LEFT),
                String.join("", MIDDLE),
                String.join("", RIGHT),
                String.join("", LEFT)),
        blocks(file));
  }

  @Test
  void termsWithTheirValuesAreReadAcross() throws IOException {
    PdfFile file = new PdfFile().page();
    String[][] rows = {{"牵头单位", "市水利局和市生态环境局"}, {"完成时限", "2027年底前"}, {"联系电话", "见附件"}};
    for (int i = 0; i < rows.length; i++) {
      file.text(90, 100 + 25 * i, 12, rows[i][0]).text(260, 100 + 25 * i, 12, rows[i][1]);
    }
    assertEquals("P「牵头单位\t市水利局和市生态环境局」P「完成时限\t2027年底前」P「联系电话\t见附件」", blocks(file));
  }
}
