package org.shanshui.compiler.flat;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.layout.Layout;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;

/** Lists, contents, addresses and signatures are no tables. */
class NoTablesTest {
  static Stream<List<String>> documents() {
    return CorpusFile.documents(NoTablesTest.class, "no-tables.txt").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void linesStayAsTheyAre(List<String> example) throws Exception {
    byte[] text =
        ("临川市水务发展规划（2026—2030年）\n\n" + example.get(1) + "\n").getBytes(StandardCharsets.UTF_8);
    Document document = DocumentReaders.read("规划.txt", text);
    assertSame(document, FlattenedTables.restored(document, Layout.of(document)), example.get(0));
  }
}
