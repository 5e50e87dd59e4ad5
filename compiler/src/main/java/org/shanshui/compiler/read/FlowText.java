package org.shanshui.compiler.read;

/**
 * Characters that flow together into a line. White space is one blank, or none where a source line
 * was broken between two Chinese characters.
 */
final class FlowText {
  private final StringBuilder out = new StringBuilder();
  private boolean blank;
  private boolean broken;

  void append(String text, boolean keepLines) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        if (keepLines) {
          newLine();
        } else {
          broken = true;
        }
      } else if (Lines.isBlank(c)) {
        blank = true;
      } else {
        space(c);
        out.append(c);
      }
    }
  }

  private void space(char next) {
    if ((blank || broken) && !out.isEmpty()) {
      char last = out.charAt(out.length() - 1);
      // Blanks beside a break are the source's indentation and no one's intention.
      boolean apart = !broken || !(isWide(last) || isWide(next));
      if (last != '\n' && apart) {
        out.append(' ');
      }
    }
    blank = false;
    broken = false;
  }

  /**
   * A break inside a cell: a new line after a sentence's end; else one word goes on, as where a
   * narrow column made the author break 责任单位.
   */
  void breakSoftly() {
    if (out.isEmpty()) {
      return;
    }
    char last = out.charAt(out.length() - 1);
    if ("。；：！？;:".indexOf(last) >= 0) {
      newLine();
    } else {
      broken = true;
    }
  }

  private void newLine() {
    blank = false;
    broken = false;
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  /** Whether no blank is written beside it: Chinese characters and punctuation. */
  static boolean isWide(char c) {
    return c >= '\u2E80' && c <= '\uFFEF' || c >= '\u2014' && c <= '\u201D';
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  /** What has flowed together so far; the next line begins empty. */
  String take() {
    String text = out.toString().strip();
    out.setLength(0);
    blank = false;
    broken = false;
    return text;
  }
}
