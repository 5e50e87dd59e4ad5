package org.shanshui.platform.plans;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.shanshui.compiler.read.DocumentReaders;
import org.shanshui.platform.Soon;

/** What a document does to the process that reads it, it does not do to the application. */
class ReaderTest {
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor();

  @AfterAll
  static void stop() {
    TIMER.shutdownNow();
  }

  private static DraftReading read(ReaderProcess reader, String name, byte[] content)
      throws ReaderProcess.RefusedException, ReaderProcess.AbandonedException {
    return reader.read(name, content, () -> {}, TIMER);
  }

  @Test
  void theProcessReadsAsTheCompilerDoesOneDocumentAfterAnother() throws Exception {
    try (ReaderProcess reader =
        ReaderProcess.start(new ReaderSettings("256m", Duration.ofMinutes(5)))) {
      for (String name : new String[] {"云岫市美丽花园建设2025年工作要点.txt", "云岫市新型城镇化“十四五”规划.docx"}) {
        byte[] content = Desk.sample(name);
        DraftReading here = DraftReading.of(DocumentReaders.read(name, content));
        DraftReading there = read(reader, name, content);
        assertThat(there).isEqualTo(here);
        assertThat(there.items()).hasSizeGreaterThan(10);
      }
      assertThatThrownBy(() -> read(reader, "a.txt", new byte[] {0, 1, 2, 3, 0, 7, 9, 0}))
          .isInstanceOf(ReaderProcess.RefusedException.class);
      assertThat(reader.isWell()).as("a document that is refused does it no harm").isTrue();
    }
  }

  @Test
  void hostileDocumentsEndWithinTheLimits() throws Exception {
    ReaderPool pool = new ReaderPool(new ReaderSettings("128m", Duration.ofSeconds(4)));
    try {
      for (Map.Entry<String, byte[]> hostile : hostile().entrySet()) {
        ReaderProcess reader = pool.take();
        try {
          DraftReading read = read(reader, hostile.getKey(), hostile.getValue());
          assertThat(read.items().size()).isLessThanOrEqualTo(Reader.MOST_ITEMS);
        } catch (ReaderProcess.RefusedException e) {
          assertThat(e.getMessage()).as(hostile.getKey()).matches("(?s).*[一-龥]{3}.*[a-z]{3}.*");
        } finally {
          pool.giveBack(reader);
        }
      }
      ReaderProcess next = pool.take();
      assertThat(read(next, "要点.txt", "云岫市要点\n\n2025年绿化100亩。\n".getBytes(UTF_8)).items())
          .as("the next document is read, whatever became of the process before")
          .isNotEmpty();
      next.close();
    } finally {
      pool.close();
    }
  }

  /** Memory used up is told as such, and not as a long time. */
  @Test
  void outOfMemoryIsTold() throws Exception {
    try (ReaderProcess reader =
        ReaderProcess.start(new ReaderSettings("24m", Duration.ofMinutes(5)))) {
      byte[] large = "一、建设花园100亩，绿化道路20公里。\n".repeat(100_000).getBytes(UTF_8);
      assertThatThrownBy(() -> read(reader, "大.txt", large))
          .isInstanceOf(ReaderProcess.RefusedException.class)
          .hasMessageContaining("内存不够")
          .hasMessageContaining("SHANSHUI_COMPILE_MEMORY");
      assertThat(reader.isWell()).isFalse();
    }
  }

  @Test
  void whatIsGivenUpEndsAtOnce() throws Exception {
    ReaderProcess reader = ReaderProcess.start(new ReaderSettings("256m", Duration.ofMinutes(5)));
    TIMER.schedule(reader::close, 1500, TimeUnit.MILLISECONDS);
    assertThatThrownBy(() -> read(reader, "a.txt", percents(1_000_000)))
        .isInstanceOf(ReaderProcess.AbandonedException.class);
    Soon.is("its process is gone", () -> ProcessHandle.of(reader.pid()).isEmpty());
  }

  private static byte[] percents(int times) {
    return ("一、目标\n" + "45%".repeat(times)).getBytes(UTF_8);
  }

  private static Map<String, byte[]> hostile() throws IOException {
    Map<String, byte[]> hostile = new LinkedHashMap<>();
    hostile.put("百分号.txt", percents(1_000_000));
    hostile.put("逗号.txt", ("一、目标\n" + "1,".repeat(1_500_000)).getBytes(UTF_8));
    StringBuilder html = new StringBuilder("<html><body><p ");
    for (int i = 0; i < 500_000; i++) {
      html.append('a').append(i).append("=1 ");
    }
    hostile.put(
        "属性.html", html.append(">2025年绿化100亩。</p></body></html>").toString().getBytes(UTF_8));
    hostile.put("炸弹.pdf", bomb());
    return hostile;
  }

  /** A page of 400 MB, in less than half a megabyte. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      byte[] words = "BT /F1 12 Tf (45%) Tj ET\n".repeat(40_000).getBytes(UTF_8);
      for (int i = 0; i < 400; i++) {
        deflater.write(words);
      }
    }
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write(
        """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
        5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
        4 0 obj <</Filter/FlateDecode/Length LENGTH>> stream
        """
            .replace("LENGTH", String.valueOf(packed.size()))
            .getBytes(UTF_8));
    packed.writeTo(pdf);
    pdf.write("\nendstream endobj\ntrailer <</Root 1 0 R/Size 6>>\n%%EOF\n".getBytes(UTF_8));
    return pdf.toByteArray();
  }
}
