package org.shanshui.compiler.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Takes an RTF file (specification 1.9.1) apart into its tokens, one at a time. */
final class RtfTokens {
  private static final int LONGEST_WORD = 32;
  private static final int MOST_DIGITS = 9;

  private final byte[] bytes;
  private int at;
  private String word = "";
  private int number;
  private boolean numbered;
  private int value;

  /** What {@link #next()} came to. */
  enum Token {
    OPEN,
    CLOSE,
    /** A control word or symbol: {@link #word()}, {@link #number(int)}. */
    WORD,
    /** A byte of text: {@link #value()}. */
    BYTE,
    END
  }

  RtfTokens(byte[] bytes) {
    this.bytes = bytes;
  }

  Token next() {
    while (at < bytes.length) {
      int c = bytes[at++] & 0xFF;
      switch (c) {
        case '{' -> {
          return Token.OPEN;
        }
        case '}' -> {
          return Token.CLOSE;
        }
        case '\\' -> {
          return control();
        }
        case '\r', '\n', 0 -> {}
        default -> {
          value = c;
          return Token.BYTE;
        }
      }
    }
    return Token.END;
  }

  private Token control() {
    numbered = false;
    if (at >= bytes.length) {
      return Token.END;
    }
    int c = bytes[at] & 0xFF;
    if (!isLetter(c)) {
      at++;
      if (c == '\'' && at + 1 < bytes.length) {
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        if (high >= 0 && low >= 0) {
          at += 2;
          value = high * 16 + low;
          return Token.BYTE;
        }
      }
      word = c == '\r' || c == '\n' ? "par" : Character.toString(c);
      return Token.WORD;
    }
    int start = at;
    while (at < bytes.length && isLetter(bytes[at]) && at - start < LONGEST_WORD) {
      at++;
    }
    word = new String(bytes, start, at - start, US_ASCII);
    parameter();
    if (at < bytes.length && bytes[at] == ' ') {
      at++;
    }
    return Token.WORD;
  }

  private void parameter() {
    boolean negative = at + 1 < bytes.length && bytes[at] == '-' && isDigit(bytes[at + 1]);
    int from = negative ? at + 1 : at;
    int i = from;
    int read = 0;
    while (i < bytes.length && isDigit(bytes[i])) {
      read = i - from < MOST_DIGITS ? read * 10 + (bytes[i] - '0') : read;
      i++;
    }
    if (i > from) {
      numbered = true;
      number = negative ? -read : read;
      at = i;
    }
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Leaves the binary data that {@code \bin} announces. */
  void skip(int count) {
    at = (int) Math.min(bytes.length, (long) at + Math.max(0, count));
  }

  String word() {
    return word;
  }

  /** The word's parameter, the default where it has none. */
  int number(int byDefault) {
    return numbered ? number : byDefault;
  }

  /** Whether a switch such as {@code \v} is on: {@code \v0} turns it off. */
  boolean isOn() {
    return !numbered || number != 0;
  }

  int value() {
    return value;
  }
}
