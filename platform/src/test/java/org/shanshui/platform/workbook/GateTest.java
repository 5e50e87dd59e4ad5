package org.shanshui.platform.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shanshui.platform.workbook.RawBook.texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanshui.platform.refusal.Refused;

/** What is no workbook, and what should never be one. */
class GateTest {
  @TempDir private Path folder;

  private void refused(byte[] bytes, String why) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "x", ".xlsx"), bytes);
    assertThatThrownBy(() -> Garden.read(file))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(why);
  }

  private static RawBook book() {
    return new RawBook().sheet("花木", texts(1, "编号", "名称"), texts(2, "A", "香樟"));
  }

  @Test
  void whatIsNoWorkbookIsRefusedWithTheRemedy() throws IOException {
    refused(new byte[0], "文件是空的");
    refused("编号,名称".getBytes(StandardCharsets.UTF_8), "下载模板");
    refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "另存为");
    refused(RawBook.zip(Map.of("a.txt", "x")), "不是 Excel 工作簿");
    refused(RawBook.zip(Map.of("xl/workbook.xml", "<not-a-workbook/>")), "没有可见");
    refused(RawBook.zip(Map.of("xl/workbook.xml", "<unclosed>")), "已损坏");
    byte[] whole = book().bytes();
    refused(Arrays.copyOf(whole, whole.length / 2), "已损坏");
  }

  @Test
  void macrosAndEntitiesStayOutside() throws IOException {
    refused(book().part("xl/vbaProject.bin", "x").bytes(), "宏");
    refused(book().part("xl\\VBAProject.bin", "x").bytes(), "宏");
    refused(book().part("xl/macrosheets/sheet1.xml", "x").bytes(), "宏");
    refused(
        book()
            .part(
                "xl/extra.xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")
            .bytes(),
        "外部实体");
    // Behind more than anybody looks at, in a part that is read.
    refused(
        book()
            .part(
                "xl/styles.xml",
                "<!--" + " ".repeat(10_000) + "--><!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")
            .bytes(),
        "外部实体");
  }

  private byte[] swelling(String part, int megabytes) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry(part));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < megabytes; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  @Test
  void whatSwellsIsRefusedByWhatItSaysOfItself() throws IOException {
    byte[] bomb = swelling("xl/worksheets/sheet1.xml", 150);
    assertThat(bomb.length).isLessThan(1 << 20);
    refused(bomb, "解压后超过 128 MB");
  }

  @Test
  void whatSaysLessOfItselfThanItUnpacksToIsRefusedWhereItIsRead() throws IOException {
    byte[] large = swelling("xl/sharedStrings.xml", 150);
    // The directory at the end says the size; here it says one byte.
    for (int at = large.length - 46; at > 0; at--) {
      if (large[at] == 'P' && large[at + 1] == 'K' && large[at + 2] == 1 && large[at + 3] == 2) {
        Arrays.fill(large, at + 24, at + 28, (byte) 0);
        large[at + 24] = 1;
      }
    }
    Path file = Files.write(folder.resolve("liar.xlsx"), large);
    assertThatThrownBy(() -> Garden.read(file)).isInstanceOf(Refused.class);
  }

  @Test
  void manyTextsAreRefused() throws IOException {
    StringBuilder texts = new StringBuilder("<sst>");
    String text = "<si><t>" + "长".repeat(30_000) + "</t></si>";
    for (int i = 0; i < 1200; i++) {
      texts.append(text);
    }
    refused(
        new RawBook()
            .shared("<t>x</t>")
            .sheet("花木", texts(1, "编号", "名称"))
            .part("xl/sharedStrings.xml", texts.append("</sst>").toString())
            .bytes(),
        "3200 万字");
  }

  @Test
  void manyCellsThatSayNothingAreRefused() throws IOException {
    String blank = "<row>" + "<c/>".repeat(9999) + "</row>";
    refused(
        book()
            .part(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + blank.repeat(510) + "</sheetData></worksheet>")
            .bytes(),
        "单元格过多");
  }
}
