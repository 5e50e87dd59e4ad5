package org.shanshui.compiler.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanshui.compiler.Compiled;
import org.shanshui.compiler.PlanCompiler;
import org.shanshui.compiler.read.DocumentReaders;

/** The corpus's tables in Markdown say the same as tables of HTML and of Word. */
class TableFormatsTest {
  static Stream<List<String>> documents() {
    return TypedTableCorpusTest.documents().filter(example -> example.get(1).startsWith("# "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void inHtml(List<String> example) throws Exception {
    byte[] html = html(example.get(1)).getBytes(UTF_8);
    assertEquals(
        TypedTableCorpusTest.said(Compiled.plan(example.get(1))),
        TypedTableCorpusTest.said(PlanCompiler.compile(DocumentReaders.read("a.html", html))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void inWord(List<String> example) throws Exception {
    byte[] docx = docx(example.get(1));
    assertEquals(
        TypedTableCorpusTest.said(Compiled.plan(example.get(1))),
        TypedTableCorpusTest.said(PlanCompiler.compile(DocumentReaders.read("a.docx", docx))));
  }

  /** The lines of a document: a table's rows together, as cells. */
  private static List<List<List<String>>> blocks(String markdown) {
    List<List<List<String>>> blocks = new ArrayList<>();
    List<List<String>> table = null;
    for (String line : markdown.lines().toList()) {
      if (!line.startsWith("|")) {
        table = null;
        if (!line.isBlank()) {
          blocks.add(List.of(List.of(line)));
        }
      } else if (!line.startsWith("|---")) {
        if (table == null) {
          table = new ArrayList<>();
          blocks.add(table);
        }
        String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
        table.add(Arrays.stream(cells).map(String::strip).toList());
      }
    }
    return blocks;
  }

  private static boolean isTable(List<List<String>> block) {
    return block.get(0).size() > 1;
  }

  private static String html(String markdown) {
    StringBuilder html = new StringBuilder("<html><body>");
    for (List<List<String>> block : blocks(markdown)) {
      if (isTable(block)) {
        html.append("<table>");
        for (List<String> row : block) {
          html.append("<tr><td>").append(String.join("</td><td>", row)).append("</td></tr>");
        }
        html.append("</table>");
      } else {
        String line = block.get(0).get(0);
        boolean title = line.startsWith("# ");
        html.append(title ? "<h1>" + line.substring(2) + "</h1>" : "<p>" + line + "</p>");
      }
    }
    return html.append("</body></html>").toString();
  }

  private static byte[] docx(String markdown) throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (List<List<String>> block : blocks(markdown)) {
        if (!isTable(block)) {
          String line = block.get(0).get(0);
          document.createParagraph().createRun().setText(line.replaceFirst("^# ", ""));
          continue;
        }
        int width = block.stream().mapToInt(List::size).max().orElse(1);
        XWPFTable table = document.createTable(block.size(), width);
        for (int r = 0; r < block.size(); r++) {
          for (int c = 0; c < block.get(r).size(); c++) {
            String text = block.get(r).get(c).replace("<br>", "");
            table.getRow(r).getCell(c).setText(text);
          }
        }
      }
      document.write(out);
      return out.toByteArray();
    }
  }
}
