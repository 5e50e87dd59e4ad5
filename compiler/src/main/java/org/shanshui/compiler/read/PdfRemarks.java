package org.shanshui.compiler.read;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;

/** What was noticed while the pages were read, gathered so that each kind is told once. */
final class PdfRemarks {
  /** Pages named in one remark. */
  private static final int MOST_NAMED = 12;

  private final TextDraft draft;
  private final Pages outside = new Pages();
  private final Pages slanting = new Pages();
  private final Pages vertical = new Pages();
  private final Pages recognised = new Pages();
  private final Pages turned = new Pages();
  private long unmapped;
  private int scanned;

  /** Pages by number, with how many characters on them are meant. */
  private static final class Pages {
    private final List<String> named = new ArrayList<>();
    private int pages;
    private long characters;

    void add(int number, int count) {
      if (count > 0) {
        pages++;
        characters += count;
        if (named.size() < MOST_NAMED) {
          named.add(String.valueOf(number));
        }
      }
    }

    private String numbers(String separator) {
      return String.join(separator, named) + (pages > named.size() ? " …" : "");
    }
  }

  PdfRemarks(TextDraft draft) {
    this.draft = draft;
  }

  int scanned() {
    return scanned;
  }

  /** Notes what was noticed on a page that was read. */
  void read(int number, PdfPageReader page) {
    unmapped += page.unmapped();
    outside.add(number, page.outside());
    slanting.add(number, page.slanting());
    vertical.add(number, page.isVertical() ? 1 : 0);
    recognised.add(number, page.isRecognised() ? 1 : 0);
    if (page.isScanned()) {
      scanned++;
      warn(
          "scanned-page",
          ("第 %d 页是扫描图像，没有文字层，内容未读入；请先做文字识别（OCR）。"
                  + " Page %d is a scanned image without a text layer and was not read; run text"
                  + " recognition (OCR) first.")
              .formatted(number, number));
    }
  }

  void unreadable(int number, Exception reason) {
    warn(
        "unreadable-page",
        ("第 %d 页读不出（%s），已跳过；请重新导出该页。"
                + " Page %d cannot be read (%s) and was left out; export it again.")
            .formatted(number, reason, number, reason));
  }

  void leftOut(int read, int count) {
    warn(
        "pages-left-out",
        "只读取前 %d 页，共 %d 页；请拆分文件。 Only the first %d of %d pages were read; split the file."
            .formatted(read, count, read, count));
  }

  /** Some text of a page runs another way than the rest. */
  void turned(int number) {
    turned.add(number, 1);
  }

  /** Tells what was gathered. */
  void tell() {
    if (unmapped > 0) {
      warn(
          "unmapped-characters",
          ("有 %d 个字形没有对应的文字，显示为 U+FFFD；请重新导出 PDF（嵌入字体）或改用原始文档。"
                  + " %d glyphs have no character and show as U+FFFD; export the PDF again with its"
                  + " fonts, or use the original document.")
              .formatted(unmapped, unmapped));
    }
    if (outside.pages > 0) {
      warn(
          "text-off-page",
          ("有 %d 个字位于页面可见范围之外，未读入（第 %s 页）；若是正文，请调整裁剪框后重新导出。 %d characters lie outside the visible"
                  + " page and were left out (page %s); export it with a larger crop box if they"
                  + " belong to the text.")
              .formatted(
                  outside.characters, outside.numbers("、"),
                  outside.characters, outside.numbers(", ")));
    }
    if (slanting.pages > 0) {
      inform(
          "slanting-text",
          ("有 %d 个斜排的字（多为水印）未读入（第 %s 页）。"
                  + " %d characters set aslant, as watermarks are, were left out (page %s).")
              .formatted(
                  slanting.characters, slanting.numbers("、"),
                  slanting.characters, slanting.numbers(", ")));
    }
    if (turned.pages > 0) {
      warn(
          "turned-text",
          ("有的文字与同页其他文字方向不同，接在该页之后读出（第 %s 页）；请核对次序。"
                  + " Some text runs another way than the rest of its page and is read after it"
                  + " (page %s); check its order.")
              .formatted(turned.numbers("、"), turned.numbers(", ")));
    }
    if (vertical.pages > 0) {
      inform(
          "vertical-page",
          ("竖排页面，按自右至左逐列读出（第 %s 页）；请核对次序。"
                  + " Set vertically, and read column by column from the right (page %s); check the"
                  + " order.")
              .formatted(vertical.numbers("、"), vertical.numbers(", ")));
    }
    if (recognised.pages > 0) {
      warn(
          "recognised-text",
          ("扫描页面，文字来自文字识别（OCR），数字可能有误（第 %s 页）；请对照原件核对。"
                  + " Scanned; its text comes from text recognition (OCR), and numbers may be wrong"
                  + " (page %s); check them against the original.")
              .formatted(recognised.numbers("、"), recognised.numbers(", ")));
    }
  }

  private void warn(String code, String message) {
    draft.diagnose(new Diagnostic(Severity.WARNING, code, message, 0, 0));
  }

  private void inform(String code, String message) {
    draft.diagnose(new Diagnostic(Severity.INFO, code, message, 0, 0));
  }
}
