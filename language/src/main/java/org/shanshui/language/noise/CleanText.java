package org.shanshui.language.noise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stretch of text as the rules read it: half-width, without the spaces, line breaks and markup
 * that print and the web put inside words. Every character knows where it stood in the source.
 *
 * <p>Brackets and commas become half-width ({@code （ → (}, {@code ， → ,}), 、and 。stay. A space is
 * kept only where it parts two Latin words or two numbers.
 */
public final class CleanText implements CharSequence {
  /** What the units of things that are counted whole begin with. */
  private static final String WHOLE = "分个家项所座条名处台套辆间场件";

  private final String text;

  /**
   * The runs of characters that stand beside each other in the source as well, two numbers each:
   * the index of the first, and where it stands. Most texts are one run.
   */
  private final int[] runs;

  private final int sourceEnd;

  private CleanText(String text, int[] runs, int sourceEnd) {
    this.text = text;
    this.runs = runs;
    this.sourceEnd = sourceEnd;
  }

  /** Cleans {@code source[from, to)}. */
  public static CleanText of(String source, int from, int to) {
    return new Builder(to - from + 1).append(source, from, to).build();
  }

  /** Joins clean texts of one source that follow each other, as the lines of one table cell do. */
  public static CleanText join(List<CleanText> parts) {
    StringBuilder text = new StringBuilder();
    IntStream.Builder runs = IntStream.builder();
    int end = 0;
    for (CleanText part : parts) {
      for (int i = 0; i < part.runs.length; i += 2) {
        runs.add(text.length() + part.runs[i]).add(part.runs[i + 1]);
      }
      text.append(part.text);
      end = part.sourceEnd;
    }
    return new CleanText(text.toString(), runs.build().toArray(), end);
  }

  /** An empty text that stands at {@code source}. */
  public static CleanText empty(int source) {
    return new CleanText("", new int[0], source);
  }

  /** Joins several stretches of one source, as a paragraph broken over lines or pages is joined. */
  public static final class Builder {
    /** What may stand between a number and the dash to the next. */
    private static final String UNITS = "％%‰亿万千百十吨元亩米里斤度倍岁担升人户个";

    private char[] chars;
    private int[] runs = new int[2];
    private int length;
    private int runsLength;

    /** Where the next character would stand if it went on the last run. */
    private int next = -1;

    private int sourceEnd;

    /**
     * @param capacity characters expected
     */
    public Builder(int capacity) {
      chars = new char[Math.max(16, capacity)];
    }

    /** Adds {@code source[from, to)}, which must lie after what was added before. */
    public Builder append(String source, int from, int to) {
      return append(source, from, to, length > 0);
    }

    private Builder append(String source, int from, int to, boolean parted) {
      // No character becomes two, but a space may come between this stretch and the last.
      ensure(to - from + 1);
      boolean space = parted;
      int spaceAt = from - 1;
      int gapAt = from;
      DigitSpacing spacing = null;
      for (int i = from; i < to; i++) {
        char c = source.charAt(i);
        if (isHan(c)) {
          int end = i + 1;
          while (end < to && isHan(source.charAt(end))) {
            end++;
          }
          put(source, i, end);
          if (source.charAt(end - 1) == '一' && isDash(source, end - 1, from, to)) {
            chars[length - 1] = '-';
          }
          space = false;
          i = end - 1;
          continue;
        }
        char h = c < 0x80 ? c : CharacterForms.halfWidth(c);
        if (h == ' ' || h == '\n' || h == '\t' || h == '\r') {
          gapAt = space ? gapAt : i;
          space = true;
          spaceAt = i;
          continue;
        }
        if (h == CharacterForms.NOTHING) {
          continue;
        }
        if (h == 'O' || h == 'o' || h == 'l' || h == 'I') {
          h = MisreadDigits.read(source, i, from, to);
        }
        if (h == '*' && i + 1 < to && source.charAt(i + 1) == '*') {
          i++;
          continue;
        }
        if (space && length > 0 && separates(chars[length - 1], h, source, i)) {
          boolean digits = isDigit(h) && isDigit(chars[length - 1]);
          if (digits && spacing == null) {
            spacing = new DigitSpacing(source, from, to);
          }
          if (!digits || spacing == null || !spacing.joins(gapAt, i)) {
            put(' ', spaceAt);
          }
        }
        space = false;
        put(h, i);
      }
      sourceEnd = to;
      return this;
    }

    /**
     * Adds {@code source[from, to)} as what goes on without a gap: a number or word that was cut in
     * two is one again.
     */
    public Builder goOn(String source, int from, int to) {
      return append(source, from, to, false);
    }

    /**
     * Adds a text cleaned before, which must lie in the same source after what was added before.
     */
    public Builder append(CleanText part) {
      ensure(part.length());
      for (int i = 0; i < part.runs.length; i += 2) {
        run(length + part.runs[i], part.runs[i + 1]);
      }
      part.text.getChars(0, part.length(), chars, length);
      length += part.length();
      next = part.sourceEnd(part.length());
      sourceEnd = part.sourceEnd;
      return this;
    }

    /**
     * 2021一2025, 2021年一2025年, 5.5%一6%: what was read off a picture of a dash between two numbers.
     */
    private boolean isDash(String source, int at, int from, int to) {
      if (at == from || at + 1 >= to || !isDigitAt(source, at + 1)) {
        return false;
      }
      char before = CharacterForms.halfWidth(source.charAt(at - 1));
      if (before == '年') {
        return isYear(source, at - 5, from, to) && isYear(source, at + 1, from, to);
      }
      int digits = at;
      while (digits > from && UNITS.indexOf(source.charAt(digits - 1)) >= 0) {
        digits--;
      }
      boolean number = digits > from && isDigitAt(source, digits - 1);
      while (digits > from && isDigitAt(source, digits - 1)) {
        digits--;
      }
      boolean ranks = digits > from && source.charAt(digits - 1) == '第';
      return number && !ranks;
    }

    private static boolean isDigitAt(String source, int at) {
      return isDigit(CharacterForms.halfWidth(source.charAt(at)));
    }

    private static boolean isYear(String source, int start, int from, int to) {
      if (start < from || start + 4 > to) {
        return false;
      }
      for (int i = start; i < start + 4; i++) {
        if (!isDigitAt(source, i)) {
          return false;
        }
      }
      return true;
    }

    /** Whether the space before {@code next} parts two words or numbers, and is no print noise. */
    private boolean separates(char last, char next, String source, int at) {
      if (isDigit(next)) {
        if (isDigit(last)) {
          return true;
        }
        // "72. 17" is one number, but in "1. 2020" at the head of an item the first is its number.
        return last == '.' && length >= 2 && isDigit(chars[length - 2]) && numbersItem(source, at);
      }
      return isLatin(last) && isLatin(next);
    }

    private boolean numbersItem(String source, int at) {
      for (int i = 0; i < length - 1; i++) {
        if (!isDigit(chars[i])) {
          return false;
        }
      }
      int digits = 0;
      while (at + digits < source.length()
          && isDigit(CharacterForms.halfWidth(source.charAt(at + digits)))) {
        digits++;
      }
      // 3. 15分钟便民圈: what is counted whole has no decimals.
      boolean whole =
          at + digits < source.length() && WHOLE.indexOf(source.charAt(at + digits)) >= 0;
      return digits == 4 || whole;
    }

    private void put(char c, int offset) {
      run(length, offset);
      next = offset + 1;
      chars[length++] = c;
    }

    /** Puts {@code source[from, to)} as it is. */
    private void put(String source, int from, int to) {
      run(length, from);
      next = to;
      source.getChars(from, to, chars, length);
      length += to - from;
    }

    /** Opens a run unless the one before goes on. */
    private void run(int index, int offset) {
      if (offset == next) {
        return;
      }
      if (runsLength == runs.length) {
        runs = Arrays.copyOf(runs, 2 * runsLength);
      }
      runs[runsLength++] = index;
      runs[runsLength++] = offset;
    }

    private void ensure(int more) {
      int needed = length + more;
      if (needed > chars.length) {
        chars = Arrays.copyOf(chars, Math.max(needed, chars.length * 2));
      }
    }

    /** What was added, cleaned; nothing can be added after. */
    public CleanText build() {
      int[] full = runsLength == runs.length ? runs : Arrays.copyOf(runs, runsLength);
      return new CleanText(new String(chars, 0, length), full, sourceEnd);
    }
  }

  /** The characters {@code [from, to)}, without the blanks at their ends. */
  public CleanText part(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    if (start == end) {
      return empty(sourceStart(start));
    }
    IntStream.Builder part = IntStream.builder().add(0).add(source(start));
    for (int run = lastRun(0, start) + 2; run < runs.length && runs[run] < end; run += 2) {
      part.add(runs[run] - start).add(runs[run + 1]);
    }
    return new CleanText(text.substring(start, end), part.build().toArray(), sourceEnd(end));
  }

  /** The ideographs, which have one form each and between which a space means nothing. */
  private static boolean isHan(char c) {
    return c >= '一' && c <= '鿿';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLatin(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  /** Where the character at {@code index} stands in the source; at the length, where all ends. */
  public int sourceStart(int index) {
    return index < text.length() ? source(index) : sourceEnd;
  }

  /** Where the source of the character before {@code index} ends. */
  public int sourceEnd(int index) {
    return index == 0 ? sourceStart(0) : source(index - 1) + 1;
  }

  /**
   * The characters from {@code from} to {@code to} as the source writes them, without what was left
   * out between them.
   */
  public String written(String source, int from, int to) {
    StringBuilder written = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = source.charAt(sourceStart(i));
      if (!Character.isWhitespace(c)) {
        written.append(c);
      }
    }
    return written.toString();
  }

  /** The index of the first character that stands at {@code source} or after it. */
  public int indexOfSource(int source) {
    int run = lastRun(1, source);
    if (run < 0) {
      return 0;
    }
    int end = run + 2 < runs.length ? runs[run + 2] : text.length();
    return Math.min(runs[run] + source - runs[run + 1], end);
  }

  private int source(int index) {
    int run = lastRun(0, index);
    return runs[run + 1] + index - runs[run];
  }

  /** The last run whose number at {@code field} is at most {@code value}, negative for none. */
  private int lastRun(int field, int value) {
    int low = 0;
    int high = runs.length / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs[2 * middle + field] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return 2 * (low - 1);
  }

  /** The cleaned characters. */
  public String text() {
    return text;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
