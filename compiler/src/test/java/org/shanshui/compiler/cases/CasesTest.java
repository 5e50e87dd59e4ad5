package org.shanshui.compiler.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.CorpusFile;

/**
 * Documents whose reading is known, and what must come out of them: a folder of documents with a
 * file {@code checks.tsv} beside them. {@code known-gaps.tsv} names the checks that do not hold
 * yet; it may only shrink.
 */
class CasesTest {
  /** Of the checks that nobody reads, these many hold at least. */
  private static final int HELD_OUT_FLOOR = 280;

  private static final Set<String> GAPS =
      CorpusFile.rows(CasesTest.class, "known-gaps.tsv").stream()
          .map(row -> String.join("\t", row))
          .collect(Collectors.toSet());

  static Stream<Arguments> documents() {
    return all().map(checks -> Arguments.of(Named.of(checks.get(0).file(), checks)));
  }

  private static Stream<List<Check>> all() {
    return Stream.of("reading", "field", "development", "written").flatMap(CasesTest::byDocument);
  }

  private static Stream<List<Check>> byDocument(String folder) {
    Map<String, List<Check>> documents =
        Check.of(folder).stream()
            .collect(Collectors.groupingBy(Check::file, LinkedHashMap::new, Collectors.toList()));
    return documents.values().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void everyCheckHoldsButForTheKnownGaps(List<Check> checks) {
    Check first = checks.get(0);
    Outcome outcome = Outcome.of(first.folder(), first.file());
    String surprises =
        checks.stream()
            .filter(check -> outcome.holds(check) == GAPS.contains(gap(check)))
            .map(check -> (GAPS.contains(gap(check)) ? "holds now: " : "fails: ") + check)
            .collect(Collectors.joining("\n"));
    assertEquals("", surprises, first.folder());
  }

  @Test
  void everyKnownGapIsACheck() {
    Set<String> checks =
        all().flatMap(List::stream).map(CasesTest::gap).collect(Collectors.toSet());
    assertEquals(List.of(), GAPS.stream().filter(gap -> !checks.contains(gap)).toList());
  }

  @Test
  void ofTheChecksThatNobodyReadsEnoughHold() {
    Map<String, int[]> sums = new TreeMap<>();
    byDocument("held-out")
        .forEach(
            checks -> {
              Outcome outcome = Outcome.of("held-out", checks.get(0).file());
              for (Check check : checks) {
                int[] sum = sums.computeIfAbsent(check.kind(), kind -> new int[2]);
                sum[0] += outcome.holds(check) ? 1 : 0;
                sum[1]++;
              }
            });
    String told =
        sums.entrySet().stream()
            .map(kind -> kind.getKey() + " " + kind.getValue()[0] + "/" + kind.getValue()[1])
            .collect(Collectors.joining(", "));
    int right = sums.values().stream().mapToInt(sum -> sum[0]).sum();
    assertTrue(right >= HELD_OUT_FLOOR, () -> right + " hold: " + told);
  }

  private static String gap(Check check) {
    return check.folder() + "\t" + check.file() + "\t" + check.question();
  }
}
