package org.shanshui.compiler.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.plan.Project;

/**
 * Sentences of a plan for 2025, and the projects in them: name [class] ×count, total, year's share
 * and unit, phase @due; - for what is not said.
 */
class ProjectCorpusTest {
  private static final String HEAD = "云岫市2025年重点建设计划\n一、建设任务\n";
  private static final String TABLE_HEAD = "# 云岫市2025年重点建设计划\n\n";

  static Stream<List<String>> corpus() {
    return CorpusFile.rows(ProjectCorpusTest.class, "projects.corpus.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void theProjectsAre(List<String> example) {
    String text = example.get(0);
    String read =
        Compiled.plan((text.startsWith("|") ? TABLE_HEAD : HEAD) + text).projects().stream()
            .map(ProjectCorpusTest::line)
            .collect(Collectors.joining("; "));
    assertEquals(example.get(1), read, text);
  }

  private static String line(Project p) {
    return "%s [%s] ×%s, %s + %s %s, %s @%s"
        .formatted(
            p.name(),
            p.type() == null ? "-" : p.type(),
            plain(p.count()),
            plain(p.totalInvestment()),
            plain(p.yearInvestment()),
            p.unit() == null ? "-" : p.unit(),
            p.phase() == null ? "-" : p.phase(),
            p.due() == null ? "-" : p.due());
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "-" : value.stripTrailingZeros().toPlainString();
  }
}
