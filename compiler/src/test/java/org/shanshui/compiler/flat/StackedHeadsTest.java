package org.shanshui.compiler.flat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.read.DocumentReaders;

/** Heads of two lines in a table whose columns only blanks keep apart. */
class StackedHeadsTest {
  private static final int[] WIDTHS = {10, 8, 14, 12, 12, 12, 12, 8};

  /** On the second page no cell is as wide, and all columns stand further to the left. */
  private static final int[] NARROWER = {9, 5, 12, 11, 8, 8, 8, 8};

  private static final int FIRST_PAGE = 6;

  private static final List<String> ROWS =
      List.of(
          "领域|序号|指标名称|单位|2025年|2027年|2030年|属性",
          "||||现状|目标|目标|",
          "水环境|1|断面水质|%|86.5|≥90|≥93|约束性",
          "||优良比例|||||",
          "水环境|2|污水集中|%|71.5|≥78|≥85|预期性",
          "||收集率|||||",
          "大气环境|3|细颗粒物|微克/|26.4|≤24|≤20|约束性",
          "||平均浓度|立方米||||",
          "生态空间|4|湿地保护率|%|55.1|≥58|≥60|预期性");

  static Stream<Arguments> ways() {
    ToIntFunction<String> characters = String::length;
    ToIntFunction<String> halves = text -> text.chars().map(c -> c < 0x80 ? 1 : 2).sum();
    return Stream.of(
        Arguments.of("each character takes one place", characters, ""),
        Arguments.of("a Chinese character takes two places", halves, ""),
        Arguments.of("a margin before each line", halves, "      "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void eachColumnHasItsYearAndWhatItSays(String way, ToIntFunction<String> width, String margin)
      throws Exception {
    StringBuilder text = new StringBuilder("临川市生态规划\n为改善环境，制定本规划。\n\n表1 主要指标\n");
    for (int i = 0; i < ROWS.size(); i++) {
      int[] widths = i < FIRST_PAGE ? WIDTHS : NARROWER;
      text.append(margin).append(line(ROWS.get(i).split("\\|", -1), widths, width));
      text.append(i + 1 == FIRST_PAGE ? "\n\n— 1 —\n\f\n" : "\n");
    }
    text.append("第二章 重点任务\n坚持系统治理，持续改善环境质量。\n");
    Plan plan =
        PlanCompiler.compile(
            DocumentReaders.read("规划.txt", text.toString().getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        List.of(
            "断面水质优良比例 % 86.5 2027 90",
            "断面水质优良比例 % 86.5 2030 93",
            "污水集中收集率 % 71.5 2027 78",
            "污水集中收集率 % 71.5 2030 85",
            "细颗粒物平均浓度 微克/立方米 26.4 2027 24",
            "细颗粒物平均浓度 微克/立方米 26.4 2030 20",
            "湿地保护率 % 55.1 2027 58",
            "湿地保护率 % 55.1 2030 60"),
        plan.indicators().stream().map(StackedHeadsTest::said).toList(),
        way);
  }

  private static String said(Indicator row) {
    return "%s %s %s %s %s"
        .formatted(row.name(), row.unit(), row.baseValue(), row.targetPeriod(), row.targetValue());
  }

  private static String line(String[] cells, int[] widths, ToIntFunction<String> width) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.length; c++) {
      line.append(cells[c]).append(" ".repeat(widths[c] - width.applyAsInt(cells[c])));
    }
    return line.toString().stripTrailing();
  }
}
