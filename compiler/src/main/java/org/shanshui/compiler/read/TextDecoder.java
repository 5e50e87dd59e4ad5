package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.Diagnostic;
import org.shanshui.compiler.plan.Diagnostic.Severity;

/**
 * Finds out the encoding of a text and decodes it: byte-order mark, then strict UTF-8, then what
 * the document declares, then UTF-16 or GB18030 by their look. A file glued together from UTF-8 and
 * GB18030 is decoded line by line. Every replaced byte is reported.
 */
final class TextDecoder {
  static final Charset GB18030 = Charset.forName("GB18030");

  private static final char REPLACEMENT = '\uFFFD';
  private static final int SAMPLE = 1 << 16;

  /** Each place is worth a line to a reader; a thousand are not. */
  private static final int PLACES_REPORTED = 20;

  /** Characters that make up a good part of any official Chinese text, and of no misread one. */
  private static final String FREQUENT =
      "的、，。一是在和市不了有人这中大为上国发展建设工作加强推进全年化实施度：；《》“”（）\n\r 0123456789";

  private final byte[] bytes;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();
  private int replaced;

  private TextDecoder(byte[] bytes) {
    this.bytes = bytes;
  }

  static DecodedText decode(byte[] bytes, @Nullable Charset declared) {
    return new TextDecoder(bytes).decode(declared);
  }

  private DecodedText decode(@Nullable Charset declared) {
    if (startsWith(0xEF, 0xBB, 0xBF)) {
      return utf8(3, bytes.length - 3, null);
    }
    if (startsWith(0xFF, 0xFE)) {
      return whole(UTF_16LE, 2);
    }
    if (startsWith(0xFE, 0xFF)) {
      return whole(UTF_16BE, 2);
    }
    if (startsWith(0x84, 0x31, 0x95, 0x33)) {
      return whole(GB18030, 4);
    }
    Charset wide = holdsZero() ? wideByLook() : null;
    if (wide != null) {
      guessed(wide);
      return whole(wide, 0);
    }
    return utf8(0, bytes.length, declared);
  }

  private boolean startsWith(int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private DecodedText utf8(int from, int length, @Nullable Charset declared) {
    String text = new String(bytes, from, length, UTF_8);
    // The JDK's decoder marks every malformed sequence by U+FFFD, so its absence proves validity.
    int suspect = text.indexOf(REPLACEMENT);
    if (suspect < 0) {
      return new DecodedText(text, diagnostics);
    }
    Utf8Census census = Utf8Census.of(bytes, from);
    if (census.malformed() == 0) {
      diagnostics.add(
          new Diagnostic(
              Severity.WARNING,
              "lost-characters",
              "文件里本来就有替换符 U+FFFD，说明此前转码时已丢字；请用原始文件重新导出。"
                  + " The file itself holds U+FFFD: characters were lost in an earlier"
                  + " conversion; export it again from the original.",
              suspect,
              suspect + 1));
      return new DecodedText(text, diagnostics);
    }
    if (from > 0) {
      return whole(UTF_8, from);
    }
    if (declared != null && !declared.equals(UTF_8)) {
      return whole(declared, 0);
    }
    Charset wide = wideByLook();
    if (wide != null) {
      guessed(wide);
      return whole(wide, 0);
    }
    int end = Math.min(bytes.length, SAMPLE);
    if (census.pureLines() > 0
        || census.malformed() * 8L < census.wellFormed()
        || look(UTF_8, end) > look(GB18030, end)) {
      return mixed();
    }
    guessed(GB18030);
    return whole(GB18030, 0);
  }

  /** In UTF-8 and GB18030 text no byte is zero; in UTF-16 each ASCII character has one. */
  private boolean holdsZero() {
    int end = Math.min(bytes.length, SAMPLE);
    for (int i = 0; i < end; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Charset wideByLook() {
    int end = Math.min(bytes.length, SAMPLE);
    int narrow = Math.max(0, Math.max(look(GB18030, end), look(UTF_8, end)));
    int little = look(UTF_16LE, end);
    int big = look(UTF_16BE, end);
    if (Math.max(little, big) <= 2 * narrow + 1) {
      return null;
    }
    return little >= big ? UTF_16LE : UTF_16BE;
  }

  /** How much of the sample is characters that any text has, less those that none has. */
  private int look(Charset charset, int end) {
    String sample = new String(bytes, 0, end, charset);
    int look = 0;
    for (int i = 0; i < sample.length(); i++) {
      char c = sample.charAt(i);
      if (FREQUENT.indexOf(c) >= 0) {
        look++;
      } else if (c < '\t' || c >= REPLACEMENT) {
        look--;
      }
    }
    return look;
  }

  private void guessed(Charset charset) {
    diagnostics.add(
        new Diagnostic(
            Severity.INFO,
            "encoding-guessed",
            "文件没有标明编码，按 %s 读取；若有乱码，请另存为 UTF-8。 No encoding is marked; read as %s. If it looks garbled, save as UTF-8."
                .formatted(charset.name(), charset.name()),
            0,
            0));
  }

  private DecodedText whole(Charset charset, int from) {
    out.ensureCapacity(bytes.length - from);
    append(charset, from, bytes.length);
    return finished();
  }

  /**
   * A line (neither encoding has 0x0A inside a character) is GB18030 where UTF-8 fails in it more
   * often than it fits.
   */
  private DecodedText mixed() {
    out.ensureCapacity(bytes.length);
    int foreign = 0;
    int firstForeign = -1;
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      end = Math.min(end + 1, bytes.length);
      Utf8Census census = Utf8Census.of(bytes, start, end);
      if (census.malformed() > census.wellFormed()) {
        if (foreign++ == 0) {
          firstForeign = out.length();
        }
        append(GB18030, start, end);
      } else {
        append(UTF_8, start, end);
      }
      start = end;
    }
    if (foreign > 0) {
      diagnostics.add(
          new Diagnostic(
              Severity.WARNING,
              "mixed-encoding",
              ("文件混有两种编码：%d 行按 GB18030 读取，其余按 UTF-8；请核对后统一另存为 UTF-8。"
                      + " Two encodings in one file: %d lines read as GB18030, the rest as UTF-8;"
                      + " check and save as UTF-8.")
                  .formatted(foreign, foreign),
              firstForeign,
              firstForeign));
    }
    return finished();
  }

  private void append(Charset charset, int from, int to) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer chunk = CharBuffer.allocate(Math.min(8192, to - from + 16));
    while (true) {
      CoderResult result = decoder.decode(in, chunk, true);
      drain(chunk);
      if (result.isError()) {
        replace(charset, in.position());
        // After a lone surrogate the JDK would skip the next character with it.
        int skip = isWide(charset) ? 2 : Math.max(1, result.length());
        in.position(Math.min(to, in.position() + skip));
      } else if (result.isUnderflow()) {
        break;
      }
    }
    decoder.flush(chunk);
    drain(chunk);
  }

  private static boolean isWide(Charset charset) {
    return charset.equals(UTF_16LE) || charset.equals(UTF_16BE);
  }

  private void drain(CharBuffer chunk) {
    chunk.flip();
    out.append(chunk);
    chunk.clear();
  }

  private void replace(Charset charset, int at) {
    if (replaced++ < PLACES_REPORTED) {
      diagnostics.add(
          new Diagnostic(
              Severity.WARNING,
              "invalid-bytes",
              ("第 %d 字节起不是有效的 %s，已换成 U+FFFD；请用原始文件另存为 UTF-8。"
                      + " From byte %d on it is not valid %s; replaced by U+FFFD. Save the original"
                      + " as UTF-8.")
                  .formatted(at, charset.name(), at, charset.name()),
              out.length(),
              out.length() + 1));
    }
    out.append(REPLACEMENT);
  }

  private DecodedText finished() {
    if (replaced > PLACES_REPORTED) {
      diagnostics.add(
          new Diagnostic(
              Severity.WARNING,
              "invalid-bytes",
              ("全文共有 %d 处无效字节，只列出前 %d 处。 %d invalid places in all; the first %d are listed.")
                  .formatted(replaced, PLACES_REPORTED, replaced, PLACES_REPORTED),
              0,
              0));
    }
    return new DecodedText(out.toString(), diagnostics);
  }
}
