package org.shanshui.language.offices;

import java.util.ArrayList;
import java.util.List;

/** Cuts a clause at punctuation that stands outside all brackets. */
final class Clauses {
  private static final String OPENERS = "（(〈<《［[【〔｛{";
  private static final String CLOSERS = "）)〉>》］]】〕｝}";

  /** A stretch of the text, {@code end} exclusive. */
  record Part(int start, int end) {}

  private Clauses() {}

  static boolean isOpener(char c) {
    return !isHan(c) && OPENERS.indexOf(c) >= 0;
  }

  /**
   * Where the first opening bracket stands, the text's length for none; looks for each alone, as
   * machines do fastest.
   */
  static int firstOpener(String text) {
    int first = text.length();
    for (int i = 0; i < OPENERS.length(); i++) {
      int at = text.indexOf(OPENERS.charAt(i));
      first = at < 0 ? first : Math.min(first, at);
    }
    return first;
  }

  static boolean isCloser(char c) {
    return !isHan(c) && CLOSERS.indexOf(c) >= 0;
  }

  static boolean isHan(char c) {
    return c >= '\u4E00' && c <= '\u9FFF';
  }

  /** The parts between the separators, blanks around them left out, empty ones too. */
  static List<Part> split(CharSequence text, int from, int to, String separators) {
    boolean balanced = isBalanced(text, from, to);
    List<Part> parts = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isOpener(c)) {
        depth++;
      } else if (isCloser(c)) {
        depth--;
      } else if ((depth == 0 || !balanced) && separators.indexOf(c) >= 0) {
        add(parts, text, start, i);
        start = i + 1;
      }
    }
    add(parts, text, start, to);
    return parts;
  }

  /**
   * The pieces of a clause: between commas, and where a verb has closed the list before a 、 or a
   * blank, 市水利局牵头、市财政局配合, there too.
   */
  static List<Part> pieces(CharSequence text, int from, int to, String separators) {
    List<Part> pieces = new ArrayList<>();
    for (Part part : split(text, from, to, separators)) {
      int start = part.start();
      int depth = 0;
      for (int i = part.start() + 3; i < part.end(); i++) {
        char c = text.charAt(i);
        depth += isOpener(c) ? 1 : isCloser(c) ? -1 : 0;
        if (depth == 0 && (c == '、' || isBlank(c)) && endsWithVerb(text, start, i)) {
          add(pieces, text, start, i);
          start = i + 1;
        }
      }
      add(pieces, text, start, part.end());
    }
    return pieces;
  }

  private static boolean endsWithVerb(CharSequence text, int from, int to) {
    if (to - from < 4) {
      return false;
    }
    char last = text.charAt(to - 1);
    char before = text.charAt(to - 2);
    return switch (last) {
      case '头' -> before == '牵';
      case '责' -> before == '负' || before == '总';
      case '合' -> before == '配';
      case '与' -> before == '参';
      case '办' -> before == '协' || before == '主' || before == '承';
      case '助' -> before == '协';
      case '实' -> before == '落';
      case '导' -> before == '指';
      default -> false;
    };
  }

  private static void add(List<Part> parts, CharSequence text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      parts.add(new Part(start, end));
    }
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00A0' || c == '\u3000';
  }

  private static boolean isBalanced(CharSequence text, int from, int to) {
    int depth = 0;
    for (int i = from; i < to && depth >= 0; i++) {
      depth += isOpener(text.charAt(i)) ? 1 : isCloser(text.charAt(i)) ? -1 : 0;
    }
    return depth == 0;
  }
}
