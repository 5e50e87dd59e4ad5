package org.shanshui.compiler.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Reads a .doc of Word 97 to 2003 (MS-DOC), and says what else stands in an OLE2 container. */
final class DocReader {
  private DocReader() {}

  static Reading read(byte[] bytes) throws UnreadableException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      DirectoryNode root = container.getRoot();
      if (root.hasEntry("EncryptedPackage") || root.hasEntry("EncryptionInfo")) {
        throw encrypted(null);
      }
      if (root.hasEntry("Workbook") || root.hasEntry("Book")) {
        throw Sniffer.unsupported("Excel 工作簿", "an Excel workbook");
      }
      if (!root.hasEntry("WordDocument")) {
        throw Sniffer.unsupported("不含 Word 文档的复合文件", "a compound file without a Word document");
      }
      if (isEncrypted(root)) {
        throw encrypted(null);
      }
      try (HWPFDocument word = new HWPFDocument(root)) {
        TextDraft draft = new TextDraft();
        new DocBody(word, draft).draw();
        return draft.finished();
      }
    } catch (UnreadableException e) {
      throw e;
    } catch (EncryptedDocumentException e) {
      throw encrypted(e);
    } catch (OldWordFileFormatException e) {
      throw Sniffer.unsupported("Word 95 以前的文档", "a document of Word 95 or earlier");
    } catch (IOException | RuntimeException e) {
      // HWPF trusts what the file says of itself: any exception of it means a file that lies.
      throw new UnreadableException(
          "damaged",
          ("文件不完整或已损坏（%s）；请重新下载，或用 Word 打开后另存为 .docx。"
                  + " The file is incomplete or damaged (%s); download it again, or open it in Word"
                  + " and save it as .docx.")
              .formatted(e, e),
          e);
    }
  }

  /** MS-DOC 2.5.2 FibBase: fEncrypted is bit 8 of the flags at byte 10. */
  private static boolean isEncrypted(DirectoryNode root) throws IOException {
    try (InputStream word = root.createDocumentInputStream("WordDocument")) {
      byte[] head = word.readNBytes(12);
      return head.length == 12 && (head[11] & 1) != 0;
    }
  }

  private static UnreadableException encrypted(@Nullable Throwable cause) {
    UnreadableException refusal =
        new UnreadableException(
            "encrypted",
            "文件有打开密码；请用 Word 打开，去掉密码后另存。"
                + " The file is protected by a password; open it in Word, remove the password and"
                + " save.");
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }
}
