package org.shanshui.platform.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.shanshui.platform.files.Archive;
import org.shanshui.platform.refusal.Refusal;

/**
 * The one door for workbooks that people fill in: what is none, is too large, swells, carries
 * macros or names entities stays outside. Limits are the same whoever asks.
 */
final class Gate {
  /** Bytes of a file. */
  static final long LARGEST = 20L << 20;

  /** Bytes of its parts, unpacked; a million cells have about 60 MB. */
  private static final long LARGEST_UNPACKED = 128L << 20;

  /** Rows of a sheet that say something. */
  static final int MOST_ROWS = 20_000;

  private static final int HEAD = 4096;

  private Gate() {}

  /**
   * Opens a workbook.
   *
   * @throws org.shanshui.platform.refusal.Refused with the remedy, where it cannot be let in
   */
  static Book open(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw refused(
          "工作簿超过 " + (LARGEST >> 20) + " MB，请只保留填报所需的行，或分成几份。",
          "the workbook is larger than " + (LARGEST >> 20) + " MB: split it");
    }
    byte[] head = new byte[4];
    try (InputStream in = Files.newInputStream(file)) {
      if (in.readNBytes(head, 0, 4) == 0) {
        throw refused(
            "文件是空的。请下载模板（.xlsx）填写后上传。", "the file is empty: fill in the template (.xlsx)");
      }
    }
    if ((head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
      throw refused(
          "这是旧版 .xls、.et 或加了密码的工作簿。请另存为不加密的“Excel 工作簿 (.xlsx)”后再上传。",
          "an old .xls, an .et or an encrypted workbook: save it as .xlsx without a password");
    }
    if (head[0] != 'P' || head[1] != 'K') {
      throw noWorkbook();
    }
    Archive archive = Archive.of(file, LARGEST_UNPACKED);
    try {
      look(archive);
      return Book.of(archive);
    } catch (RuntimeException | IOException e) {
      archive.close();
      throw e;
    }
  }

  /** A declaration stands at the beginning; in the parts that are read it is found anywhere. */
  private static void look(Archive archive) throws IOException {
    for (String part : archive.names()) {
      String lower = part.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".xml") || lower.endsWith(".rels")) {
        String head;
        try (InputStream in = archive.open(part)) {
          head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (java.nio.file.FileSystemException e) {
          throw e;
        } catch (IOException e) {
          throw damaged();
        }
        if (head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) {
          throw declaresEntities();
        }
      }
    }
  }

  static RuntimeException noWorkbook() {
    return refused(
        "这不是 Excel 工作簿（.xlsx）。请下载模板填写后上传。",
        "this is not a workbook (.xlsx): download and fill in the template");
  }

  static RuntimeException declaresEntities() {
    return refused("工作簿含有外部实体声明，不予接收。", "the workbook declares entities");
  }

  static RuntimeException damaged() {
    return refused(
        "工作簿内容已损坏，无法读取。请用 Excel 或 WPS 重新保存后上传。",
        "the workbook is damaged: save it again in Excel or WPS");
  }

  private static RuntimeException refused(String chinese, String english) {
    return Refusal.invalid("workbook.unreadable", chinese, english).asException();
  }
}
