package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class PdfReaderTest {
  private static final String FULL_LINE = "全市河湖面貌要有明显改善各县都要把任务落实到镇到村到人并按季";

  private static String blocks(PdfFile file) throws IOException {
    return BlockNotation.of(file.read());
  }

  /** A line of 30 characters at 14 points fills the measure of 420 points. */
  private static PdfFile full(PdfFile file, float x, float y) {
    return file.text(x, y, 14, FULL_LINE);
  }

  @Test
  void linesThatReachTheMarginGoOnAndIndentedOnesBegin() throws IOException {
    PdfFile file = new PdfFile().page();
    file.text(118, 100, 14, FULL_LINE.substring(2));
    full(file, 90, 125).text(90, 150, 14, "通报。");
    file.text(118, 175, 14, "另起一段，到2027年完成。");
    file.text(90, 200, 14, "一、重点任务").text(90, 225, 14, "（一）清淤");
    assertEquals(
        "P「" + FULL_LINE.substring(2) + FULL_LINE + "通报。」P「另起一段，到2027年完成。」P「一、重点任务」P「（一）清淤」",
        blocks(file));
  }

  @Test
  void headsFeetAndPageNumbersAreDroppedAndTheParagraphGoesOnOverThePage() throws IOException {
    PdfFile file = new PdfFile();
    StringBuilder text = new StringBuilder();
    for (int page = 1; page <= 3; page++) {
      file.page().text(200, 40, 9, "河湖治理计划").text(290, 800, 9, "—" + page + "—");
      for (int i = 0; i < 5; i++) {
        int turn = 5 * page + i;
        String line = FULL_LINE.substring(turn) + FULL_LINE.substring(0, turn);
        file.text(90, 100 + 25 * i, 14, line);
        text.append(line);
      }
    }
    assertEquals("P「" + text + "」", blocks(file));
  }

  @Test
  void aTitleThatPageHeadsRepeatIsKept() throws IOException {
    PdfFile file = new PdfFile();
    for (int page = 1; page <= 3; page++) {
      file.page().text(200, 40, 9, "河湖治理计划");
      if (page == 1) {
        file.text(200, 90, 22, "河湖治理计划");
      }
      file.text(118, 400, 14, "第" + page + "页的文字。");
    }
    assertEquals("P「河湖治理计划」P「第1页的文字。」P「第2页的文字。」P「第3页的文字。」", blocks(file));
  }

  @Test
  void twoColumnsAreReadOneAfterTheOther() throws IOException {
    PdfFile file = new PdfFile().page().text(200, 60, 20, "治水简报");
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      String a = "左栏第" + i + "行字写满这一栏的宽度";
      String b = "右栏第" + i + "行字写满这一栏的宽度";
      file.text(90, 100 + 20 * i, 12, a.substring(0, 14));
      file.text(330, 107 + 20 * i, 12, b.substring(0, 14));
      left.append(a, 0, 14);
      right.append(b, 0, 14);
    }
    assertEquals("P「治水简报」P「" + left + right + "」", blocks(file));
  }

  @Test
  void ruledTablesGiveCellsAndMissingLinesMergeThem() throws IOException {
    PdfFile file = new PdfFile().page().text(90, 80, 12, "表1 指标");
    // The head of columns 2 and 3 is one cell; so are rows 2 and 3 of column 1.
    file.line(90, 100, 390, 100).line(90, 130, 390, 130).line(190, 160, 390, 160);
    file.line(90, 190, 390, 190);
    file.line(90, 100, 90, 190).line(190, 100, 190, 190).line(290, 130, 290, 190);
    file.line(390, 100, 390, 190);
    file.text(95, 120, 12, "类别").text(200, 120, 12, "目标值");
    file.text(95, 162, 12, "水");
    file.text(195, 143, 10, "断面达标").text(195, 155, 10, "率").text(295, 150, 12, "95%");
    file.text(195, 180, 12, "水库").text(295, 180, 12, "6座");
    file.text(90, 220, 12, "注：略");
    Document document = file.read();
    assertEquals("P「表1 指标」T「类别│目标值│目标值；水│断面达标率│95%；水│水库│6座」P「注：略」", BlockNotation.of(document));
    Block table = document.blocks().get(1);
    assertEquals(table.rows().get(1).get(0), table.rows().get(2).get(0));
  }

  @Test
  void aTableOverTwoPagesIsOneAndItsRepeatedHeadIsLeftOut() throws IOException {
    float[] xs = {90, 190, 390};
    PdfFile file = new PdfFile().page().grid(xs, new float[] {700, 730, 760});
    file.text(95, 720, 12, "指标").text(195, 720, 12, "目标");
    file.text(95, 750, 12, "河岸").text(195, 750, 12, "修复三十公里，同步");
    file.page().grid(xs, new float[] {70, 100, 130, 160});
    file.text(95, 90, 12, "指标").text(195, 90, 12, "目标");
    file.text(195, 120, 12, "建步道");
    file.text(95, 150, 12, "湿地").text(195, 150, 12, "六处");
    assertEquals("T「指标│目标；河岸│修复三十公里，同步建步道；湿地│六处」", blocks(file));
  }

  @Test
  void tablesWithoutLinesAreKnownByTheirLanes() throws IOException {
    PdfFile file = new PdfFile().page();
    String[][] rows = {
      {"序号", "指标", "目标"}, {"1", "河岸修复长度", "30公里"}, {"2", "湿地", "6处"}, {"3", "水库", "2座"}
    };
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < 3; k++) {
        file.text(90 + 120 * k, 100 + 25 * i, 12, rows[i][k]);
      }
    }
    file.text(114, 220, 12, "各县据此分解任务。");
    assertEquals("T「序号│指标│目标；1│河岸修复长度│30公里；2│湿地│6处；3│水库│2座」P「各县据此分解任务。」", blocks(file));
  }

  @Test
  void turnedPagesAreReadUpright() throws IOException {
    PdfFile turned = new PdfFile().rotated(90).page();
    turned.upwards(100, 700, 14, "第一行到此").upwards(125, 700, 14, "第二行");
    assertEquals("P「第一行到此」P「第二行」", blocks(turned));
    PdfFile sideways = new PdfFile().page();
    sideways.upwards(100, 700, 14, "第一行到此").upwards(125, 700, 14, "第二行");
    assertEquals("P「第一行到此」P「第二行」", blocks(sideways));
  }

  @Test
  void charactersWrittenTwiceForBoldCountOnce() throws IOException {
    PdfFile file = new PdfFile().page().text(90, 100, 14, "总则").text(90.4f, 100, 14, "总则");
    assertEquals("P「总则」", blocks(file));
  }

  @Test
  void aScannedPageIsToldByItsNumber() throws IOException {
    Document document = new PdfFile().page().text(90, 100, 14, "前言").page().image().read();
    assertEquals("scanned-page", document.diagnostics().get(0).code());
    assertTrue(document.diagnostics().get(0).message().contains("第 2 页"));
    byte[] scan = new PdfFile().page().image().bytes();
    assertEquals("scanned", code(scan));
  }

  /** water-plan.pdf was exported by LibreOffice Writer with its fonts embedded in part. */
  @Test
  void aDocumentOfAWordProcessorReadsLikeItsSource() throws IOException {
    try (InputStream in = PdfReaderTest.class.getResourceAsStream("water-plan.pdf")) {
      Document pdf = DocumentReaders.read("a.pdf", in.readAllBytes());
      Document doc = DocumentReaders.read("a.doc", DocReaderTest.waterPlan());
      assertEquals(doc.text(), pdf.text());
    }
  }

  @Test
  void encryptedDamagedAndHostileFilesAreRefusedWithTheirReason() throws IOException {
    PdfFile file = new PdfFile().page().text(90, 100, 14, "治水");
    assertEquals("encrypted", code(file.encryptedBytes()));
    assertEquals("damaged", code("%PDF-1.7\nnothing".getBytes(ISO_8859_1)));
    assertEquals("empty", code(new PdfFile().page().bytes()));
    assertEquals("zip-bomb", code(bomb()));
    byte[] whole = file.bytes();
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertTrue(List.of("damaged", "empty").contains(code(half)));
    String deep =
        "%PDF-1.7\n1 0 obj\n" + "[".repeat(500_000) + "\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF";
    assertEquals("damaged", code(deep.getBytes(ISO_8859_1)));
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("%PDF-1.7\n1 0 obj\n<</Filter /FlateDecode>>\nstream\n".getBytes(ISO_8859_1));
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      byte[] blank = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        deflater.write(blank);
      }
    }
    out.writeBytes("\nendstream\nendobj\n".getBytes(ISO_8859_1));
    return out.toByteArray();
  }

  private static String code(byte[] bytes) {
    return assertThrows(UnreadableException.class, () -> DocumentReaders.read("a.pdf", bytes))
        .code();
  }
}
