package org.shanshui.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files as people and machines spoil them. The heap of these tests is that of a small machine (see
 * the pom); the time limit only guards against hanging.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BadInputTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("basedir", "."), "..", "samples").normalize();
  private static final String PLAN = "清源市2025年工作要点\n一、目标\n全市新建污水管网120公里，改造泵站3座。\n";

  @TempDir Path folder;

  @Test
  void whatCannotBeReadIsRefusedInBothLanguagesWithItsReason() throws IOException {
    Map<String, byte[]> files = unreadable();
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("empty.txt", "没有文字|holds no text");
    reasons.put("blank.txt", "没有文字|holds no text");
    reasons.put("binary.txt", "不是文字|not text");
    reasons.put("image.docx", "这是图片|an image");
    reasons.put("truncated.docx", "不完整或已损坏|damaged");
    reasons.put("truncated.pdf", "不完整或已损坏|damaged");
    reasons.put("encrypted.pdf", "密码|password");
    reasons.put("bomb.docx", "解压后大得异常|abnormal size");
    assertEquals(reasons.keySet(), files.keySet());
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      Run run = Run.of("compile", file(entry.getKey(), entry.getValue()));
      assertEquals(3, run.status(), entry.getKey());
      assertEquals("", run.outText(), entry.getKey());
      for (String reason : reasons.get(entry.getKey()).split("\\|")) {
        assertTrue(run.messages().contains(reason), run.messages());
      }
      assertTrue(run.messages().startsWith("shanshui: "), run.messages());
      assertTrue(run.messages().contains(entry.getKey() + ": "), run.messages());
      assertFalse(run.messages().contains("\tat "), run.messages());
    }
  }

  @Test
  void badFilesLeaveTheGoodOnesOfTheirFolderAsTheyAreAlone() throws IOException {
    byte[] good = PLAN.getBytes(UTF_8);
    byte[] alone = Run.of("compile", file("alone/a.txt", good)).out();
    for (Map.Entry<String, byte[]> bad : unreadable().entrySet()) {
      file("in/" + bad.getKey(), bad.getValue());
      file("in/" + bad.getKey() + ".good/a.txt", good);
    }
    Path out = folder.resolve("out");
    Run run = Run.of("compile", folder.resolve("in"), "--out", out, "--jobs", 4);
    assertEquals(3, run.status());
    assertEquals(unreadable().size(), run.messages().lines().count(), run.messages());
    try (Stream<Path> written = Files.walk(out)) {
      Path[] results = written.filter(Files::isRegularFile).toArray(Path[]::new);
      assertEquals(unreadable().size(), results.length);
      for (Path result : results) {
        assertArrayEquals(alone, Files.readAllBytes(result), result.toString());
      }
    }
  }

  @Test
  void aWrongExtensionIsSaidAndTheFileReadByWhatItHolds() throws IOException {
    Run run = Run.of("compile", file("plan.txt", sample(".docx")));
    assertEquals(0, run.status(), run.messages());
    assertTrue(run.outText().contains("\"wrong-extension\""));
    assertTrue(run.outText().contains("\"format\": \"docx\""));
  }

  @Test
  void twoEncodingsInOneFileAreSaidAndBothRead() throws IOException {
    byte[] mixed = join(PLAN.getBytes(UTF_8), "整治河道45公里。\n".getBytes(Charset.forName("GB18030")));
    Run run = Run.of("compile", file("mixed.txt", mixed));
    assertEquals(0, run.status(), run.messages());
    assertTrue(run.outText().contains("\"mixed-encoding\""));
    assertTrue(run.outText().contains("\"45公里\""));
  }

  @Test
  void loneSurrogatesAreReplacedAndSaid() throws IOException {
    byte[] lone = {0, (byte) 0xD8};
    byte[] mark = {(byte) 0xFF, (byte) 0xFE};
    byte[] wide = join(mark, join(PLAN.getBytes(UTF_16LE), join(lone, PLAN.getBytes(UTF_16LE))));
    Run run = Run.of("compile", file("lone.txt", wide));
    assertEquals(0, run.status(), run.messages());
    assertTrue(run.outText().contains("\"invalid-bytes\""));
    assertTrue(run.outText().contains("\"120公里\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<span>", "<ul><li>", "<table><tr><td>", "<blockquote><p>"})
  void deepNestingIsReadToItsGround(String tags) throws IOException {
    String page = "<html><body>" + tags.repeat(20_000) + "新建污水管网120公里。";
    Run run = Run.of("compile", file("deep.html", page.getBytes(UTF_8)));
    assertEquals(0, run.status(), run.messages());
    assertTrue(run.outText().contains("\"120公里\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"新建污水管网120公里改造泵站3座", "绿色低碳发展", "（", "1、"})
  void aMegabyteWithoutAStopIsReadInBoundedTimeAndMemory(String piece) throws IOException {
    String text = piece.repeat((1 << 20) / piece.getBytes(UTF_8).length);
    Path out = folder.resolve("out");
    Run run = Run.of("compile", file("endless.txt", text.getBytes(UTF_8)), "--out", out);
    assertEquals(0, run.status(), run.messages());
    assertTrue(Files.size(out.resolve("endless.json")) > 0);
  }

  private static Map<String, byte[]> unreadable() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("empty.txt", new byte[0]);
    files.put("blank.txt", " \n\t\u3000\r\n".getBytes(UTF_8));
    byte[] noise = new byte[50_000];
    new Random(7).nextBytes(noise);
    noise[0] = 1;
    files.put("binary.txt", noise);
    files.put(
        "image.docx", join("\u0089PNG\r\n\u001A\n".getBytes(Charset.forName("ISO-8859-1")), noise));
    byte[] docx = sample(".docx");
    files.put("truncated.docx", Arrays.copyOf(docx, docx.length / 2));
    byte[] pdf = sample(".pdf");
    files.put("truncated.pdf", Arrays.copyOf(pdf, pdf.length / 2));
    files.put("encrypted.pdf", encrypted());
    files.put("bomb.docx", bomb());
    return files;
  }

  private static byte[] encrypted() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(out);
    }
    return out.toByteArray();
  }

  /** A hundred million characters in a hundred kilobytes. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write("<Types/>".getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write(
          ("<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/"
                  + "officeDocument/2006/relationships/officeDocument\""
                  + " Target=\"word/document.xml\"/></Relationships>")
              .getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
              .getBytes(UTF_8));
      byte[] paragraph =
          ("<w:p><w:r><w:t>" + "1".repeat(1_000_000) + "</w:t></w:r></w:p>").getBytes(UTF_8);
      for (int i = 0; i < 100; i++) {
        zip.write(paragraph);
      }
      zip.write("</w:body></w:document>".getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] sample(String extension) throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return Files.readAllBytes(
          files.filter(file -> file.toString().endsWith(extension)).findFirst().orElseThrow());
    }
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name).normalize();
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }
}
