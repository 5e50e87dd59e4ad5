package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Set;

/** Tells a file's kind by its first bytes, and what cannot be read by what stands in it. */
final class Sniffer {
  private static final int HEAD = 4096;
  private static final String IMAGE = "图片";

  /** Characters of ISO 8859-1 that a byte-order mark takes at most. */
  private static final int LONGEST_MARK = 3;

  /** Kinds of file that people hand in by mistake, by their signatures in ISO 8859-1. */
  private enum Foreign {
    PNG("\u0089PNG", IMAGE, "an image"),
    JPEG("\u00FF\u00D8\u00FF", IMAGE, "an image"),
    GIF("GIF8", IMAGE, "an image"),
    TIFF_LITTLE("II*\0", IMAGE, "an image"),
    TIFF_BIG("MM\0*", IMAGE, "an image"),
    GZIP("\u001F\u008B", "压缩包", "an archive"),
    SEVEN_ZIP("7z\u00BC\u00AF", "压缩包", "an archive"),
    RAR("Rar!", "压缩包", "an archive"),
    MHTML("MIME-Version:", "MHT 网页归档", "an MHT web archive"),
    ELF("\u007FELF", "程序", "a program"),
    CAJ("CAJ", "CAJ 文献", "a CAJ document");

    private final String signature;
    private final String chinese;
    private final String english;

    Foreign(String signature, String chinese, String english) {
      this.signature = signature;
      this.chinese = chinese;
      this.english = english;
    }
  }

  private Sniffer() {}

  static Format formatOf(String name, byte[] bytes) throws UnreadableException {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
    Set<Format> promised = Format.promisedBy(name);
    for (Foreign foreign : Foreign.values()) {
      if (head.startsWith(foreign.signature)) {
        if (foreign.chinese.equals(IMAGE)) {
          return Format.IMAGE;
        }
        throw unsupported(foreign.chinese, foreign.english);
      }
    }
    if (head.startsWith("PK\003\004")) {
      return ZipFormat.of(bytes, promised.isEmpty() ? Format.DOCX : promised.iterator().next());
    }
    if (head.startsWith("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
      return OleReader.formatOf(bytes);
    }
    if (head.startsWith("{\\rtf")) {
      return Format.RTF;
    }
    if (head.indexOf("%PDF-") >= 0 && head.indexOf("%PDF-") < 1024) {
      return Format.PDF;
    }
    if (head.contains("<w:wordDocument") || head.contains("<pkg:package")) {
      throw unsupported("Word XML 文档", "a Word XML document");
    }
    if (looksLikeHtml(head)) {
      return Format.HTML;
    }
    refuseXml(head);
    for (Format text : new Format[] {Format.MD, Format.CSV}) {
      if (promised.contains(text)) {
        return text;
      }
    }
    return Format.TXT;
  }

  /** XML that is no web page is data of some program; its tags are no text. */
  private static void refuseXml(String head) throws UnreadableException {
    String start = head.replace("\0", "");
    int tag = start.indexOf('<');
    if (tag > LONGEST_MARK || !start.startsWith("<?xml", tag)) {
      return;
    }
    if (start.contains("<office:document")) {
      throw unsupported("单文件 ODF 文档（.fodt）", "a flat ODF document (.fodt)");
    }
    throw unsupported("XML 文件", "an XML file");
  }

  private static boolean looksLikeHtml(String head) {
    // Zero bytes go, so that UTF-16 shows its ASCII.
    String start = head.replace("\0", "").toLowerCase(Locale.ROOT);
    return start.contains("<!doctype html")
        || start.contains("<html")
        || (start.contains("<head") && start.contains("<meta"));
  }

  static UnreadableException image() {
    return new UnreadableException(
        "unsupported",
        "这是图片，没有文字；请用文档原件，或加 --ocr 识别文字。 This is an image and holds no text; use the original"
            + " document, or recognise its text with --ocr.");
  }

  static UnreadableException unsupported(String chinese, String english) {
    return new UnreadableException(
        "unsupported",
        ("这是%s，不能直接读取；请另存为 .docx、.pdf（带文字层）或 .txt。"
                + " This is %s and cannot be read; save it as .docx, .pdf (with text) or .txt.")
            .formatted(chinese, english));
  }

  /** Refuses a text in which control characters or lost bytes are more than one in ten. */
  static void refuseBinary(String text) throws UnreadableException {
    int strange = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c >= '\uFFFD') {
        strange++;
      }
    }
    if (strange > 0 && strange * 10L >= text.length()) {
      throw new UnreadableException(
          "binary",
          "文件内容不是文字（约 %d%% 是控制字符或无效字节）；请换成文档原件。 The content is not text (about %d%% are control characters or invalid bytes); use the original document."
              .formatted(strange * 100L / text.length(), strange * 100L / text.length()));
    }
  }
}
