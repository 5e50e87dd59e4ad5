package org.shanshui.compiler.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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

/** A plan in which every string is one that nobody would write, unless to do harm. */
record WildPlan(Plan plan, Document document) {

  static Arbitrary<WildPlan> any() {
    Arbitrary<String> hostile =
        Arbitraries.of(
            "</script><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onclick='alert(1)",
            "</style><!--",
            "&lt;b&gt;",
            "]]>",
            "=HYPERLINK(\"http://x\")",
            "@SUM(A1)",
            "-1+1",
            "+86",
            "a\r\nb\rc\nd\te",
            "\u0000\u0001\uFFFF",
            "\uD83D",
            "\uDE00x",
            "𬭎湖",
            "");
    return Arbitraries.oneOf(hostile, Arbitraries.strings().all().ofMaxLength(40))
        .list()
        .ofSize(46)
        .map(WildPlan::of);
  }

  private static WildPlan of(List<String> words) {
    var next = words.iterator();
    String text = String.join("\n", words) + ".";
    int points = text.codePointCount(0, text.length());
    List<QuantityMention> quantities = new ArrayList<>();
    int i = 0;
    for (QuantityClass type : QuantityClass.values()) {
      quantities.add(
          new QuantityMention(
              "q" + ++i,
              Math.min(points, i * 3),
              Math.min(points, i * 3 + 5),
              next.next(),
              type,
              "1",
              next.next(),
              Kind.LEVEL,
              Op.EQUAL,
              BigDecimal.TEN,
              null,
              "万" + i,
              "2025",
              null,
              null,
              i == 1 ? next.next() : null,
              Strength.PLAIN,
              0.5,
              Rules.of(next.next())));
    }
    Plan plan =
        new Plan(
            new Plan.SourceInfo(next.next(), "txt", SamplePlan.SHA256, points),
            next.next(),
            next.next(),
            new Plan.Region(next.next(), null),
            next.next(),
            next.next(),
            null,
            null,
            null,
            List.of(
                new OutlineNode(
                    "1", 1, next.next(), next.next(), points / 3, points, List.of(), List.of())),
            quantities,
            List.of(
                new Task(
                    "t1",
                    "1",
                    next.next(),
                    null,
                    next.next(),
                    next.next(),
                    List.of(next.next()),
                    List.of(next.next()),
                    0,
                    points,
                    null,
                    List.of("q1"))),
            List.of(
                new Indicator(
                    1,
                    null,
                    next.next(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    next.next(),
                    null,
                    null,
                    null,
                    0,
                    1)),
            List.of(new Project(next.next(), null, null, null, null, null, null, null, 0, points)),
            List.of(new Roster(next.next(), List.of(next.next()), 0, 1)),
            List.of(
                new Table(next.next(), List.of(next.next()), List.of(List.of(next.next())), 0, 1)),
            List.of(new PlaceMention(next.next(), null, null, 0, 1)),
            List.of(new OfficeMention(next.next(), null, 0, 1)),
            List.of(
                new Diagnostic(
                    Diagnostic.Severity.ERROR, "wild", next.next(), points / 2, points)));
    int middle = text.length() / 2;
    List<Block> blocks =
        List.of(
            Block.of(Block.Kind.HEADING, 1, 0, Math.min(10, middle)),
            Block.of(Block.Kind.PARAGRAPH, 0, Math.min(12, middle), middle),
            new Block(
                Block.Kind.TABLE,
                0,
                middle,
                text.length(),
                List.of(List.of(new Cell(middle, text.length())))));
    return new WildPlan(
        plan, new Document("wild.txt", "txt", SamplePlan.SHA256, text, blocks, List.of()));
  }
}
