package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables without lines between their columns, whose rows are numbered. */
class PdfNumberedTableTest {
  private static final float[] XS = {80, 130, 250, 330, 400};

  private static String blocks(PdfFile file) throws IOException {
    return BlockNotation.of(file.read());
  }

  /** A row whose name stands in two lines and its other cells in the middle between them. */
  private static void row(PdfFile file, float y, int number) {
    file.text(XS[0] + 3, y + 8, 12, String.valueOf(number));
    file.text(XS[1], y, 12, "城东片第" + number + "号").text(XS[1], y + 16, 12, "雨水泵站");
    file.text(XS[2], y + 8, 12, "新建").text(XS[3], y + 8, 12, "" + (300 + number));
    file.text(XS[4], y + 8, 12, "" + (50 + number));
  }

  private static void head(PdfFile file, float y) {
    file.line(85, y - 20, 460, y - 20).line(85, y + 25, 460, y + 25);
    file.text(XS[0], y + 8, 12, "序号").text(XS[1] + 12, y + 8, 12, "项目名称");
    file.text(XS[2], y + 8, 12, "性质").text(XS[3] + 16, y, 12, "投资（万元）");
    file.text(XS[3], y + 16, 12, "总额").text(XS[4], y + 16, 12, "当年");
  }

  @Test
  void cellsOfSeveralLinesBelongToTheSerialBesideThem() throws IOException {
    PdfFile file = new PdfFile().page();
    head(file, 100);
    for (int i = 1; i <= 4; i++) {
      row(file, 110 + 40 * i, i);
    }
    file.text(90, 330, 12, "注：投资以批复的初步设计概算为准。");
    assertEquals(
        "T「序号│项目名称│性质│投资（万元）│投资（万元）；序号│项目名称│性质│总额│当年；"
            + "1│城东片第1号雨水泵站│新建│301│51；2│城东片第2号雨水泵站│新建│302│52；"
            + "3│城东片第3号雨水泵站│新建│303│53；4│城东片第4号雨水泵站│新建│304│54」"
            + "P「注：投资以批复的初步设计概算为准。」",
        blocks(file));
  }

  @Test
  void overManyPagesItIsOne() throws IOException {
    PdfFile file = new PdfFile();
    int number = 1;
    for (int page = 0; page < 20; page++) {
      file.page().text(290, 810, 9, String.valueOf(page + 1));
      head(file, 100);
      for (int i = 1; i <= 15; i++) {
        row(file, 110 + 40 * i, number++);
      }
    }
    Document document = file.read();
    List<Block> tables =
        document.blocks().stream().filter(block -> block.kind() == Block.Kind.TABLE).toList();
    assertEquals(1, tables.size());
    assertEquals(302, tables.get(0).rows().size());
  }

  @Test
  void numberedItemsOfProseAreNoTable() throws IOException {
    PdfFile file = new PdfFile().page();
    for (int i = 1; i <= 6; i++) {
      file.text(118, 100 + 25 * i, 14, i + ".疏浚第" + i + "号干渠");
    }
    assertEquals(6, blocks(file).split("P「").length - 1);
  }
}
