package org.shanshui.compiler.read;

import java.util.Arrays;

/** The lines of a text, found in one pass, with how many tabs and pipes each holds. */
final class Lines {
  private static final int FIELDS = 4;

  private final String text;
  private int[] fields = new int[FIELDS * 256];
  private int count;

  Lines(String text) {
    this.text = text;
    int start = 0;
    int tabs = 0;
    int pipes = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > '|' && c != '\u2028' && c != '\u2029') {
        continue;
      }
      if (c == '\t') {
        tabs++;
      } else if (c == '|') {
        pipes++;
      } else if (c == '\n' || c == '\r' || c > '|') {
        add(start, i, tabs, pipes);
        if (c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
        tabs = 0;
        pipes = 0;
      }
    }
    add(start, length, tabs, pipes);
  }

  private void add(int start, int end, int tabs, int pipes) {
    int at = count++ * FIELDS;
    if (at == fields.length) {
      fields = Arrays.copyOf(fields, fields.length * 2);
    }
    fields[at] = start;
    fields[at + 1] = end;
    fields[at + 2] = tabs;
    fields[at + 3] = pipes;
  }

  int count() {
    return count;
  }

  /** Where the line begins, blanks included. */
  int start(int line) {
    return fields[line * FIELDS];
  }

  /** Where the line ends, blanks included, the line break not. */
  int end(int line) {
    return fields[line * FIELDS + 1];
  }

  int tabs(int line) {
    return fields[line * FIELDS + 2];
  }

  int pipes(int line) {
    return fields[line * FIELDS + 3];
  }

  /** Where the line's first character that is not blank stands; its end if there is none. */
  int textStart(int line) {
    return skipBlanks(text, start(line), end(line));
  }

  /** After the line's last character that is not blank. */
  int textEnd(int line) {
    return trimBlanks(text, textStart(line), end(line));
  }

  static int skipBlanks(String text, int from, int to) {
    int i = from;
    while (i < to && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static int trimBlanks(String text, int from, int to) {
    int i = to;
    while (i > from && isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** Where the needle begins within the span, else -1; never looks beyond it. */
  static int find(String text, String needle, int from, int to) {
    char first = needle.charAt(0);
    int last = to - needle.length();
    for (int i = from; i <= last; i++) {
      if (text.charAt(i) == first && text.startsWith(needle, i)) {
        return i;
      }
    }
    return -1;
  }

  /** White space in the sense of a reader's eye: with the wide, the no-break and the zero-width. */
  static boolean isBlank(char c) {
    return c <= ' '
        || c == '\u3000'
        || c == '\u00A0'
        || c == '\u0085'
        || c == '\uFEFF'
        || (c >= '\u2000' && c <= '\u200F')
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u202F'
        || c == '\u205F'
        || c == '\u2060';
  }
}
