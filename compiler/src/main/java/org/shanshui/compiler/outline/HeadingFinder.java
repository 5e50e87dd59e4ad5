package org.shanshui.compiler.outline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.Marker.Style;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.language.noise.CleanText;

/** Finds headings by their number, their form and their place. */
final class HeadingFinder {
  static final int LONGEST_TITLE = 64;
  private static final int LONGEST_FOURTH = 30;
  private static final int SHORTEST_BODY = 30;

  private final List<Passage> passages;
  private final boolean[] inTable;
  private final UnnumberedHeadings unnumbered;
  private final List<Heading> found = new ArrayList<>();

  HeadingFinder(
      List<Passage> passages,
      boolean[] inTable,
      @Nullable String documentTitle,
      boolean mayLoseBold) {
    this.passages = passages;
    this.inTable = inTable;
    this.unnumbered = new UnnumberedHeadings(passages, documentTitle, mayLoseBold);
  }

  /** The headings in order; those without number have no level yet. */
  List<Heading> find() {
    boolean inAttachments = false;
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      if (passage.isTable() || inTable[i]) {
        continue;
      }
      CleanText text = passage.text();
      Marker marker = passage.marker();
      // The list of attachments numbers its lines like headings.
      if (text.text().startsWith("附件") && text.length() < 60) {
        inAttachments = true;
        continue;
      }
      inAttachments &= marker != null && marker.style() == Style.THIRD;
      if (inAttachments) {
        continue;
      }
      Heading heading = marker == null ? unnumbered.at(i, found.isEmpty()) : numbered(i, marker);
      if (heading != null) {
        found.add(heading);
      }
    }
    return found;
  }

  private @Nullable Heading numbered(int index, Marker marker) {
    Passage passage = passages.get(index);
    String text = passage.text().text();
    int stop = sentenceStop(text, marker.contentStart());
    boolean alone = stop >= text.length() - 1;
    int end = Math.min(stop, text.length());
    int length = end - marker.contentStart();
    if (length < 2 || length > LONGEST_TITLE) {
      return null;
    }
    boolean stopped = stop < text.length();
    if (marker.style().isChapterLike() && stopped && !alone) {
      return null;
    }
    boolean deep = marker.level() == 4 && marker.style() != Style.DECIMAL;
    if (deep && length > LONGEST_FOURTH) {
      return null;
    }
    char last = text.charAt(text.length() - 1);
    if (alone) {
      // An item that is one whole sentence is a list item, unless a body follows it.
      if ((stopped || last == ';' || last == ':' || last == ',') && !bodyFollows(passages, index)) {
        return null;
      }
      if (deep && !bodyFollows(passages, index)) {
        return null;
      }
    }
    String title = text.substring(marker.contentStart(), end);
    return new Heading(
        index, marker, marker.level(), strip(title), alone ? text.length() : end + 1);
  }

  /** Where the first sentence ends: the index of its mark, or the length. */
  private static int sentenceStop(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '“' || c == '(' || c == '《') {
        depth++;
      } else if (c == '”' || c == ')' || c == '》') {
        depth = Math.max(0, depth - 1);
      } else if ((c == '。' || c == ';') && depth == 0) {
        return i;
      } else if (c == ':' && depth == 0 && i > from + 1) {
        return i;
      }
    }
    return text.length();
  }

  /** Whether a paragraph follows a passage at once. */
  static boolean bodyFollows(List<Passage> passages, int index) {
    if (index + 1 >= passages.size()) {
      return false;
    }
    Passage next = passages.get(index + 1);
    return !next.isTable() && next.marker() == null && next.text().length() >= SHORTEST_BODY;
  }

  /** A title without the marks at its ends. */
  static String strip(String title) {
    int from = 0;
    int to = title.length();
    while (from < to && (title.charAt(from) == ' ' || title.charAt(from) == '、')) {
      from++;
    }
    while (to > from && "。;: ,".indexOf(title.charAt(to - 1)) >= 0) {
      to--;
    }
    return title.substring(from, to);
  }
}
