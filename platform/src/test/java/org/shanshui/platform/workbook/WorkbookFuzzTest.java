package org.shanshui.platform.workbook;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.shanshui.platform.refusal.Refused;

/**
 * Whatever the bytes, a workbook is read or refused in both languages. The seeds run as tests;
 * {@code JAZZER_FUZZ=1} looks for more.
 */
@Tag("fuzz")
class WorkbookFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void file(byte[] bytes) throws IOException {
    read(bytes);
  }

  /** A sound package around any sheet. */
  @FuzzTest(maxDuration = "1m")
  void sheet(byte[] bytes) throws IOException {
    read(
        RawBook.zip(
            Map.of(
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"a\" id=\"s\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<r><Relationship Id=\"s\" Type=\"/worksheet\" Target=\"worksheets/a.xml\"/></r>",
                "xl/worksheets/a.xml",
                new String(bytes, StandardCharsets.UTF_8))));
  }

  private static void read(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".xlsx");
    try {
      Files.write(file, bytes);
      Garden.read(file);
    } catch (Refused refused) {
      assertFalse(refused.refusal().chinese().isBlank() || refused.refusal().english().isBlank());
    } finally {
      Files.delete(file);
    }
  }
}
