package org.shanshui.compiler;

/** Turns UTF-16 offsets of a text into code points; free where the text has no surrogate pairs. */
final class CodePointOffsets {
  /** UTF-16 offsets of the second halves of pairs, ascending. */
  private final int[] lows;

  private CodePointOffsets(int[] lows) {
    this.lows = lows;
  }

  static CodePointOffsets of(String text) {
    int[] lows = new int[0];
    int n = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
        if (n == lows.length) {
          lows = java.util.Arrays.copyOf(lows, Math.max(16, n * 2));
        }
        lows[n++] = i;
        i++;
      }
    }
    return new CodePointOffsets(java.util.Arrays.copyOf(lows, n));
  }

  /** The code-point offset of UTF-16 offset {@code utf16}. */
  int at(int utf16) {
    if (lows.length == 0) {
      return utf16;
    }
    int before = java.util.Arrays.binarySearch(lows, utf16);
    // A low surrogate at the offset itself is not before it.
    return utf16 - (before >= 0 ? before : -before - 1);
  }
}
