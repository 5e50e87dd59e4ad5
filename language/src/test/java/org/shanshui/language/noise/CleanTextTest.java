package org.shanshui.language.noise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What print and the web did to the prose, and what the rules read of it. */
class CleanTextTest {
  record Example(String source, String clean) {}

  static Stream<Example> corpus() throws IOException {
    try (InputStream in = CleanTextTest.class.getResourceAsStream("clean.corpus.tsv")) {
      return new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\t", -1))
              .map(columns -> new Example(visible(columns[0]), columns[1]))
              .toList()
              .stream();
    }
  }

  private static String visible(String s) {
    return s.replace('␠', '\u3000')
        .replace('⍽', '\u00A0')
        .replace('⇥', '\t')
        .replace('↵', '\n')
        .replace('∅', '\u200B');
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void noiseIsUndone(Example example) {
    String source = example.source();
    assertEquals(example.clean(), CleanText.of(source, 0, source.length()).text());
  }

  @Test
  void aQuoteIsFoundBackInTheSourceWithItsSpaces() {
    String source = "森林覆盖率达到 ６２. ５ ％ 以上";
    CleanText clean = CleanText.of(source, 0, source.length());
    int start = clean.text().indexOf("62.5%");
    int end = start + "62.5%".length();
    assertEquals("６２. ５ ％", source.substring(clean.sourceStart(start), clean.sourceEnd(end)));
  }

  @Test
  void linesOfOneParagraphAreJoinedAndKeepTheirPlaces() {
    String source = "全面完成清淤\n第 3 页\n任务12公里";
    CleanText clean =
        new CleanText.Builder(source.length()).append(source, 0, 6).append(source, 13, 19).build();
    assertEquals("全面完成清淤任务12公里", clean.text());
    assertEquals(source.indexOf("任务"), clean.sourceStart(6));
    assertEquals(source.length(), clean.sourceEnd(clean.length()));
  }

  @Test
  void aNumberCutInTwoGoesOnAndKeepsItsPlaces() {
    String source = "绿道12\n6公里";
    CleanText clean =
        new CleanText.Builder(source.length()).append(source, 0, 4).goOn(source, 5, 8).build();
    assertEquals("绿道126公里", clean.text());
    assertEquals(source.indexOf('6'), clean.sourceStart(4));
    assertEquals(source.indexOf('公'), clean.sourceStart(5));
    assertEquals(4, clean.indexOfSource(source.indexOf('6')));
  }

  @Test
  void aPartKeepsItsPlaces() {
    String source = "一、总 则。二、目 标";
    CleanText part = CleanText.of(source, 0, source.length()).part(5, 9);
    assertEquals("二、目标", part.text());
    assertEquals(source.indexOf('目'), part.sourceStart(2));
    assertEquals(source.indexOf('标'), part.sourceStart(3));
    assertEquals(source.length(), part.sourceEnd(4));
  }

  @Test
  void cellsThatFollowEachOtherAreJoined() {
    String source = "单位 面积|能 耗";
    CleanText joined =
        CleanText.join(List.of(CleanText.of(source, 0, 5), CleanText.of(source, 6, 9)));
    assertEquals("单位面积能耗", joined.text());
    assertEquals(source.indexOf('能'), joined.sourceStart(4));
    assertEquals(4, joined.indexOfSource(source.indexOf('能')));
  }

  @Property(tries = 500)
  void everyCharacterComesFromItsPlaceInTheSource(@ForAll("noisy") String source) {
    CleanText clean = CleanText.of(source, 0, source.length());
    for (int i = 0; i < clean.length(); i++) {
      int at = clean.sourceStart(i);
      assertTrue(at >= 0 && at < source.length(), () -> source + " at " + at);
      char form = CharacterForms.halfWidth(source.charAt(at));
      boolean blank = Character.isWhitespace(form) || form == CharacterForms.NOTHING;
      assertEquals(clean.charAt(i), clean.charAt(i) == ' ' && blank ? ' ' : form, source);
    }
  }

  @Property(tries = 500)
  void placesRiseAndSpansNeverTurnBack(@ForAll("noisy") String source) {
    CleanText clean = CleanText.of(source, 0, source.length());
    for (int i = 1; i <= clean.length(); i++) {
      assertTrue(clean.sourceStart(i - 1) < clean.sourceEnd(i), source);
      assertTrue(clean.sourceEnd(i) <= clean.sourceStart(i), source);
      assertEquals(i - 1, clean.indexOfSource(clean.sourceStart(i - 1)), source);
    }
  }

  @Property(tries = 500)
  void nothingThatAReaderSeesIsLost(@ForAll("noisy") String source) {
    String seen = read(source);
    assertEquals(seen, CleanText.of(source, 0, source.length()).text().replace(" ", ""));
  }

  @Property(tries = 500)
  void whatIsCleanStaysAsItIs(@ForAll("noisy") String noisy) {
    // Marks inside a number (20**25) would hide how many digits it has.
    String source = noisy.replace("**", "").replace("\u200B", "");
    String once = CleanText.of(source, 0, source.length()).text();
    assertFalse(once.contains("  "), once);
    assertEquals(once, CleanText.of(once, 0, once.length()).text());
  }

  /** The characters that print, in their plain form, without blanks and bold marks. */
  private static String read(String source) {
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      char form = CharacterForms.halfWidth(source.charAt(i));
      if (source.startsWith("**", i)) {
        i++;
      } else if (form != CharacterForms.NOTHING && !Character.isWhitespace(form)) {
        seen.append(form);
      }
    }
    return seen.toString();
  }

  @Provide
  Arbitrary<String> noisy() {
    return Arbitraries.of(
            "城", "市", "1", "2025", "３", ".", "．", ",", "，", " ", "　", "\n", "\t", "**", "A", "pm",
            "%", "％", "（", "）", "。", "\u200B", "\u00A0", "○", "—", "号", "1. 2025")
        .list()
        .ofMaxSize(24)
        .map(parts -> String.join("", parts));
  }
}
