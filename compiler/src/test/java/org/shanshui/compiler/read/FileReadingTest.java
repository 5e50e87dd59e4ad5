package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileReadingTest {
  @TempDir Path folder;

  @Test
  void aFileIsReadUnderItsOwnName() throws IOException {
    Path file = Files.writeString(folder.resolve("方案.md"), "# 总则");
    Document document = DocumentReaders.read(file);
    assertEquals("方案.md", document.name());
    assertEquals("md", document.format());
    assertEquals(
        "20262d3a354e0935d11003f67fedf0102c7087a759ce32f108e72d562181587d", document.sha256());
    assertEquals("H1「总则」", BlockNotation.of(document));
  }

  @Test
  void foldersMissingFilesAndHugeFilesAreRefusedWithTheirPlace() throws IOException {
    Path huge = folder.resolve("huge.txt");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(DocumentReaders.MOST_BYTES + 1);
    }
    assertRefused("too-large", huge);
    assertRefused("directory", folder);
    assertRefused("missing", folder.resolve("none.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version='1.0'?><office:document xmlns:office='o'>水厂8座</office:document>",
        "\uFEFF<?xml version='1.0'?><plan>水厂8座</plan>"
      })
  void xmlOfAnotherProgramIsRefusedInBothLanguages(String xml) {
    for (String name : new String[] {"a.fodt", "a.xml", "a.txt"}) {
      UnreadableException refusal =
          assertThrows(
              UnreadableException.class, () -> DocumentReaders.read(name, xml.getBytes(UTF_8)));
      assertEquals("unsupported", refusal.code());
      assertTrue(refusal.getMessage().contains("XML") || refusal.getMessage().contains(".fodt"));
      assertTrue(refusal.getMessage().contains("不能直接读取"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wps", "et", "docx"})
  void whatAnEndingMayHoldIsNoWrongEnding(String ending) throws IOException {
    byte[] bytes =
        ending.equals("et")
            ? ZipParts.xlsx(
                "<sheets><sheet name='甲' id='r1'/></sheets>", "", "", "<row><c><v>1</v></c></row>")
            : DocxFile.withBody(DocxFile.paragraph("水厂8座")).bytes();
    assertEquals(0, DocumentReaders.read("a." + ending, bytes).diagnostics().size());
    assertTrue(DocumentReaders.isDocument("甲." + ending.toUpperCase(Locale.ROOT)));
  }

  private static void assertRefused(String code, Path path) {
    UnreadableException refusal =
        assertThrows(UnreadableException.class, () -> DocumentReaders.read(path));
    assertEquals(code, refusal.code());
    assertTrue(refusal.getMessage().contains(path.toString()));
  }

  /**
   * Lines that each begin something and never end it: a reader that looks ahead every time is slow.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- 甲\n", "|甲\n", "|甲|乙|丙|\n\n", "\t\t甲\n", "<table>\n", "<table><tr><td>甲\n", "<b>甲\n",
            "甲<\n",
        ">>>>>>\n", "######\n", "```\n", "[", "|", "\t", "-|-\n", "甲"
      })
  void timeGrowsWithTheLengthAndNoFaster(String line) {
    byte[] bytes = line.repeat(1_000_000 / line.length()).getBytes(UTF_8);
    for (String name : new String[] {"a.md", "a.txt"}) {
      assertTimeoutPreemptively(
          Duration.ofMinutes(2), () -> assertTrue(isReadOrRefused(name, bytes)));
    }
  }

  private static boolean isReadOrRefused(String name, byte[] bytes) {
    try {
      return !DocumentReaders.read(name, bytes).blocks().isEmpty();
    } catch (UnreadableException e) {
      return e.code().equals("empty");
    }
  }
}
