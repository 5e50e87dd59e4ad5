package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks for compressed streams that inflate beyond measure, before PDFBox inflates them into
 * memory. Every stream of a PDF stands in the file between {@code stream} and {@code endstream}.
 */
final class PdfStreams {
  private static final byte[] STREAM = "stream".getBytes(ISO_8859_1);
  private static final long MOST_INFLATED = 96L << 20;
  private static final long MOST_ALL = 1L << 30;
  private static final int DICTIONARY = 600;

  /** Twice compressed data is nothing any program writes but an attacker's. */
  private static final Pattern TWICE =
      Pattern.compile("/(FlateDecode|LZWDecode)\\s*/(FlateDecode|LZWDecode)");

  private PdfStreams() {}

  static void refuseBombs(byte[] bytes) throws UnreadableException {
    long all = 0;
    byte[] sink = new byte[1 << 16];
    for (int at = next(bytes, 0); at >= 0; at = next(bytes, at)) {
      String dictionary = dictionary(bytes, at);
      if (TWICE.matcher(dictionary).find()) {
        throw bomb();
      }
      if (!dictionary.contains("/Image") && dictionary.contains("/Fl")) {
        long inflated = inflated(bytes, afterLineBreak(bytes, at), sink);
        all += inflated;
        if (inflated >= MOST_INFLATED || all >= MOST_ALL) {
          throw bomb();
        }
      }
    }
  }

  /** After the next word "stream" that does not end another; -1 where there is none. */
  private static int next(byte[] bytes, int from) {
    for (int i = from; i + STREAM.length < bytes.length; i++) {
      if (bytes[i] == 's' && (i == 0 || bytes[i - 1] != 'd') && isStream(bytes, i)) {
        return i + STREAM.length;
      }
    }
    return -1;
  }

  private static boolean isStream(byte[] bytes, int at) {
    for (int i = 0; i < STREAM.length; i++) {
      if (bytes[at + i] != STREAM[i]) {
        return false;
      }
    }
    return true;
  }

  private static String dictionary(byte[] bytes, int at) {
    int from = Math.max(0, at - DICTIONARY);
    String before = new String(bytes, from, at - from, ISO_8859_1);
    int object = before.lastIndexOf("obj");
    return object < 0 ? before : before.substring(object);
  }

  private static int afterLineBreak(byte[] bytes, int at) {
    int i = at;
    while (i < bytes.length && i < at + 2 && (bytes[i] == '\r' || bytes[i] == '\n')) {
      i++;
    }
    return i;
  }

  private static long inflated(byte[] bytes, int from, byte[] sink) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, from, bytes.length - from);
      long size = 0;
      while (size < MOST_INFLATED) {
        int n = inflater.inflate(sink);
        if (n == 0) {
          break;
        }
        size += n;
      }
      return size;
    } catch (DataFormatException e) {
      // Encrypted or damaged: PDFBox will say which.
      return 0;
    } finally {
      inflater.end();
    }
  }

  private static UnreadableException bomb() {
    return new UnreadableException(
        "zip-bomb",
        "文件解压后大得异常，已停止读取；请核对来源，或重新导出 PDF。 The file inflates to an abnormal size and was refused;"
            + " check where it comes from, or export the PDF anew.");
  }
}
