package org.shanshui.compiler.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;

/** Money in project tables keeps its value and its unit, wherever the table says the unit. */
class TableMoneyPropertiesTest {

  /** Where a table says the unit of its money. */
  enum Said {
    ABOVE,
    CAPTION,
    HEAD,
    HEAD_BESIDE_OTHER_UNIT_ABOVE,
    CELL
  }

  /** What a table is written in. */
  enum Written {
    MARKDOWN,
    HTML
  }

  @Property(tries = 300)
  void moneyKeepsValueAndUnit(
      @ForAll Said said,
      @ForAll Written written,
      @ForAll("units") String unit,
      @ForAll("amounts") List<BigDecimal> amounts)
      throws UnreadableException {
    Plan plan = plan(said, written, unit, amounts, sum(amounts));
    assertEquals(amounts, plan.projects().stream().map(Project::totalInvestment).toList());
    assertEquals(List.of(unit), plan.projects().stream().map(Project::unit).distinct().toList());
    List<QuantityMention> targets =
        plan.quantities().stream().filter(q -> q.type() == QuantityClass.TARGET).toList();
    List<BigDecimal> values = new ArrayList<>(amounts);
    values.add(sum(amounts));
    assertEquals(values, targets.stream().map(QuantityMention::value).toList());
    assertEquals(List.of(unit), targets.stream().map(QuantityMention::unit).distinct().toList());
    assertEquals(List.of(), plan.diagnostics().stream().map(Diagnostic::code).toList());
  }

  @Property(tries = 100)
  void aSumThatIsOffByOneIsTold(
      @ForAll("units") String unit, @ForAll("wholeAmounts") List<BigDecimal> amounts)
      throws UnreadableException {
    BigDecimal wrong = sum(amounts).add(BigDecimal.ONE);
    Plan plan = plan(Said.HEAD, Written.MARKDOWN, unit, amounts, wrong);
    assertEquals(List.of("table-sum"), plan.diagnostics().stream().map(Diagnostic::code).toList());
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Plan plan(
      Said said, Written written, String unit, List<BigDecimal> amounts, BigDecimal sum)
      throws UnreadableException {
    String above =
        switch (said) {
          case ABOVE -> "单位：" + unit;
          case CAPTION -> "表1 重点项目（单位：" + unit + "）";
          case HEAD_BESIDE_OTHER_UNIT_ABOVE -> "单位：公里";
          default -> "重点项目如下表";
        };
    boolean head = said == Said.HEAD || said == Said.HEAD_BESIDE_OTHER_UNIT_ABOVE;
    String behind = said == Said.CELL ? unit : "";
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"序号", "项目名称", head ? "总投资（" + unit + "）" : "总投资", "建设性质"});
    for (int i = 0; i < amounts.size(); i++) {
      String name = "第" + "甲乙丙丁戊己".charAt(i) + "水厂";
      rows.add(
          new String[] {
            String.valueOf(i + 1), name, amounts.get(i).toPlainString() + behind, "新建"
          });
    }
    rows.add(new String[] {"", "合计", sum.toPlainString() + behind, ""});
    String title = "云岫市“十五五”供水项目表";
    return written == Written.HTML ? html(title, above, rows) : markdown(title, above, rows);
  }

  private static Plan markdown(String title, String above, List<String[]> rows)
      throws UnreadableException {
    StringBuilder text = new StringBuilder("# " + title + "\n\n" + above + "\n\n");
    for (int r = 0; r < rows.size(); r++) {
      text.append("| ").append(String.join(" | ", rows.get(r))).append(" |\n");
      text.append(r == 0 ? "|---|---|---|---|\n" : "");
    }
    return compiled("a.md", text.toString());
  }

  private static Plan html(String title, String above, List<String[]> rows)
      throws UnreadableException {
    StringBuilder text = new StringBuilder("<html><body><h1>" + title + "</h1><p>" + above);
    text.append("</p><table>");
    for (String[] row : rows) {
      text.append("<tr><td>").append(String.join("</td><td>", row)).append("</td></tr>");
    }
    return compiled("a.html", text + "</table></body></html>");
  }

  private static Plan compiled(String name, String text) throws UnreadableException {
    return PlanCompiler.compile(DocumentReaders.read(name, text.getBytes(UTF_8)));
  }

  @Provide
  Arbitrary<String> units() {
    return Arbitraries.of("元", "万元", "百万元", "亿元", "万美元", "亿美元", "千元");
  }

  @Provide
  Arbitrary<List<BigDecimal>> amounts() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("1"), new BigDecimal("999999"))
        .ofScale(2)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<BigDecimal>> wholeAmounts() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("1"), new BigDecimal("999999"))
        .ofScale(0)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6);
  }
}
