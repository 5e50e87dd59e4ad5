package org.shanshui.compiler.read;

import java.util.List;

/** Writes pages in reading order, of whichever format with placed characters, into a draft. */
final class PdfPages {
  private PdfPages() {}

  static void write(List<PdfSheet> pages, TextDraft draft) {
    PdfType type = PdfType.of(pages);
    PdfText.write(pages, PdfFootnotes.take(pages, type), type, draft);
  }
}
