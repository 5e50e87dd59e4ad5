package org.shanshui.compiler.quantity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shanshui.language.lexicon.Lexicon;

/** A list of words that ships beside the rules; lines that begin with # are remarks. */
final class WordList {
  private WordList() {}

  /** A lexicon of words found by where they start; each has its place in the list for number. */
  static Lexicon lexicon(Collection<String> words) {
    Lexicon.Builder builder = new Lexicon.Builder();
    int number = 0;
    for (String word : words) {
      builder.add(word, number++);
    }
    return builder.build();
  }

  /** A lexicon of words found by where they end. */
  static Lexicon endings(Collection<String> words) {
    Lexicon.Builder builder = new Lexicon.Builder();
    int number = 0;
    for (String word : words) {
      builder.add(new StringBuilder(word).reverse(), number++);
    }
    return builder.build();
  }

  /** The words of a resource that has several a line. */
  static Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String line : lines(name)) {
      words.addAll(List.of(line.trim().split("\\s+")));
    }
    return words;
  }

  /** The lines of a resource of this package, remarks and empty lines left out. */
  static List<String> lines(String name) {
    InputStream in = WordList.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("缺少词表 / word list missing: " + name);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
