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

  PdfFile text(float x, float y, float size, String text) {
    return write(
        "BT /F1 %.2f Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET",
        size, x, HEIGHT - y, HexFormat.of().formatHex(text.getBytes(UTF_16BE)));
  }

  /** Text that runs upwards, as on a landscape table bound into a portrait page. */
  PdfFile upwards(float x, float y, float size, String text) {
    return write(
        "BT /F1 %.2f Tf 0 1 -1 0 %.2f %.2f Tm <%s> Tj ET",
        size, x, HEIGHT - y, HexFormat.of().formatHex(text.getBytes(UTF_16BE)));
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
    fonts.setItem(COSName.getPDFName("F1"), font());
    for (StringBuilder content : pages) {
      PDPage page = new PDPage(PDRectangle.A4);
      page.setRotation(rotation);
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

  private static COSDictionary font() {
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("GB1"));
    system.setItem(COSName.SUPPLEMENT, COSInteger.get(2));
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "STSong-Light");
    descriptor.setInt(COSName.FLAGS, 6);
    COSDictionary descendant = new COSDictionary();
    descendant.setItem(COSName.TYPE, COSName.FONT);
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    descendant.setName(COSName.BASE_FONT, "STSong-Light");
    descendant.setItem(COSName.CIDSYSTEMINFO, system);
    descendant.setItem(COSName.FONT_DESC, descriptor);
    COSArray descendants = new COSArray();
    descendants.add(descendant);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, "STSong-Light");
    font.setName(COSName.ENCODING, "UniGB-UCS2-H");
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }
}
