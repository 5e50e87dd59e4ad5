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

  /** Characters looked at in one go, so that what may start there stays in the nearest cache. */
  private static final int STRETCH = 128;

  private final long[] singles;
  private final Heads pairs;
  private final Heads triples;
  private final long[] known;

  private WordStarts(long[] singles, long[] known) {
    this.singles = singles;
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
      return (bits(head) & 1) != 0;
    }

    /** Bits of which the lowest is 1 where the head may be held. */
    long bits(long head) {
      int bit = bit(head);
      return bits[bit >>> 6] >>> bit;
    }

    private int bit(long head) {
      // The upper bits of the product are the ones that hang on all characters.
      return (int) (head * 0x9E3779B97F4A7C15L >>> shift);
    }
  }

  /**
   * All places of a text where a word may start, in order: the way to look for words in long texts,
   * or for several lists of words at once. It takes no branch for a character, since which pairs of
   * characters may start a word is what a processor cannot guess.
   */
  public int[] all(CharSequence text) {
    int length = text.length();
    int[] all = new int[Math.min(length, STRETCH)];
    int count = 0;
    char[] simple = new char[STRETCH + 2];
    for (int from = 0; from < length; from += STRETCH) {
      int size = Math.min(length - from, STRETCH);
      if (all.length < count + size) {
        all = Arrays.copyOf(all, Math.max(2 * all.length, count + STRETCH));
      }
      simplify(text, from, simple);
      int paired = addPairs(simple, size, from, all, count);
      count = keepTriples(simple, from, all, count, paired);
    }
    return Arrays.copyOf(all, count);
  }

  /** Fills {@code simple} with the simplified text from an index on, with {@link #END} after it. */
  private static void simplify(CharSequence text, int from, char[] simple) {
    int size = Math.min(text.length() - from, simple.length);
    for (int i = 0; i < size; i++) {
      simple[i] = TraditionalChars.simplify(text.charAt(from + i));
    }
    Arrays.fill(simple, size, simple.length, END);
  }

  /** Adds to the {@code count} places known those where the first two characters may stand. */
  private int addPairs(char[] simple, int size, int from, int[] places, int count) {
    int end = count;
    for (int i = 0; i < size; i++) {
      char c = simple[i];
      places[end] = from + i;
      end += (int) ((pairs.bits((long) c << 16 | simple[i + 1]) | singles[c >>> 6] >>> c) & 1);
    }
    return end;
  }

  /** Keeps of the places from {@code count} to {@code end} those where the third fits as well. */
  private int keepTriples(char[] simple, int from, int[] places, int count, int end) {
    int kept = count;
    for (int i = count; i < end; i++) {
      int at = places[i] - from;
      char c = simple[at];
      long pair = ((long) c << 16 | simple[at + 1]) << 16;
      long bits = triples.bits(pair | END) | triples.bits(pair | simple[at + 2]);
      places[kept] = places[i];
      kept += (int) ((bits | singles[c >>> 6] >>> c) & 1);
    }
    return kept;
  }

  /**
   * The first place inside {@code [from, to)} where the first two characters of a word may stand.
   */
  int next(CharSequence text, int from, int to) {
    if (from >= to) {
      return to;
    }
    char next = TraditionalChars.simplify(text.charAt(from));
    for (int at = from; at < to; at++) {
      char c = next;
      next = at + 1 < to ? TraditionalChars.simplify(text.charAt(at + 1)) : END;
      if (((pairs.bits((long) c << 16 | next) | singles[c >>> 6] >>> c) & 1) != 0) {
        return at;
      }
    }
    return to;
  }

  /** Whether a word that ends by {@code to} may start at {@code from}. */
  public boolean mayStart(CharSequence text, int from, int to) {
    if (from >= to) {
      return false;
    }
    char c = TraditionalChars.simplify(text.charAt(from));
    char next = from + 1 < to ? TraditionalChars.simplify(text.charAt(from + 1)) : END;
    return isWord(c) || mayStart(c, next, text, from + 2, to);
  }

  /** Whether a word may be the pair, or go on after it with the character that stands there. */
  private boolean mayGoOn(long pair, CharSequence text, int third, int to) {
    return triples.mayHold(pair << 16 | END)
        || third < to
            && triples.mayHold(pair << 16 | TraditionalChars.simplify(text.charAt(third)));
  }

  /**
   * Whether a word of several characters may start with two simplified ones and go on with the one
   * that stands at {@code third}.
   */
  boolean mayStart(char c, char next, CharSequence text, int third, int to) {
    long pair = (long) c << 16 | next;
    return pairs.mayHold(pair) && mayGoOn(pair, text, third, to);
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
      for (int i = 0; i < other.singles.length; i++) {
        for (long rest = other.singles[i]; rest != 0; rest &= rest - 1) {
          word.setLength(before.length());
          add(word.append((char) (i << 6 | Long.numberOfTrailingZeros(rest))));
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
