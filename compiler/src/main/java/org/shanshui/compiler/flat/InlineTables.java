package org.shanshui.compiler.flat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Marker.Style;
import org.shanshui.compiler.table.Head;
import org.shanshui.language.noise.CleanText;

/**
 * Finds tables in the middle of a line, as a text that lost all its breaks has them: from the first
 * of three heads that blanks part to where a sentence or a numbered heading begins.
 */
final class InlineTables {
  private static final int SHORTEST = 60;
  private static final int FEWEST_CELLS = 9;
  private static final int FEWEST_HEADS = 3;
  private static final int LONGEST_HEAD = 14;

  private final String text;
  private final List<int[]> words = new ArrayList<>();

  private InlineTables(String text, int from, int to) {
    this.text = text;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || FlatLine.isBlank(text.charAt(i))) {
        if (i > start) {
          words.add(new int[] {start, i});
        }
        start = i + 1;
      }
    }
  }

  /**
   * The parts of a line, each a table or what stands beside one: {start, end}; null where the line
   * holds no table or is one as a whole.
   */
  static @Nullable List<int[]> parts(String text, int from, int to) {
    if (to - from < SHORTEST) {
      return null;
    }
    InlineTables line = new InlineTables(text, from, to);
    return line.words.size() < FEWEST_CELLS ? null : line.parts();
  }

  private @Nullable List<int[]> parts() {
    List<int[]> parts = new ArrayList<>();
    int from = 0;
    for (int w = 0; w + FEWEST_CELLS <= words.size(); w++) {
      int end = isHeads(w) ? tableEnd(w) : w;
      if (end - w < FEWEST_CELLS) {
        continue;
      }
      if (w > from) {
        parts.add(span(from, w));
      }
      parts.add(span(w, end));
      from = end;
      w = end - 1;
    }
    if (from > 0 && from < words.size()) {
      parts.add(span(from, words.size()));
    }
    return parts.size() < 2 ? null : parts;
  }

  private int[] span(int from, int to) {
    return new int[] {words.get(from)[0], words.get(to - 1)[1]};
  }

  private boolean isHeads(int from) {
    for (int w = from; w < from + FEWEST_HEADS; w++) {
      int[] word = words.get(w);
      if (word[1] - word[0] > LONGEST_HEAD || endsTable(word(w)) || !Head.isHead(word(w))) {
        return false;
      }
    }
    return true;
  }

  private int tableEnd(int from) {
    int w = from + FEWEST_HEADS;
    while (w < words.size() && !endsTable(word(w))) {
      w++;
    }
    return w;
  }

  private static boolean endsTable(String word) {
    Marker marker = Marker.of(word);
    boolean heading =
        marker != null
            && (marker.style() == Style.FIRST
                || marker.style() == Style.SECOND
                || marker.style().isChapterLike());
    return heading || word.indexOf('。') >= 0 || word.startsWith("注:");
  }

  private String word(int w) {
    return CleanText.of(text, words.get(w)[0], words.get(w)[1]).text();
  }
}
