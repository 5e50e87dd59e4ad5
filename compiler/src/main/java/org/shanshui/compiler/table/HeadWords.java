package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.Lexicon;
import org.shanshui.language.lexicon.ResourceLines;

/** The words of heads and the roles they give ({@code heads.tsv}). */
final class HeadWords {
  private static final int NONE = Integer.MAX_VALUE;

  /** Words found by their role; of several in a head the one of the first line decides. */
  private final List<Role> roles = new ArrayList<>();

  private final Lexicon whole;
  private final Lexicon parts;

  /** Words from their last character to their first. */
  private final Lexicon ends;

  private static final HeadWords WORDS = new HeadWords();

  private HeadWords() {
    Map<String, Integer> wholeLines = new HashMap<>();
    Map<String, Integer> partLines = new HashMap<>();
    Map<String, Integer> endLines = new HashMap<>();
    for (String line : ResourceLines.of(HeadWords.class, "heads.tsv")) {
      String[] fields = line.split("\t");
      for (String word : fields[2].split(" ")) {
        switch (fields[1]) {
          case "whole" -> wholeLines.putIfAbsent(word, roles.size());
          case "part" -> partLines.putIfAbsent(word, roles.size());
          case "end" ->
              endLines.putIfAbsent(new StringBuilder(word).reverse().toString(), roles.size());
          default -> throw new IllegalArgumentException("heads.tsv: " + line);
        }
      }
      roles.add(Role.valueOf(fields[0]));
    }
    whole = lexicon(wholeLines);
    parts = lexicon(partLines);
    ends = lexicon(endLines);
  }

  /** The longest word found stands for the shorter ones that it begins with. */
  private static Lexicon lexicon(Map<String, Integer> lines) {
    Lexicon.Builder builder = new Lexicon.Builder();
    lines.forEach(
        (word, line) -> {
          int first = line;
          for (int end = 1; end < word.length(); end++) {
            first = Math.min(first, lines.getOrDefault(word.substring(0, end), first));
          }
          builder.add(word, first);
        });
    return builder.build();
  }

  /** The role that a head's words give, null where they give none. */
  static @Nullable Role role(String head) {
    int line = WORDS.line(head);
    return line == NONE ? null : WORDS.roles.get(line);
  }

  private int line(String head) {
    int length = head.length();
    int all = whole.wordOf(head);
    int line = Math.min(all < 0 ? NONE : all, of(ends.longestBefore(head, 0, length)));
    for (int at = 0; at < length; at++) {
      line = Math.min(line, of(parts.longestAt(head, at, length)));
    }
    return line;
  }

  private static int of(long hit) {
    return hit == Lexicon.MISS ? NONE : Lexicon.word(hit);
  }
}
