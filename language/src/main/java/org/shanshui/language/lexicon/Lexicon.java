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

  private final int[] first;
  private final long[] edges;
  private final int[] targets;
  private final int[] words;

  private Lexicon(int[] first, long[] edges, int[] targets, int[] words) {
    this.first = first;
    this.edges = edges;
    this.targets = targets;
    this.words = words;
  }

  /**
   * The longest word that starts at {@code from} and ends at or before {@code to}, or {@link
   * #MISS}.
   */
  public long longestAt(CharSequence text, int from, int to) {
    if (from >= to) {
      return MISS;
    }
    int node = first[TraditionalChars.simplify(text.charAt(from))];
    long hit = MISS;
    int at = from + 1;
    while (node != 0) {
      if (words[node] >= 0) {
        hit = (long) at << 32 | words[node];
      }
      if (at == to) {
        break;
      }
      node = step(edges, targets, node, TraditionalChars.simplify(text.charAt(at++)));
    }
    return hit;
  }

  /** Whether a word starts with the character: a cheap test before {@link #longestAt}. */
  public boolean mayStart(char c) {
    return first[TraditionalChars.simplify(c)] != 0;
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
    int node = first[TraditionalChars.simplify(text.charAt(to - 1))];
    long hit = MISS;
    int at = to - 1;
    while (node != 0) {
      if (words[node] >= 0) {
        hit = (long) at << 32 | words[node];
      }
      if (at == from) {
        break;
      }
      node = step(edges, targets, node, TraditionalChars.simplify(text.charAt(--at)));
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

  private static int slot(long[] edges, long edge) {
    int mask = edges.length - 1;
    int at = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (edges[at] != 0 && edges[at] != edge) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private static int step(long[] edges, int[] targets, int node, char c) {
    int at = slot(edges, (long) node << 16 | c);
    return edges[at] == 0 ? 0 : targets[at];
  }

  /** Collects words; {@link #build} makes the lexicon. Not thread-safe. */
  public static final class Builder {
    private final int[] first = new int[Character.MAX_VALUE + 1];
    private long[] edges = new long[1 << 12];
    private int[] targets = new int[1 << 12];
    private int[] words = new int[1 << 11];
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
      char c = TraditionalChars.simplify(word.charAt(0));
      if (first[c] == 0) {
        first[c] = newNode();
      }
      int node = first[c];
      for (int i = 1; i < word.length(); i++) {
        c = TraditionalChars.simplify(word.charAt(i));
        int next = step(edges, targets, node, c);
        if (next == 0) {
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
      return new Lexicon(
          first.clone(), edges.clone(), targets.clone(), Arrays.copyOf(words, nodes));
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
        long[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new long[2 * oldEdges.length];
        targets = new int[edges.length];
        for (int i = 0; i < oldEdges.length; i++) {
          if (oldEdges[i] != 0) {
            int at = slot(edges, oldEdges[i]);
            edges[at] = oldEdges[i];
            targets[at] = oldTargets[i];
          }
        }
      }
      int at = slot(edges, (long) node << 16 | c);
      edges[at] = (long) node << 16 | c;
      targets[at] = next;
    }
  }
}
