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

  /** What is being encoded: a string's characters one by one cost more than all of them at once. */
  private final char[] chars = new char[SIZE / LONGEST + 1];

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
    int length = text.length();
    for (int from = 0; from < length; ) {
      if (size > SIZE - LEAST_ROOM) {
        drain();
      }
      int room = (SIZE - size) / LONGEST;
      // One more, which may be the second half of a surrogate pair.
      int taken = Math.min(length - from, room + 1);
      text.getChars(from, from + taken, chars, 0);
      from += encode(Math.min(taken, room), taken);
    }
    ascii('"');
  }

  /**
   * Writes the first {@code count} of the {@code taken} characters, for which there is room, and
   * the half of a pair that goes with the last; returns how many it has written.
   */
  private int encode(int count, int taken) {
    byte[] out = bytes;
    char[] in = chars;
    int at = size;
    int i = 0;
    for (; i < count; i++) {
      char c = in[i];
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
          && i + 1 < taken
          && Character.isLowSurrogate(in[i + 1])) {
        at = four(Character.toCodePoint(c, in[++i]), at);
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
