package org.shanshui.compiler.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/** A list of 300 projects, whole and over several tables, loses none. */
class LongTableTest {
  private static final int PROJECTS = 300;
  private static final String HEADS =
      "| 序号 | 项目名称 | 建设性质 | 总投资 | 2026年投资 | 责任单位 |\n|---|---|---|---|---|---|\n";

  private static String row(int n) {
    String[] phases = {"新建", "续建", "前期"};
    return "| %d | %s片区第%d标段管网 | %s | %d | %d | 市住建局、市水利局 |\n"
        .formatted(n, n % 2 == 0 ? "城东" : "城西", n, phases[n % 3], 1000 + n, 100 + n);
  }

  private static String document(int rowsATable, boolean heads) {
    StringBuilder text = new StringBuilder("# 云岫市2026年重点项目计划\n\n单位：万元\n\n" + HEADS);
    for (int n = 1; n <= PROJECTS; n++) {
      text.append(row(n));
      if (n % rowsATable == 0 && n < PROJECTS) {
        text.append(heads ? "\n续表\n\n" + HEADS : "\n");
        if (!heads) {
          n++;
          text.append(row(n)).append("|---|---|---|---|---|---|\n");
        }
      }
    }
    int total = IntStream.rangeClosed(1, PROJECTS).map(n -> 1000 + n).sum();
    int year = IntStream.rangeClosed(1, PROJECTS).map(n -> 100 + n).sum();
    return text + "| | 合计（300个） | | %d | %d | |\n".formatted(total, year);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 150, 40})
  void noProjectIsLost(int rowsATable) {
    check(Compiled.plan(document(rowsATable, true)));
  }

  @Test
  void norWhereThePagesHaveNoHeads() {
    check(Compiled.plan(document(100, false)));
  }

  private static void check(Plan plan) {
    List<Project> projects = plan.projects();
    assertEquals(PROJECTS, projects.size());
    Set<String> names = new HashSet<>();
    for (int n = 1; n <= PROJECTS; n++) {
      Project project = projects.get(n - 1);
      names.add(project.name());
      assertEquals(BigDecimal.valueOf(1000L + n), project.totalInvestment());
      assertEquals(BigDecimal.valueOf(100L + n), project.yearInvestment());
      assertEquals("万元", project.unit());
    }
    assertEquals(PROJECTS, names.size());
    assertEquals(PROJECTS, plan.tasks().size());
    assertTrue(plan.tasks().stream().allMatch(task -> "市住建局".equals(task.lead())));
    assertEquals(List.of(), plan.diagnostics());
    // Two amounts a project, two sums, and how many there are.
    assertEquals(
        2 * PROJECTS + 3,
        plan.quantities().stream().filter(q -> q.type() == QuantityClass.TARGET).count());
    assertTrue(
        plan.quantities().stream()
            .filter(q -> q.type() == QuantityClass.TARGET)
            .map(QuantityMention::unit)
            .allMatch(unit -> "万元".equals(unit) || "个".equals(unit)));
  }
}
