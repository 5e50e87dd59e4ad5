package org.shanshui.compiler.read;

/** The text of a paragraph of Word as it grows, run by run, as Word shows it. */
final class WordLine {
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder raised = new StringBuilder();

  /** Adds text that shows on the line, or above it. */
  void append(String piece, boolean above) {
    if (above) {
      raised.append(piece);
    } else {
      settle();
      text.append(piece);
    }
  }

  private void settle() {
    if (!raised.isEmpty()) {
      text.append(Superscript.shown(text, raised.toString()));
      raised.setLength(0);
    }
  }

  String text() {
    settle();
    return text.toString();
  }
}
