package org.shanshui.platform.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.shanshui.platform.refusal.Refusal;

/**
 * The first sheet of an uploaded workbook (.xlsx), read with a stranger's hands in mind: no macros,
 * no document types that reach for other files, no archive that grows beyond what memory has room
 * for.
 */
public final class Sheet {
  private static final int LARGEST_FILE = 20 << 20;
  private static final long LARGEST_UNPACKED = 200L << 20;
  private static final int MOST_ENTRIES = 500;
  private static final int HEAD = 4096;
  private static final int LETTERS = 26;

  private final String name;
  private final List<Line> lines;

  private Sheet(String name, List<Line> lines) {
    this.name = name;
    this.lines = lines;
  }

  public String name() {
    return name;
  }

  public List<Line> lines() {
    return lines;
  }

  /** A row; columns count from 0, rows from 1 as the table shows them. */
  public static final class Line {
    private final int number;
    private final List<String> texts = new ArrayList<>();
    private final List<Boolean> formulas = new ArrayList<>();

    private Line(Row row) {
      number = row.getRowNum();
      for (int column = 0; column < row.getCellCount(); column++) {
        Optional<Cell> cell = row.getOptionalCell(column);
        texts.add(cell.map(Line::text).orElse(""));
        formulas.add(cell.filter(c -> c.getFormula() != null).isPresent());
      }
    }

    private static String text(Cell cell) {
      if (cell.getType() == CellType.NUMBER && cell.getValue() instanceof BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
      }
      String text = cell.getRawValue();
      if (cell.getType() == CellType.STRING) {
        text = cell.asString();
      }
      return text == null ? "" : text.strip();
    }

    public int number() {
      return number;
    }

    /** The cell's text without blanks around it; empty if there is none. */
    public String text(int column) {
      return column < texts.size() ? texts.get(column) : "";
    }

    public boolean isFormula(int column) {
      return column < formulas.size() && formulas.get(column);
    }

    public boolean isBlank() {
      return texts.stream().allMatch(String::isEmpty);
    }
  }

  /** The letter of a column, as the table shows it. */
  public static String letter(int column) {
    return column < LETTERS
        ? String.valueOf((char) ('A' + column))
        : letter(column / LETTERS - 1) + letter(column % LETTERS);
  }

  /**
   * Reads the first sheet; refuses what is no workbook, what has macros, and what is too large.
   *
   * @param mostRows more are refused, not cut off
   */
  public static Sheet read(InputStream in, int mostRows) throws IOException {
    byte[] file = in.readNBytes(LARGEST_FILE + 1);
    if (file.length > LARGEST_FILE) {
      throw tooLarge();
    }
    inspect(file);
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      var first = workbook.getFirstSheet();
      List<Line> lines = new ArrayList<>();
      try (Stream<Row> rows = first.openStream()) {
        rows.forEach(
            row -> {
              if (lines.size() >= mostRows) {
                throw Refusal.invalid(
                        "表格超过 " + (mostRows - 1) + " 行，请分成几份。",
                        "the table has more than " + (mostRows - 1) + " rows: split it")
                    .asException();
              }
              lines.add(new Line(row));
            });
      }
      return new Sheet(first.getName(), lines);
    } catch (ExcelReaderException
        | IllegalArgumentException
        | IllegalStateException
        | IOException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      throw unreadable();
    }
  }

  private static void inspect(byte[] file) {
    boolean isWorkbook = false;
    long unpacked = 0;
    int entries = 0;
    byte[] buffer = new byte[1 << 16];
    // By the directory at its end, as the reader does: what the two read must be the same.
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (++entries > MOST_ENTRIES) {
          throw tooLarge();
        }
        String entryName = entry.getName();
        if (entryName.endsWith("vbaProject.bin")) {
          throw Refusal.invalid(
                  "工作簿含有宏。请另存为不含宏的 .xlsx 后再上传。",
                  "the workbook has macros: save it as .xlsx without them")
              .asException();
        }
        isWorkbook |= entryName.equals("xl/workbook.xml");
        try (InputStream content = zip.getInputStream(entry)) {
          int head = content.readNBytes(buffer, 0, HEAD);
          if (new String(buffer, 0, head, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
            throw unreadable();
          }
          unpacked += head;
          for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            unpacked += read;
            if (unpacked > LARGEST_UNPACKED) {
              throw tooLarge();
            }
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable();
    }
    if (!isWorkbook) {
      throw unreadable();
    }
  }

  private static RuntimeException unreadable() {
    return Refusal.invalid(
            "这不是可以读取的 .xlsx 工作簿。请下载模板填写，或用 Excel、WPS 另存为 .xlsx。",
            "this is not a readable .xlsx workbook: fill in the template, or save it as .xlsx")
        .asException();
  }

  private static RuntimeException tooLarge() {
    return Refusal.invalid(
            "工作簿过大（上限 20 MB，解压后 200 MB）。请分成几份。",
            "the workbook is too large (20 MB, 200 MB unpacked): split it")
        .asException();
  }
}
