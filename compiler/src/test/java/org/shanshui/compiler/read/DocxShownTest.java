package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shanshui.compiler.read.DocxFile.paragraph;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.plan.Diagnostic;

/** What of a .docx is text: what Word shows on the page, and nothing else. */
class DocxShownTest {
  private static String blocks(String body) throws IOException {
    return BlockNotation.of(DocxFile.withBody(body).read());
  }

  private static String run(String properties, String text) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
  }

  private static String p(String... runs) {
    return "<w:p>" + String.join("", runs) + "</w:p>";
  }

  private static final String RAISED = "<w:vertAlign w:val='superscript'/>";

  @Test
  void signsOfSymbolFontsAreReadAsWhatTheyShow() throws IOException {
    String symbol = "<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>";
    assertEquals(
        "P「达标率≥95%，缺口≤3%，偏差±2，①☑→△α甲」",
        blocks(
            p(
                run("", "达标率"),
                "<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>",
                run("", "95%，缺口"),
                run(symbol, "\uF0A3"),
                run("", "3%，偏差"),
                run(symbol, "±"),
                run("", "2，"),
                "<w:r><w:sym w:font='Wingdings' w:char='F081'/></w:r>",
                "<w:r><w:sym w:font='Wingdings' w:char='00FE'/></w:r>",
                "<w:r><w:sym w:font='Symbol' w:char='F0AE'/></w:r>",
                "<w:r><w:sym w:font='Wingdings 3' w:char='F072'/></w:r>",
                run(symbol, "a甲"))));
  }

  @Test
  void struckOutTextIsLeftOutAndSaid() throws IOException {
    Document document =
        DocxFile.withBody(
                p(
                    run("", "建闸"),
                    run("<w:strike/>", "7"),
                    run("<w:dstrike w:val='1'/>", "8"),
                    run("<w:strike w:val='0'/>", "9"),
                    run("", "座")))
            .read();
    assertEquals("P「建闸9座」", BlockNotation.of(document));
    assertEquals("struck-out-text", document.diagnostics().get(0).code());
  }

  @Test
  void hiddenIsWhatAStyleOrWhatItIsBasedOnHidesButNotWhatWasHiddenBefore() throws IOException {
    String styles =
        "<w:style w:type='character' w:styleId='S'><w:name w:val='密'/>"
            + "<w:rPr><w:vanish/></w:rPr></w:style>"
            + "<w:style w:type='character' w:styleId='T'><w:name w:val='更密'/>"
            + "<w:basedOn w:val='S'/><w:rPr><w:b/></w:rPr></w:style>"
            + "<w:style w:type='paragraph' w:styleId='P'><w:name w:val='内部'/>"
            + "<w:rPr><w:vanish/></w:rPr></w:style>";
    String body =
        p(
                run("", "建泵站4座"),
                run("<w:rStyle w:val='T'/>", "（内部6座）"),
                run("<w:rPrChange><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>", "、水闸2座"),
                run("<w:rStyle w:val='S'/><w:vanish w:val='false'/>", "、堤3处"),
                run("", "。"))
            + paragraph("<w:pStyle w:val='P'/>", "内部：争取5座。")
            + "<w:p><w:pPr><w:pStyle w:val='P'/></w:pPr>"
            + run("<w:rStyle w:val='S'/>", "两次开关则显示。")
            + "</w:p>"
            + paragraph("末段。");
    Document document = DocxFile.withBody(body).with("styles", styles).read();
    assertEquals("P「建泵站4座、水闸2座、堤3处。」P「两次开关则显示。末段。」", BlockNotation.of(document));
    assertEquals("hidden-text", document.diagnostics().get(0).code());
  }

  @Test
  void powersStayAndTheMarksOfNotesGo() throws IOException {
    assertEquals(
        "P「库容3×10⁷立方米，流速2m3/s，面积6km2，补助40亿元，设站5座，水厂2座，覆盖2、4项，误差5×10⁻³，GDP增长。」",
        blocks(
            p(
                run("", "库容3×10"),
                run(RAISED, "7"),
                run("", "立方米，流速2m"),
                run(RAISED, "3"),
                run("", "/s，面积6km"),
                run(RAISED, "2"),
                run("", "，补助40亿元"),
                run(RAISED, "1"),
                run("", "，设站5座"),
                run(RAISED, "[1"),
                run(RAISED, "2]"),
                run("", "，水厂2"),
                run(RAISED, "①"),
                run("", "座，覆盖2"),
                run("<w:position w:val='10'/><w:sz w:val='12'/>", "注3"),
                run("", "、4项，误差5×10"),
                run(RAISED, "-3"),
                run("", "，GDP"),
                run(RAISED, "3"),
                run("", "增长。"))));
  }

  @Test
  void anEquationsPowerIsOne() throws IOException {
    assertEquals(
        "P「总量4×10⁶吨」",
        blocks(
            "<w:p><w:r><w:t>总量</w:t></w:r><m:oMath><m:r><m:t>4×</m:t></m:r><m:sSup><m:e><m:r>"
                + "<m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>"
                + "<w:r><w:t>吨</w:t></w:r></w:p>"));
  }

  @Test
  void whatWasDeletedOrMovedAwayInATableIsGone() throws IOException {
    String cell = "<w:tc>" + paragraph("%s") + "</w:tc>";
    String gone = "<w:tc><w:tcPr><w:cellDel/></w:tcPr>" + paragraph("旧") + "</w:tc>";
    assertEquals(
        "T「甲│乙；丙│丁」",
        blocks(
            "<w:tbl><w:tr>"
                + cell.formatted("甲")
                + gone
                + cell.formatted("乙")
                + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>"
                + cell.formatted("删")
                + cell.formatted("行")
                + "</w:tr><w:tr><w:trPr><w:trPrChange><w:trPr><w:hidden/></w:trPr></w:trPrChange></w:trPr>"
                + cell.formatted("丙")
                + cell.formatted("丁")
                + "</w:tr></w:tbl>"));
  }

  @Test
  void aParagraphWhoseMarkWasDeletedEndsBeforeATable() throws IOException {
    String deleted = "<w:rPr><w:del/></w:rPr>";
    assertEquals(
        "P「表前4座。」T「甲│乙」P「末了。」",
        blocks(
            paragraph(deleted, "表前")
                + paragraph(deleted, "4座。")
                + "<w:tbl><w:tr><w:tc>"
                + paragraph(deleted, "甲")
                + "</w:tc><w:tc>"
                + paragraph("乙")
                + "</w:tc></w:tr></w:tbl>"
                + paragraph("<w:rPr><w:moveFrom/></w:rPr>", "末了。")));
  }

  private static String field(String type) {
    return "<w:r><w:fldChar w:fldCharType='" + type + "'/></w:r>";
  }

  @Test
  void aFieldInAnothersInstructionIsNoTextAndAFieldOfContentsNeither() throws IOException {
    String instruction = "<w:r><w:instrText>%s</w:instrText></w:r>";
    String nested =
        p(
            field("begin"),
            instruction.formatted("IF "),
            field("begin"),
            instruction.formatted("PAGE"),
            field("separate"),
            run("", "77"),
            field("end"),
            field("separate"),
            run("", "修渠6公里"),
            field("end"),
            run("", "。"));
    String contents =
        p(
                field("begin"),
                instruction.formatted(" TOC \\o "),
                field("separate"),
                run("", "一、目标"),
                "<w:r><w:tab/></w:r>",
                run("", "3"))
            + p(run("", "二、任务"), "<w:r><w:tab/></w:r>", run("", "12"))
            + p(field("end"))
            + p(run("", "一、目标"));
    assertEquals("P「修渠6公里。」P「一、目标」", blocks(nested + contents));
  }

  @Test
  void chunksDiagramsAndEmbeddedDocumentsAreReadWhereTheyStand() throws IOException {
    byte[] inner = DocxFile.withBody(paragraph("内文修路9公里。")).bytes();
    String data =
        "<dgm:dataModel xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram'"
            + " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><dgm:pt><dgm:t>"
            + "<a:p><a:r><a:t>治水</a:t></a:r><a:r><a:t>3年</a:t></a:r></a:p><a:p/></dgm:t></dgm:pt>"
            + "</dgm:dataModel>";
    String diagram =
        "<w:p><w:r><w:drawing><a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
            + "<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/diagram'>"
            + "<dgm:relIds xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' r:dm='d'/>"
            + "</a:graphicData></a:graphic></w:drawing></w:r></w:p>";
    DocxFile file =
        DocxFile.withBody(
                paragraph("前。")
                    + "<w:altChunk r:id='h'/>"
                    + "<w:p><w:r><w:object><o:OLEObject r:id='e'/></w:object></w:r></w:p>"
                    + diagram
                    + paragraph("后。")
                    + "<w:altChunk r:id='t'/>")
            .with(
                "h", "aFChunk", "c.html", "<html><body><h2>一、目标</h2></body></html>".getBytes(UTF_8))
            .with("e", "package", "embeddings/a.docx", inner)
            .with("d", "diagramData", "diagrams/data1.xml", data.getBytes(UTF_8))
            .with("t", "aFChunk", "c.txt", "文本2座。".getBytes(UTF_8));
    assertEquals("P「前。」H2「一、目标」P「内文修路9公里。」P「治水3年」P「后。」P「文本2座。」", BlockNotation.of(file.read()));
    assertTrue(file.read().diagnostics().isEmpty());
  }

  @Test
  void anEmbeddedWorkbookIsATableWhereItStands() throws IOException {
    byte[] workbook =
        ZipParts.xlsx(
            "<sheets><sheet name='Sheet1' id='r1'/></sheets>",
            "",
            "",
            "<sheetData><row><c t='str'><v>指标</v></c><c t='str'><v>2027年</v></c></row>"
                + "<row><c t='str'><v>林地</v></c><c><v>5</v></c></row></sheetData>");
    DocxFile file =
        DocxFile.withBody(
                paragraph("见下表：")
                    + "<w:p><w:r><w:object><o:OLEObject r:id='e'/></w:object></w:r></w:p>"
                    + paragraph("后。"))
            .with("e", "package", "embeddings/a.xlsx", workbook);
    assertEquals("P「见下表：」T「指标│2027年；林地│5」P「后。」", BlockNotation.of(file.read()));
  }

  @Test
  void whatCannotBeReadIsSaidWhereItStands() throws IOException {
    String chart =
        "<w:p><w:r><w:drawing><a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
            + "<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/chart'/></a:graphic>"
            + "</w:drawing></w:r></w:p>";
    Document document =
        DocxFile.withBody(
                paragraph("前。")
                    + "<w:p><w:r><w:object><o:OLEObject r:id='e'/></w:object></w:r></w:p>"
                    + chart
                    + "<w:altChunk r:id='none'/>")
            .with("e", "package", "embeddings/a.xlsx", "PK?".getBytes(UTF_8))
            .read();
    assertEquals("P「前。」", BlockNotation.of(document));
    assertEquals(3, document.diagnostics().size());
    for (Diagnostic diagnostic : document.diagnostics()) {
      assertEquals("part-left-out", diagnostic.code());
      assertEquals(3, diagnostic.start());
    }
  }

  @Test
  void aDocumentInItselfEnds() throws IOException {
    byte[] inner = DocxFile.withBody(paragraph("底。")).bytes();
    for (int i = 0; i < 12; i++) {
      inner =
          DocxFile.withBody(paragraph("层。") + "<w:altChunk r:id='c'/>")
              .with("c", "aFChunk", "c.docx", inner)
              .bytes();
    }
    Document document = DocumentReaders.read("a.docx", inner);
    assertEquals("P「层。」".repeat(4), BlockNotation.of(document));
    assertEquals("part-left-out", document.diagnostics().get(0).code());
  }
}
