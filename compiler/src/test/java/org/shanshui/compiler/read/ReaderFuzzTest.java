package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.junit.jupiter.api.Assertions;

/**
 * Whatever the bytes, a reader ends with a document whose blocks lie in its text in order, or with
 * an {@link UnreadableException}. The seeds run as tests; {@code JAZZER_FUZZ=1} looks for more.
 */
class ReaderFuzzTest {
  private static void read(String name, byte[] bytes) {
    try {
      check(DocumentReaders.read(name, bytes));
    } catch (UnreadableException e) {
      assertTrue(!e.code().isEmpty() && !e.getMessage().isEmpty());
    }
  }

  private static void check(Document document) {
    int after = 0;
    int length = document.text().length();
    for (Block block : document.blocks()) {
      assertTrue(block.start() >= after && block.start() < block.end(), "blocks in order");
      after = block.end();
      block.rows().forEach(row -> row.forEach(cell -> check(cell, block)));
    }
    assertTrue(after <= length, "blocks in the text");
    document.diagnostics().forEach(d -> assertTrue(d.start() <= d.end() && d.end() <= length));
  }

  private static void check(Block.Cell cell, Block table) {
    boolean inside = table.start() <= cell.start() && cell.end() <= table.end();
    assertTrue(cell.start() <= cell.end(), "cells end after they begin");
    assertTrue(inside || cell.start() == cell.end(), "cells lie in their table");
  }

  @FuzzTest(maxDuration = "1m")
  void txt(byte[] bytes) {
    read("a.txt", bytes);
  }

  @FuzzTest(maxDuration = "1m")
  void md(byte[] bytes) {
    read("a.md", bytes);
  }

  @FuzzTest(maxDuration = "1m")
  void html(byte[] bytes) {
    byte[] page = new byte[bytes.length + 6];
    System.arraycopy("<html>".getBytes(UTF_8), 0, page, 0, 6);
    System.arraycopy(bytes, 0, page, 6, bytes.length);
    read("a.html", page);
  }

  @FuzzTest(maxDuration = "1m")
  void docx(byte[] bytes) {
    read("a.docx", bytes);
  }

  @FuzzTest(maxDuration = "1m")
  void docxBody(byte[] bytes) {
    try {
      read("a.docx", DocxFile.withBody(new String(bytes, UTF_8)).bytes());
    } catch (IOException e) {
      Assertions.fail(e);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void doc(byte[] bytes) {
    read("a.doc", bytes);
  }

  @FuzzTest(maxDuration = "1m")
  void pdf(byte[] bytes) {
    read("a.pdf", bytes);
  }

  @FuzzTest(maxDuration = "1m")
  void pdfContent(byte[] bytes) {
    try {
      read("a.pdf", new PdfFile().page().content(bytes).bytes());
    } catch (IOException e) {
      Assertions.fail(e);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void csv(byte[] bytes) {
    read("a.csv", bytes);
  }

  @FuzzTest(maxDuration = "1m")
  void rtf(byte[] bytes) {
    byte[] document = new byte[bytes.length + 6];
    System.arraycopy("{\\rtf1".getBytes(UTF_8), 0, document, 0, 6);
    System.arraycopy(bytes, 0, document, 6, bytes.length);
    read("a.rtf", document);
  }

  @FuzzTest(maxDuration = "1m")
  void xls(byte[] bytes) {
    read("a.xls", bytes);
  }

  @FuzzTest(maxDuration = "1m")
  void xlsxSheet(byte[] bytes) throws IOException {
    String sheet = new String(bytes, UTF_8);
    read(
        "a.xlsx",
        ZipParts.xlsx(
            "<sheets><sheet name='甲' id='r1'/></sheets>", "<si><t>乙</t></si>", "", sheet));
  }

  @FuzzTest(maxDuration = "1m")
  void odtBody(byte[] bytes) throws IOException {
    read("a.odt", ZipParts.odf("text", "", new String(bytes, UTF_8)));
  }

  @FuzzTest(maxDuration = "1m")
  void odsBody(byte[] bytes) throws IOException {
    read("a.ods", ZipParts.odf("spreadsheet", "", new String(bytes, UTF_8)));
  }

  @FuzzTest(maxDuration = "1m")
  void ofdPage(byte[] bytes) throws IOException {
    read("a.ofd", ZipParts.ofd(new String(bytes, UTF_8)));
  }
}
