package org.shanshui.compiler.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;

/** Passages, and the named list in each: title: item│item; nothing where there is none. */
class RosterCorpusTest {
  static Stream<List<String>> corpus() {
    return CorpusFile.rows(RosterCorpusTest.class, "rosters.corpus.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void theListNames(List<String> example) {
    String read =
        Compiled.plan(example.get(0)).rosters().stream()
            .map(roster -> roster.title() + ": " + String.join("│", roster.items()))
            .collect(Collectors.joining("; "));
    assertEquals(example.get(1), read, example.get(0));
  }
}
