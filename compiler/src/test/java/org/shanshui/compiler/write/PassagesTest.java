package org.shanshui.compiler.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.compiler.plan.CodePoints;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Block.Cell;
import org.shanshui.compiler.read.Document;

class PassagesTest {

  @Test
  void aSentenceEndsAtItsFullStopAndNotAtItsBlockOnly() {
    assertEquals("岸线清理30公里，退养8处。", sentence("先行一步。岸线清理30公里，退养8处。再看成效。", "30"));
    assertEquals("完成了吗？", sentence("完成了吗？完成了！", "完成了吗"));
  }

  @Test
  void aHardLineBreakIsNoneAndTwoLatinWordsStayApart() {
    assertEquals("岸线清理30公里。", sentence("岸线清\n理30公里。", "30"));
    assertEquals("按GB 3838评价5次。", sentence("按GB\n3838评价5次。", "5"));
  }

  @Test
  void aTextWithoutFullStopsIsCutAtAReach() {
    String passage = sentence("湖".repeat(5000) + "30" + "水".repeat(5000), "30");
    assertTrue(passage.contains("湖30水"));
    assertEquals(802, passage.length());
  }

  @ParameterizedTest
  @CsvSource({"0.06, 总磷 | 0.06", "0.8, 总氮 | 0.8"})
  void inATableTheRowIsTheSentence(String value, String row) {
    StringBuilder text = new StringBuilder();
    List<List<Cell>> rows = new ArrayList<>();
    for (String[] cells : new String[][] {{"总磷", "0.06"}, {"总氮", "0.8"}}) {
      List<Cell> line = new ArrayList<>();
      for (String cell : cells) {
        line.add(new Cell(text.length(), text.length() + cell.length()));
        text.append(cell).append('\n');
      }
      rows.add(line);
    }
    Block table = new Block(Block.Kind.TABLE, 0, 0, text.length(), rows);
    assertEquals(row, sentence(text.toString(), value, List.of(table)));
  }

  private static String sentence(String text, String quote) {
    return sentence(text, quote, List.of(Block.of(Block.Kind.PARAGRAPH, 0, 0, text.length())));
  }

  private static String sentence(String text, String quote, List<Block> blocks) {
    Document document = new Document("a", "txt", SamplePlan.SHA256, text, blocks, List.of());
    int start = text.indexOf(quote);
    return new Passages(document, new CodePoints(text)).sentence(start, start + quote.length());
  }
}
