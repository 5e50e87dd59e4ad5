package org.shanshui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.compiler.plan.QuantityMention;
import org.shanshui.compiler.read.UnreadableException;

/** A script stands for the program, which is not installed everywhere. */
class TesseractTest {
  private static final String CHINESE = "if [ $1 = --list-langs ]; then echo chi_sim; exit; fi\n";

  @TempDir Path folder;

  private Tesseract program(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("tesseract"), "#!/bin/sh\n" + script);
    assumeTrue(file.toFile().setExecutable(true));
    return new Tesseract(file.toString());
  }

  private Path scan() throws IOException {
    Path file = folder.resolve("scan.pdf");
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage();
      pdf.addPage(page);
      var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.drawImage(LosslessFactory.createFromImage(pdf, image), 0, 0, 500, 700);
      }
      pdf.save(file.toFile());
    }
    return file;
  }

  @Test
  void aScanIsReadAndEachNumberOfItIsDoubtful() throws IOException {
    Tesseract program =
        program(
            CHINESE
                + "cat > "
                + folder.resolve("page.png")
                + "; echo 清溪市2026年工作要点; echo 全市新建水厂8座。");
    assertTrue(program.isInstalled());
    CompiledPlan compiled = CompiledPlan.of(scan(), null, program);
    assertEquals("清溪市2026年工作要点\n全市新建水厂8座。\n\n", compiled.document().text());
    assertEquals("ocr", compiled.plan().diagnostics().get(0).code());
    assertFalse(compiled.plan().quantities().isEmpty());
    for (QuantityMention mention : compiled.plan().quantities()) {
      assertTrue(mention.confidence() < QuantityMention.DOUBTFUL, mention.quote());
    }
    byte[] page = Files.readAllBytes(folder.resolve("page.png"));
    assertEquals("PNG", new String(page, 1, 3, UTF_8));
  }

  @Test
  void anImageIsReadOnlyWhereAsked() throws IOException {
    Tesseract program = program(CHINESE + "cat > /dev/null; echo 新建水厂8座。");
    Path image = Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 1});
    assertEquals("image", CompiledPlan.of(image, null, program).document().format());
    UnreadableException refusal =
        assertThrows(UnreadableException.class, () -> CompiledPlan.of(image, null, null));
    assertTrue(refusal.getMessage().contains("--ocr"), refusal.getMessage());
  }

  @Test
  void whatTheProgramComplainsOfIsSaid() throws IOException {
    Tesseract program = program("echo no data >&2; exit 1");
    assertFalse(program.isInstalled());
    UnreadableException refusal =
        assertThrows(UnreadableException.class, () -> CompiledPlan.of(scan(), null, program));
    assertEquals("ocr-failed", refusal.code());
    assertTrue(refusal.getMessage().contains("no data"), refusal.getMessage());
    assertFalse(new Tesseract(folder.resolve("none").toString()).isInstalled());
  }

  @Test
  void withoutRecognitionAScanIsRefusedWithAHint() throws IOException {
    Run run = Run.of("compile", scan());
    assertEquals(3, run.status());
    assertTrue(run.messages().contains("扫描"), run.messages());
  }
}
