package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.plan.Diagnostic;

class TextDecodingTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String PLAN = "青岚市水系治理方案\n一、到2027年，全市修复河道36公里，㐂水质达标。\n";

  private static Document read(byte[]... parts) throws UnreadableException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return DocumentReaders.read("a.txt", all.toByteArray());
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static List<String> codes(Document document) {
    return document.diagnostics().stream().map(Diagnostic::code).toList();
  }

  @Test
  void everyEncodingGivesTheSameText() throws UnreadableException {
    assertEquals(PLAN, read(PLAN.getBytes(UTF_8)).text());
    assertEquals(PLAN, read(bytes(0xEF, 0xBB, 0xBF), PLAN.getBytes(UTF_8)).text());
    assertEquals(PLAN, read(bytes(0xFF, 0xFE), PLAN.getBytes(UTF_16LE)).text());
    assertEquals(PLAN, read(bytes(0xFE, 0xFF), PLAN.getBytes(UTF_16BE)).text());
    assertEquals(PLAN, read(PLAN.getBytes(UTF_16LE)).text());
    assertEquals(PLAN, read(PLAN.getBytes(UTF_16BE)).text());
    assertEquals(PLAN, read(PLAN.getBytes(GB18030)).text());
    assertEquals(PLAN, read(bytes(0x84, 0x31, 0x95, 0x33), PLAN.getBytes(GB18030)).text());
  }

  @Test
  void utf16WithoutMarkAndWithoutAsciiIsKnownByItsLook() throws UnreadableException {
    String words = "我们要加强在建工程的推进工作，实施年度发展的任务，在全市的工作中是有力的。".repeat(3);
    assertEquals(words, read(words.getBytes(UTF_16LE)).text());
    assertEquals(words, read(words.getBytes(UTF_16BE)).text());
  }

  @Test
  void aGuessIsSaid() throws UnreadableException {
    assertEquals(List.of("encoding-guessed"), codes(read(PLAN.getBytes(GB18030))));
    assertEquals(List.of(), codes(read(PLAN.getBytes(UTF_8))));
  }

  @Test
  void anInvalidByteIsReplacedAndItsPlaceTold() throws UnreadableException {
    Document document = read(PLAN.getBytes(UTF_8), bytes(0xFF), "后文".getBytes(UTF_8));
    assertEquals(PLAN + "\uFFFD后文", document.text());
    Diagnostic told = document.diagnostics().get(0);
    assertEquals("invalid-bytes", told.code());
    assertEquals(PLAN.length(), told.start());
    assertTrue(told.message().contains("第 " + PLAN.getBytes(UTF_8).length + " 字节"));
  }

  @Test
  void aTruncatedCharacterLosesOnlyItself() throws UnreadableException {
    byte[] whole = PLAN.trim().getBytes(UTF_8);
    Document document = read(Arrays.copyOf(whole, whole.length - 1));
    String text = PLAN.trim();
    assertEquals(text.substring(0, text.length() - 1) + "\uFFFD", document.text());
  }

  @Test
  void twoEncodingsInOneFileAreReadLineByLine() throws UnreadableException {
    Document document = read(PLAN.getBytes(UTF_8), PLAN.getBytes(GB18030), PLAN.getBytes(UTF_8));
    assertEquals(PLAN + PLAN + PLAN, document.text());
    assertEquals(List.of("mixed-encoding"), codes(document));
    assertEquals(PLAN.length(), document.diagnostics().get(0).start());
  }

  @Test
  void manyInvalidPlacesAreListedOnlyInPart() throws UnreadableException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 1000; i++) {
      bytes.writeBytes("建设美丽河湖，保护好水源地，".getBytes(UTF_8));
      bytes.write(0xFF);
    }
    Document document = DocumentReaders.read("a.txt", bytes.toByteArray());
    assertEquals(21, document.diagnostics().size());
    assertTrue(document.diagnostics().get(20).message().contains("1000"));
  }

  @Test
  void loneSurrogatesDoNotEndTheReading() throws UnreadableException {
    Document utf16 =
        read(
            bytes(0xFF, 0xFE), PLAN.getBytes(UTF_16LE), bytes(0x00, 0xD8), PLAN.getBytes(UTF_16LE));
    assertEquals(PLAN + "\uFFFD" + PLAN, utf16.text());
    Document utf8 = read(PLAN.trim().getBytes(UTF_8), bytes(0xED, 0xA0, 0x80));
    assertTrue(utf8.text().startsWith(PLAN.trim() + "\uFFFD"));
  }

  @Test
  void charactersLostEarlierAreToldOf() throws UnreadableException {
    assertEquals(List.of("lost-characters"), codes(read("河\uFFFD治理，绿化覆盖率达到四成以上".getBytes(UTF_8))));
  }

  @Test
  void emptyAndBinaryAreRefused() {
    assertEquals("empty", code("a.txt", new byte[0]));
    assertEquals("empty", code("a.txt", " \n\u3000\n".getBytes(UTF_8)));
    assertEquals("empty", code("a.md", "---\ntitle: 无\n---\n".getBytes(UTF_8)));
    assertEquals("binary", code("a.txt", bytes(1, 2, 3, 4, 5, 'a', 0, 0, 0, 9, 200, 201)));
    assertEquals("unsupported", code("a.txt", bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10)));
  }

  private static String code(String name, byte[] bytes) {
    return assertThrows(UnreadableException.class, () -> DocumentReaders.read(name, bytes)).code();
  }

  @Property
  void anyTextIsReadUnchangedAndItsBlocksLieInItInOrder(@ForAll String any)
      throws UnreadableException {
    String text = new String(any.getBytes(UTF_8), UTF_8);
    Assume.that(text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t' || c == '\r'));
    Assume.that(text.chars().allMatch(c -> c < 0xFFFD));
    Assume.that(!text.startsWith("\uFEFF"));
    Assume.that(text.chars().anyMatch(c -> !Lines.isBlank((char) c)));
    Document document = DocumentReaders.read("a.txt", text.getBytes(UTF_8));
    assertEquals(text, document.text());
    int after = 0;
    for (Block block : document.blocks()) {
      assertTrue(block.start() >= after && block.start() < block.end());
      after = block.end();
    }
    assertTrue(after <= text.length());
  }
}
