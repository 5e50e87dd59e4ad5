package org.shanshui.compiler.read;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the texts and workbooks of OpenDocument (.odt, .ods) by streaming their content. */
final class OdfReader {
  private OdfReader() {}

  /**
   * @param outer the package that the document was found in, null where it stands alone
   */
  static Reading read(byte[] bytes, @Nullable Ooxml outer) throws UnreadableException {
    try (Ooxml zip = Ooxml.open(bytes, outer)) {
      refuseEncrypted(zip);
      OdfStyles styles = new OdfStyles();
      XMLStreamReader common = zip.xml("styles.xml");
      XmlWalk walk = common == null ? null : XmlWalk.of(common);
      while (walk != null && walk.nextWithin(XmlWalk.DOCUMENT)) {
        styles.read(walk);
      }
      XMLStreamReader content = zip.xml("content.xml");
      if (content == null) {
        throw Sniffer.unsupported("不含正文的压缩包", "an archive without a document in it");
      }
      return content(XmlWalk.of(content), styles);
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException | XMLStreamException | IllegalArgumentException e) {
      throw Ooxml.refusal(e);
    }
  }

  private static Reading content(XmlWalk xml, OdfStyles styles)
      throws XMLStreamException, UnreadableException {
    // Formats of numbers hold elements of the same names.
    boolean body = false;
    while (xml.nextWithin(XmlWalk.DOCUMENT)) {
      body |= xml.name().equals("body");
      if (!body) {
        styles.read(xml);
        continue;
      }
      if (xml.name().equals("text")) {
        TextDraft draft = new TextDraft();
        new OdfText(xml, styles).draw(draft);
        return draft.finished();
      }
      if (xml.name().equals("spreadsheet")) {
        Workbook workbook = new Workbook();
        new OdfSheets(xml, styles, workbook).read();
        return workbook.reading();
      }
    }
    return new TextDraft().finished();
  }

  /** Part 3 of OpenDocument: the manifest tells which parts are encrypted. */
  private static void refuseEncrypted(Ooxml zip)
      throws IOException, XMLStreamException, UnreadableException {
    XMLStreamReader manifest = zip.xml("META-INF/manifest.xml");
    XmlWalk walk = manifest == null ? null : XmlWalk.of(manifest);
    while (walk != null && walk.nextWithin(XmlWalk.DOCUMENT)) {
      if (walk.name().equals("encryption-data")) {
        throw OleReader.encrypted(null);
      }
    }
  }
}
