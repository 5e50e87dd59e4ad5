package org.shanshui.compiler.prose;

import java.util.List;
import org.shanshui.language.lexicon.Lexicon;

/** A list of words (词表) found by where they end; each has its place in the list for number. */
public final class WordEndings {
  private final Lexicon words;
  private final Initials lasts;

  private WordEndings(Lexicon words) {
    this.words = words;
    this.lasts = new Initials(words);
  }

  /** A list of the words given. */
  public static WordEndings of(String... words) {
    return of(List.of(words));
  }

  /** A list of the words given. */
  public static WordEndings of(List<String> words) {
    Lexicon.Builder builder = new Lexicon.Builder();
    for (int i = 0; i < words.size(); i++) {
      builder.add(new StringBuilder(words.get(i)).reverse(), i);
    }
    return new WordEndings(builder.build());
  }

  /** Whether a word ends right before {@code at}. */
  public boolean endsAt(String text, int at) {
    return longestBefore(text, 0, at) != Lexicon.MISS;
  }

  /** Whether {@code text} ends with a word. */
  public boolean end(String text) {
    return endsAt(text, text.length());
  }

  /**
   * The longest word that ends right before {@code to} and starts at or after {@code from}, {@link
   * Lexicon#MISS} for none; {@link Lexicon#end} gives where it starts.
   */
  public long longestBefore(String text, int from, int to) {
    return to > from && lasts.mayHold(text.charAt(to - 1))
        ? words.longestBefore(text, from, to)
        : Lexicon.MISS;
  }
}
