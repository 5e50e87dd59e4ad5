package org.shanshui.language.lexicon;

import java.util.Arrays;
import org.shanshui.language.noise.TraditionalChars;

/**
 * The first three characters of words, as sets that fit the nearest cache, which a trie does not.
 * Most places of a text hold the first character of some word, few hold the first two, and hardly
 * any the first three; this tells them apart before anything is looked up. Never wrong where it
 * says no. Immutable.
 */
public final class WordStarts {
  /** Stands third where a word has but two characters. */
  private static final char END = '\0';

  private final long[] singles;
  private final boolean anySingle;
  private final Heads pairs;
  private final Heads triples;
  private final long[] known;

  private WordStarts(long[] singles, long[] known) {
    this.singles = singles;
    this.anySingle = !Arrays.equals(singles, new long[singles.length]);
    this.known = known;
    this.pairs = new Heads(known.length);
    this.triples = new Heads(known.length);
    for (long head : known) {
      pairs.add(head >>> 16);
      triples.add(head);
    }
  }

  /** A set of hashed heads, which holds each head added, and hardly any other. */
  private static final class Heads {
    private final long[] bits;
    private final int shift;

    Heads(int size) {
      // Over 16 bits a head let less than one wrong head in 16 through.
      bits = new long[Math.max(64, Integer.highestOneBit(size) >> 1)];
      shift = Long.numberOfLeadingZeros((long) bits.length << 6) + 1;
    }

    void add(long head) {
      int bit = bit(head);
      bits[bit >>> 6] |= 1L << bit;
    }

    boolean mayHold(long head) {
      int bit = bit(head);
      return (bits[bit >>> 6] >>> bit & 1) != 0;
    }

    private int bit(long head) {
      // The upper bits of the product are the ones that hang on all characters.
      return (int) (head * 0x9E3779B97F4A7C15L >>> shift);
    }
  }

  /** Whether a word may start at {@code from}. */
  public boolean mayStart(CharSequence text, int from, int to) {
    return next(text, from, Math.min(from + 1, to), to) == from;
  }

  /**
   * All places of a text where a word may start, in order: for those who look for several lists.
   */
  public int[] all(CharSequence text) {
    int length = text.length();
    int[] all = new int[16 + length / 32];
    int count = 0;
    for (int at = next(text, 0, length); at < length; at = next(text, at + 1, length)) {
      if (count == all.length) {
        all = Arrays.copyOf(all, 2 * count);
      }
      all[count++] = at;
    }
    return Arrays.copyOf(all, count);
  }

  /** The first place at or after {@code from} where a word may start, {@code to} for none. */
  public int next(CharSequence text, int from, int to) {
    return next(text, from, to, to);
  }

  /** The first place before {@code end} where a word that ends by {@code to} may start. */
  private int next(CharSequence text, int from, int end, int to) {
    char next = from < to ? TraditionalChars.simplify(text.charAt(from)) : END;
    for (int at = from; at < end; at++) {
      char c = next;
      next = at + 1 < to ? TraditionalChars.simplify(text.charAt(at + 1)) : END;
      if (anySingle && isWord(c)) {
        return at;
      }
      long pair = (long) c << 16 | next;
      if (pairs.mayHold(pair) && mayGoOn(pair, text, at + 2, to)) {
        return at;
      }
    }
    return end;
  }

  /** Whether a word may be the pair, or go on after it with the character that stands there. */
  private boolean mayGoOn(long pair, CharSequence text, int third, int to) {
    return triples.mayHold(pair << 16 | END)
        || third < to
            && triples.mayHold(pair << 16 | TraditionalChars.simplify(text.charAt(third)));
  }

  /** Whether a word may start with two simplified characters. */
  boolean mayStart(char c, char next) {
    return pairs.mayHold((long) c << 16 | next);
  }

  /** Whether a simplified character is a word. */
  boolean isWord(char c) {
    return (singles[c >>> 6] >>> c & 1) != 0;
  }

  /** Collects starts; {@link #build} makes the set. Not thread-safe. */
  public static final class Builder {
    private final long[] singles = new long[(Character.MAX_VALUE + 1) >>> 6];
    private long[] known = new long[1 << 8];
    private int size;

    /** An empty builder. */
    public Builder() {}

    /** Adds what every word of the lexicon starts with. */
    public Builder add(Lexicon words) {
      WordStarts other = words.starts();
      for (long head : other.known) {
        add(head);
      }
      for (int i = 0; i < singles.length; i++) {
        singles[i] |= other.singles[i];
      }
      return this;
    }

    /** Adds the words of the lexicon with {@code before} put before them. */
    public Builder addAfter(String before, Lexicon words) {
      WordStarts other = words.starts();
      StringBuilder word = new StringBuilder(before);
      for (char c = 0; c < Character.MAX_VALUE; c++) {
        if (other.isWord(c)) {
          word.setLength(before.length());
          add(word.append(c));
        }
      }
      for (long head : other.known) {
        word.setLength(before.length());
        add(word.append((char) (head >>> 32)).append((char) (head >>> 16)));
      }
      return this;
    }

    /** Adds what a word starts with. */
    public Builder add(CharSequence word) {
      char c = TraditionalChars.simplify(word.charAt(0));
      if (word.length() == 1) {
        singles[c >>> 6] |= 1L << c;
      } else {
        char next = TraditionalChars.simplify(word.charAt(1));
        char third = word.length() > 2 ? TraditionalChars.simplify(word.charAt(2)) : END;
        add((long) c << 32 | (long) next << 16 | third);
      }
      return this;
    }

    private void add(long head) {
      if (size == known.length) {
        known = Arrays.copyOf(known, 2 * size);
      }
      known[size++] = head;
    }

    /** The set of all that was added. */
    public WordStarts build() {
      Arrays.sort(known, 0, size);
      int distinct = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || known[i] != known[i - 1]) {
          known[distinct++] = known[i];
        }
      }
      size = distinct;
      return new WordStarts(singles.clone(), Arrays.copyOf(known, size));
    }
  }
}
