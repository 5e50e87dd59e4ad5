package org.shanshui.compiler.quantity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Marker;
import org.shanshui.compiler.prose.WordList;

/**
 * A mention where it stands: its passage's clean text and the other mentions, and what rules ask of
 * the text around it. A character outside the text is 0.
 */
final class Context {
  private static final int FARTHEST_HEAD = 14;
  private static final int LONGEST_HEAD = 4;
  private static final int FARTHEST_QUOTE = 40;
  private static final int LONGEST_QUOTE = 60;
  private static final int FARTHEST_OPENING = 4;
  private static final int UNKNOWN = -1;

  private final String text;
  private final List<Mention> mentions;
  private final @Nullable Marker marker;
  private final int index;
  private final Mention mention;

  /** Those of all mentions, this one's at its index. */
  private final List<Context> all;

  /** Kept, since many rules ask for it. */
  private int clauseStart = UNKNOWN;

  private Context(
      String text, List<Mention> mentions, @Nullable Marker marker, int index, List<Context> all) {
    this.text = text;
    this.mentions = mentions;
    this.marker = marker;
    this.index = index;
    this.mention = mentions.get(index);
    this.all = all;
  }

  /** Those of a passage's mentions, in order. */
  static List<Context> of(String text, List<Mention> mentions, @Nullable Marker marker) {
    List<Context> all = new ArrayList<>(mentions.size());
    for (int i = 0; i < mentions.size(); i++) {
      all.add(new Context(text, mentions, marker, i, all));
    }
    return all;
  }

  String text() {
    return text;
  }

  List<Mention> mentions() {
    return mentions;
  }

  /** The number at the head of the passage, null where there is none. */
  @Nullable Marker marker() {
    return marker;
  }

  int index() {
    return index;
  }

  /** The same passage, at another mention. */
  Context at(int other) {
    return all.get(other);
  }

  Mention mention() {
    return mention;
  }

  int start() {
    return mention.start;
  }

  int end() {
    return mention.end;
  }

  String unit() {
    return mention.unit();
  }

  boolean hasNoUnit() {
    return unit().isEmpty();
  }

  /** The number as it is written. */
  String written() {
    return text.substring(start(), end());
  }

  int clauseStart() {
    if (clauseStart == UNKNOWN) {
      clauseStart = Sentence.clauseStart(text, start());
    }
    return clauseStart;
  }

  /**
   * Where what the clause says begins: after the number of an item, and after the words of time
   * that it opens with.
   */
  int contentStart() {
    return contentStart(clauseStart());
  }

  /** The same of the clause that starts at {@code clause}, before the mention. */
  int contentStart(int clause) {
    int start = marker == null ? clause : Math.max(clause, marker.contentStart());
    start = behindOrder(start);
    int first = index;
    while (first > 0 && mentions.get(first - 1).start >= clause) {
      first--;
    }
    for (int i = first; i < index; i++) {
      Mention other = mentions.get(i);
      if (other.start > start + FARTHEST_OPENING || !opens(start, other.start)) {
        break;
      }
      if (other.opensItem(after(other.end)) || other.dates()) {
        start = Math.max(start, other.end);
        while (".、) ,".indexOf(after(start)) >= 0) {
          start++;
        }
      }
    }
    return Math.min(start, start());
  }

  /** 三是…, 二要…, ⑶…: behind what only orders the sentences. */
  private int behindOrder(int at) {
    char first = after(at);
    if (first >= '\u2474' && first <= '\u249b' || first >= '\u2460' && first <= '\u2473') {
      return at + 1;
    }
    boolean orders = first != 0 && "一二三四五六七八九十".indexOf(first) >= 0;
    return orders && (after(at + 1) == '是' || after(at + 1) == '要') ? at + 2 : at;
  }

  /** Whether nothing but 到, 至 and the like stands there. */
  private boolean opens(int from, int to) {
    for (int i = from; i < to; i++) {
      if ("到至在于从自、和与及( 力争".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  char before() {
    return before(start());
  }

  char after() {
    return after(end());
  }

  /** The character before {@code at}. */
  char before(int at) {
    return at > 0 && at <= text.length() ? text.charAt(at - 1) : 0;
  }

  /** The character at {@code at}. */
  char after(int at) {
    return at < text.length() ? text.charAt(at) : 0;
  }

  /** Whether one of the words starts right after the mention. */
  boolean precedes(String... words) {
    return startsAt(end(), words);
  }

  /** Whether one of the words ends right before the mention. */
  boolean follows(String... words) {
    return endsAt(start(), words);
  }

  /** Whether one of the words starts at {@code at}. */
  boolean startsAt(int at, String... words) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char first = text.charAt(at);
    for (String word : words) {
      if (word.charAt(0) == first && text.startsWith(word, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the words ends right before {@code at}. */
  boolean endsAt(int at, String... words) {
    char last = before(at);
    for (String word : words) {
      int length = word.length();
      if (word.charAt(length - 1) == last && text.startsWith(word, at - length)) {
        return true;
      }
    }
    return false;
  }

  /** Where the nearest of the heads that stand shortly before the mention ends, -1 for none. */
  int headEnd(WordList heads) {
    int start = start();
    for (int i = start - 1; i >= 0 && start - i <= FARTHEST_HEAD + LONGEST_HEAD; i--) {
      int end = heads.endAt(text, i, start);
      if (end >= 0 && start - end <= FARTHEST_HEAD) {
        return end;
      }
    }
    return -1;
  }

  /** Whether a noun may start at {@code at}: a Chinese character or an opening quotation mark. */
  boolean nounMayStart(int at) {
    char c = after(at);
    return isHan(c) || c == '“' || c == '《';
  }

  /** The quotation or book title that the mention stands in, null for none. */
  @Nullable String quotation() {
    for (int i = start() - 1; i >= 0 && start() - i <= FARTHEST_QUOTE; i--) {
      char c = text.charAt(i);
      if (c == '”' || c == '》') {
        return null;
      }
      if (c == '“' || c == '《') {
        int close = text.indexOf(c == '“' ? '”' : '》', end());
        return close < 0 || close - i > LONGEST_QUOTE ? null : text.substring(i + 1, close);
      }
    }
    return null;
  }

  static boolean isHan(char c) {
    return c >= '一' && c <= '鿿';
  }

  static boolean isLatin(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
