package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;

/** Writes pages of placed characters, of whichever format, in reading order. */
final class PdfPages {
  private PdfPages() {}

  static void write(List<PdfPage> pages, TextDraft draft) {
    List<List<PdfItem>> items = new ArrayList<>();
    List<Float> heights = new ArrayList<>();
    for (PdfPage page : pages) {
      items.add(PdfLayout.of(page));
      heights.add(page.height());
    }
    PdfFurniture.remove(items, heights);
    PdfText.write(items, draft);
  }
}
