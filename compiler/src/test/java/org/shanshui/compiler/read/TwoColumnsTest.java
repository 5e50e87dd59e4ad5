package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Lines that run across two columns are put in order, and no other text is touched. */
class TwoColumnsTest {
  private static final int WIDTH = 50;

  @Test
  void theLeftColumnComesFirst() {
    List<String> left = column("左", 14);
    List<String> right = column("右", 14);
    assertOrder(left, right, beside(left, right, WIDTH));
  }

  @Test
  void aShorterRightColumnEndsBefore() {
    List<String> left = column("左", 18);
    List<String> right = column("右", 13);
    assertOrder(left, right, beside(left, right, WIDTH));
  }

  @Test
  void anIndentedParagraphStaysIndented() {
    List<String> left = column("左", 14);
    List<String> right = column("右", 14);
    right.set(5, "    " + right.get(5));
    assertOrder(left, right, beside(left, right, WIDTH));
  }

  @Test
  void aLeftSideThatIsTooWidePushesTheRight() {
    List<String> left = column("左", 14);
    List<String> right = column("右", 14);
    left.set(3, left.get(3) + "，又多出了几个字的一行");
    assertOrder(left, right, beside(left, right, WIDTH));
  }

  @Test
  void eachPageHasItsOwnGutter() {
    List<String> left = column("左", 9);
    List<String> right = column("右", 9);
    String pages = beside(left, right, WIDTH) + "\f" + beside(left, right, WIDTH + 6);
    String once = String.join("\n", left) + "\n" + String.join("\n", right) + "\n";
    assertEquals(once + "\f" + once, order(pages).text());
  }

  @Test
  void aLineAcrossBothColumnsEndsWhatStandsAboveIt() {
    List<String> left = column("左", 7);
    List<String> right = column("右", 7);
    String title = "横跨两栏的一行标题从左边一直写到右边的尽头，中间没有空白\n";
    String text = beside(left, right, WIDTH) + title + beside(left, right, WIDTH);
    String once = String.join("\n", left) + "\n" + String.join("\n", right) + "\n";
    assertEquals(once + title + once, order(text).text());
  }

  @Test
  void whatIsNoTextInColumnsIsNotTouched() {
    String prose = String.join("\n", column("文", 40));
    String table = beside(Collections.nCopies(20, "城镇污水处理厂"), cells(20), WIDTH);
    for (String text : List.of(prose, table, "", "\n\n\f\n", "左    右\n".repeat(30))) {
      DecodedText decoded = new DecodedText(text, List.of());
      assertSame(decoded, TwoColumns.inOrder(decoded), text);
    }
  }

  /** Whatever stands where, no character but blanks and line feeds comes or goes. */
  @Property(tries = 300)
  void noCharacterIsLost(
      @ForAll @Size(min = 0, max = 60)
          List<
                  @StringLength(max = 90)
                  @Chars({' ', ' ', ' ', '，', '。', 'a', '\f', '\t', '\u3000'})
                  @CharRange(from = '一', to = '丿') String>
              lines) {
    List<String> all = new ArrayList<>(lines);
    List<String> column = column("左", 14);
    for (String line : beside(column, column, WIDTH).split("\n")) {
      all.add(all.size() / 2, line);
    }
    String text = String.join("\n", all);
    assertEquals(sorted(text), sorted(TwoColumns.inOrder(new DecodedText(text, List.of())).text()));
  }

  private static List<Integer> sorted(String text) {
    return text.chars()
        .filter(c -> c == '\f' || !Character.isWhitespace(c))
        .sorted()
        .boxed()
        .toList();
  }

  private static void assertOrder(List<String> left, List<String> right, String text) {
    DecodedText ordered = order(text);
    assertEquals(String.join("\n", left) + "\n" + String.join("\n", right) + "\n", ordered.text());
  }

  private static DecodedText order(String text) {
    DecodedText ordered = TwoColumns.inOrder(new DecodedText(text, List.of()));
    assertTrue(ordered.diagnostics().stream().anyMatch(d -> d.code().equals("two-columns")));
    return ordered;
  }

  private static List<String> column(String word, int lines) {
    List<String> column = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      column.add(word + "栏第" + (char) ('一' + i) + "行的文字，写到这里换行。又是一句");
    }
    return column;
  }

  private static List<String> cells(int rows) {
    return Collections.nCopies(rows, "市住房城乡建设局负责实施");
  }

  private static String beside(List<String> left, List<String> right, int width) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < left.size(); i++) {
      String line = left.get(i);
      text.append(line);
      if (i < right.size()) {
        int halves = line.chars().map(c -> c < 0x80 ? 1 : 2).sum();
        text.append(" ".repeat(Math.max(4, width - halves))).append(right.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
