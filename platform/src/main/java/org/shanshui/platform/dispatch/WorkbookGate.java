package org.shanshui.platform.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.shanshui.platform.refusal.Refusal;

/**
 * Looks at a workbook before it is read: unpacks it once, throwing away what comes out, and refuses
 * what swells, carries macros or names entities. Takes memory for one buffer.
 */
final class WorkbookGate {
  private static final int MOST_PARTS = 2000;
  private static final long LARGEST = 400L << 20;

  /** The texts of cells, which a reader keeps in memory. */
  private static final long LARGEST_TEXTS = 64L << 20;

  private static final int BUFFER = 1 << 16;
  private static final int OVERLAP = 200;
  private static final int MOST_MERGES = 2000;
  private static final Pattern MERGE =
      Pattern.compile(
          "<(?:\\w+:)?mergeCell\\s[^>]*?ref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})\"");

  private WorkbookGate() {}

  /** Merged cells, rows and columns from 1. */
  record Merge(int top, int left, int bottom, int right) {}

  /**
   * What was found.
   *
   * @param merges by name of the part: {@code xl/worksheets/sheet1.xml}
   */
  record Passed(Map<String, List<Merge>> merges) {}

  static Outcome<Passed> look(Path file) throws IOException {
    byte[] head = new byte[4];
    try (InputStream in = Files.newInputStream(file)) {
      if (in.readNBytes(head, 0, 4) < 4) {
        return refuse("文件是空的。", "the file is empty");
      }
    }
    if ((head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
      return refuse(
          "这是旧版 .xls 或加了密码的工作簿。请另存为不加密的 .xlsx 后上传。",
          "an old .xls or an encrypted workbook: save it as .xlsx without a password");
    }
    if (head[0] != 'P' || head[1] != 'K') {
      return refuse("不是 Excel 工作簿（.xlsx）。请用下载的模板填写。", "not an .xlsx workbook: use the template");
    }
    Map<String, List<Merge>> merges = new HashMap<>();
    long all = 0;
    int parts = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] buffer = new byte[BUFFER];
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName().replace('\\', '/');
        String lower = name.toLowerCase(Locale.ROOT);
        if (++parts > MOST_PARTS) {
          return refuse("工作簿内部件过多，可能已损坏。", "the workbook has too many parts");
        }
        if (lower.endsWith("vbaproject.bin")
            || lower.contains("/macrosheets/")
            || lower.contains("/dialogsheets/")) {
          return refuse(
              "工作簿带有宏，不予接收。请另存为不带宏的 .xlsx。", "the workbook has macros: save it as .xlsx without");
        }
        boolean isXml = lower.endsWith(".xml") || lower.endsWith(".rels");
        boolean isSheet = lower.startsWith("xl/worksheets/") && isXml;
        List<Merge> found = new ArrayList<>();
        long size = 0;
        String tail = "";
        try (InputStream part = zip.getInputStream(entry)) {
          int read;
          while ((read = part.read(buffer)) > 0) {
            size += read;
            all += read;
            if (all > LARGEST) {
              return refuse(
                  "工作簿展开后超过 400 MB，不予接收。请只保留填报所需的行。",
                  "unpacked, the workbook is larger than 400 MB: keep only the rows of the form");
            }
            if (lower.endsWith("sharedstrings.xml") && size > LARGEST_TEXTS) {
              return refuse("工作簿中的文字超过 64 MB，不予接收。", "the workbook's texts are larger than 64 MB");
            }
            if (isXml) {
              String text = tail + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
              if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
                return refuse("工作簿含有外部实体声明，不予接收。", "the workbook declares entities");
              }
              if (isSheet && text.contains("ergeCell") && found.size() < MOST_MERGES) {
                collect(text, found);
              }
              tail = text.substring(Math.max(0, text.length() - OVERLAP));
            }
          }
        }
        if (!found.isEmpty()) {
          merges.put(name, found.stream().distinct().toList());
        }
      }
    } catch (ZipException | IllegalArgumentException | java.io.EOFException e) {
      return refuse("工作簿已损坏，无法读取：请重新保存后上传。", "the workbook is damaged: save it again");
    }
    return Outcome.done(new Passed(merges));
  }

  private static void collect(String text, List<Merge> found) {
    Matcher merge = MERGE.matcher(text);
    while (merge.find() && found.size() < MOST_MERGES) {
      found.add(
          new Merge(
              Integer.parseInt(merge.group(2)),
              column(merge.group(1)),
              Integer.parseInt(merge.group(4)),
              column(merge.group(3))));
    }
  }

  private static int column(String letters) {
    int number = 0;
    for (int i = 0; i < letters.length(); i++) {
      number = number * 26 + letters.charAt(i) - 'A' + 1;
    }
    return number;
  }

  private static Outcome<Passed> refuse(String chinese, String english) {
    return Outcome.refused(Refusal.invalid(chinese, english));
  }
}
