package org.shanshui.compiler.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A stream that takes text as UTF-8, and strings as JSON quotes them. */
final class Utf8Output {
  private static final int SIZE = 1 << 13;

  /** The bytes that a character becomes at most: one escaped by its number. */
  private static final int LONGEST = 6;

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
    room();
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

  /**
   * Writes a string in quotation marks, what JSON wants escaped, and U+FFFD for each half of a
   * broken surrogate pair, for which UTF-8 has no form.
   */
  void quoted(String text) {
    ascii('"');
    int length = text.length();
    for (int i = 0; i < length; i++) {
      room();
      char c = text.charAt(i);
      if (c < 0x80) {
        plainOrEscaped(c);
      } else if (!Character.isSurrogate(c)) {
        encoded(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        encoded(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        encoded('\uFFFD');
      }
    }
    ascii('"');
  }

  private void plainOrEscaped(char c) {
    byte escape = ESCAPES[c];
    if (escape == 0) {
      bytes[size++] = (byte) c;
      return;
    }
    bytes[size++] = '\\';
    bytes[size++] = escape;
    if (escape == 'u') {
      bytes[size++] = '0';
      bytes[size++] = '0';
      bytes[size++] = (byte) HEX.charAt(c >> 4);
      bytes[size++] = (byte) HEX.charAt(c & 0xF);
    }
  }

  /** Writes a code point beyond ASCII. */
  private void encoded(int point) {
    if (point < 0x800) {
      bytes[size++] = (byte) (0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        bytes[size++] = (byte) (0xE0 | point >> 12);
      } else {
        bytes[size++] = (byte) (0xF0 | point >> 18);
        bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
      }
      bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
    }
    bytes[size++] = (byte) (0x80 | point & 0x3F);
  }

  /** Makes room for one character of any kind. */
  private void room() {
    if (size > SIZE - LONGEST) {
      drain();
    }
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
