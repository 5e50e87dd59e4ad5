package org.shanshui.language.offices;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads clauses that say who answers for a piece of work (责任分工): 责任单位：…, …牵头，…配合. */
public final class Responsibilities {
  /** A clause in brackets is never longer than this many chars; a longer one is prose. */
  private static final int LONGEST = 2000;

  private Responsibilities() {}

  /** As {@link #parse(CharSequence, int, int)} for the whole of {@code clause}. */
  public static @Nullable Responsibility parse(CharSequence clause) {
    return parse(clause, 0, clause.length());
  }

  /**
   * What the clause from {@code from} to before {@code to} says, with or without its brackets. Null
   * if it does not say who is responsible.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the text
   */
  public static @Nullable Responsibility parse(CharSequence text, int from, int to) {
    Objects.checkFromToIndex(from, to, text.length());
    return new ClauseReader(text).read(from, to, true);
  }

  /** Whether the text has brackets: a cheap test before {@link #find}, that most prose fails. */
  public static boolean mayStandIn(String text) {
    return Clauses.hasOpener(text);
  }

  /**
   * All clauses in brackets that say who is responsible, in order. A bare list of bodies counts
   * only behind the end of a sentence.
   */
  public static List<Responsibility> find(CharSequence text) {
    List<Responsibility> found = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    ClauseReader reader = new ClauseReader(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        open.clear();
      } else if (Clauses.isOpener(c)) {
        open.push(i);
      } else if (Clauses.isCloser(c) && !open.isEmpty()) {
        int start = open.pop();
        // Only the outermost pair: what nests in a clause, 县（市、区）, belongs to it.
        if (open.isEmpty() && i - start <= LONGEST) {
          boolean behindSentence = start > 0 && "。；;！”".indexOf(text.charAt(start - 1)) >= 0;
          Responsibility clause = reader.read(start, i + 1, behindSentence);
          if (clause != null) {
            found.add(clause);
          }
        }
      }
    }
    return found;
  }
}
