package org.shanshui.compiler.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;

/**
 * Reads a document of any kind: by what it holds first, by its extension second. Thread-safe; keeps
 * no state.
 */
public final class DocumentReaders {
  /** Larger files are refused: no plan has this size, and memory must stay bounded. */
  public static final long MOST_BYTES = 200L * 1024 * 1024;

  private static final Set<String> ENDINGS = Set.copyOf(Format.endings());

  private DocumentReaders() {}

  /**
   * Whether files of that name are documents by their ending (.docx, .pdf, .xlsx …). Others are
   * read by what they hold, too, where they are named one by one.
   */
  public static boolean isDocument(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableException if it is missing, a folder, larger than {@link #MOST_BYTES}, or as
   *     {@link #read(String, byte[])} says
   */
  public static Document read(Path path) throws UnreadableException {
    return read(path, null);
  }

  /**
   * Reads a file, and where it is an image or nothing but images of pages, the text in them.
   *
   * @param recognition null where images are refused
   */
  public static Document read(Path path, @Nullable TextRecognition recognition)
      throws UnreadableException {
    Path fileName = path.getFileName();
    String name = fileName == null ? path.toString() : fileName.toString();
    return read(name, bytes(path), recognition);
  }

  private static byte[] bytes(Path path) throws UnreadableException {
    if (Files.isDirectory(path)) {
      throw new UnreadableException(
          "directory",
          "%s 是文件夹，请给出其中的文件。 %s is a folder; name a file in it.".formatted(path, path));
    }
    try (InputStream in = Files.newInputStream(path)) {
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        throw tooLarge(path.toString());
      }
      byte[] bytes = new byte[(int) size];
      int read = in.readNBytes(bytes, 0, bytes.length);
      // A file may grow, and a pipe has no size beforehand: the limit holds for what follows too.
      byte[] more = in.readNBytes((int) MOST_BYTES + 1 - read);
      int length = read + more.length;
      if (length > MOST_BYTES) {
        throw tooLarge(path.toString());
      }
      if (length != bytes.length) {
        bytes = Arrays.copyOf(bytes, length);
        System.arraycopy(more, 0, bytes, read, more.length);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new UnreadableException(
          "missing",
          "找不到文件 %s，请核对路径。 There is no file %s; check the path.".formatted(path, path),
          e);
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableException(
          "io",
          "读取 %s 失败（%s），请检查权限和磁盘。 Reading %s failed (%s); check permissions and disk."
              .formatted(path, e.getMessage(), path, e.getMessage()),
          e);
    }
  }

  private static UnreadableException tooLarge(String name) {
    return new UnreadableException(
        "too-large",
        "%s 超过 %d MB 的上限，请拆分后再读。 %s is over the limit of %d MB; split it."
            .formatted(name, MOST_BYTES >> 20, name, MOST_BYTES >> 20));
  }

  /**
   * Reads a document from its bytes.
   *
   * @param name with its extension; a wrong one is a diagnostic ({@code wrong-extension})
   * @throws UnreadableException if nothing can be drawn from it: {@code empty}, {@code binary},
   *     {@code encrypted}, {@code unsupported}, {@code damaged}, {@code too-large}
   */
  public static Document read(String name, byte[] bytes) throws UnreadableException {
    return read(name, bytes, null);
  }

  private static Document read(String name, byte[] bytes, @Nullable TextRecognition recognition)
      throws UnreadableException {
    if (bytes.length > MOST_BYTES) {
      throw tooLarge(name);
    }
    Format format = Sniffer.formatOf(name, bytes);
    Reading reading = reading(format, bytes, recognition);
    if (reading.blocks().isEmpty()) {
      throw new UnreadableException("empty", "%s 里没有文字。 %s holds no text.".formatted(name, name));
    }
    List<Diagnostic> diagnostics = new ArrayList<>();
    Set<Format> promised = Format.promisedBy(name);
    if (!promised.isEmpty() && !promised.contains(format)) {
      diagnostics.add(wrongExtension(name, format));
    }
    diagnostics.addAll(reading.diagnostics());
    return new Document(
        name,
        format.word(),
        sha256(bytes),
        reading.text(),
        List.copyOf(reading.blocks()),
        List.copyOf(diagnostics));
  }

  private static Reading reading(Format format, byte[] bytes, @Nullable TextRecognition recognition)
      throws UnreadableException {
    if (recognition != null && format == Format.IMAGE) {
      return Scans.image(bytes, recognition);
    }
    try {
      return reading(format, bytes, (Ooxml) null);
    } catch (UnreadableException e) {
      if (recognition == null || format != Format.PDF || !e.code().equals("scanned")) {
        throw e;
      }
      return Scans.pdf(bytes, recognition);
    }
  }

  /** Reads a document that was found inside another. */
  static Reading embedded(String name, byte[] bytes, Ooxml outer) throws UnreadableException {
    Format format = Sniffer.formatOf(name, bytes);
    if (format == Format.TXT && !Format.promisedBy(name).contains(format)) {
      throw Sniffer.unsupported("无法识别的内容", "content of an unknown kind");
    }
    return reading(format, bytes, outer);
  }

  private static Reading reading(Format format, byte[] bytes, @Nullable Ooxml outer)
      throws UnreadableException {
    return switch (format) {
      case TXT -> textReading(bytes, PlainTextBlocks::of);
      case MD -> textReading(bytes, MarkdownBlocks::of);
      case HTML -> HtmlReader.read(bytes);
      case DOCX -> DocxReader.read(bytes, outer);
      case DOC, XLS -> OleReader.read(bytes);
      case RTF -> RtfReader.read(bytes);
      case ODT, ODS -> OdfReader.read(bytes, outer);
      case PDF -> PdfReader.read(bytes);
      case OFD -> OfdReader.read(bytes);
      case XLSX -> XlsxReader.read(bytes, outer);
      case CSV -> CsvReader.read(bytes);
      case IMAGE -> throw Sniffer.image();
    };
  }

  private static Reading textReading(byte[] bytes, Function<String, List<Block>> blocks)
      throws UnreadableException {
    DecodedText decoded = TwoColumns.inOrder(TextDecoder.decode(bytes, null));
    Sniffer.refuseBinary(decoded.text());
    return new Reading(decoded.text(), blocks.apply(decoded.text()), decoded.diagnostics());
  }

  private static Diagnostic wrongExtension(String name, Format format) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return new Diagnostic(
        Severity.WARNING,
        "wrong-extension",
        ("扩展名是 .%s，内容却是 %s，已按内容读取；请改正扩展名。"
                + " The extension says .%s but the content is %s; read by its content. Correct the"
                + " extension.")
            .formatted(extension, format.word(), extension, format.word()),
        0,
        0);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
