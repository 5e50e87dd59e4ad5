package org.shanshui.compiler.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.CorpusFile;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.outline.Outline;
import org.shanshui.compiler.outline.Outliner;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.Prose;
import org.shanshui.compiler.read.Document;
import org.shanshui.compiler.section.Section.Aspect;

/**
 * Reports and plans whose lines say at their head whether they look back (-), ahead (+) or neither
 * (=), and after @ the year that their part is for.
 */
class SectionCorpusTest {
  static Stream<List<String>> reports() {
    return CorpusFile.documents(SectionCorpusTest.class, "reports.corpus").stream();
  }

  static Stream<List<String>> plans() {
    return CorpusFile.documents(SectionCorpusTest.class, "plans.corpus").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void aReportTurnsOnceFromReviewToPlan(List<String> example) {
    assertEquals(example.get(1), read(example.get(1)), example.get(0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plans")
  void aPlanLooksBackOnlyUnderHeadingsThatSaySo(List<String> example) {
    assertEquals(example.get(1), read(example.get(1)), example.get(0));
  }

  /** The lines as given, with what the rules put at their heads. */
  private static String read(String marked) {
    List<String> lines = marked.lines().toList();
    String text = String.join("\n", lines.stream().map(SectionCorpusTest::bare).toList());
    Document document = Compiled.document(text);
    List<Passage> passages = Prose.of(document);
    About about = About.of(document, passages);
    Outline outline = Outliner.outline(passages, new boolean[passages.size()], about.title(), true);
    Section[] sections = Sections.of(passages, outline, about);
    assertEquals(lines.size(), passages.size(), "a line of this corpus is a passage");
    List<String> read = new ArrayList<>();
    for (int p = 0; p < sections.length; p++) {
      String due = sections[p].due() == null ? "" : "@" + sections[p].due();
      read.add(sign(sections[p].aspect()) + due + " " + bare(lines.get(p)));
    }
    return String.join("\n", read);
  }

  private static String bare(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private static String sign(Aspect aspect) {
    return switch (aspect) {
      case REVIEW -> "-";
      case PLAN -> "+";
      case OPEN -> "=";
    };
  }
}
