package org.shanshui.compiler.consistency;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.consistency.Consistency.Claim;
import org.shanshui.compiler.consistency.Consistency.Conversion;
import org.shanshui.compiler.consistency.Consistency.Difference;
import org.shanshui.compiler.consistency.Consistency.Finding;
import org.shanshui.compiler.consistency.Consistency.Subject;
import org.shanshui.compiler.consistency.Consistency.Verdict;
import org.shanshui.compiler.plan.QuantityMention.Kind;

/** A comparison of plans as a table for a terminal: contradictions first, a line for each claim. */
public final class ConsistencyText {
  private static final List<String> HEADS =
      List.of("结论 Verdict", "事项 Subject", "期限 Due", "文件 Plan", "说法 Claim", "位置 Place");

  /** No column is wider, in Latin characters: names of files and projects can be very long. */
  private static final int WIDEST = 44;

  private final Consistency consistency;

  private ConsistencyText(Consistency consistency) {
    this.consistency = consistency;
  }

  /**
   * Writes the table in UTF-8; the stream is flushed and stays open.
   *
   * @throws IOException where the stream fails
   */
  public static void write(Consistency consistency, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(new ConsistencyText(consistency).table());
    writer.flush();
  }

  private String table() {
    StringBuilder table = new StringBuilder(summary());
    List<List<String>> rows = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      for (Subject subject : consistency.indicators()) {
        rows(subject, verdict, rows);
      }
      for (Subject subject : consistency.projects()) {
        rows(subject, verdict, rows);
      }
    }
    if (rows.isEmpty()) {
      return table.toString();
    }
    int[] widths = HEADS.stream().mapToInt(ConsistencyText::width).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], width(row.get(i))));
      }
    }
    table.append('\n');
    line(HEADS, widths, table);
    for (int i = 0; i < widths.length; i++) {
      table.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
    }
    table.append('\n');
    rows.forEach(row -> line(row, widths, table));
    return table.toString();
  }

  private String summary() {
    List<Finding> findings =
        Stream.concat(consistency.indicators().stream(), consistency.projects().stream())
            .flatMap(subject -> subject.findings().stream())
            .toList();
    long contradictions = count(findings, Verdict.CONTRADICTION);
    long agreements = count(findings, Verdict.AGREEMENT);
    long compatible = count(findings, Verdict.COMPATIBLE);
    long rest = count(findings, Verdict.NOT_COMPARABLE);
    int indicators = consistency.indicators().size();
    int projects = consistency.projects().size();
    return ("共有指标 %d 项、共有项目 %d 个：矛盾 %d 处，相容 %d 处，一致 %d 处，不可比 %d 处%n"
            + "%d shared indicators, %d shared projects: %d contradictions, %d compatible, %d"
            + " agreements, %d not comparable%n")
        .formatted(
            indicators,
            projects,
            contradictions,
            compatible,
            agreements,
            rest,
            indicators,
            projects,
            contradictions,
            compatible,
            agreements,
            rest)
        .replace("\r\n", "\n");
  }

  private static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  private void rows(Subject subject, Verdict verdict, List<List<String>> rows) {
    for (Finding finding : subject.findings()) {
      if (finding.verdict() != verdict) {
        continue;
      }
      boolean first = true;
      for (Claim claim : finding.claims()) {
        rows.add(
            List.of(
                first ? verdict(finding) : "",
                first ? subject.name() + scope(finding) : "",
                said(claim.due() == null ? finding.due() : claim.due()),
                consistency.plans().get(claim.plan()),
                claim(subject.kind(), claim),
                claim.start() + "–" + claim.end()));
        first = false;
      }
    }
  }

  private String verdict(Finding finding) {
    String differences =
        finding.differences().stream()
            .sorted()
            .map(Difference::chinese)
            .collect(Collectors.joining("、"));
    String verdict = finding.verdict().chinese();
    if (finding.tighter() != null) {
      return verdict + "（" + consistency.plans().get(finding.tighter()) + " 更严）";
    }
    return differences.isEmpty() ? verdict : verdict + "（" + differences + "不同）";
  }

  private static String scope(Finding finding) {
    return finding.scope() == null ? "" : "（" + finding.scope() + "）";
  }

  private static String claim(@Nullable Kind kind, Claim claim) {
    String verb =
        kind == null
            ? claim.value() == null ? "" : "总投资"
            : switch (kind) {
              case LEVEL -> "";
              case GROWTH -> "增长";
              case REDUCTION -> "下降";
              case RISE -> "提高";
            };
    String amount =
        number(claim.value())
            + (claim.upper() == null ? "" : "–" + number(claim.upper()))
            + said(claim.unit());
    String op = claim.op() == null || claim.op().equals("=") ? "" : claim.op();
    Conversion to = claim.conversion();
    String level =
        to == null
            ? ""
            : "（%s年 %s，即 %s%s）"
                .formatted(to.year(), number(to.base()), number(to.level()), to.unit());
    return Stream.of(said(claim.phase()), verb, op, claim.value() == null ? "" : amount + level)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String number(@Nullable BigDecimal number) {
    if (number == null) {
      return "";
    }
    return Math.abs(number.scale()) <= 100 ? number.toPlainString() : number.toString();
  }

  private static String said(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static void line(List<String> cells, int[] widths, StringBuilder table) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cut(cells.get(i), widths[i]);
      line.append(i == 0 ? "" : "  ").append(cell).append(" ".repeat(widths[i] - width(cell)));
    }
    table.append(line.toString().stripTrailing()).append('\n');
  }

  /** Drawn to one line and to the column's width. */
  private static String cut(String cell, int widest) {
    StringBuilder cut = new StringBuilder();
    int width = 0;
    int[] characters = cell.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).toArray();
    int whole = width(cell);
    for (int c : characters) {
      width += width(c);
      if (whole > widest && width > widest - 1) {
        return cut.append('…').toString();
      }
      cut.appendCodePoint(c);
    }
    return cut.toString();
  }

  private static int width(String text) {
    return text.codePoints().map(ConsistencyText::width).sum();
  }

  /** Unicode's ambiguous characters (…, “, –) are narrow in terminals of today. */
  private static int width(int c) {
    return c < 0x2E80 || c >= 0xFF61 && c <= 0xFFDC ? 1 : 2;
  }
}
