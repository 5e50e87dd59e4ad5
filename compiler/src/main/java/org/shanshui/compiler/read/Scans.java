package org.shanshui.compiler.read;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;

/** Documents that are images of pages: refused, or read by a program that recognises characters. */
final class Scans {
  private static final int DOTS_PER_INCH = 300;
  private static final int MOST_PAGES = 300;

  /** Wider or higher pages are drawn smaller (points). */
  private static final float LARGEST = 1_700;

  private Scans() {}

  static UnreadableException refusal(int pages) {
    return new UnreadableException(
        "scanned",
        ("全部 %d 页都是扫描图像，没有文字层；请先做文字识别（OCR），或加 --ocr 再读。"
                + " All %d pages are scanned images without a text layer; run text recognition"
                + " (OCR) first, or read it with --ocr.")
            .formatted(pages, pages));
  }

  /** The text in an image. */
  static Reading image(byte[] image, TextRecognition recognition) throws UnreadableException {
    try {
      return reading(recognition.textOf(image));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The text in the pages of a PDF, which are drawn one after the other. */
  static Reading pdf(byte[] bytes, TextRecognition recognition) throws UnreadableException {
    StringBuilder text = new StringBuilder();
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      PDFRenderer renderer = new PDFRenderer(pdf);
      int pages = Math.min(MOST_PAGES, pdf.getNumberOfPages());
      for (int i = 0; i < pages; i++) {
        text.append(recognition.textOf(drawn(pdf, renderer, i))).append('\n');
      }
    } catch (IOException | RuntimeException e) {
      throw failed(e);
    }
    return reading(text.toString());
  }

  private static byte[] drawn(PDDocument pdf, PDFRenderer renderer, int page) throws IOException {
    var box = pdf.getPage(page).getCropBox();
    float longest = Math.max(box.getWidth(), box.getHeight());
    float dots = DOTS_PER_INCH * Math.min(1, LARGEST / Math.max(1, longest));
    BufferedImage image = renderer.renderImageWithDPI(page, dots, ImageType.GRAY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static Reading reading(String recognised) {
    String text = recognised.replace('\f', '\n');
    Diagnostic doubt =
        new Diagnostic(
            Severity.WARNING,
            Document.RECOGNISED,
            "文字由图像识别（OCR）得出，可能有误；请对照原件核对每个数字。 The text was recognised in images (OCR) and may be"
                + " wrong; check each number against the original.",
            0,
            text.length());
    return new Reading(text, PlainTextBlocks.of(text), List.of(doubt));
  }

  private static UnreadableException failed(Exception e) {
    return new UnreadableException(
        "ocr-failed",
        "文字识别失败（%s）。 Text recognition failed (%s).".formatted(e.getMessage(), e.getMessage()),
        e);
  }
}
