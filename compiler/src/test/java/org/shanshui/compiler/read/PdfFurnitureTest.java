package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Page heads, feet and numbers in the layouts that books have. */
class PdfFurnitureTest {
  private static final String[] CHAPTERS = {"发展基础", "总体要求", "重点任务", "重点任务", "重点任务", "保障措施"};

  private static String blocks(PdfFile file) throws IOException {
    return BlockNotation.of(file.read());
  }

  private static void body(PdfFile file, int page) {
    for (int i = 0; i < 4; i++) {
      file.text(118, 130 + 25 * i, 14, "第" + (char) ('甲' + page) + "页第" + (char) ('子' + i) + "事。");
    }
  }

  private static String text(int pages) {
    StringBuilder text = new StringBuilder();
    for (int page = 0; page < pages; page++) {
      for (int i = 0; i < 4; i++) {
        text.append("P「第").append((char) ('甲' + page)).append("页第");
        text.append((char) ('子' + i)).append("事。」");
      }
    }
    return text.toString();
  }

  @Test
  void headsChangeByChapterAndNumbersStandAtTheOuterEdge() throws IOException {
    PdfFile file = new PdfFile();
    for (int page = 0; page < CHAPTERS.length; page++) {
      boolean odd = page % 2 == 0;
      file.page().text(odd ? 400 : 90, 50, 10, odd ? CHAPTERS[page] : "云岭市水网规划");
      file.text(odd ? 500 : 90, 800, 10, String.valueOf(page + 1));
      body(file, page);
    }
    assertEquals(text(CHAPTERS.length), blocks(file));
  }

  @Test
  void numbersAreRomanOrStandBesideTheChapter() throws IOException {
    PdfFile file = new PdfFile();
    String[] numbers = {"ⅰ", "II", "— 3 —", "第4页 共6页", "5 / 6", "6"};
    for (int page = 0; page < numbers.length; page++) {
      file.page().text(90, 50, 10, CHAPTERS[page] + "　　" + (page + 1));
      file.text(290, 800, 10, numbers[page]);
      body(file, page);
    }
    assertEquals(text(numbers.length), blocks(file));
  }

  @Test
  void theFirstLineOfThePagesTextIsNoHead() throws IOException {
    PdfFile file = new PdfFile();
    for (int page = 0; page < 6; page++) {
      file.page().text(118, 105, 14, "第" + (char) ('甲' + page) + "页第一事。");
      body(file, page);
    }
    assertEquals(6, blocks(file).split("第一事").length - 1);
  }
}
