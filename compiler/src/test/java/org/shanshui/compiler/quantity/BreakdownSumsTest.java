package org.shanshui.compiler.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;

/** A whole and the parts that fall to counties: read as such, and added up. */
class BreakdownSumsTest {
  private static final List<String> COUNTIES =
      List.of("临湖区", "东岭区", "柏川县", "安宁县", "石桥镇", "市本级", "国家高新区");

  /** What is divided, and by what words it is led to. */
  record Division(String thing, String unit, List<Integer> parts, String opening, String mark) {
    int total() {
      return parts.stream().mapToInt(Integer::intValue).sum();
    }

    String text(int total) {
      StringBuilder list = new StringBuilder();
      for (int i = 0; i < parts.size(); i++) {
        list.append(i == 0 ? "" : mark).append(COUNTIES.get(i)).append(parts.get(i)).append(unit);
      }
      String close = opening.equals("（") ? "）" : "";
      return "一、主要任务\n全年新增%s%d%s%s%s%s。\n".formatted(thing, total, unit, opening, list, close);
    }
  }

  @Provide
  Arbitrary<Division> divisions() {
    return Combinators.combine(
            Arbitraries.of("绿道,公里", "公共停车位,个", "造林,亩", "供热管网,公里", "养老床位,张", "危旧房改造,套"),
            Arbitraries.integers().between(2, 9999).list().ofMinSize(2).ofMaxSize(COUNTIES.size()),
            Arbitraries.of("，其中", "，其中，", "（", "。其中："),
            Arbitraries.of("、", "，"))
        .as(
            (what, parts, opening, mark) -> {
              String[] thing = what.split(",");
              return new Division(thing[0], thing[1], parts, opening, mark);
            });
  }

  @Property(tries = 200)
  void theCountiesAddUpToTheTotal(@ForAll("divisions") Division division) {
    Plan plan = Compiled.plan(division.text(division.total()));
    List<QuantityMention> targets = targets(plan);
    List<String> scopes = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (QuantityMention part : targets.subList(1, targets.size())) {
      assertEquals(targets.get(0).metric(), part.metric());
      scopes.add(part.scope());
      sum = sum.add(part.value());
    }
    assertEquals(COUNTIES.subList(0, division.parts().size()), scopes);
    assertEquals(0, targets.get(0).value().compareTo(sum));
    assertEquals(List.of(), sums(plan));
  }

  @Property(tries = 100)
  void aDifferenceIsTold(@ForAll("divisions") Division division, @ForAll boolean more) {
    Plan plan = Compiled.plan(division.text(division.total() + (more ? 1 : -1)));
    assertEquals(1, sums(plan).size(), plan.diagnostics()::toString);
    assertTrue(sums(plan).get(0).message().contains(String.valueOf(division.total())));
  }

  @Test
  void multipliersAreMinded() {
    assertEquals(List.of(), sums(Compiled.plan("一、任务\n投资1.5亿元，其中临湖区9000万元、柏川县6000万元。\n")));
    assertEquals(1, sums(Compiled.plan("一、任务\n投资1.5亿元，其中临湖区9000万元、柏川县7000万元。\n")).size());
  }

  @Test
  void onePartAloneIsNoDivision() {
    assertEquals(List.of(), sums(Compiled.plan("一、任务\n新增绿道80公里，其中临湖区30公里。\n")));
    assertEquals(1, sums(Compiled.plan("一、任务\n新增绿道80公里，其中临湖区90公里。\n")).size());
  }

  private static List<QuantityMention> targets(Plan plan) {
    return plan.quantities().stream()
        .filter(q -> q.type() == QuantityClass.TARGET)
        .collect(Collectors.toList());
  }

  private static List<Diagnostic> sums(Plan plan) {
    return plan.diagnostics().stream().filter(d -> d.code().equals("breakdown-sum")).toList();
  }
}
