package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.element.Paragraph;

class OfdReaderTest {
  @TempDir Path folder;

  private static String object(float x, float y, String deltas, String text) {
    return "<ofd:TextObject Boundary='%s %s 100 5' Size='4'><ofd:TextCode X='0' Y='4' %s>%s</ofd:TextCode></ofd:TextObject>"
        .formatted(x, y, deltas, text);
  }

  private static String blocks(String content) throws IOException {
    return BlockNotation.of(DocumentReaders.read("a.ofd", ZipParts.ofd(content)));
  }

  @Test
  void whatAnotherLibraryLaysOutIsReadInParagraphs() throws IOException {
    String long1 = "到2027年，全市新建供水管网120公里，改造泵站3座，湿地保护率达到52%以上，农村自来水普及率达到98%，累计完成投资36.5亿元，新增绿地200公顷。";
    Path file = folder.resolve("a.ofd");
    try (OFDDoc ofd = new OFDDoc(file)) {
      ofd.add(new Paragraph("清溪市水网建设行动方案（2025—2027年）").setFontSize(8d));
      ofd.add(new Paragraph("一、主要目标"));
      ofd.add(new Paragraph(long1));
      ofd.add(new Paragraph("（一）完善供水体系。新建水厂2座。"));
    }
    Document document = DocumentReaders.read("a.ofd", Files.readAllBytes(file));
    assertEquals(
        "P「清溪市水网建设行动方案（2025—2027年）」P「一、主要目标」P「" + long1 + "」P「（一）完善供水体系。新建水厂2座。」",
        BlockNotation.of(document));
    assertEquals("ofd", document.format());
  }

  @Test
  void charactersAreReadByTheirPlacesNotInTheOrderOfTheFile() throws IOException {
    assertEquals(
        "P「一、治水」P「修渠6公里。」P「左甲右乙」",
        blocks(
            object(20, 80, "DeltaX='4'", "左甲")
                + object(28, 80, "DeltaX='4'", "右乙")
                + object(20, 40, "DeltaX='g 5 4'", "修渠6公里。")
                + object(20, 20, "", "一、治水")
                + "<ofd:TextObject Visible='false' Boundary='20 60 9 9' Size='4'><ofd:TextCode>隐</ofd:TextCode></ofd:TextObject>"));
  }

  @Test
  void theObjectsMatrixScalesAndMoves() throws IOException {
    assertEquals(
        "P「甲乙丙」",
        blocks(
            object(28, 50, "", "丙")
                + "<ofd:TextObject Boundary='20 50 10 5' CTM='2 0 0 2 0 0' Size='2'>"
                + "<ofd:TextCode X='0' Y='2' DeltaX='2'>甲乙</ofd:TextCode></ofd:TextObject>"));
  }

  @Test
  void ruledTablesAreTables() throws IOException {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      content.append(path("M 20 %d L 80 %d".formatted(20 + 10 * i, 20 + 10 * i)));
      content.append(path("M %d 20 L %d 40".formatted(20 + 30 * i, 20 + 30 * i)));
    }
    content.append(object(22, 22, "", "项目")).append(object(52, 22, "", "投资"));
    content.append(object(22, 32, "", "大桥")).append(object(52, 32, "", "3亿元"));
    assertEquals("T「项目│投资；大桥│3亿元」", blocks(content.toString()));
  }

  private static String path(String data) {
    return "<ofd:PathObject Boundary='0 0 210 297'><ofd:AbbreviatedData>"
        + data
        + "</ofd:AbbreviatedData></ofd:PathObject>";
  }

  @Test
  void imagesDamageAndPasswordsAreRefusedWithTheirReason() throws IOException {
    assertEquals("scanned", code(ZipParts.ofd("<ofd:ImageObject/>")));
    assertEquals("damaged", code(ZipParts.ofd("<ofd:Text")));
    assertEquals("empty", code(ZipParts.ofd("")));
    assertEquals(
        "encrypted",
        code(new ZipParts().with("OFD.xml", "<a/>").with("Encryptions.xml", "<a/>").bytes()));
  }

  private static String code(byte[] bytes) {
    return assertThrows(UnreadableException.class, () -> DocumentReaders.read("a.ofd", bytes))
        .code();
  }
}
