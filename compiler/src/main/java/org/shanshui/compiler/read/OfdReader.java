package org.shanshui.compiler.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic;

/**
 * Reads a .ofd (GB/T 33190, the national layout format): its pages hold characters and their
 * places, as those of a PDF do, and are put in reading order the same way.
 */
final class OfdReader {
  private static final int MOST_PAGES = 5_000;

  private final Ooxml zip;
  private final OfdGlyphs.Count count = new OfdGlyphs.Count();
  private final List<PdfSheet> pages = new ArrayList<>();
  private final Set<String> headingFonts = new HashSet<>();
  private final TextDraft draft = new TextDraft();
  private int scanned;
  private int leftOut;

  private OfdReader(Ooxml zip) {
    this.zip = zip;
  }

  static Reading read(byte[] bytes) throws UnreadableException {
    try (Ooxml zip = Ooxml.open(bytes)) {
      return new OfdReader(zip).read();
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw Ooxml.refusal(e);
    }
  }

  private Reading read() throws IOException, XMLStreamException {
    if (zip.has("Encryptions.xml")) {
      throw OleReader.encrypted(null);
    }
    for (String document : texts("OFD.xml", "DocRoot")) {
      document(Ooxml.resolve("", document));
    }
    if (scanned > 0 && scanned == pages.size()) {
      throw Scans.refusal(scanned);
    }
    if (scanned > 0) {
      tell(
          "scanned-page",
          "有 %d 页是图像，没有文字，未读入。 %d pages are images without text and were not read."
              .formatted(scanned, scanned));
    }
    if (leftOut > 0) {
      tell(
          "pages-left-out",
          "有 %d 页缺失或超出上限，未读入。 %d pages are missing or beyond the limit and were not read."
              .formatted(leftOut, leftOut));
    }
    PdfFurniture.remove(pages);
    PdfPages.write(pages, draft);
    return draft.finished();
  }

  private void tell(String code, String message) {
    draft.diagnose(new Diagnostic(Diagnostic.Severity.WARNING, code, message, 0, 0));
  }

  /** The texts of the elements of that name in a part. */
  private List<String> texts(String part, String name) throws IOException, XMLStreamException {
    List<String> texts = new ArrayList<>();
    XMLStreamReader reader = zip.xml(part);
    XmlWalk xml = reader == null ? null : XmlWalk.of(reader);
    while (xml != null && xml.nextWithin(XmlWalk.DOCUMENT)) {
      if (xml.name().equals(name)) {
        texts.add(XlsxStrings.content(xml).strip());
      }
    }
    return texts;
  }

  private void document(String part) throws IOException, XMLStreamException {
    XMLStreamReader reader = zip.xml(part);
    if (reader == null) {
      leftOut++;
      return;
    }
    float[] area = OfdGlyphs.A4;
    Map<String, String> templates = new HashMap<>();
    List<String> contents = new ArrayList<>();
    XmlWalk xml = XmlWalk.of(reader);
    while (xml.nextWithin(XmlWalk.DOCUMENT)) {
      String place = xml.attribute("BaseLoc");
      switch (xml.name()) {
        case "PhysicalBox" -> area = OfdGlyphs.numbers(XlsxStrings.content(xml), area);
        case "TemplatePage" -> {
          if (place != null) {
            templates.put(String.valueOf(xml.attribute("ID")), Ooxml.resolve(part, place));
          }
        }
        case "PublicRes", "DocumentRes" ->
            fonts(Ooxml.resolve(part, XlsxStrings.content(xml).strip()));
        case "Page" -> {
          if (place != null) {
            contents.add(Ooxml.resolve(part, place));
          }
        }
        default -> {}
      }
    }
    for (String content : contents) {
      page(content, area, templates);
    }
  }

  private void page(String part, float[] area, Map<String, String> templates)
      throws IOException, XMLStreamException {
    XmlWalk xml = pages.size() < MOST_PAGES ? open(part) : null;
    if (xml == null) {
      leftOut++;
      return;
    }
    OfdGlyphs glyphs = new OfdGlyphs(area, count, headingFonts);
    for (String template : glyphs.read(xml)) {
      XmlWalk under = templates.containsKey(template) ? open(templates.get(template)) : null;
      if (under != null) {
        glyphs.read(under);
      }
    }
    scanned += glyphs.isScan() ? 1 : 0;
    PdfPage page = glyphs.page();
    pages.add(
        new PdfSheet(pages.size() + 1, false, page.height(), page.rules(), PdfLayout.of(page)));
  }

  private void fonts(String part) throws IOException, XMLStreamException {
    XmlWalk xml = open(part);
    while (xml != null && xml.nextWithin(XmlWalk.DOCUMENT)) {
      String name = xml.attribute("FontName");
      if (xml.name().equals("Font") && name != null && PdfPageReader.isHeadingFont(name)) {
        headingFonts.add(String.valueOf(xml.attribute("ID")));
      }
    }
  }

  private @Nullable XmlWalk open(@Nullable String part) throws IOException, XMLStreamException {
    XMLStreamReader reader = part == null ? null : zip.xml(part);
    return reader == null ? null : XmlWalk.of(reader);
  }
}
