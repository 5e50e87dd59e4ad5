package org.shanshui.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import org.shanshui.compiler.read.Block;
import org.shanshui.language.lexicon.Alphabet;

/**
 * Finds the marks of notes inside sentences: ①, [1], 〔1〕, ¹. They stand right behind a word, and no
 * number, unit or enumeration is read from them.
 */
final class NoteMarks {
  private static final String RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹";

  /** What a mark begins with. */
  private static final Alphabet FIRST = Alphabet.of("[〔［", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", RAISED);

  private NoteMarks() {}

  /** A mark's place in the document. */
  record Mark(int start, int end) {}

  /**
   * The marks in a block, in order.
   *
   * @param bodies the circled numbers that bodies of notes begin with
   */
  static List<Mark> in(String text, Block block, String bodies) {
    List<Mark> marks = List.of();
    boolean enumerates = false;
    for (int i = block.start() + 1; i < block.end(); i++) {
      char c = text.charAt(i);
      if (!FIRST.contains(c)) {
        continue;
      }
      char before = text.charAt(i - 1);
      if (isCircled(c) && "：；。:;".indexOf(before) >= 0) {
        enumerates = true;
      }
      int end = end(text, i, block.end());
      if (end < 0
          || !endsWord(before)
          || isCircled(c) && !isNote(c, bodies, enumerates || !stops(text, end, block))) {
        continue;
      }
      if (marks.isEmpty()) {
        if (!isProse(text, block)) {
          return List.of();
        }
        marks = new ArrayList<>();
      }
      marks.add(new Mark(i, end));
      i = end - 1;
    }
    return marks;
  }

  private static boolean isNote(char c, String bodies, boolean doubtful) {
    return bodies.indexOf(c) >= 0 || !doubtful;
  }

  static boolean isCircled(char c) {
    return c >= '①' && c <= '⑳';
  }

  /** Where the mark ends that begins at {@code start}, -1 where none does. */
  private static int end(String text, int start, int to) {
    char c = text.charAt(start);
    if (isCircled(c)) {
      return start + 1;
    }
    boolean raised = RAISED.indexOf(c) >= 0;
    int i = raised ? start : start + 1;
    int from = i;
    while (i < to
        && i - from < 3
        && (raised ? RAISED.indexOf(text.charAt(i)) >= 0 : isDigit(text.charAt(i)))) {
      i++;
    }
    if (i == from || i - from > 2) {
      return -1;
    }
    if (raised) {
      return i;
    }
    return i < to && "]〕］".indexOf(text.charAt(i)) >= 0 ? i + 1 : -1;
  }

  private static boolean endsWord(char c) {
    return c >= '一' && c <= '鿿' || "”》）%％。，、；".indexOf(c) >= 0;
  }

  private static boolean stops(String text, int at, Block block) {
    return at >= block.end() || "，。；、）".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isProse(String text, Block block) {
    for (int i = block.start(); i < block.end(); i++) {
      char c = text.charAt(i);
      if (c == '。' || c == '，' || c == '；') {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
