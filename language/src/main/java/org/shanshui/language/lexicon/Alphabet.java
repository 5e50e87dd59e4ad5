package org.shanshui.language.lexicon;

import java.util.function.IntPredicate;

/** An immutable set of characters, for the test that most places of a text fail. */
public final class Alphabet {
  private final long[] members = new long[1 << 10];

  private Alphabet() {}

  /** The characters of all strings. */
  public static Alphabet of(String... characters) {
    Alphabet alphabet = new Alphabet();
    for (String some : characters) {
      for (int i = 0; i < some.length(); i++) {
        char c = some.charAt(i);
        alphabet.members[c >> 6] |= 1L << c;
      }
    }
    return alphabet;
  }

  /** The characters for which {@code test} holds. */
  public static Alphabet where(IntPredicate test) {
    Alphabet alphabet = new Alphabet();
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      if (test.test(c)) {
        alphabet.members[c >> 6] |= 1L << c;
      }
    }
    return alphabet;
  }

  /** The characters of both. */
  public Alphabet or(Alphabet other) {
    Alphabet both = new Alphabet();
    for (int i = 0; i < members.length; i++) {
      both.members[i] = members[i] | other.members[i];
    }
    return both;
  }

  /** Whether the character is one of them. */
  public boolean contains(char c) {
    return (members[c >> 6] & 1L << c) != 0;
  }
}
