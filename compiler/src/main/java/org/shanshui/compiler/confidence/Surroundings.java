package org.shanshui.compiler.confidence;

import org.shanshui.compiler.prose.WordList;

/** The text around a number, as far as it tells how well the number can have been read. */
final class Surroundings {
  private static final String CLOSES = "，。；、：,;:！？!?）)〕］】”》\n";
  private static final WordList COMPARATORS =
      WordList.of("以上", "以下", "以内", "之内", "之间", "左右", "上下", "余", "多");

  private static final int LONG = 120;

  /** No further is looked to each side: a text may be one sentence, one line or all blanks. */
  private static final int SIGHT = 300;

  private static final int UNKNOWN = -1;

  private final String text;
  private final int start;
  private final int end;
  private final int sightFrom;
  private final int sightTo;

  /** Of the sentence, known once it is asked for. */
  private int sentenceStart = UNKNOWN;

  private int sentenceEnd = UNKNOWN;

  /** Of the number in {@code [start, end)}. */
  Surroundings(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.sightFrom = Math.max(0, start - SIGHT);
    this.sightTo = Math.min(text.length(), end + SIGHT);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00A0' || c == '\u3000';
  }

  boolean isWholeLine() {
    int first = start;
    while (first > sightFrom && text.charAt(first - 1) != '\n' && isBlank(text.charAt(first - 1))) {
      first--;
    }
    int last = next();
    return (first == 0 || text.charAt(first - 1) == '\n')
        && (last == text.length() || text.charAt(last) == '\n');
  }

  /** Whether the line is still a table's row, with what parts its cells. */
  boolean isLined() {
    int first = start;
    while (first > sightFrom && text.charAt(first - 1) != '\n') {
      first--;
    }
    for (int i = first; i < sightTo && (text.charAt(i) != '\n' || i < start); i++) {
      if (text.charAt(i) == '|' || text.charAt(i) == '\t') {
        return true;
      }
    }
    return false;
  }

  /** Where the text goes on in the line, blanks left out. */
  private int next() {
    int i = end;
    while (i < sightTo && text.charAt(i) != '\n' && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  boolean isAttribute() {
    int i = next();
    return i < text.length() && text.charAt(i) == '的';
  }

  boolean isFollowedByWord() {
    int i = next();
    return i < text.length()
        && text.charAt(i) != '的'
        && CLOSES.indexOf(text.charAt(i)) < 0
        && !COMPARATORS.startsAt(text, i);
  }

  private int sentenceStart() {
    if (sentenceStart == UNKNOWN) {
      sentenceStart = start;
      while (sentenceStart > sightFrom && !endsSentence(text.charAt(sentenceStart - 1))) {
        sentenceStart--;
      }
    }
    return sentenceStart;
  }

  private int sentenceEnd() {
    if (sentenceEnd == UNKNOWN) {
      sentenceEnd = end;
      while (sentenceEnd < sightTo && !endsSentence(text.charAt(sentenceEnd))) {
        sentenceEnd++;
      }
    }
    return sentenceEnd;
  }

  private static boolean endsSentence(char c) {
    return c == '。' || c == '；' || c == '！' || c == '？' || c == '\n';
  }

  /** Whether the sentence holds the words, blanks left out. */
  boolean sentenceHas(String words) {
    int from = sentenceStart();
    int to = sentenceEnd();
    if (words.isEmpty() || text.substring(from, to).contains(words)) {
      return true;
    }
    StringBuilder bare = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (!isBlank(text.charAt(i))) {
        bare.append(text.charAt(i));
      }
    }
    return bare.indexOf(words) >= 0;
  }

  boolean isLongSentence() {
    return sentenceEnd() - sentenceStart() > LONG;
  }
}
