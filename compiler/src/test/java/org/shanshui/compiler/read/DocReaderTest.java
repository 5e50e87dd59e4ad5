package org.shanshui.compiler.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;

/** water-plan.doc was written by LibreOffice Writer as "MS Word 97". */
class DocReaderTest {
  static byte[] waterPlan() throws IOException {
    try (InputStream in = DocReaderTest.class.getResourceAsStream("water-plan.doc")) {
      return in.readAllBytes();
    }
  }

  @Test
  void headingsNumbersAndMergedCellsAreRead() throws IOException {
    Document document = DocumentReaders.read("a.doc", waterPlan());
    assertEquals("doc", document.format());
    assertEquals(
        "H1「青岚市河湖治理行动计划（2026—2028年）」"
            + "P「为改善全市河湖面貌，制定本计划。到2028年，全市修复河岸120公里，新建湿地6处，国控断面优良比例保持在95%以上，"
            + "河湖周边群众满意度明显提升，形成一批可以参观、可以推广的样板河段。」"
            + "H2「一、重点任务」"
            + "P「（一）清淤疏浚。2026年底前完成青江干流18.5公里清淤，处置底泥42万立方米。（责任单位：市水利局、市生态环境局）」"
            + "L「1.开展排查。」L「2.分段施工。」H2「二、主要指标」"
            + "T「指标│目标值│目标值；指标│2026年│2028年；修复河岸（公里）│30│120；新建湿地（处）│2│6」"
            + "P「各县（市、区）按季度报送进展，市治水办汇总后通报。」",
        BlockNotation.of(document));
  }

  @Test
  void onlyWhatShowsIsText() throws IOException {
    byte[] bytes =
        Objects.requireNonNull(DocReaderTest.class.getResourceAsStream("shown.doc")).readAllBytes();
    Document document = DocumentReaders.read("a.wps", bytes);
    assertEquals(
        "P「清溪市水网方案」P「到2027年，库容3×10⁷立方米，补助40亿元，建闸9座，≥95%。」P「前半后半，修渠6公里。」",
        BlockNotation.of(document));
    assertEquals(
        "struck-out-text hidden-text",
        document.diagnostics().stream().map(d -> d.code()).collect(Collectors.joining(" ")));
  }

  @Test
  void aDocumentUnderAWrongExtensionIsReadByItsContent() throws IOException {
    Document document = DocumentReaders.read("a.docx", waterPlan());
    assertEquals("doc", document.format());
    assertEquals("wrong-extension", document.diagnostics().get(0).code());
  }

  @Test
  void truncatedAndForeignContainersAreRefusedWithTheirReason() throws IOException {
    byte[] whole = waterPlan();
    assertEquals("damaged", code(Arrays.copyOf(whole, whole.length / 2)));
    assertEquals("damaged", code(Arrays.copyOf(whole, 600)));
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.createSheet("甲");
      workbook.write(out);
      assertEquals("empty", code(out.toByteArray()));
    }
  }

  @Test
  void aPasswordIsRefusedAsSuch() throws IOException {
    byte[] encrypted = waterPlan();
    // MS-DOC 2.5.2 FibBase: bit 8 of the flags at byte 10 is fEncrypted, lKey follows at 14.
    int fib = 512 * (1 + firstSectorOf(encrypted));
    encrypted[fib + 11] |= 1;
    assertEquals("encrypted", code(encrypted));
  }

  /** The main stream begins with the magic 0xA5EC. */
  private static int firstSectorOf(byte[] file) {
    for (int at = 512; at < file.length; at += 512) {
      if ((file[at] & 0xFF) == 0xEC && (file[at + 1] & 0xFF) == 0xA5) {
        return at / 512 - 1;
      }
    }
    throw new AssertionError("no FIB");
  }

  private static String code(byte[] bytes) {
    return assertThrows(UnreadableException.class, () -> DocumentReaders.read("a.doc", bytes))
        .code();
  }
}
