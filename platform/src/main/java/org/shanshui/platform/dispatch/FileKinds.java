package org.shanshui.platform.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What may be attached, told by its content and not by its name (附件类型). */
final class FileKinds {
  static final int LARGEST = 20 * 1024 * 1024;
  private static final int MOST_ENTRIES = 5000;
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private FileKinds() {}

  /** The media type; empty if it is none that may be attached. */
  static Optional<String> mediaType(byte[] bytes, String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (begins(bytes, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
      return Optional.of("application/pdf");
    }
    if (begins(bytes, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})) {
      return Optional.of("image/png");
    }
    if (begins(bytes, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
      return Optional.of("image/jpeg");
    }
    if (begins(bytes, OLE)) {
      return switch (ending) {
        case "doc", "wps" -> Optional.of("application/msword");
        case "xls", "et" -> Optional.of("application/vnd.ms-excel");
        case "ppt", "dps" -> Optional.of("application/vnd.ms-powerpoint");
        default -> Optional.empty();
      };
    }
    if (begins(bytes, new byte[] {'P', 'K', 3, 4})) {
      return packaged(bytes);
    }
    return (ending.equals("txt") || ending.equals("csv")) && isText(bytes)
        ? Optional.of("text/plain;charset=UTF-8")
        : Optional.empty();
  }

  /** Documents that are packages: those with macros are none. */
  private static Optional<String> packaged(byte[] bytes) {
    Set<String> parts = new HashSet<>();
    Path copy = null;
    try {
      // The table of contents stands at the end of the file; nothing is unpacked.
      copy = java.nio.file.Files.createTempFile("attached", ".zip");
      java.nio.file.Files.write(copy, bytes);
      try (ZipFile zip = new ZipFile(copy.toFile())) {
        if (zip.size() > MOST_ENTRIES) {
          return Optional.empty();
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
          parts.add(entry.getName().toLowerCase(Locale.ROOT));
        }
      }
    } catch (ZipException e) {
      // Not a whole package: not one that may be attached.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(copy);
    }
    if (parts.stream().anyMatch(part -> part.endsWith("vbaproject.bin"))) {
      return Optional.empty();
    }
    if (parts.contains("word/document.xml")) {
      return Optional.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }
    if (parts.contains("xl/workbook.xml")) {
      return Optional.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
    if (parts.contains("ppt/presentation.xml")) {
      return Optional.of(
          "application/vnd.openxmlformats-officedocument.presentationml.presentation");
    }
    return parts.contains("ofd.xml") ? Optional.of("application/ofd") : Optional.empty();
  }

  private static void remove(@Nullable Path copy) {
    try {
      if (copy != null) {
        java.nio.file.Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      return !java.nio.charset.Charset.forName("GB18030")
          .decode(ByteBuffer.wrap(bytes))
          .toString()
          .contains("\uFFFD");
    }
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && java.util.Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }
}
