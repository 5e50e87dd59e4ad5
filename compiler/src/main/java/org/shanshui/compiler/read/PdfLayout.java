package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;

/** Puts what a page holds in reading order: tables, columns of text, lines. */
final class PdfLayout {
  private final List<PdfGlyph> glyphs;
  private final List<PdfTable> tables;

  private PdfLayout(PdfRuledTables.Found found) {
    this.tables = found.tables();
    this.glyphs = found.rest();
  }

  static List<PdfItem> of(PdfPage page) {
    return new PdfLayout(PdfRuledTables.in(page)).items();
  }

  private List<PdfItem> items() {
    List<PdfItem> items = new ArrayList<>();
    for (PdfColumns.Band band : PdfColumns.bands(PdfLine.of(glyphs))) {
      if (band.isColumns()) {
        items.addAll(band.lines());
      } else {
        items.addAll(PdfAlignedTables.in(band.lines()));
      }
    }
    for (PdfTable table : tables) {
      insert(items, table);
    }
    return items;
  }

  /** A table goes after the last thing above it, of its own column where there are several. */
  private static void insert(List<PdfItem> items, PdfTable table) {
    int at = 0;
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).bottom() <= table.top() + 3 && isOver(items.get(i), table)) {
        at = i + 1;
      }
    }
    items.add(at, table);
  }

  private static boolean isOver(PdfItem item, PdfTable table) {
    return !(item instanceof PdfLine line)
        || (line.left() < table.edges().get(table.columns())
            && line.right() > table.edges().get(0));
  }
}
