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

  /** Numbers that count where the first is not 1, as where a text begins within a table. */
  private static final int FEWEST = 4;

  private CountingLines() {}

  /** For each passage whether it counts. */
  public static boolean[] in(List<Passage> passages) {
    boolean[] counts = new boolean[passages.size()];
    int[] before = new int[counts.length];
    int last = -1;
    for (int p = 0; p < counts.length; p++) {
      int number = number(passages.get(p));
      if (number < 0) {
        continue;
      }
      boolean near = last >= 0 && p - last > 1 && p - last <= FARTHEST;
      boolean goesOn = near && number == number(passages.get(last)) + 1;
      before[p] = goesOn ? last : -1;
      if (goesOn && (counts[last] || number == 2 || isLong(before, p))) {
        for (int q = p; q >= 0 && !counts[q]; q = before[q]) {
          counts[q] = true;
        }
      }
      last = p;
    }
    return counts;
  }

  private static boolean isLong(int[] before, int p) {
    int length = 1;
    for (int q = before[p]; q >= 0 && length < FEWEST; q = before[q]) {
      length++;
    }
    return length >= FEWEST;
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
