package org.shanshui.platform.commitments.projects;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.shanshui.platform.refusal.Refusal;

/**
 * Looks at an uploaded workbook before it is read: whether it is one, holds macros, would not fit,
 * and which of its cells are merged.
 *
 * @param merged ranges of rows with merged cells, from 1, in the first sheet
 */
record WorkbookFile(Path file, List<Merged> merged) {
  private static final long LARGEST_SHEET = 2L << 30;
  private static final long LARGEST_STRINGS = 96L << 20;
  private static final int MOST_MERGED = 1000;

  /** Merged cells, as {@code A3:B5}. */
  record Merged(String range, int firstRow, int lastRow) {
    boolean touches(int row) {
      return row >= firstRow && row <= lastRow;
    }
  }

  /**
   * Looks.
   *
   * @throws org.shanshui.platform.refusal.Refused with place and remedy, where it cannot be read
   */
  static WorkbookFile of(Path file) throws IOException {
    byte[] head = new byte[4];
    try (InputStream in = Files.newInputStream(file)) {
      in.readNBytes(head, 0, 4);
    }
    if (head[0] == (byte) 0xD0 && head[1] == (byte) 0xCF) {
      throw refused(
          "这是旧版 .xls 或加了密码的工作簿。请在 Excel 中另存为不加密的“Excel 工作簿 (.xlsx)”后再上传。",
          "this is an old .xls or an encrypted workbook: save it as a plain .xlsx");
    }
    if (head[0] != 'P' || head[1] != 'K') {
      throw refused(
          "这不是 Excel 工作簿。请下载模板填写后上传。", "this is not a workbook: download and fill in the template");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<ZipEntry> sheets = new ArrayList<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (name.endsWith("vbaProject.bin")) {
          throw refused(
              "工作簿含有宏，不予接收。请另存为不含宏的 .xlsx 后再上传。",
              "the workbook holds macros: save it as .xlsx without them");
        }
        if (name.startsWith("xl/worksheets/") && name.endsWith(".xml") && !name.contains("_rels")) {
          sheets.add(entry);
        }
        if (name.equals("xl/sharedStrings.xml")) {
          measure(zip, entry, LARGEST_STRINGS);
        }
      }
      if (sheets.isEmpty()) {
        throw refused("压缩包里没有工作表，不是 Excel 工作簿。", "there is no sheet in it: not a workbook");
      }
      sheets.sort(java.util.Comparator.comparing(ZipEntry::getName));
      return new WorkbookFile(file, merged(zip, sheets.get(0)));
    } catch (ZipException e) {
      throw refused(
          "文件已损坏，无法打开（" + e.getMessage() + "）。请在 Excel 中重新保存后上传。",
          "the file is damaged: save it again in Excel");
    } catch (XMLStreamException e) {
      throw refused(
          "工作表内容已损坏，无法读取。请在 Excel 中重新保存后上传。",
          "a sheet is damaged: save the workbook again in Excel");
    }
  }

  private static void measure(ZipFile zip, ZipEntry entry, long most) throws IOException {
    try (InputStream in = new Bounded(zip.getInputStream(entry), most)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private static List<Merged> merged(ZipFile zip, ZipEntry sheet)
      throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<Merged> merged = new ArrayList<>();
    try (InputStream in = new Bounded(zip.getInputStream(sheet), LARGEST_SHEET)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("mergeCell")) {
          range(xml.getAttributeValue(null, "ref")).ifPresent(merged::add);
          if (merged.size() > MOST_MERGED) {
            throw refused(
                "工作表有超过 " + MOST_MERGED + " 处合并单元格。请先取消全部合并再上传。",
                "more than " + MOST_MERGED + " merged ranges: unmerge them all first");
          }
        }
      }
      xml.close();
    }
    return List.copyOf(merged);
  }

  private static Optional<Merged> range(String reference) {
    String[] ends = reference == null ? new String[0] : reference.split(":");
    if (ends.length != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Merged(
              reference,
              Integer.parseInt(ends[0].replaceAll("[^0-9]", "")),
              Integer.parseInt(ends[1].replaceAll("[^0-9]", ""))));
    } catch (NumberFormatException e) {
      throw refused(
          "合并单元格的范围“" + reference + "”无法识别。", "the merged range " + reference + " cannot be read");
    }
  }

  private static RuntimeException refused(String chinese, String english) {
    return Refusal.invalid(chinese, english).asException();
  }

  /**
   * Refuses to unpack more than is reasonable: what a few kilobytes may claim to be is not
   * believed.
   */
  private static final class Bounded extends FilterInputStream {
    private final long most;
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      this.most = most;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(long read) {
      left -= read;
      if (left < 0) {
        throw refused(
            "工作簿解压后超过 " + (most >> 20) + " MB，超出处理范围。请拆分后上传。",
            "the workbook unpacks to more than " + (most >> 20) + " MB: upload it in parts");
      }
    }
  }
}
