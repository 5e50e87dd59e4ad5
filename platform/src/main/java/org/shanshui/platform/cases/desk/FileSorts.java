package org.shanshui.platform.cases.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.EvidenceSort;

/** What a file is, by its content: the sender's word and the name's ending are not believed. */
enum FileSorts {
  JPEG(EvidenceSort.PICTURE, "image/jpeg"),
  PNG(EvidenceSort.PICTURE, "image/png"),
  MP4(EvidenceSort.VIDEO, "video/mp4"),
  PDF(EvidenceSort.DOCUMENT, "application/pdf"),
  DOCX(
      EvidenceSort.DOCUMENT,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  XLSX(EvidenceSort.DOCUMENT, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /** An office document has tens of parts; a thousand is a bomb. */
  private static final int MOST_PARTS = 2000;

  final EvidenceSort sort;
  final String contentType;

  FileSorts(EvidenceSort sort, String contentType) {
    this.sort = sort;
    this.contentType = contentType;
  }

  /** Empty if it is none of those that are taken; an office document with macros is not. */
  static Optional<FileSorts> of(byte[] file) {
    if (begins(file, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    } else if (begins(file, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return Optional.of(PNG);
    } else if (begins(file, 0, '%', 'P', 'D', 'F', '-')) {
      return Optional.of(PDF);
    } else if (begins(file, 4, 'f', 't', 'y', 'p')) {
      return Optional.of(MP4);
    } else if (begins(file, 0, 'P', 'K', 3, 4)) {
      return Optional.ofNullable(office(file));
    }
    return Optional.empty();
  }

  private static boolean begins(byte[] file, int at, int... bytes) {
    if (file.length < at + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((file[at + i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads the names of the parts only; nothing is unpacked into memory. */
  private static @Nullable FileSorts office(byte[] file) {
    FileSorts found = null;
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
      int parts = 0;
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        String name = part.getName();
        if (++parts > MOST_PARTS || name.endsWith("vbaProject.bin")) {
          return null;
        }
        if (name.equals("word/document.xml")) {
          found = DOCX;
        } else if (name.equals("xl/workbook.xml")) {
          found = XLSX;
        }
      }
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      // Begins like a zip and is none, or names its parts in no known way.
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
