package org.shanshui.compiler.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A stream that takes text as UTF-8, and strings as JSON quotes them. */
final class Utf8Output {
  private static final int SIZE = 1 << 13;

  /** The bytes that a character becomes at most: one escaped by its number. */
  private static final int LONGEST = 6;

  /** With less room than this nothing more is written before what stands there is handed on. */
  private static final int LEAST_ROOM = 64;

  private static final String HEX = "0123456789ABCDEF";

  /** By character of ASCII: 0 as it is, {@code u} by its number, else what stands after \. */
  private static final byte[] ESCAPES = escapes();

  private final OutputStream stream;
  private final byte[] bytes = new byte[SIZE];
  private int size;

  Utf8Output(OutputStream stream) {
    this.stream = stream;
  }

  private static byte[] escapes() {
    byte[] escapes = new byte[0x80];
    for (int c = 0; c < ' '; c++) {
      escapes[c] = 'u';
    }
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }

  /** Writes a character of ASCII. */
  void ascii(char c) {
    if (size == SIZE) {
      drain();
    }
    bytes[size++] = (byte) c;
  }

  /** Writes characters of ASCII, a number or a name. */
  @SuppressWarnings("deprecation") // it takes the low bytes of characters: just what is meant here
  void ascii(String text) {
    int length = text.length();
    if (length > SIZE - size) {
      drain();
    }
    text.getBytes(0, length, bytes, size);
    size += length;
  }

  /** Writes a whole number. */
  void ascii(int number) {
    if (number < 0) {
      ascii(Integer.toString(number));
      return;
    }
    int digits = 1;
    for (int rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    if (digits > SIZE - size) {
      drain();
    }
    int rest = number;
    for (int at = size + digits - 1; at >= size; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  /**
   * Writes a string in quotation marks, what JSON wants escaped, and U+FFFD for each half of a
   * broken surrogate pair, for which UTF-8 has no form.
   */
  void quoted(String text) {
    ascii('"');
    for (int from = 0; from < text.length(); ) {
      if (size > SIZE - LEAST_ROOM) {
        drain();
      }
      from = encode(text, from, Math.min(text.length(), from + (SIZE - size) / LONGEST));
    }
    ascii('"');
  }

  /** Writes {@code text[from, to)}, for which there is room; returns where it has come to. */
  private int encode(String text, int from, int to) {
    byte[] out = bytes;
    int at = size;
    int i = from;
    for (; i < to; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (ESCAPES[c] == 0) {
          out[at++] = (byte) c;
        } else {
          at = escape(c, at);
        }
      } else if (c < 0x800) {
        out[at++] = (byte) (0xC0 | c >> 6);
        out[at++] = (byte) (0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        at = three(c, at);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        at = four(Character.toCodePoint(c, text.charAt(++i)), at);
      } else {
        at = three('\uFFFD', at);
      }
    }
    size = at;
    return i;
  }

  private int escape(char c, int start) {
    int at = start;
    bytes[at++] = '\\';
    bytes[at++] = ESCAPES[c];
    if (ESCAPES[c] == 'u') {
      bytes[at++] = '0';
      bytes[at++] = '0';
      bytes[at++] = (byte) HEX.charAt(c >> 4);
      bytes[at++] = (byte) HEX.charAt(c & 0xF);
    }
    return at;
  }

  private int three(char c, int at) {
    bytes[at] = (byte) (0xE0 | c >> 12);
    bytes[at + 1] = (byte) (0x80 | c >> 6 & 0x3F);
    bytes[at + 2] = (byte) (0x80 | c & 0x3F);
    return at + 3;
  }

  private int four(int point, int at) {
    bytes[at] = (byte) (0xF0 | point >> 18);
    bytes[at + 1] = (byte) (0x80 | point >> 12 & 0x3F);
    bytes[at + 2] = (byte) (0x80 | point >> 6 & 0x3F);
    bytes[at + 3] = (byte) (0x80 | point & 0x3F);
    return at + 4;
  }

  private void drain() {
    try {
      stream.write(bytes, 0, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    size = 0;
  }

  /** Hands on what was written; the stream stays open. */
  void flush() {
    try {
      drain();
      stream.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
