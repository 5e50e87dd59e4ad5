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
      refuseForeign(ooxml);
      return read(ooxml);
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException | XMLStreamException | IllegalArgumentException e) {
      throw isBomb(e) ? bomb(e) : damaged(e);
    }
  }

  /** The XML parser wraps what its input throws. */
  private static boolean isBomb(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Ooxml.BombException
          || (cause instanceof XMLStreamException wrapped
              && wrapped.getNestedException() instanceof Ooxml.BombException)) {
        return true;
      }
    }
    return false;
  }

  private static UnreadableException bomb(Exception e) {
    return new UnreadableException(
        "zip-bomb",
        "文件解压后大得异常，已停止读取；请核对来源，或用 Word 打开后另存。 The file inflates to an abnormal size and was"
            + " refused; check where it comes from, or open it in Word and save it anew.",
        e);
  }

  private static UnreadableException damaged(Exception e) {
    return new UnreadableException(
        "damaged",
        ("文件不完整或已损坏（%s）；请重新下载，或用 Word 打开后另存。 The file is incomplete or damaged (%s); download it"
                + " again, or open it in Word and save it anew.")
            .formatted(e.getMessage(), e.getMessage()),
        e);
  }

  private static void refuseForeign(Ooxml ooxml) throws UnreadableException {
    if (ooxml.has("OFD.xml")) {
      throw Sniffer.unsupported("OFD 版式文件", "an OFD document");
    }
    if (ooxml.hasFolder("xl/")) {
      throw Sniffer.unsupported("Excel 工作簿", "an Excel workbook");
    }
    if (ooxml.hasFolder("ppt/")) {
      throw Sniffer.unsupported("演示文稿", "a presentation");
    }
    if (ooxml.has("content.xml") && ooxml.has("mimetype")) {
      throw Sniffer.unsupported("ODF 文档", "an ODF document");
    }
    if (!ooxml.has("[Content_Types].xml")) {
      throw Sniffer.unsupported("压缩包", "an archive");
    }
  }

  private static Reading read(Ooxml ooxml)
      throws IOException, XMLStreamException {
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
