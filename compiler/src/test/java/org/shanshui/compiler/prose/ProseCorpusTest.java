package org.shanshui.compiler.prose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.read.Document;

/** Lines as a .txt or a PDF has them, and the paragraphs that their writer meant. */
class ProseCorpusTest {
  static Stream<List<String>> documents() {
    return CorpusFile.documents(ProseCorpusTest.class, "prose.corpus").stream();
  }

  static Stream<List<String>> markers() {
    return CorpusFile.rows(ProseCorpusTest.class, "markers.corpus.tsv").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void theParagraphsAre(List<String> example) {
    String paragraphs =
        Prose.of(Compiled.document(example.get(1))).stream()
            .map(passage -> passage.text().text())
            .collect(Collectors.joining("\n"));
    assertEquals(example.get(2), paragraphs, example.get(0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void paragraphsFollowEachOtherInTheSource(List<String> example) {
    Document document = Compiled.document(example.get(1));
    int start = -1;
    int end = 0;
    for (Passage passage : Prose.of(document)) {
      // A note stands behind the paragraph it cuts, and in the source inside it.
      boolean inside = passage.start() > start && passage.end() < end;
      assertTrue(passage.start() >= end || inside, passage.text().text());
      assertTrue(passage.end() > passage.start(), passage.text().text());
      start = passage.start();
      end = Math.max(end, passage.end());
    }
    assertTrue(end <= document.text().length());
  }

  @ParameterizedTest
  @MethodSource("markers")
  void theNumberAtItsHeadIs(List<String> example) {
    Marker marker = Marker.of(example.get(0));
    String read =
        marker == null
            ? "none"
            : "%s %s=%d %s"
                .formatted(
                    marker.style(),
                    marker.number(),
                    marker.value(),
                    example.get(0).substring(marker.contentStart()));
    assertEquals(example.get(1), read);
  }
}
