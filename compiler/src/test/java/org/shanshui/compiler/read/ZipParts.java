package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a .zip from names and contents. */
final class ZipParts {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(out);

  ZipParts with(String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    return this;
  }

  byte[] bytes() throws IOException {
    zip.close();
    return out.toByteArray();
  }

  /** A workbook of one sheet from the XML in its {@code worksheet}. */
  static byte[] xlsx(String workbook, String strings, String styles, String... sheets)
      throws IOException {
    String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    ZipParts parts =
        new ZipParts()
            .with("[Content_Types].xml", "<Types/>")
            .with(
                "_rels/.rels",
                "<Relationships><Relationship Id='r' Type='%sofficeDocument' Target='xl/workbook.xml'/></Relationships>"
                    .formatted(type))
            .with("xl/workbook.xml", "<workbook>" + workbook + "</workbook>")
            .with("xl/sharedStrings.xml", "<sst>" + strings + "</sst>")
            .with("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
    StringBuilder relations = new StringBuilder();
    relation(relations, type + "sharedStrings", "s", "sharedStrings.xml");
    relation(relations, type + "styles", "t", "styles.xml");
    for (int i = 0; i < sheets.length; i++) {
      String name = "sheet" + (i + 1) + ".xml";
      parts.with("xl/worksheets/" + name, "<worksheet>" + sheets[i] + "</worksheet>");
      relation(relations, type + "worksheet", "r" + (i + 1), "worksheets/" + name);
    }
    return parts
        .with("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>")
        .bytes();
  }

  private static void relation(StringBuilder out, String type, String id, String target) {
    out.append("<Relationship Id='%s' Type='%s' Target='%s'/>".formatted(id, type, target));
  }

  /** An OpenDocument text or workbook from its automatic styles and its body. */
  static byte[] odf(String kind, String styles, String body) throws IOException {
    return new ZipParts()
        .with("mimetype", "application/vnd.oasis.opendocument." + kind)
        .with(
            "content.xml",
            "<office:document-content xmlns:office='o' xmlns:style='s' xmlns:text='t'"
                + " xmlns:table='b' xmlns:draw='d' xmlns:fo='f' xmlns:number='n'><office:automatic-styles>"
                + styles
                + "</office:automatic-styles><office:body><office:"
                + kind
                + ">"
                + body
                + "</office:"
                + kind
                + "></office:body></office:document-content>")
        .bytes();
  }

  /** A .ofd of one page from the XML of its content. */
  static byte[] ofd(String content) throws IOException {
    return new ZipParts()
        .with(
            "OFD.xml",
            "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml"
                + "</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        .with(
            "Doc_0/Document.xml",
            "<ofd:Document xmlns:ofd='o'><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
                + "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
                + "<ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages></ofd:Document>")
        .with(
            "Doc_0/Pages/Page_0/Content.xml",
            "<ofd:Page xmlns:ofd='o'><ofd:Content><ofd:Layer>"
                + content
                + "</ofd:Layer></ofd:Content></ofd:Page>")
        .bytes();
  }
}
