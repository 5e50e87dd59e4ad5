package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * Writes a .pdf of A4 pages in a Chinese font that is not embedded (STSong-Light, UniGB-UCS2-H), so
 * that no font need be installed. Every character is one em wide; x and y in points, y down.
 */
final class PdfFile {
  private static final float HEIGHT = PDRectangle.A4.getHeight();

  private final List<StringBuilder> pages = new ArrayList<>();
  private int rotation;
  private float crop;

  PdfFile page() {
    pages.add(new StringBuilder());
    return this;
  }

  PdfFile rotated(int degrees) {
    rotation = degrees;
    return this;
  }

  private PdfFile write(String format, Object... args) {
    pages.get(pages.size() - 1).append(String.format(Locale.ROOT, format, args)).append('\n');
    return this;
  }

  /** Shows only what lies in so wide a margin of the page (points) and no further out. */
  PdfFile cropped(float margin) {
    crop = margin;
    return this;
  }

  PdfFile text(float x, float y, float size, String text) {
    return run("F1", "1 0 0 1", "", x, y, size, text);
  }

  /** Text in a font for headings, 黑体. */
  PdfFile heavy(float x, float y, float size, String text) {
    return run("F2", "1 0 0 1", "", x, y, size, text);
  }

  /** Text with so many points more between its characters. */
  PdfFile spaced(float x, float y, float size, float spacing, String text) {
    return run("F1", "1 0 0 1", String.format(Locale.ROOT, "%.2f Tc", spacing), x, y, size, text);
  }

  /** Text that is not painted, as text recognition lays it over an image. */
  PdfFile unseen(float x, float y, float size, String text) {
    return run("F1", "1 0 0 1", "3 Tr", x, y, size, text);
  }

  /** Text that runs upwards, as on a landscape table bound into a portrait page. */
  PdfFile upwards(float x, float y, float size, String text) {
    return run("F1", "0 1 -1 0", "", x, y, size, text);
  }

  /** Text that runs downwards with its characters turned, as numbers do in vertical columns. */
  PdfFile downwards(float x, float y, float size, String text) {
    return run("F1", "0 -1 1 0", "", x, y, size, text);
  }

  /** Text at half a right angle, as a watermark. */
  PdfFile aslant(float x, float y, float size, String text) {
    return run("F1", "0.7 0.7 -0.7 0.7", "", x, y, size, text);
  }

  /** A vertical column of upright characters. */
  PdfFile column(float x, float y, float size, String text) {
    for (int i = 0; i < text.length(); i++) {
      text(x, y + i * size, size, text.substring(i, i + 1));
    }
    return this;
  }

  private PdfFile run(
      String font, String turn, String state, float x, float y, float size, String text) {
    return write(
        "q BT /%s %.2f Tf %s %s %.2f %.2f Tm <%s> Tj ET Q",
        font, size, state, turn, x, HEIGHT - y, HexFormat.of().formatHex(text.getBytes(UTF_16BE)));
  }

  PdfFile line(float x1, float y1, float x2, float y2) {
    return write("%.2f %.2f m %.2f %.2f l S", x1, HEIGHT - y1, x2, HEIGHT - y2);
  }

  /** Ruled lines of a table: full grid over the given edges. */
  PdfFile grid(float[] xs, float[] ys) {
    for (float x : xs) {
      line(x, ys[0], x, ys[ys.length - 1]);
    }
    for (float y : ys) {
      line(xs[0], y, xs[xs.length - 1], y);
    }
    return this;
  }

  /** Any content stream. */
  PdfFile content(byte[] stream) {
    pages.get(pages.size() - 1).append(new String(stream, ISO_8859_1));
    return this;
  }

  PdfFile image() {
    return write("q 400 0 0 600 90 100 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u0080 EI Q");
  }

  byte[] bytes() throws IOException {
    try (PDDocument pdf = document();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      pdf.save(out);
      return out.toByteArray();
    }
  }

  byte[] encryptedBytes() throws IOException {
    try (PDDocument pdf = document();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      pdf.save(out);
      return out.toByteArray();
    }
  }

  Document read() throws IOException {
    return DocumentReaders.read("a.pdf", bytes());
  }

  private PDDocument document() throws IOException {
    PDDocument pdf = new PDDocument();
    COSDictionary fonts = new COSDictionary();
    fonts.setItem(COSName.getPDFName("F1"), font("STSong-Light"));
    fonts.setItem(COSName.getPDFName("F2"), font("SimHei"));
    for (StringBuilder content : pages) {
      PDPage page = new PDPage(PDRectangle.A4);
      page.setRotation(rotation);
      PDRectangle a4 = PDRectangle.A4;
      page.setCropBox(
          new PDRectangle(crop, crop, a4.getWidth() - 2 * crop, a4.getHeight() - 2 * crop));
      PDResources resources = new PDResources();
      resources.getCOSObject().setItem(COSName.FONT, fonts);
      page.setResources(resources);
      PDStream stream = new PDStream(pdf);
      try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        out.write(content.toString().getBytes(ISO_8859_1));
      }
      page.setContents(stream);
      pdf.addPage(page);
    }
    return pdf;
  }

  private static COSDictionary font(String name) {
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("GB1"));
    system.setItem(COSName.SUPPLEMENT, COSInteger.get(2));
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, name);
    descriptor.setInt(COSName.FLAGS, 6);
    COSDictionary descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    descendant.setName(COSName.BASE_FONT, name);
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    COSArray descendants = new COSArray();
    descendants.add(descendant);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, name);
    font.setName(COSName.ENCODING, "UniGB-UCS2-H");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }
}
