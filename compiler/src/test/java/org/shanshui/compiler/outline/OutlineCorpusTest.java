package org.shanshui.compiler.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.plan.OutlineNode;

/** Small documents in every numbering style, and the tree of their headings. */
class OutlineCorpusTest {
  static Stream<List<String>> documents() {
    return CorpusFile.documents(OutlineCorpusTest.class, "outline.corpus").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void theHeadingsMakeThisTree(List<String> example) {
    StringBuilder tree = new StringBuilder();
    write(Compiled.plan(example.get(1)).outline(), tree);
    assertEquals(example.get(2), tree.toString().stripTrailing(), example.get(0));
  }

  /** A line a heading, indented by its level: 一 总体要求, and · for one without number. */
  private static void write(List<OutlineNode> nodes, StringBuilder into) {
    for (OutlineNode node : nodes) {
      into.append("  ".repeat(node.level() - 1))
          .append(node.number() == null ? "·" : node.number())
          .append(' ')
          .append(node.title())
          .append('\n');
      write(node.children(), into);
    }
  }
}
