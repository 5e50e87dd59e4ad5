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

  /** Those of the characters that stand at {@code first} or behind it. */
  public Alphabet from(char first) {
    Alphabet alphabet = new Alphabet();
    for (int i = first >> 6; i < members.length; i++) {
      alphabet.members[i] = members[i];
    }
    alphabet.members[first >> 6] &= -1L << first;
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
