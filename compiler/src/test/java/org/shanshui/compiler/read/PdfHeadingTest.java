package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Headings known by their type. */
class PdfHeadingTest {
  private static final String LINE = "全市河湖面貌要有明显改善各县都要把任务落实到镇到村到人并按季";

  private static PdfFile opened() {
    PdfFile file = new PdfFile().page().text(180, 80, 22, "河湖治理行动计划");
    file.text(250, 110, 16, "（送审稿）").text(118, 150, 14, LINE.substring(2));
    return file.text(90, 175, 14, "通报。");
  }

  private static List<String> headings(PdfFile file) throws IOException {
    Document document = file.read();
    return document.blocks().stream()
        .filter(block -> block.kind() == Block.Kind.HEADING)
        .map(block -> block.level() + document.text().substring(block.start(), block.end()))
        .toList();
  }

  @Test
  void largerOrHeavierLinesThatStandAloneAreHeadings() throws IOException {
    PdfFile file = opened().text(240, 220, 18, "工作安排").heavy(118, 250, 14, "源头管控");
    file.text(118, 275, 14, LINE.substring(2)).text(90, 300, 14, "上报。");
    assertEquals(List.of("2工作安排", "3源头管控"), headings(file));
  }

  @Test
  void underNumberedHeadingsLargeTypeRanksThird() throws IOException {
    PdfFile file = opened().text(118, 220, 18, "一、工作安排").text(118, 250, 16, "源头管控");
    file.text(118, 275, 14, LINE.substring(2)).text(90, 300, 14, "上报。");
    assertEquals(List.of("2一、工作安排", "3源头管控"), headings(file));
  }

  @Test
  void captionsSentencesAndWhatStandsBeforeTheTextAreNone() throws IOException {
    PdfFile file = opened().heavy(118, 220, 14, "表1 河道清淤").heavy(118, 250, 14, "责任到人，");
    file.heavy(118, 280, 14, "2026年3月").heavy(118, 310, 14, "务必按期完成。");
    assertEquals(List.of(), headings(file));
  }

  @Test
  void aTitleOverTwoLinesIsOne() throws IOException {
    PdfFile file = new PdfFile().page().text(90, 80, 20, "云岭市河湖水网治理与保护三年行动计划（二〇");
    file.text(250, 110, 20, "二六年）").text(118, 150, 14, LINE.substring(2));
    assertEquals(
        "P「云岭市河湖水网治理与保护三年行动计划（二〇二六年）」P「" + LINE.substring(2) + "」", BlockNotation.of(file.read()));
  }
}
