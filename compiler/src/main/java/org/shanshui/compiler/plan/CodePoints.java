package org.shanshui.compiler.plan;

import java.util.Arrays;

/**
 * From offsets in code points, as a plan has them, to offsets in UTF-16 units, as Java has them,
 * and back. Most texts hold no character beyond the basic plane, and then the two are the same.
 */
public final class CodePoints {
  private static final int[] NONE = {};
  private static final int STRETCH = 1 << 10;

  /** Code-point offsets of the characters that take two units. */
  private final int[] pairs;

  private final int units;

  /** The code points of {@code text}. */
  public CodePoints(String text) {
    units = text.length();
    pairs = holdsSurrogates(text) ? pairs(text) : NONE;
  }

  /** Looks at copies of stretches, which is several times as quick as to ask for each character. */
  private static boolean holdsSurrogates(String text) {
    char[] stretch = new char[Math.min(STRETCH, text.length())];
    for (int from = 0; from < text.length(); from += STRETCH) {
      int to = Math.min(text.length(), from + STRETCH);
      text.getChars(from, to, stretch, 0);
      for (int i = 0; i < to - from; i++) {
        if (Character.isSurrogate(stretch[i])) {
          return true;
        }
      }
    }
    return false;
  }

  private static int[] pairs(String text) {
    int[] found = new int[16];
    int count = 0;
    for (int unit = 0; unit + 1 < text.length(); unit++) {
      if (Character.isHighSurrogate(text.charAt(unit))
          && Character.isLowSurrogate(text.charAt(unit + 1))) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count] = unit - count;
        count++;
        unit++;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The unit at which the code point starts; an offset outside the text is drawn to its edge. */
  public int unit(int point) {
    int before = Arrays.binarySearch(pairs, point);
    int unit = point + (before < 0 ? -before - 1 : before);
    return Math.max(0, Math.min(unit, units));
  }

  /** The code point that the unit belongs to. */
  public int point(int unit) {
    int low = 0;
    int high = pairs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pairs[middle] + middle < unit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return unit - low;
  }
}
