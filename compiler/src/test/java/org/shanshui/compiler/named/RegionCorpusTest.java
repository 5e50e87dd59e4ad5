package org.shanshui.compiler.named;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.plan.Plan;

/** The region that a document is for, by {@code regions.corpus.tsv}. */
class RegionCorpusTest {
  static Stream<List<String>> corpus() {
    return CorpusFile.rows(RegionCorpusTest.class, "regions.corpus.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void theRegionIsTheOneTheDocumentIsFor(List<String> row) {
    Plan.Region region = Compiled.plan(row.get(0)).region();
    assertEquals(row.get(1), region == null ? "null" : region.name(), row.get(0));
  }
}
