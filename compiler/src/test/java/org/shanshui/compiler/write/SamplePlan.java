package org.shanshui.compiler.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Indicator;
import org.shanshui.compiler.plan.OfficeMention;
import org.shanshui.compiler.plan.OutlineNode;
import org.shanshui.compiler.plan.PlaceMention;
import org.shanshui.compiler.plan.Plan;
import org.shanshui.compiler.plan.Project;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.compiler.plan.QuantityMention.QuantityClass;
import org.shanshui.compiler.plan.QuantityMention.Strength;
import org.shanshui.compiler.plan.Roster;
import org.shanshui.compiler.plan.Rules;
import org.shanshui.compiler.plan.Table;
import org.shanshui.compiler.plan.Task;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Block.Cell;
import org.shanshui.compiler.read.Document;

/**
 * A small plan of a city that does not exist, with one of everything a plan can hold. 𬭎 lies
 * outside the basic plane, so that code points and UTF-16 units part ways early.
 */
final class SamplePlan {
  static final String SHA256 = "0123456789abcdef".repeat(4);

  private static final String TITLE = "澄江市湖泊清水行动计划（2026—2028年）";

  private final StringBuilder text = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();
  private final List<QuantityMention> quantities = new ArrayList<>();

  private SamplePlan() {}

  record Sample(Plan plan, Document document) {}

  static Sample sample() {
    return new SamplePlan().build();
  }

  private Sample build() {
    block(Block.Kind.HEADING, 1, TITLE);
    block(Block.Kind.PARAGRAPH, 0, "2025年，全市建成𬭎湖湿地3处，森林覆盖率为41.2%。");
    block(Block.Kind.HEADING, 2, "一、总体目标");
    block(Block.Kind.PARAGRAPH, 0, "到2028年，力争森林覆盖率达到43%以上，湖水透明度由0.8米提高到1.2米左右，完成投资12.5亿元。");
    int table = text.length();
    List<List<Cell>> rows =
        List.of(
            row("序号", "指标", "单位", "2025年", "2028年", "属性"),
            row("1", "湖体总磷", "毫克/升", "0.06", "≤0.05", "约束性"));
    blocks.add(new Block(Block.Kind.TABLE, 0, table, text.length() - 1, rows));
    block(Block.Kind.HEADING, 2, "二、重点任务");
    int task = text.length();
    block(
        Block.Kind.PARAGRAPH,
        0,
        "1. 截污纳管。新建污水管网30公里；改造老旧小区雨污分流12个。年底前开工青石港泵站。（牵头单位：市建设局；配合单位：市水利局、青石区政府）");
    int taskEnd = text.length() - 1;
    block(Block.Kind.LIST_ITEM, 0, "清水示范村：柳浦村、石桥村、=1+1村");

    target("43%", "森林覆盖率", Kind.LEVEL, Op.AT_LEAST, "43", "%", Strength.AIM, 0.95);
    target("1.2米", "湖水透明度", Kind.LEVEL, Op.ABOUT, "1.2", "米", Strength.PLAIN, 0.5);
    target("12.5亿元", "投资", Kind.LEVEL, Op.EQUAL, "12.5", "亿元", Strength.PLAIN, 0.9);
    target("30公里", "新建污水管网", Kind.LEVEL, Op.EQUAL, "30", "公里", Strength.PLAIN, 0.9);
    target("12个", "老旧小区雨污分流", Kind.LEVEL, Op.EQUAL, "12", "个", Strength.PLAIN, 0.9);
    other("2025年", QuantityClass.TIME);
    other("41.2%", QuantityClass.RESULT);
    other("0.8米", QuantityClass.RESULT);

    String whole = text.toString();
    Document document =
        new Document("澄江.txt", "txt", SHA256, whole, List.copyOf(blocks), List.of());
    return new Sample(plan(whole, points(task), points(taskEnd)), document);
  }

  private Plan plan(String whole, int task, int taskEnd) {
    int end = points(whole.length());
    int goals = at("一、总体目标");
    int works = at("二、重点任务");
    return new Plan(
        new Plan.SourceInfo("澄江.txt", "txt", SHA256, end),
        TITLE,
        "澄江市人民政府",
        new Plan.Region("澄江市", null),
        "行动计划",
        null,
        "2026-03",
        new Plan.YearRange(2026, 2028),
        2025,
        List.of(
            new OutlineNode("1", 1, "一", "总体目标", goals, works, List.of(), List.of()),
            new OutlineNode("2", 1, "二", "重点任务", works, end, List.of(), List.of())),
        List.copyOf(quantities),
        List.of(
            new Task(
                "t1",
                "2",
                "二、重点任务",
                "1",
                "截污纳管",
                "市建设局",
                List.of("市水利局", "青石区政府"),
                List.of("各镇（街道）"),
                task,
                taskEnd,
                "2026-12",
                List.of("q4", "q5"))),
        List.of(
            new Indicator(
                1,
                null,
                "湖体总磷",
                "毫克/升",
                "2025",
                "0.06",
                new BigDecimal("0.06"),
                "2028",
                "≤0.05",
                "<=",
                new BigDecimal("0.05"),
                "约束性",
                at("湖体总磷"),
                at("约束性") + 3)),
        List.of(
            new Project(
                "青石港泵站",
                null,
                null,
                null,
                null,
                null,
                "新开工",
                "2026-12",
                at("青石港泵站"),
                at("青石港泵站") + 5)),
        List.of(new Roster("清水示范村", List.of("柳浦村", "石桥村", "=1+1村"), at("清水示范村"), end - 1)),
        List.of(
            new Table(
                null,
                List.of("序号", "指标", "单位", "2025年", "2028年", "属性"),
                List.of(List.of("1", "湖体总磷", "毫克/升", "0.06", "≤0.05", "约束性")),
                at("序号"),
                at("约束性") + 3)),
        List.of(new PlaceMention("青石区", "青石区", null, at("青石区"), at("青石区") + 3)),
        List.of(
            new OfficeMention("市建设局", "住房和城乡建设局", at("市建设局"), at("市建设局") + 4),
            new OfficeMention("市水利局", null, at("市水利局"), at("市水利局") + 4)),
        List.of(
            new Diagnostic(
                Diagnostic.Severity.WARNING,
                "no-document-number",
                "未见发文字号，请补录。No document number; add it by hand.",
                0,
                0)));
  }

  private void block(Block.Kind kind, int level, String content) {
    int start = text.length();
    text.append(content);
    blocks.add(Block.of(kind, level, start, text.length()));
    text.append('\n');
  }

  private List<Cell> row(String... cells) {
    List<Cell> row = new ArrayList<>();
    for (String cell : cells) {
      int start = text.length();
      text.append(cell);
      row.add(new Cell(start, text.length()));
      text.append('\n');
    }
    return row;
  }

  private void target(
      String quote,
      String metric,
      Kind kind,
      Op op,
      String value,
      String unit,
      Strength strength,
      double confidence) {
    quantity(
        quote,
        QuantityClass.TARGET,
        metric,
        kind,
        op,
        new BigDecimal(value),
        unit,
        "2028",
        strength,
        confidence);
  }

  private void other(String quote, QuantityClass type) {
    quantity(quote, type, null, null, null, null, null, null, null, 0.9);
  }

  private void quantity(
      String quote,
      QuantityClass type,
      @Nullable String metric,
      @Nullable Kind kind,
      @Nullable Op op,
      @Nullable BigDecimal value,
      @Nullable String unit,
      @Nullable String due,
      @Nullable Strength strength,
      double confidence) {
    int start = at(quote);
    quantities.add(
        new QuantityMention(
            "q" + (quantities.size() + 1),
            start,
            start + quote.codePointCount(0, quote.length()),
            quote,
            type,
            "1",
            metric,
            kind,
            op,
            value,
            null,
            unit,
            due,
            null,
            null,
            null,
            strength,
            confidence,
            Rules.of("said in a plan")));
  }

  private int at(String quote) {
    int at = text.indexOf(quote);
    if (at < 0) {
      throw new IllegalArgumentException(quote);
    }
    return points(at);
  }

  private int points(int units) {
    return text.codePointCount(0, units);
  }
}
