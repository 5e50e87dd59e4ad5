package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpora of .txt and .md: a source and the blocks that must come of it. */
class TextBlocksCorpusTest {
  record Example(String source, String blocks) {}

  static Stream<Example> markdown() throws IOException {
    return corpus("markdown.corpus.tsv");
  }

  static Stream<Example> plainText() throws IOException {
    return corpus("plain-text.corpus.tsv");
  }

  private static Stream<Example> corpus(String name) throws IOException {
    try (InputStream in = TextBlocksCorpusTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> line.contains("\t") && !line.startsWith("# source"))
              .map(line -> line.split("\t"))
              .map(columns -> new Example(unescape(columns[0]), unescape(columns[1])))
              .toList()
              .stream();
    }
  }

  private static String unescape(String s) {
    return s.translateEscapes();
  }

  @ParameterizedTest
  @MethodSource("markdown")
  void markdownGivesItsBlocks(Example example) throws UnreadableException {
    Document document = DocumentReaders.read("a.md", example.source().getBytes(UTF_8));
    assertEquals(example.source(), document.text());
    assertEquals(example.blocks(), BlockNotation.of(document));
  }

  @ParameterizedTest
  @MethodSource("plainText")
  void plainTextGivesItsBlocks(Example example) throws UnreadableException {
    Document document = DocumentReaders.read("a.txt", example.source().getBytes(UTF_8));
    assertEquals(example.source(), document.text());
    assertEquals(example.blocks(), BlockNotation.of(document));
  }
}
