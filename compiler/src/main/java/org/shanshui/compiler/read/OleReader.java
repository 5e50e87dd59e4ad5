package org.shanshui.compiler.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in an OLE2 container: a .doc of Word 97 to 2003 (MS-DOC) or a .xls of Excel 97
 * to 2003 (MS-XLS).
 */
final class OleReader {
  private OleReader() {}

  static Reading read(byte[] bytes) throws UnreadableException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      DirectoryNode root = container.getRoot();
      if (root.hasEntry("EncryptedPackage") || root.hasEntry("EncryptionInfo")) {
        throw encrypted(null);
      }
      if (isWorkbook(root)) {
        return XlsReader.read(root);
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
    } catch (OldExcelFormatException e) {
      throw Sniffer.unsupported("Excel 95 以前的工作簿", "a workbook of Excel 95 or earlier");
    } catch (OldWordFileFormatException e) {
      throw Sniffer.unsupported("Word 95 以前的文档", "a document of Word 95 or earlier");
    } catch (IOException | RuntimeException e) {
      // HWPF trusts what the file says of itself: any exception of it means a file that lies.
      throw new UnreadableException(
          "damaged",
          ("文件不完整或已损坏（%s）；请重新下载，或用办公软件打开后另存为新格式。"
                  + " The file is incomplete or damaged (%s); download it again, or open it"
                  + " in an office program and save it in a newer format.")
              .formatted(e, e),
          e);
    }
  }

  /** Which of the two it is; a container that lies is called a .doc, and refused as such. */
  static Format formatOf(byte[] bytes) {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      return isWorkbook(container.getRoot()) ? Format.XLS : Format.DOC;
    } catch (IOException | RuntimeException e) {
      return Format.DOC;
    }
  }

  private static boolean isWorkbook(DirectoryNode root) {
    return !root.hasEntry("WordDocument") && (root.hasEntry("Workbook") || root.hasEntry("Book"));
  }

  /** MS-DOC 2.5.2 FibBase: fEncrypted is bit 8 of the flags at byte 10. */
  private static boolean isEncrypted(DirectoryNode root) throws IOException {
    try (InputStream word = root.createDocumentInputStream("WordDocument")) {
      byte[] head = word.readNBytes(12);
      return head.length == 12 && (head[11] & 1) != 0;
    }
  }

  static UnreadableException encrypted(@Nullable Throwable cause) {
    UnreadableException refusal =
        new UnreadableException(
            "encrypted",
            "文件有打开密码；请打开后去掉密码另存。"
                + " The file is protected by a password; open it, remove the password and"
                + " save.");
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }
}
