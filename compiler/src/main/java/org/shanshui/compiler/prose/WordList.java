package org.shanshui.compiler.prose;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.lexicon.ResourceLines;

/** A list of words (词表) found by where they start. Immutable. */
public final class WordList {
  private final Lexicon words;
  private final Initials initials;

  private WordList(Lexicon words) {
    this.words = words;
    this.initials = new Initials(words);
  }

  /** A list of the words given. */
  public static WordList of(String... words) {
    return of(List.of(words));
  }

  /** A list of the words given. */
  public static WordList of(Collection<String> words) {
    return new WordList(Lexicon.of(words.toArray(String[]::new)));
  }

  /** The words of the file {@code name} beside {@code owner}: several a line, # before remarks. */
  public static WordList read(Class<?> owner, String name) {
    return of(words(owner, name));
  }

  /** The same file's words in their order. */
  public static Set<String> words(Class<?> owner, String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String line : ResourceLines.of(owner, name)) {
      words.addAll(List.of(line.split(" ")));
    }
    return words;
  }

  /** Where the longest word that starts at {@code at} ends, -1 where none starts. */
  public int endAt(String text, int at) {
    return endAt(text, at, text.length());
  }

  /** The same of words that end at or before {@code to}. */
  public int endAt(String text, int at, int to) {
    if (at >= to || !initials.mayHold(text.charAt(at))) {
      return -1;
    }
    long found = words.longestAt(text, at, to);
    return found == Lexicon.MISS ? -1 : Lexicon.end(found);
  }

  /** Whether a word starts at {@code at}. */
  public boolean startsAt(String text, int at) {
    return endAt(text, at) >= 0;
  }

  /** Where the first word inside {@code [from, to)} ends, -1 where there is none. */
  public int firstEnd(String text, int from, int to) {
    long found = words.firstIn(text, from, to);
    return found == Lexicon.MISS ? -1 : Lexicon.end(found);
  }

  /** Whether a word stands inside {@code [from, to)}. */
  public boolean isIn(String text, int from, int to) {
    return firstEnd(text, from, to) >= 0;
  }

  /** Whether {@code text} holds a word. */
  public boolean isIn(String text) {
    return isIn(text, 0, text.length());
  }
}
