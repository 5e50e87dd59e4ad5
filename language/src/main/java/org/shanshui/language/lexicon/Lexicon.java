package org.shanshui.language.lexicon;

import java.util.Arrays;
import org.shanshui.language.noise.TraditionalChars;

/**
 * A list of words (词表) in a trie. Traditional characters match simplified ones. Immutable; safe to
 * share between threads.
 *
 * <p>A hit is a {@code long} that holds where the word ends and which word it is, so that scanning
 * allocates nothing; read it by {@link #end} and {@link #word}.
 */
public final class Lexicon {
  /** No word starts here. */
  public static final long MISS = -1L;

  private static final int NODE_BITS = 24;
  private static final int TARGET_MASK = (1 << NODE_BITS) - 1;

  /** The node before any character; no edge leads to it, so it stands for none as well. */
  private static final int ROOT = 0;

  private final WordStarts starts;
  private final long[] edges;
  private final int[] words;

  private Lexicon(WordStarts starts, long[] edges, int[] words) {
    this.starts = starts;
    this.edges = edges;
    this.words = words;
  }

  /** A lexicon of the words given, each with the number 0. */
  public static Lexicon of(String... words) {
    Builder builder = new Builder();
    for (String word : words) {
      builder.add(word, 0);
    }
    return builder.build();
  }

  /** A lexicon of the words given from their last character to their first, each numbered 0. */
  public static Lexicon reversed(String... words) {
    Builder builder = new Builder();
    for (String word : words) {
      builder.add(new StringBuilder(word).reverse(), 0);
    }
    return builder.build();
  }

  /**
   * The longest word that starts at {@code from} and ends at or before {@code to}, or {@link
   * #MISS}.
   */
  public long longestAt(CharSequence text, int from, int to) {
    if (from >= to) {
      return MISS;
    }
    char c = TraditionalChars.simplify(text.charAt(from));
    int at = from + 1;
    char next = at < to ? TraditionalChars.simplify(text.charAt(at)) : 0;
    boolean pair = at < to && starts.mayStart(c, next, text, at + 1, to);
    if (!pair && !starts.isWord(c)) {
      return MISS;
    }
    int node = step(edges, ROOT, c);
    long hit = words[node] >= 0 ? (long) at << 32 | words[node] : MISS;
    if (!pair || node == ROOT) {
      return hit;
    }
    while ((node = step(edges, node, next)) != ROOT) {
      at++;
      if (words[node] >= 0) {
        hit = (long) at << 32 | words[node];
      }
      if (at == to) {
        break;
      }
      next = TraditionalChars.simplify(text.charAt(at));
    }
    return hit;
  }

  /** The first word that stands inside {@code [from, to)}, the longest there, or {@link #MISS}. */
  public long firstIn(CharSequence text, int from, int to) {
    int at = from;
    while ((at = starts.next(text, at, to)) < to) {
      long hit = longestAt(text, at, to);
      if (hit != MISS) {
        return hit;
      }
      at++;
    }
    return MISS;
  }

  /** Whether a word stands in {@code text}. */
  public boolean isIn(CharSequence text) {
    return firstIn(text, 0, text.length()) != MISS;
  }

  /** Whether a word starts with the character: a cheap test before {@link #longestAt}. */
  public boolean mayStart(char c) {
    return step(edges, ROOT, TraditionalChars.simplify(c)) != ROOT;
  }

  /** The characters that words start with, traditional ones beside the simplified. */
  public String initials() {
    StringBuilder initials = new StringBuilder();
    for (long edge : edges) {
      if (edge != 0 && edge >>> NODE_BITS + Character.SIZE == ROOT) {
        char c = (char) (edge >>> NODE_BITS);
        initials.append(c).append(TraditionalChars.formsOf(c));
      }
    }
    return initials.toString();
  }

  /** Whether a word may start at {@code from}; seldom wrong, since it looks at three characters. */
  public boolean mayStart(CharSequence text, int from, int to) {
    return starts.mayStart(text, from, to);
  }

  /** What the words start with. */
  public WordStarts starts() {
    return starts;
  }

  /**
   * For a lexicon of words added from their last character to their first: the longest word that
   * ends right before {@code to} and starts at or after {@code from}, or {@link #MISS}. {@link
   * #end} then gives where the word starts.
   */
  public long longestBefore(CharSequence text, int from, int to) {
    if (to <= from) {
      return MISS;
    }
    int node = step(edges, ROOT, TraditionalChars.simplify(text.charAt(to - 1)));
    long hit = MISS;
    int at = to - 1;
    while (node != ROOT) {
      if (words[node] >= 0) {
        hit = (long) at << 32 | words[node];
      }
      if (at == from) {
        break;
      }
      node = step(edges, node, TraditionalChars.simplify(text.charAt(--at)));
    }
    return hit;
  }

  /** The word's number if {@code text} as a whole is a word, else −1. */
  public int wordOf(CharSequence text) {
    long hit = longestAt(text, 0, text.length());
    return hit != MISS && end(hit) == text.length() ? word(hit) : -1;
  }

  /** Where the hit's word ends, exclusive. */
  public static int end(long hit) {
    return (int) (hit >>> 32);
  }

  /** The number that the hit's word was added with. */
  public static int word(long hit) {
    return (int) hit;
  }

  /** The slot of an edge: of its node, its character and, once it is linked, where it leads. */
  private static int slot(long[] edges, int node, char c) {
    long key = (long) node << 16 | c;
    int mask = edges.length - 1;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (edges[at] != 0 && edges[at] >>> NODE_BITS != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private static int step(long[] edges, int node, char c) {
    return (int) edges[slot(edges, node, c)] & TARGET_MASK;
  }

  /** Collects words; {@link #build} makes the lexicon. Not thread-safe. */
  public static final class Builder {
    private final WordStarts.Builder starts = new WordStarts.Builder();
    private long[] edges = new long[1 << 8];
    private int[] words = new int[1 << 7];
    private int nodes = 1;

    /** An empty builder. */
    public Builder() {
      Arrays.fill(words, -1);
    }

    /**
     * The number of {@code word}, which is {@code number} if the word is new here.
     *
     * @throws IllegalArgumentException if the word is empty or the number negative
     */
    public int add(CharSequence word, int number) {
      if (word.length() == 0 || number < 0) {
        throw new IllegalArgumentException("词不能为空 / a word must not be empty: " + number);
      }
      starts.add(word);
      int node = ROOT;
      for (int i = 0; i < word.length(); i++) {
        char c = TraditionalChars.simplify(word.charAt(i));
        int next = step(edges, node, c);
        if (next == ROOT) {
          next = newNode();
          link(node, c, next);
        }
        node = next;
      }
      if (words[node] < 0) {
        words[node] = number;
      }
      return words[node];
    }

    /** The lexicon of all words added. */
    public Lexicon build() {
      return new Lexicon(starts.build(), edges.clone(), Arrays.copyOf(words, nodes));
    }

    private int newNode() {
      if (nodes == words.length) {
        words = Arrays.copyOf(words, 2 * nodes);
        Arrays.fill(words, nodes, words.length, -1);
      }
      return nodes++;
    }

    private void link(int node, char c, int next) {
      if (nodes * 2 > edges.length) {
        long[] old = edges;
        edges = new long[2 * old.length];
        for (long edge : old) {
          if (edge != 0) {
            edges[slot(edges, (int) (edge >>> 16 + NODE_BITS), (char) (edge >>> NODE_BITS))] = edge;
          }
        }
      }
      edges[slot(edges, node, c)] = ((long) node << 16 | c) << NODE_BITS | next;
    }
  }
}
