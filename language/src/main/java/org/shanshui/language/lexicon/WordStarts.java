package org.shanshui.language.lexicon;

import java.util.Arrays;
import java.util.BitSet;
import org.shanshui.language.noise.TraditionalChars;

/**
 * The first two characters of words, as a set that fits the nearest cache, which a trie does not.
 * Most places of a text hold the first character of some word, few hold the first two; this tells
 * them apart before anything is looked up. Never wrong where it says no. Immutable.
 */
public final class WordStarts {
  private final long[] singles;
  private final long[] pairs;
  private final int shift;
  private final int[] known;

  private WordStarts(long[] singles, int[] known) {
    this.singles = singles;
    this.known = known;
    // Over 16 bits a pair let less than one wrong pair in 16 through.
    this.pairs = new long[Math.max(64, Integer.highestOneBit(known.length) >> 1)];
    this.shift = Integer.numberOfLeadingZeros(pairs.length << 6) + 1;
    for (int pair : known) {
      int bit = bit((char) (pair >>> 16), (char) pair);
      pairs[bit >>> 6] |= 1L << bit;
    }
  }

  /** Whether a word may start at {@code from}. */
  public boolean mayStart(CharSequence text, int from, int to) {
    char c = TraditionalChars.simplify(text.charAt(from));
    return from + 1 < to && mayStart(c, TraditionalChars.simplify(text.charAt(from + 1)))
        || isWord(c);
  }

  /** Whether a word may start with two simplified characters. */
  boolean mayStart(char c, char next) {
    int bit = bit(c, next);
    return (pairs[bit >>> 6] >>> bit & 1) != 0;
  }

  /** Whether a simplified character is a word. */
  boolean isWord(char c) {
    return (singles[c >>> 6] >>> c & 1) != 0;
  }

  private int bit(char c, char next) {
    // The upper bits of the product are the ones that hang on all of both characters.
    return (c << 16 | next) * 0x9E3779B1 >>> shift;
  }

  /** Collects starts; {@link #build} makes the set. Not thread-safe. */
  public static final class Builder {
    private final long[] singles = new long[(Character.MAX_VALUE + 1) >>> 6];
    private int[] known = new int[1 << 8];
    private int size;

    /** An empty builder. */
    public Builder() {}

    /** Adds what every word of the lexicon starts with. */
    public Builder add(Lexicon words) {
      WordStarts other = words.starts();
      for (int pair : other.known) {
        add((char) (pair >>> 16), (char) pair);
      }
      for (int i = 0; i < singles.length; i++) {
        singles[i] |= other.singles[i];
      }
      return this;
    }

    /**
     * Adds the words of the lexicon with one of the characters of {@code before} put before them.
     */
    public Builder addAfter(String before, Lexicon words) {
      WordStarts other = words.starts();
      BitSet firsts = BitSet.valueOf(other.singles);
      for (int pair : other.known) {
        firsts.set(pair >>> 16);
      }
      for (int i = 0; i < before.length(); i++) {
        char c = before.charAt(i);
        firsts.stream().forEach(next -> add(c, (char) next));
      }
      return this;
    }

    /** Adds one word's start. */
    public Builder add(String word) {
      char c = TraditionalChars.simplify(word.charAt(0));
      if (word.length() == 1) {
        singles[c >>> 6] |= 1L << c;
      } else {
        add(c, TraditionalChars.simplify(word.charAt(1)));
      }
      return this;
    }

    /** Adds a simplified character that is a word. */
    void add(char word) {
      singles[word >>> 6] |= 1L << word;
    }

    /** Adds the simplified first two characters of words. */
    void add(char c, char next) {
      if (size == known.length) {
        known = Arrays.copyOf(known, 2 * size);
      }
      known[size++] = c << 16 | next;
    }

    /** The set of all that was added. */
    public WordStarts build() {
      return new WordStarts(singles.clone(), Arrays.copyOf(known, size));
    }
  }
}
