package org.shanshui.platform.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a file is, by its content: the sender's word and the name's ending are not believed. */
public enum FileType {
  PDF("application/pdf", "pdf"),
  OFD("application/ofd", "ofd"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  MP4("video/mp4", "mp4", "m4v", "mov"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
  DOC("application/msword", "doc", "wps"),
  XLS("application/vnd.ms-excel", "xls", "et"),
  PPT("application/vnd.ms-powerpoint", "ppt", "dps"),
  TEXT("text/plain;charset=UTF-8", "txt", "csv");

  /** Bytes of all parts of an office document, unpacked; pictures in it hardly swell. */
  private static final long LARGEST_UNPACKED = 256L << 20;

  private static final int[] PNG_HEAD = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };
  private static final int[] OLE_HEAD = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final String mediaType;
  private final List<String> endings;

  FileType(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  public String mediaType() {
    return mediaType;
  }

  /** Endings of names that go with it, the usual one first. */
  public List<String> endings() {
    return endings;
  }

  /**
   * What these bytes are; empty if they are none of these. Old office documents and plain texts say
   * only together with the name's ending which they are.
   *
   * @throws org.shanshui.platform.refusal.Refused where an office document is damaged, swells or
   *     holds macros
   */
  public static Optional<FileType> of(byte[] bytes, String name) {
    if (begins(bytes, 0, '%', 'P', 'D', 'F', '-')) {
      return Optional.of(PDF);
    } else if (begins(bytes, 0, PNG_HEAD)) {
      return Optional.of(PNG);
    } else if (begins(bytes, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    } else if (begins(bytes, 4, 'f', 't', 'y', 'p')) {
      return Optional.of(MP4);
    } else if (begins(bytes, 0, 'P', 'K', 3, 4)) {
      return Optional.ofNullable(packed(bytes));
    }
    String ending = FileName.ending(name);
    if (begins(bytes, 0, OLE_HEAD)) {
      return Set.of(DOC, XLS, PPT).stream().filter(t -> t.endings.contains(ending)).findFirst();
    }
    return TEXT.endings.contains(ending) && isText(bytes) ? Optional.of(TEXT) : Optional.empty();
  }

  private static @Nullable FileType packed(byte[] bytes) {
    Set<String> parts = new TreeSet<>();
    try (Archive archive = Archive.of(bytes, LARGEST_UNPACKED)) {
      archive.names().forEach(part -> parts.add(part.toLowerCase(Locale.ROOT)));
      archive.measure();
    } catch (IOException e) {
      // Bytes in memory have no disk that could fail.
      throw new UncheckedIOException(e);
    }
    if (parts.contains("word/document.xml")) {
      return DOCX;
    } else if (parts.contains("xl/workbook.xml")) {
      return XLSX;
    } else if (parts.contains("ppt/presentation.xml")) {
      return PPTX;
    }
    return parts.contains("ofd.xml") ? OFD : null;
  }

  private static boolean isText(byte[] bytes) {
    for (byte one : bytes) {
      if (one == 0) {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      // Texts of older programs are in GB 18030.
      return !GB18030.decode(ByteBuffer.wrap(bytes)).toString().contains("\uFFFD");
    }
  }

  private static boolean begins(byte[] bytes, int at, int... with) {
    if (bytes.length < at + with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[at + i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
