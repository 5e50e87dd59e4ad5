package org.shanshui.compiler.table;

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
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Table;

/** Small documents, the tables in them, and the indicators in these. */
class TableCorpusTest {
  static Stream<List<String>> documents() {
    return CorpusFile.documents(TableCorpusTest.class, "tables.corpus").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void theTablesAndTheirIndicatorsAre(List<String> example) {
    Plan plan = Compiled.plan(example.get(1));
    String read =
        Stream.concat(
                plan.tables().stream().map(TableCorpusTest::table),
                plan.indicators().stream().map(TableCorpusTest::indicator))
            .collect(Collectors.joining("\n"));
    assertEquals(example.get(2), read, example.get(0));
  }

  /** 表1: 指标│2025年 with its rows below. */
  private static String table(Table table) {
    String caption = table.caption() == null ? "·" : table.caption();
    String rows =
        table.rows().stream()
            .map(row -> "\n" + String.join("│", row))
            .collect(Collectors.joining());
    return caption + ": " + String.join("│", table.columns()) + rows;
  }

  /** → 1 category / name: base (2020) → op target unit (2025), nature. */
  private static String indicator(Indicator i) {
    return "→ %s%s%s: %s (%s) → %s%s %s (%s)%s"
        .formatted(
            i.no() == null ? "" : i.no() + " ",
            i.category() == null ? "" : i.category() + " / ",
            i.name(),
            i.baseValue() == null ? i.baseText() : plain(i.baseValue()),
            i.basePeriod(),
            i.targetOp() == null ? "" : i.targetOp(),
            i.targetValue() == null ? i.targetText() : plain(i.targetValue()),
            i.unit(),
            i.targetPeriod(),
            i.nature() == null ? "" : ", " + i.nature());
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "" : value.stripTrailingZeros().toPlainString();
  }
}
