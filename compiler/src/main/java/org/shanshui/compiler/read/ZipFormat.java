package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/** Tells which kind of document a .zip package holds, by the names of its parts. */
final class ZipFormat {
  private ZipFormat() {}

  /**
   * @param otherwise what it is taken for where its directory cannot be read
   * @throws UnreadableException {@code unsupported} for packages that hold something else
   */
  static Format of(byte[] bytes, Format otherwise) throws UnreadableException {
    try (Ooxml zip = Ooxml.open(bytes)) {
      if (zip.has("OFD.xml")) {
        return Format.OFD;
      }
      if (zip.has("content.xml") && zip.has("mimetype")) {
        return odf(zip);
      }
      if (zip.hasFolder("xl/")) {
        return Format.XLSX;
      }
      if (zip.hasFolder("ppt/")) {
        throw Sniffer.unsupported("演示文稿", "a presentation");
      }
      if (!zip.has("[Content_Types].xml")) {
        throw Sniffer.unsupported("压缩包", "an archive");
      }
      return Format.DOCX;
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      return otherwise;
    }
  }

  private static Format odf(Ooxml zip) throws IOException {
    byte[] type = zip.bytes("mimetype");
    String named = type == null ? "" : new String(type, US_ASCII);
    if (named.contains("opendocument.text")) {
      return Format.ODT;
    }
    if (named.contains("opendocument.spreadsheet")) {
      return Format.ODS;
    }
    throw Sniffer.unsupported("ODF 演示或图形文档", "an ODF presentation or drawing");
  }
}
