package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RtfReaderTest {
  private static final String HEAD =
      "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}"
          + "{\\f1\\fcharset2 Symbol;}{\\f2\\fcharset0 Arial;}}"
          + "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s9 toc 1;}}";

  private static Document read(String body) throws IOException {
    return DocumentReaders.read("a.rtf", (HEAD + body + "}").getBytes(ISO_8859_1));
  }

  private static String blocks(String body) throws IOException {
    return BlockNotation.of(read(body));
  }

  /** Each byte of the GBK form as RTF writes it. */
  private static String gbk(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(Charset.forName("GBK"))) {
      out.append("\\'%02x".formatted(b & 0xFF));
    }
    return out.toString();
  }

  private static String unicode(String text) {
    StringBuilder out = new StringBuilder("\\uc1 ");
    text.chars().forEach(c -> out.append("\\u").append((short) c).append('?'));
    return out.toString();
  }

  @Test
  void chineseIsReadHoweverItIsWritten() throws IOException {
    assertEquals(
        "H1「一、目标」P「到2027年，建闸8座—完」P「原样字节」",
        blocks(
            "\\pard\\s1 "
                + gbk("一、目标")
                + "\\par\\pard\\plain "
                + unicode("到")
                + "2027"
                + gbk("年，")
                + "{\\f2 "
                + unicode("建闸")
                + "8}"
                + unicode("座")
                + "\\emdash "
                + unicode("完")
                + "\\par "
                + new String("原样字节".getBytes(Charset.forName("GBK")), ISO_8859_1)
                + "\\par"));
  }

  @Test
  void whatIsNoTextOfThePageIsLeftOut() throws IOException {
    Document document =
        read(
            "{\\info{\\upr{\\title X}{\\*\\ud{\\title \\u27700?}}}}{\\header 1}{\\*\\generator Y;}\\pard\\s9 "
                + gbk("一、目标")
                + "\\tab 3\\par\\pard "
                + gbk("建闸")
                + "{\\strike 7}{\\deleted 6}{\\v 5}8{\\super 1}"
                + gbk("座，库容5×10")
                + "{\\super 8}"
                + gbk("立方米")
                + "{\\field{\\*\\fldinst PAGE 9}{\\fldrslt 4}}"
                + "{\\upr{y}{\\*\\ud{\\u27700?}}}"
                + "{\\f1 \\'b3}3{\\pict\\bin4 ABCD}{\\*\\unknown Z}\\par"
                + "{\\deleted "
                + gbk("前段")
                + "\\par}"
                + gbk("后段")
                + "\\par");
    assertEquals("P「建闸8座，库容5×10⁸立方米4水≥3」P「后段」", BlockNotation.of(document));
    assertEquals(2, document.diagnostics().size());
  }

  @Test
  void tablesKeepTheirMergedCells() throws IOException {
    String head = "\\trowd\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl ";
    String split = "\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl ";
    assertEquals(
        "P「前」T「甲│乙│乙；甲│丙│丁戊」P「后」",
        blocks(
            "\\pard "
                + gbk("前")
                + "\\par"
                + head
                + gbk("甲")
                + "\\cell "
                + gbk("乙")
                + "\\cell\\row"
                + split
                + "\\cell "
                + gbk("丙")
                + "\\cell "
                + gbk("丁")
                + "\\par "
                + gbk("戊")
                + "\\cell\\row\\pard "
                + gbk("后")
                + "\\par"));
  }

  @Test
  void numbersAreTextNotesComeLastAndBoxesFollow() throws IOException {
    assertEquals(
        "L「1.修渠6公里。」P「框内2座。」P「注文。」",
        blocks(
            "\\pard{\\listtext 1.\\tab}"
                + gbk("修渠")
                + "{\\super\\chftn{\\footnote\\pard "
                + gbk("注文。")
                + "}}6"
                + gbk("公里。")
                + "{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn a}{\\sv 1}}{\\shptxt\\pard "
                + gbk("框内")
                + "2"
                + gbk("座。")
                + "\\par}}}\\par"));
  }

  @Test
  void whatAnOfficeProgramWritesIsRead() throws IOException {
    byte[] bytes =
        Objects.requireNonNull(RtfReaderTest.class.getResourceAsStream("shown.rtf")).readAllBytes();
    assertEquals(
        "P「清溪市水网方案」P「到2027年，库容3×10⁷立方米，补助40亿元，建闸9座，≥95%。」P「后半，修渠6公里。」",
        BlockNotation.of(DocumentReaders.read("a.rtf", bytes)));
  }

  @Test
  void nestingHasAnEnd() {
    UnreadableException refusal =
        assertThrows(UnreadableException.class, () -> read("{".repeat(100_000) + "x"));
    assertEquals("damaged", refusal.code());
  }
}
