package org.shanshui.compiler.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QualitativeTarget;
import org.shanshui.compiler.plan.QuantityMention.Strength;

/** Targets without a number, by {@code qualitative.corpus.tsv}. */
class QualitativeCorpusTest {
  private static final String HEAD = "云岫市绿色发展规划（2026—2030年）\n\n一、主要目标\n\n";

  static Stream<List<String>> corpus() {
    return CorpusFile.rows(QualitativeCorpusTest.class, "qualitative.corpus.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void theSentencePromisesThis(List<String> row) {
    String expected = row.size() < 2 ? "" : row.get(1);
    assertEquals(expected, read(Compiled.plan(HEAD + row.get(0) + "\n")), row.get(0));
  }

  private static String read(Plan plan) {
    return plan.qualitativeTargets().stream()
        .map(QualitativeCorpusTest::notation)
        .collect(Collectors.joining("; "));
  }

  /** The strength is said where it is not plain. */
  private static String notation(QualitativeTarget t) {
    String strength = t.strength() == Strength.PLAIN ? "" : "|" + t.strength().word();
    return t.metric() + "|" + t.statement() + "|" + t.due() + strength;
  }
}
