package org.shanshui.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.compiler.prose.Prose;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;

/**
 * A document as its writer meant it, before any page broke it: paragraphs and tables in order.
 *
 * @param name without extension
 */
record Manuscript(String name, List<Part> parts) {

  /**
   * A paragraph, or a table.
   *
   * @param level of a heading that the format marks, else 0
   * @param rows of a table, else empty
   */
  record Part(String text, int level, List<List<String>> rows) {
    boolean isTable() {
      return !rows.isEmpty();
    }
  }

  static Manuscript of(String name, Document document) {
    String source = document.text();
    List<Part> parts = new ArrayList<>();
    for (Passage passage : Prose.of(document)) {
      Block block = passage.block();
      if (passage.isTable()) {
        parts.add(new Part("", 0, rows(source, block)));
      } else {
        String text = flat(source.substring(passage.start(), passage.end()));
        boolean heading = block.kind() == Block.Kind.HEADING;
        parts.add(new Part(text, heading ? Math.max(1, block.level()) : 0, List.of()));
      }
    }
    return new Manuscript(name, parts);
  }

  private static List<List<String>> rows(String source, Block table) {
    List<List<String>> rows = new ArrayList<>();
    for (List<Block.Cell> row : table.rows()) {
      List<String> cells = new ArrayList<>();
      int last = -1;
      for (Block.Cell cell : row) {
        // A merged cell is repeated with its offsets and said once.
        boolean repeated = cell.start() < last;
        cells.add(repeated ? "" : flat(source.substring(cell.start(), cell.end())));
        last = Math.max(last, cell.end());
      }
      rows.add(cells);
    }
    return rows;
  }

  private static String flat(String text) {
    return text.replaceAll("\\s*[\\r\\n]+\\s*|\\*\\*|\\t", "").strip();
  }
}
