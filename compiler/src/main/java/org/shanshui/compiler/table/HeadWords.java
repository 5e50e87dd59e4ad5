package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.lexicon.ResourceLines;

/** The words of heads and the roles they give ({@code heads.tsv}). */
final class HeadWords {
  private static final List<Line> LINES = read();

  private HeadWords() {}

  /** How a word stands in a head. */
  private enum Where {
    WHOLE,
    END,
    PART
  }

  private record Line(Role role, Where where, String[] words) {
    boolean fits(String head) {
      for (String word : words) {
        boolean fits =
            switch (where) {
              case WHOLE -> head.equals(word);
              case END -> head.endsWith(word);
              case PART -> head.contains(word);
            };
        if (fits) {
          return true;
        }
      }
      return false;
    }
  }

  /** The role that a head's words give, null where they give none. */
  static @Nullable Role role(String head) {
    for (Line line : LINES) {
      if (line.fits(head)) {
        return line.role();
      }
    }
    return null;
  }

  private static List<Line> read() {
    List<Line> lines = new ArrayList<>();
    for (String line : ResourceLines.of(HeadWords.class, "heads.tsv")) {
      String[] fields = line.split("\t");
      lines.add(
          new Line(
              Role.valueOf(fields[0]),
              Where.valueOf(fields[1].toUpperCase(Locale.ROOT)),
              fields[2].split(" ")));
    }
    return lines;
  }
}
