package org.shanshui.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.compiler.read.UnreadableException;

/** Documents that mix official prose with what conversion, haste and malice make of it. */
final class WildDocument {
  private static final List<String> LINES =
      List.of(
          "澄江市“十四五”绿色发展规划",
          "澄江市2026年重点工作安排",
          "第一章 总则",
          "第#节 保障措施",
          "一、工作目标",
          "（二）主要任务",
          "#.推进河道整治。",
          "#、实施老旧管网改造",
          "（#）",
          "①新建泵站#座；②改造泵站#座；③关停#家",
          "**专栏# 重大工程**",
          "表#-#：主要指标",
          "附件#",
          "（责任单位：市水利局、市城管局；完成时限：#年#月底前）",
          "［牵头单位：市交通局；配合单位：各县（市、区）政府］",
          "（市林业局牵头，市财政局、市自然资源局等按职责分工负责）",
          "以下均需县〈市、区〉落实",
          "到#年，全市绿道总长达到#公里以上，比#年增加#%。",
          "单位产值能耗由#吨标准煤/万元降至#吨标准煤/万元，累计下降#%左右",
          "新增公交车#辆、充电桩#个以上，新建停车场#处，车位不少于#个；",
          "力争完成投资#亿元，其中年内完成#亿元，确保不突破#万元。",
          "河湖岸线保有率稳定在#%~#%，优良天数保持在#天以内",
          "全年开工#个项目，总投资#亿元。重点建设：东岭隧道、西坪水厂（#万吨/日）、南湾码头。",
          "去年完成造林#亩，同比增长#%，居全省第#位，获得#项奖励。",
          "受理热线12345来电#件；会议于#月#日#时召开；邮编#；电话：0571-#",
          "PM2.5浓度下降到#微克/立方米，5A级景区#家，G#高速，#K直播",
          "三区两市包括：东岭区、西坪区、南湾区和北城市",
          "每月检查#次，每季通报#次，三年内实现全覆盖；零增长、不减少。",
          "序号",
          "指标名称",
          "单位",
          "2020年",
          "#年",
          "#",
          "#%",
          "≥#",
          "[#]",
          "约束性",
          "预期性",
          "森林覆盖率",
          "| 序号 | 指标 | 单位 | 2020年 | 2025年 | 属性 |",
          "|---|---|---|---|---|---|",
          "| # | 湿地保护率 | % | # | ≥# | 约束性 |",
          "| 类别# | <br>#万 | | |",
          "# 目标#",
          "## （一）#项行动",
          "- 新建#个点位",
          "```",
          "",
          "   　",
          "—#—",
          "第#页 共#页");

  private static final List<String> JUNK =
      List.of(
          "（",
          "）",
          "(",
          "〈",
          "］",
          "【",
          "“",
          "》",
          "|",
          "**",
          "<",
          "</td>",
          "<table><tr><td>",
          "&#48;",
          "&",
          "𠮷",
          "😀",
          "🇨🇳",
          "e\u0301",
          "\u200B",
          "\u00AD",
          "\uFFFD",
          "\u3000",
          "\u00A0",
          "\u2028",
          "\u0000",
          "\uFEFF",
          "\t",
          "\r",
          "\r\n",
          "\n",
          "\f",
          " ",
          "。",
          "；",
          "：",
          "、",
          "，",
          ".",
          "-",
          "~",
          "—",
          "/",
          "%",
          "‰",
          "１２３",
          "０．５",
          "1",
          "2025",
          "3,000",
          "1,2,3",
          "1.2.3",
          "72. 17",
          "1 . 1",
          "2 0 2 5 年",
          "0",
          "00.10",
          "10:30",
          "1:3",
          "1/3",
          "٣",
          "½",
          "²",
          "Ⅲ",
          "一",
          "十",
          "百分之",
          "三分之二",
          "万",
          "亿",
          "余",
          "多",
          "近",
          "约",
          "第",
          "年",
          "月",
          "日",
          "底",
          "到",
          "至",
          "比",
          "较",
          "由",
          "不",
          "超",
          "以上",
          "以下",
          "个百分点",
          "增长",
          "下降",
          "万吨/日",
          "吨标准煤/万元",
          "号",
          "级",
          "版",
          "A",
          "pH",
          "CO2");

  private WildDocument() {}

  /** Documents as files: .txt, .md or .html, read. */
  static Arbitrary<Document> ofFile() {
    return Combinators.combine(text(), Arbitraries.of("txt", "md", "html")).as(WildDocument::read);
  }

  /** Documents as no reader makes them: any characters, blocks cut anywhere. */
  static Arbitrary<Document> ofAnything() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(80);
    Arbitrary<String> digits =
        Arbitraries.strings()
            .withChars("0123456789０９．,.:—-~％%/ \n\u3000\u200B\uD83D\uDE00（）()[]年月日万亿个吨元第十三到至比由达")
            .ofMaxLength(60);
    return Combinators.combine(
            Arbitraries.oneOf(any, digits, text()), Arbitraries.integers().between(1, 40))
        .as(WildDocument::cut);
  }

  private static Arbitrary<String> text() {
    Arbitrary<String> line =
        Combinators.combine(Arbitraries.of(LINES), number().list().ofSize(4))
            .as(WildDocument::fill);
    Arbitrary<String> lines =
        Combinators.combine(line.list().ofMaxSize(30), Arbitraries.of("\n", "\n", "\r\n", "", " "))
            .as((all, between) -> String.join(between, all));
    return Combinators.combine(
            lines, Arbitraries.of(JUNK).list().ofMaxSize(12), Arbitraries.randoms())
        .as(
            (whole, junk, random) -> {
              StringBuilder text = new StringBuilder(whole);
              junk.forEach(piece -> text.insert(random.nextInt(text.length() + 1), piece));
              return text.toString();
            });
  }

  private static Arbitrary<String> number() {
    Arbitrary<String> whole = Arbitraries.integers().between(0, 99_999).map(String::valueOf);
    Arbitrary<String> decimal =
        Arbitraries.bigDecimals()
            .between(java.math.BigDecimal.ZERO, java.math.BigDecimal.valueOf(100_000))
            .ofScale(2)
            .map(java.math.BigDecimal::toPlainString);
    return Arbitraries.oneOf(
        whole,
        decimal,
        Arbitraries.integers().between(1990, 2060).map(String::valueOf),
        decimal.map(WildDocument::fullWidth),
        decimal.map(d -> d.replace(".", ". ")),
        Combinators.combine(
                whole, Arbitraries.of("~", "-", "—", "至", "、", "/", ":", "，", "."), whole)
            .as((a, between, b) -> a + between + b),
        Arbitraries.of("三", "十二", "两", "半", "1.2万", "3千余", "近百", "“十四五”", "1,234,567", ""));
  }

  private static String fill(String line, List<String> numbers) {
    StringBuilder filled = new StringBuilder();
    int next = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      // At the head of a line # is Markdown's.
      if (c == '#'
          && !(line.startsWith("# ") && i == 0)
          && !line.startsWith("## ", i)
          && !(i == 1 && line.startsWith("##"))) {
        filled.append(numbers.get(next++ % numbers.size()));
      } else {
        filled.append(c);
      }
    }
    return filled.toString();
  }

  static String fullWidth(String digits) {
    StringBuilder wide = new StringBuilder();
    digits.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
    return wide.toString();
  }

  private static Document read(String text, String format) {
    try {
      // Without a word of prose some of them would hold nothing at all.
      return DocumentReaders.read("a." + format, (page(text, format) + "\n澄江").getBytes(UTF_8));
    } catch (UnreadableException e) {
      // Too many control characters: refused as binary, rightly.
      return cut(text, 10);
    }
  }

  private static String page(String text, String format) {
    if (!format.equals("html")) {
      return text;
    }
    StringBuilder page = new StringBuilder("<html><body><h1>澄江市规划</h1>");
    boolean table = false;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("|")) {
        page.append(table ? "" : "<table>").append("<tr>");
        table = true;
        for (String cell : line.split("\\|")) {
          page.append(cell.length() % 5 == 0 ? "<td rowspan=2>" : "<td>")
              .append(cell)
              .append("</td>");
        }
      } else {
        page.append(table ? "</table>" : "").append("<p>").append(line);
        table = false;
      }
    }
    return page.toString();
  }

  private static Document cut(String text, int every) {
    List<Block> blocks = new ArrayList<>();
    Block.Kind[] kinds = Block.Kind.values();
    for (int start = 0; start < text.length(); start += every + 1) {
      int end = Math.min(text.length(), start + every);
      Block.Kind kind = kinds[(start / (every + 1) * 7 + every) % kinds.length];
      int middle = (start + end) / 2;
      List<List<Block.Cell>> rows =
          kind == Block.Kind.TABLE
              ? List.of(
                  List.of(new Block.Cell(start, middle), new Block.Cell(middle, end)),
                  List.of(new Block.Cell(start, middle)))
              : List.of();
      blocks.add(new Block(kind, kind == Block.Kind.HEADING ? 1 + start % 6 : 0, start, end, rows));
    }
    String format = every % 2 == 0 ? "txt" : "docx";
    return new Document("a." + format, format, "0".repeat(64), text, blocks, List.of());
  }
}
