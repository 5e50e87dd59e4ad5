package org.shanshui.language.noise;

import java.util.List;

/**
 * A stretch of text as the rules read it: half-width, without the spaces, line breaks and markup
 * that print and the web put inside words. Every character knows where it stood in the source.
 *
 * <p>Brackets and commas become half-width ({@code （ → (}, {@code ， → ,}), 、and 。stay. A space is
 * kept only where it parts two Latin words or two numbers.
 */
public final class CleanText implements CharSequence {
  private final char[] chars;
  private final int[] offsets;
  private final int length;
  private final int sourceEnd;
  private final String text;

  private CleanText(char[] chars, int[] offsets, int length, int sourceEnd) {
    this.chars = chars;
    this.offsets = offsets;
    this.length = length;
    this.sourceEnd = sourceEnd;
    this.text = new String(chars, 0, length);
  }

  /** Cleans {@code source[from, to)}. */
  public static CleanText of(String source, int from, int to) {
    return new Builder(to - from + 1).append(source, from, to).build();
  }

  /** Joins clean texts of one source that follow each other, as the lines of one table cell do. */
  public static CleanText join(List<CleanText> parts) {
    int length = 0;
    for (CleanText part : parts) {
      length += part.length;
    }
    char[] chars = new char[length];
    int[] offsets = new int[length];
    int at = 0;
    int end = 0;
    for (CleanText part : parts) {
      System.arraycopy(part.chars, 0, chars, at, part.length);
      System.arraycopy(part.offsets, 0, offsets, at, part.length);
      at += part.length;
      end = part.sourceEnd;
    }
    return new CleanText(chars, offsets, length, end);
  }

  /** An empty text that stands at {@code source}. */
  public static CleanText empty(int source) {
    return new CleanText(new char[0], new int[0], 0, source);
  }

  /** Joins several stretches of one source, as a paragraph broken over lines or pages is joined. */
  public static final class Builder {
    private char[] chars;
    private int[] offsets;
    private int length;
    private int sourceEnd;

    /**
     * @param capacity characters expected
     */
    public Builder(int capacity) {
      chars = new char[Math.max(16, capacity)];
      offsets = new int[chars.length];
    }

    /** Adds {@code source[from, to)}, which must lie after what was added before. */
    public Builder append(String source, int from, int to) {
      // No character becomes two, but a space may come between this stretch and the last.
      ensure(to - from + 1);
      boolean space = length > 0;
      int spaceAt = from - 1;
      for (int i = from; i < to; i++) {
        char c = source.charAt(i);
        char h = c < 0x80 ? c : CharacterForms.halfWidth(c);
        if (h == ' ' || h == '\n' || h == '\t' || h == '\r') {
          space = true;
          spaceAt = i;
          continue;
        }
        if (h == CharacterForms.NOTHING) {
          continue;
        }
        if (h == '*' && i + 1 < to && source.charAt(i + 1) == '*') {
          i++;
          continue;
        }
        if (space && length > 0 && separates(chars[length - 1], h, source, i)) {
          put(' ', spaceAt);
        }
        space = false;
        put(h, i);
      }
      sourceEnd = to;
      return this;
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
      return digits == 4;
    }

    private void put(char c, int offset) {
      chars[length] = c;
      offsets[length++] = offset;
    }

    private void ensure(int more) {
      int needed = length + more;
      if (needed > chars.length) {
        int capacity = Math.max(needed, chars.length * 2);
        chars = java.util.Arrays.copyOf(chars, capacity);
        offsets = java.util.Arrays.copyOf(offsets, capacity);
      }
    }

    /** What was added, cleaned; nothing can be added after. */
    public CleanText build() {
      return new CleanText(chars, offsets, length, sourceEnd);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLatin(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  /** Where the character at {@code index} stands in the source; at the length, where all ends. */
  public int sourceStart(int index) {
    return index < length ? offsets[index] : sourceEnd;
  }

  /** Where the source of the character before {@code index} ends. */
  public int sourceEnd(int index) {
    return index == 0 ? sourceStart(0) : offsets[index - 1] + 1;
  }

  /** The index of the first character that stands at {@code source} or after it. */
  public int indexOfSource(int source) {
    int at = java.util.Arrays.binarySearch(offsets, 0, length, source);
    return at >= 0 ? at : -at - 1;
  }

  /** The cleaned characters as a string, made once. */
  public String text() {
    return text;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return chars[index];
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
