package org.shanshui.compiler.read;

/** What is said of documents that are images of pages. */
final class Scans {
  private Scans() {}

  static UnreadableException refusal(int pages) {
    return new UnreadableException(
        "scanned",
        ("全部 %d 页都是扫描图像，没有文字层；请先做文字识别（OCR），或加 --ocr 再读。"
                + " All %d pages are scanned images without a text layer; run text recognition"
                + " (OCR) first, or read it with --ocr.")
            .formatted(pages, pages));
  }
}
