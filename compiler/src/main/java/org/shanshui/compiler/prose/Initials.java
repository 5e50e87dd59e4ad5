package org.shanshui.compiler.prose;

import org.shanshui.language.lexicon.Lexicon;

/**
 * What the words of a list start with, by the last bits of a character: wrong now and then where it
 * says yes, but so small that those of all lists stay in the nearest cache. Immutable.
 */
final class Initials {
  private static final int BITS = 10;

  private final long[] starts = new long[1 << BITS - 6];

  Initials(Lexicon words) {
    String initials = words.initials();
    for (int i = 0; i < initials.length(); i++) {
      char c = initials.charAt(i);
      starts[c >>> 6 & starts.length - 1] |= 1L << c;
    }
  }

  /** Whether a word may start with the character. */
  boolean mayHold(char c) {
    return (starts[c >>> 6 & starts.length - 1] >>> c & 1) != 0;
  }
}
