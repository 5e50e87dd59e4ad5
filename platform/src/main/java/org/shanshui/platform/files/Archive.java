package org.shanshui.platform.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.shanshui.platform.refusal.Refusal;

/**
 * An office document's parts in a .zip. Looks at its directory only; what is read of the parts is
 * counted, and more than there is room for is refused, whatever the directory says.
 */
public final class Archive implements Closeable {
  /** An office document has tens of parts. */
  static final int MOST_PARTS = 2000;

  private static final int BUFFER = 1 << 16;

  private final ZipFile zip;
  private final long largest;
  private final Map<String, ZipArchiveEntry> parts = new LinkedHashMap<>();
  private long unpacked;

  private Archive(ZipFile zip, long largest) {
    this.zip = zip;
    this.largest = largest;
  }

  /**
   * Opens an archive.
   *
   * @param largest bytes of all parts together, unpacked
   * @throws org.shanshui.platform.refusal.Refused if it is damaged, has too many parts, says itself
   *     that it unpacks to more, or holds macros
   */
  public static Archive of(Path file, long largest) throws IOException {
    return open(ZipFile.builder().setPath(file), largest);
  }

  /** The same of bytes in memory. */
  public static Archive of(byte[] bytes, long largest) throws IOException {
    return open(
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)), largest);
  }

  private static Archive open(ZipFile.Builder file, long largest) throws IOException {
    Archive archive;
    try {
      archive = new Archive(file.get(), largest);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw damaged();
    } catch (IOException e) {
      // What commons-compress finds wrong with a directory has no type of its own.
      if (e.getClass() == IOException.class) {
        throw damaged();
      }
      throw e;
    }
    try {
      archive.look();
      return archive;
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private void look() {
    long said = 0;
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      String name = entry.getName().replace('\\', '/');
      String lower = name.toLowerCase(Locale.ROOT);
      if (parts.size() >= MOST_PARTS) {
        throw refused("文件内部件过多，可能已损坏。", "the file has too many parts");
      }
      if (lower.endsWith("vbaproject.bin")
          || lower.contains("/macrosheets/")
          || lower.contains("/dialogsheets/")) {
        throw refused(
            "文件含有宏，不予接收。请另存为不含宏的格式（如 .xlsx、.docx）后再上传。",
            "the file holds macros: save it without them (.xlsx, .docx)");
      }
      said += Math.max(0, entry.getSize());
      if (said > largest) {
        throw tooLarge();
      }
      parts.putIfAbsent(name, entry);
    }
  }

  /** Names of the parts, with {@code /} between folders. */
  public Set<String> names() {
    return Collections.unmodifiableSet(parts.keySet());
  }

  public boolean has(String part) {
    return parts.containsKey(part);
  }

  /**
   * A part's content; all that is read of this archive is counted together.
   *
   * @throws IllegalArgumentException if there is none
   */
  public InputStream open(String part) throws IOException {
    ZipArchiveEntry entry = parts.get(part);
    if (entry == null) {
      throw new IllegalArgumentException(part);
    }
    if (!zip.canReadEntryData(entry)) {
      throw refused(
          "文件加了密码或用了少见的压缩方式，无法读取。请另存后上传。",
          "the file is encrypted or packed in an uncommon way: save it again");
    }
    return new Counted(zip.getInputStream(entry));
  }

  /** Unpacks everything, keeping nothing: what swells is refused here and not where it is read. */
  public void measure() throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (String part : parts.keySet()) {
      try (InputStream in = open(part)) {
        while (in.read(buffer) >= 0) {
          // Only counted.
        }
      } catch (ZipException | EOFException e) {
        throw damaged();
      }
    }
    unpacked = 0;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static RuntimeException damaged() {
    return refused("文件已损坏，无法打开。请重新保存后上传。", "the file is damaged: save it again");
  }

  private RuntimeException tooLarge() {
    return refused(
        "文件解压后超过 " + (largest >> 20) + " MB，超出处理范围。请拆分后上传。",
        "the file unpacks to more than " + (largest >> 20) + " MB: upload it in parts");
  }

  private static RuntimeException refused(String chinese, String english) {
    return Refusal.invalid("files.archive-unreadable", chinese, english).asException();
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
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

    private void count(int read) {
      unpacked += read;
      if (unpacked > largest) {
        throw tooLarge();
      }
    }
  }
}
