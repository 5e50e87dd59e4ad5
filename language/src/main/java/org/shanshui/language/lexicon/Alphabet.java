package org.shanshui.language.lexicon;

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

  /** Whether the character is one of them. */
  public boolean contains(char c) {
    return (members[c >> 6] & 1L << c) != 0;
  }
}
