package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.shanshui.compiler.read.DocxFile.paragraph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

class DocxReaderTest {
  private static String blocks(DocxFile file) throws IOException {
    return BlockNotation.of(file.read());
  }

  @Test
  void headingsAreKnownByOutlineLevelByStyleNameAndByWhatAStyleIsBasedOn() throws IOException {
    String styles =
        "<w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 2'/></w:style>"
            + "<w:style w:type='paragraph' w:styleId='a5'><w:name w:val='章标题'/>"
            + "<w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
            + "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='自定'/>"
            + "<w:basedOn w:val='2'/></w:style>"
            + "<w:style w:type='paragraph' w:styleId='t'><w:name w:val='标题 3'/></w:style>";
    String body =
        paragraph("<w:pStyle w:val='a5'/>", "总则")
            + paragraph("<w:pStyle w:val='2'/>", "目标")
            + paragraph("<w:pStyle w:val='b'/>", "指标")
            + paragraph("<w:pStyle w:val='t'/>", "细项")
            + paragraph("<w:outlineLvl w:val='3'/>", "末级")
            + paragraph("<w:pStyle w:val='2'/><w:outlineLvl w:val='9'/>", "正文");
    assertEquals(
        "H1「总则」H2「目标」H2「指标」H3「细项」H4「末级」P「正文」",
        blocks(DocxFile.withBody(body).with("styles", styles)));
  }

  @Test
  void automaticNumbersAreWrittenAsWordShowsThem() throws IOException {
    String numbering =
        "<w:abstractNum w:abstractNumId='7'>"
            + level(0, "chineseCountingThousand", "%1、")
            + level(1, "chineseCounting", "（%2）")
            + level(2, "decimal", "%3.")
            + "</w:abstractNum><w:abstractNum w:abstractNumId='8'>"
            + level(0, "chineseCounting", "第%1章")
            + "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/>"
            + "<w:lvlText w:val='%1.%2'/></w:lvl>"
            + "</w:abstractNum><w:abstractNum w:abstractNumId='9'>"
            + level(0, "bullet", "\uF0B7")
            + "</w:abstractNum>"
            + "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
            + "<w:num w:numId='2'><w:abstractNumId w:val='7'/>"
            + "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
            + "<w:num w:numId='3'><w:abstractNumId w:val='8'/></w:num>"
            + "<w:num w:numId='4'><w:abstractNumId w:val='9'/></w:num>";
    String body =
        item(1, 0, "治水")
            + item(1, 1, "河道")
            + item(1, 2, "清淤")
            + item(1, 2, "护岸")
            + item(1, 1, "水库")
            + item(1, 2, "除险")
            + item(1, 0, "治气")
            + item(2, 0, "另起")
            + item(3, 0, "总则")
            + item(3, 1, "依据")
            + item(4, 0, "圆点")
            + item(0, 0, "无号");
    assertEquals(
        "L「一、治水」L「（一）河道」L「1.清淤」L「2.护岸」L「（二）水库」L「1.除险」L「二、治气」L「一、另起」"
            + "L「第一章 总则」L「1.1 依据」L「圆点」P「无号」",
        blocks(DocxFile.withBody(body).with("numbering", numbering)));
  }

  private static String level(int ilvl, String format, String text) {
    return "<w:lvl w:ilvl='%d'><w:start w:val='1'/><w:numFmt w:val='%s'/><w:lvlText w:val='%s'/></w:lvl>"
        .formatted(ilvl, format, text);
  }

  private static String item(int numId, int ilvl, String text) {
    return paragraph(
        "<w:numPr><w:ilvl w:val='%d'/><w:numId w:val='%d'/></w:numPr>".formatted(ilvl, numId),
        text);
  }

  @Test
  void aHeadingStyleBringsItsNumberAlong() throws IOException {
    String styles =
        "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:pPr><w:numPr>"
            + "<w:numId w:val='5'/></w:numPr></w:pPr></w:style>"
            + "<w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 2'/>"
            + "<w:basedOn w:val='1'/></w:style>";
    String numbering =
        "<w:abstractNum w:abstractNumId='0'>"
            + level(0, "chineseCounting", "%1、")
            + "<w:lvl w:ilvl='1'><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='2'/>"
            + "<w:lvlText w:val='（%2）'/></w:lvl></w:abstractNum>"
            + "<w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num>";
    String body =
        paragraph("<w:pStyle w:val='1'/>", "目标") + paragraph("<w:pStyle w:val='2'/>", "近期");
    assertEquals(
        "H1「一、目标」H2「（一）近期」",
        blocks(DocxFile.withBody(body).with("styles", styles).with("numbering", numbering)));
  }

  @Test
  void mergedCellsStandInEveryPlaceTheyCover() throws IOException {
    String body =
        "<w:tbl><w:tblPr/><w:tblGrid/>"
            + row(cell("", "类别"), cell("<w:gridSpan w:val='2'/>", "目标值"))
            + row(
                cell("<w:vMerge w:val='restart'/>", "水"),
                cell("", "断面"),
                "<w:tc>" + paragraph("责任") + paragraph("单位") + "</w:tc>")
            + row(cell("<w:vMerge/>", ""), cell("", "水库"), cell("", "一项。"))
            + "</w:tbl>";
    Document document = DocxFile.withBody(body).read();
    assertEquals("T「类别│目标值│目标值；水│断面│责任单位；水│水库│一项。」", BlockNotation.of(document));
    assertEquals("类别\t目标值\n水\t断面\t责任单位\n\t水库\t一项。\n".replace("\n\t", "\n"), document.text());
  }

  private static String row(String... cells) {
    return "<w:tr>" + String.join("", cells) + "</w:tr>";
  }

  private static String cell(String properties, String text) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
  }

  @Test
  void aFrameOfOneColumnIsProse() throws IOException {
    String body =
        "<w:tbl>"
            + row(cell("", "专栏1 河湖工程"))
            + row("<w:tc>" + paragraph("修复湖岸8公里。") + paragraph("建闸2座。") + "</w:tc>")
            + "</w:tbl>";
    assertEquals("P「专栏1 河湖工程」P「修复湖岸8公里。」P「建闸2座。」", blocks(DocxFile.withBody(body)));
  }

  @Test
  void whatIsDeletedOrHiddenIsLeftOutAndWhatIsInsertedStays() throws IOException {
    String body =
        "<w:p><w:r><w:t>绿地</w:t></w:r><w:del><w:r><w:delText>三</w:delText></w:r></w:del>"
            + "<w:ins><w:r><w:t>五</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
            + "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
            + "<w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            + "<w:hyperlink><w:r><w:t>处</w:t></w:r></w:hyperlink></w:p>"
            + paragraph("<w:rPr><w:del/></w:rPr>", "前半")
            + paragraph("后半");
    assertEquals("P「绿地五处」P「前半后半」", blocks(DocxFile.withBody(body)));
  }

  @Test
  void textBoxesFollowTheirParagraphOnce() throws IOException {
    String box = "<w:txbxContent>" + paragraph("图例") + "</w:txbxContent>";
    String body =
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
            + box
            + "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
            + box
            + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            + "<w:r><w:t>续</w:t></w:r></w:p>";
    assertEquals("P「正文续」P「图例」", blocks(DocxFile.withBody(body)));
  }

  @Test
  void notesComeLastAndContentsNotAtAll() throws IOException {
    String styles =
        "<w:style w:type='paragraph' w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>";
    String notes =
        "<w:footnote w:type='separator'>"
            + paragraph("线")
            + "</w:footnote><w:footnote>"
            + paragraph("数据为快报数。")
            + "</w:footnote>";
    String body =
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
            + "</w:sdtPr><w:sdtContent>"
            + paragraph("目录")
            + "</w:sdtContent></w:sdt>"
            + paragraph("<w:pStyle w:val='TOC1'/>", "一、总则 1")
            + "<w:sdt><w:sdtContent>"
            + paragraph("一、总则")
            + "</w:sdtContent></w:sdt>";
    assertEquals(
        "P「一、总则」P「数据为快报数。」",
        blocks(DocxFile.withBody(body).with("styles", styles).with("footnotes", notes)));
  }

  @Test
  void aDocumentWrittenByAnotherLibraryIsRead() throws IOException {
    try (XWPFDocument word = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      word.createParagraph().createRun().setText("新建公园4座\u3000");
      XWPFTable table = word.createTable(2, 2);
      table.getRow(0).getCell(0).setText("指标");
      table.getRow(0).getCell(1).setText("目标");
      table.getRow(1).getCell(0).setText("绿地");
      table.getRow(1).getCell(1).setText("14平方米");
      word.write(out);
      Document document = DocumentReaders.read("a.docx", out.toByteArray());
      assertEquals("P「新建公园4座」T「指标│目标；绿地│14平方米」", BlockNotation.of(document));
      assertEquals("docx", document.format());
    }
  }

  @Test
  void deepNestingIsReadWithoutRunningOutOfStack() throws IOException {
    int deep = 20_000;
    String body =
        "<w:tbl><w:tr><w:tc>".repeat(deep)
            + paragraph("底")
            + "</w:tc></w:tr></w:tbl>".repeat(deep)
            + "<w:smartTag>".repeat(deep)
            + paragraph("面")
            + "</w:smartTag>".repeat(deep);
    assertEquals("P「面」", blocks(DocxFile.withBody(body)));
  }

  @Test
  void damagedForeignAndHostileFilesAreRefusedWithTheirReason() throws Exception {
    byte[] whole = DocxFile.withBody(paragraph("修复湿地20亩")).bytes();
    assertEquals("damaged", code(Arrays.copyOf(whole, whole.length / 2)));
    assertEquals("damaged", code(DocxFile.withBody("<w:p><w:r>").bytes()));
    assertEquals(
        "damaged",
        code(
            zip(
                "[Content_Types].xml",
                "",
                "word/document.xml",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")));
    assertEquals("unsupported", code(zip("readme.txt", "甲")));
    assertEquals("unsupported", code(zip("[Content_Types].xml", "", "ppt/a.xml", "<a/>")));
    assertEquals("zip-bomb", code(DocxFile.withBody(" ".repeat(30_000_000)).bytes()));
    assertEquals("encrypted", code(encrypted(whole)));
    assertEquals("empty", code(DocxFile.withBody("").bytes()));
  }

  private static String code(byte[] bytes) {
    return assertThrows(UnreadableException.class, () -> DocumentReaders.read("a.docx", bytes))
        .code();
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static byte[] encrypted(byte[] whole) throws Exception {
    try (POIFSFileSystem fs = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("青岚");
      try (var stream = encryptor.getDataStream(fs)) {
        stream.write(whole);
      }
      fs.writeFilesystem(out);
      return out.toByteArray();
    }
  }
}
