package org.shanshui.compiler.read;

import java.io.IOException;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a .docx (ECMA-376) by streaming its parts: the body, then footnotes and endnotes. Page
 * heads and feet, tracked deletions, hidden text, comments and tables of contents are left out.
 */
final class DocxReader {
  private DocxReader() {}

  /**
   * @param outer the package that the document was found in, null where it stands alone
   */
  static Reading read(byte[] bytes, @Nullable Ooxml outer) throws UnreadableException {
    try (Ooxml ooxml = Ooxml.open(bytes, outer)) {
      return read(ooxml);
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException | XMLStreamException | IllegalArgumentException e) {
      throw Ooxml.refusal(e);
    }
  }

  private static Reading read(Ooxml ooxml) throws IOException, XMLStreamException {
    String main = ooxml.relations("").getOrDefault("officeDocument", "word/document.xml");
    Map<String, String> parts = ooxml.relations(main);
    XMLStreamReader styles = part(ooxml, parts, "styles");
    WordStyles named = styles == null ? WordStyles.none() : WordStyles.of(styles);
    XMLStreamReader numbering = part(ooxml, parts, "numbering");
    WordNumbering counted = numbering == null ? WordNumbering.none() : WordNumbering.of(numbering);
    XMLStreamReader body = ooxml.xml(main);
    if (body == null) {
      throw Sniffer.unsupported("不含正文的压缩包", "an archive without a document in it");
    }
    TextDraft draft = new TextDraft();
    new DocxBody(body, named, counted, new DocxParts(ooxml, main)).drawBody(draft);
    for (String notes : new String[] {"footnotes", "endnotes"}) {
      XMLStreamReader reader = part(ooxml, parts, notes);
      if (reader != null) {
        DocxParts inNotes = new DocxParts(ooxml, parts.getOrDefault(notes, main));
        new DocxBody(reader, named, counted, inNotes).drawNotes(draft);
      }
    }
    return draft.finished();
  }

  private static @Nullable XMLStreamReader part(
      Ooxml ooxml, Map<String, String> parts, String relation)
      throws IOException, XMLStreamException {
    String name = parts.get(relation);
    return name == null ? null : ooxml.xml(name);
  }
}
