package org.shanshui.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanshui.platform.refusal.Refused;
import org.shanshui.platform.workbook.RawBook;

/** What files are, and what they are called. */
class FileTypeTest {
  private static final Use PICTURES =
      new Use(EnumSet.of(FileType.PNG, FileType.JPEG), 1 << 20, 0, false);

  private static byte[] bytes(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return all;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final byte[] PNG =
      bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0);

  @Test
  void filesAreToldByTheirContent() {
    Map<String, String> said = new LinkedHashMap<>();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.pdf", text("%PDF-1.7"));
    files.put("page.pdf", text("<html><script>"));
    files.put("a.svg", text("<svg/>"));
    files.put("exe.txt", bytes('M', 'Z', 0, 0));
    files.put("exe.png", bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 'M', 'Z', 0x90, 0));
    files.put("b.exe", PNG);
    files.put("说明.txt", text("说明"));
    files.put("旧.csv", "名称,说明".getBytes(Charset.forName("GB18030")));
    files.put("说明.html", text("说明"));
    files.put("x.doc", bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1));
    files.put("x.exe", bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1));
    files.put("a.docx", RawBook.zip(Map.of("word/document.xml", "<w/>")));
    files.put("a.zip", RawBook.zip(Map.of("a.txt", "x")));
    files.put("a.ofd", RawBook.zip(Map.of("OFD.xml", "<o/>")));
    files.forEach(
        (name, content) ->
            said.put(name, FileType.of(content, name).map(Enum::name).orElse("none")));
    assertThat(said)
        .containsAllEntriesOf(
            Map.ofEntries(
                Map.entry("a.pdf", "PDF"),
                Map.entry("page.pdf", "none"),
                Map.entry("a.svg", "none"),
                Map.entry("exe.txt", "none"),
                Map.entry("exe.png", "none"),
                Map.entry("b.exe", "PNG"),
                Map.entry("说明.txt", "TEXT"),
                Map.entry("旧.csv", "TEXT"),
                Map.entry("说明.html", "none"),
                Map.entry("x.doc", "DOC"),
                Map.entry("x.exe", "none"),
                Map.entry("a.docx", "DOCX"),
                Map.entry("a.zip", "none"),
                Map.entry("a.ofd", "OFD")))
        .hasSize(14);
  }

  @Test
  void macrosAndWhatSwellsAreRefused() throws IOException {
    byte[] macros = RawBook.zip(Map.of("word/document.xml", "<w/>", "word/vbaProject.bin", "x"));
    assertThatThrownBy(() -> FileType.of(macros, "a.docx"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("含有宏");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 260; i++) {
        zip.write(zeros);
      }
    }
    assertThat(out.size()).isLessThan(1 << 20);
    assertThatThrownBy(() -> FileType.of(out.toByteArray(), "bomb.docx"))
        .hasMessageContaining("解压后超过 256 MB");
    byte[] cut = RawBook.zip(Map.of("word/document.xml", "<w/>"));
    assertThatThrownBy(() -> FileType.of(java.util.Arrays.copyOf(cut, cut.length / 2), "a.docx"))
        .hasMessageContaining("已损坏");
  }

  @Test
  void whatIsNotTakenSaysWhatIs() {
    assertThatThrownBy(() -> PICTURES.check("a.pdf", text("%PDF-1.7")))
        .hasMessageContaining("png、jpg")
        .hasMessageContaining("none that is taken");
    assertThatThrownBy(() -> PICTURES.check("a.png", new byte[0])).hasMessageContaining("为空");
    assertThatThrownBy(() -> PICTURES.check("a.png", new byte[(1 << 20) + 1]))
        .hasMessageContaining("1 MB");
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, passwd.png",
    "C:\\报表\\三月.PNG, 三月.PNG",
    "b.exe, b.exe.png",
    "'桥\"下\n.png', 桥_下_.png",
    "..., 附件.png",
    "照片, 照片.png"
  })
  void namesAreWhatPeopleWroteWithTheEndingOfWhatTheyAre(String given, String kept) {
    assertThat(FileName.of(given, FileType.PNG)).isEqualTo(kept);
  }

  @Test
  void namesOfAnyLengthAreTakenAndThoseThatTurnTextAreNot() {
    String long130 = "长".repeat(130) + ".png";
    assertThat(FileName.of(long130, FileType.PNG)).isEqualTo(long130);
    String longer = "长".repeat(1300) + ".png";
    assertThat(FileName.of(longer, FileType.PNG)).hasSize(500).endsWith("….png");
    assertThatThrownBy(() -> FileName.of("发票\u202Egnp.exe"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("U+202E");
  }

  /** Whatever the letters, a name is one line, ends as what it is and is refused or kept whole. */
  @Property
  void aNameIsOneLineWithItsEnding(@ForAll String given) {
    String kept;
    try {
      kept = FileName.of(given, FileType.PDF);
    } catch (Refused refused) {
      return;
    }
    assertThat(kept).endsWithIgnoringCase(".pdf").doesNotContain("/", "\\", "\n", "\"");
    assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(500);
    assertThat(new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(kept);
  }
}
