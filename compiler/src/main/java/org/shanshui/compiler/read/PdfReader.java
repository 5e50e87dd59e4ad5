package org.shanshui.compiler.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads the text layer of a .pdf in reading order, with paragraphs and tables put together again.
 */
final class PdfReader {
  private static final int MOST_PAGES = 5_000;
  private static final int MOST_OPERATORS_OF_PAGE = 3_000_000;
  private static final int MOST_OPERATORS = 60_000_000;
  private static final long MEMORY = 64L << 20;
  private static final long SCRATCH = 2L << 30;

  private final PDDocument pdf;
  private final TextDraft draft = new TextDraft();
  private final PdfRemarks remarks = new PdfRemarks(draft);
  private final List<PdfSheet> pages = new ArrayList<>();
  private long glyphs;
  private int operators;

  private PdfReader(PDDocument pdf) {
    this.pdf = pdf;
  }

  static Reading read(byte[] bytes) throws UnreadableException {
    PdfStreams.refuseBombs(bytes);
    try (PDDocument pdf =
        Loader.loadPDF(
            new RandomAccessReadBuffer(bytes),
            "",
            MemoryUsageSetting.setupMixed(MEMORY, SCRATCH).streamCache)) {
      return new PdfReader(pdf).read();
    } catch (UnreadableException e) {
      throw e;
    } catch (InvalidPasswordException e) {
      throw new UnreadableException(
          "encrypted",
          "文件有打开密码；请去掉密码后另存再读。" + " The file is protected by a password; save it without one.",
          e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox follows references as deep as a file nests them; only a hostile one ends the stack.
      throw new UnreadableException(
          "damaged",
          ("文件不完整或已损坏（%s）；请重新下载，或打开后重新导出。"
                  + " The file is incomplete or damaged (%s); download it again, or open and export"
                  + " it anew.")
              .formatted(e, e),
          e);
    }
  }

  private Reading read() throws UnreadableException {
    int count = pdf.getNumberOfPages();
    for (int i = 0; i < Math.min(MOST_PAGES, count); i++) {
      page(pdf.getPage(i), i + 1);
    }
    if (remarks.scanned() > 0 && glyphs == 0) {
      throw Scans.refusal(remarks.scanned());
    }
    if (count > MOST_PAGES) {
      remarks.leftOut(MOST_PAGES, count);
    }
    PdfFurniture.remove(pages);
    pages.stream()
        .filter(page -> page.isAside() && !page.items().isEmpty())
        .forEach(page -> remarks.turned(page.number()));
    PdfPages.write(pages, draft);
    remarks.tell();
    return draft.finished();
  }

  private void page(PDPage raw, int number) {
    int budget = Math.min(MOST_OPERATORS_OF_PAGE, MOST_OPERATORS - operators);
    PdfPageReader reader = new PdfPageReader(raw, budget);
    try {
      List<PdfPage> ways = reader.read();
      glyphs += reader.glyphs();
      remarks.read(number, reader);
      for (int i = 0; i < ways.size(); i++) {
        PdfPage way = ways.get(i);
        pages.add(new PdfSheet(number, i > 0, way.height(), way.rules(), PdfLayout.of(way)));
      }
    } catch (IOException | RuntimeException e) {
      remarks.unreadable(number, e);
    } finally {
      operators += reader.operators();
    }
  }
}
