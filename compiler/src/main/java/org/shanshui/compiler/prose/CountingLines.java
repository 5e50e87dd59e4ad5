package org.shanshui.compiler.prose;

import java.util.List;

/**
 * Passages that are a number alone and count on: 1, then words, 2, words, 3. They number what
 * follows, as the rows of a table a cell a line do.
 */
public final class CountingLines {
  private static final int LONGEST = 3;

  /** Passages between two numbers. */
  private static final int FARTHEST = 12;

  private CountingLines() {}

  /** For each passage whether it counts. */
  public static boolean[] in(List<Passage> passages) {
    boolean[] counts = new boolean[passages.size()];
    int last = -1;
    for (int p = 0; p < counts.length; p++) {
      int number = number(passages.get(p));
      if (number < 0) {
        continue;
      }
      boolean near = last >= 0 && p - last > 1 && p - last <= FARTHEST;
      if (near && number == number(passages.get(last)) + 1 && (counts[last] || number == 2)) {
        counts[last] = true;
        counts[p] = true;
      }
      last = p;
    }
    return counts;
  }

  /** The number that a passage is, -1 where it is more than a number. */
  private static int number(Passage passage) {
    CharSequence text = passage.text();
    if (passage.isTable() || text.length() == 0 || text.length() > LONGEST) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }
}
