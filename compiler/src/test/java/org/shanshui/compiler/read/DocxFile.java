package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a .docx from the XML of its parts. */
final class DocxFile {
  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:o=\"urn:schemas-microsoft-com:office:office\""
          + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";
  private static final String RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final StringBuilder relations = new StringBuilder();

  private DocxFile() {}

  static DocxFile withBody(String body) {
    DocxFile file = new DocxFile();
    file.put("[Content_Types].xml", "<Types/>");
    file.put(
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r0\" Type=\""
            + RELATION
            + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    file.put(
        "word/document.xml",
        "<w:document " + W + "><w:body>" + body + "<w:sectPr/></w:body></w:document>");
    return file;
  }

  /** A part that the document relates to: styles, numbering, footnotes. */
  DocxFile with(String relation, String content) {
    put(
        "word/" + relation + ".xml",
        "<w:" + relation + " " + W + ">" + content + "</w:" + relation + ">");
    relations
        .append("<Relationship Type=\"")
        .append(RELATION)
        .append(relation)
        .append("\" Target=\"")
        .append(relation)
        .append(".xml\"/>");
    return this;
  }

  /** A part that the document refers to by {@code id}. */
  DocxFile with(String id, String relation, String target, byte[] content) {
    parts.put("word/" + target, content);
    relations
        .append("<Relationship Id=\"" + id + "\" Type=\"")
        .append(RELATION)
        .append(relation)
        .append("\" Target=\"")
        .append(target)
        .append("\"/>");
    return this;
  }

  private void put(String part, String content) {
    parts.put(part, content.getBytes(UTF_8));
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
      zip.putNextEntry(new ZipEntry("word/_rels/document.xml.rels"));
      zip.write(("<Relationships>" + relations + "</Relationships>").getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  Document read() throws IOException {
    return DocumentReaders.read("a.docx", bytes());
  }

  static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  static String paragraph(String properties, String text) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }
}
