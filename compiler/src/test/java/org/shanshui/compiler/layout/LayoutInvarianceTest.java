package org.shanshui.compiler.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.layout.Findings.Kind;
import org.shanshui.compiler.layout.LayoutComparison.Tally;

/**
 * The samples say the same in every layout, to the shares in {@code floors.tsv}. A floor under .97
 * says why it is no higher.
 */
class LayoutInvarianceTest {
  static final Path SAMPLES =
      Path.of(System.getProperty("basedir", "."), "..", "samples").normalize();

  @Test
  void otherLayoutsOfATextSayTheSame() throws IOException {
    LayoutComparison comparison = LayoutReport.of(LayoutReport.files(SAMPLES, ""));
    comparison.variants();
    holds(comparison);
  }

  static void holds(LayoutComparison comparison) {
    System.out.println(comparison.table());
    Map<String, List<String>> floors = new LinkedHashMap<>();
    for (List<String> row : CorpusFile.rows(LayoutInvarianceTest.class, "floors.tsv")) {
      floors.put(row.get(0), row);
    }
    List<String> fallen = new ArrayList<>();
    comparison
        .tallies()
        .forEach(
            (title, tally) -> {
              List<String> row = floors.get(title);
              assertNotNull(row, title + " has no floor");
              fallen.addAll(below(title, tally, row));
            });
    assertEquals(List.of(), fallen, "run accuracy/layout to see every difference");
  }

  private static List<String> below(String title, Tally tally, List<String> row) {
    List<String> fallen = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      double floor = Double.parseDouble(row.get(kind.ordinal() + 1));
      double share = tally.share(kind);
      if (share < floor) {
        fallen.add("%s: %s %.3f is under %.3f".formatted(title, kind, share, floor));
      }
      boolean named = floor >= 0.97 || row.size() > Kind.values().length + 1;
      assertTrue(named, title + ": a floor under .97 needs its reason");
    }
    return fallen;
  }
}
