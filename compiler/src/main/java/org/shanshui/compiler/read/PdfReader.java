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
import org.shanshui.compiler.plan.Diagnostic;

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
  private final List<List<PdfItem>> pages = new ArrayList<>();
  private final List<Float> heights = new ArrayList<>();
  private int scanned;
  private long glyphs;
  private long unmapped;
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
    if (scanned > 0 && glyphs == 0) {
      throw new UnreadableException(
          "scanned",
          ("全部 %d 页都是扫描图像，没有文字层；请先做文字识别（OCR）再读。"
                  + " All %d pages are scanned images without a text layer; run text recognition"
                  + " (OCR) first.")
              .formatted(scanned, scanned));
    }
    if (count > MOST_PAGES) {
      diagnose(
          "pages-left-out",
          "只读取前 %d 页，共 %d 页；请拆分文件。 Only the first %d of %d pages were read; split the file."
              .formatted(MOST_PAGES, count, MOST_PAGES, count));
    }
    if (unmapped > 0) {
      diagnose(
          "unmapped-characters",
          ("有 %d 个字形没有对应的文字，显示为 U+FFFD；请重新导出 PDF（嵌入字体）或改用原始文档。"
                  + " %d glyphs have no character and show as U+FFFD; export the PDF again with its"
                  + " fonts, or use the original document.")
              .formatted(unmapped, unmapped));
    }
    PdfFurniture.remove(pages, heights);
    PdfText.write(pages, draft);
    return draft.finished();
  }

  private void page(PDPage raw, int number) {
    int budget = Math.min(MOST_OPERATORS_OF_PAGE, MOST_OPERATORS - operators);
    PdfPageReader reader = new PdfPageReader(raw, budget);
    try {
      PdfPage page = reader.read(number);
      glyphs += page.glyphs().size();
      unmapped += page.unmapped();
      if (page.glyphs().isEmpty() && (page.image() || !page.rules().isEmpty())) {
        scanned++;
        diagnose(
            "scanned-page",
            ("第 %d 页是扫描图像，没有文字层，内容未读入；请先做文字识别（OCR）。"
                    + " Page %d is a scanned image without a text layer and was not read; run text"
                    + " recognition (OCR) first.")
                .formatted(number, number));
      }
      pages.add(PdfLayout.of(page));
      heights.add(page.height());
    } catch (IOException | RuntimeException e) {
      diagnose(
          "unreadable-page",
          ("第 %d 页读不出（%s），已跳过；请重新导出该页。"
                  + " Page %d cannot be read (%s) and was left out; export it again.")
              .formatted(number, e, number, e));
    } finally {
      operators += reader.operators();
    }
  }

  private void diagnose(String code, String message) {
    draft.diagnose(new Diagnostic(Diagnostic.Severity.WARNING, code, message, 0, 0));
  }
}
