package org.shanshui.language.offices;

/** A stretch of a text: {@code text} is what stands from {@code start} to before {@code end}. */
public record Quote(int start, int end, String text) {

  /** What stands in the text from {@code from} to before {@code to}, without blanks around it. */
  static Quote of(CharSequence text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Clauses.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Clauses.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return new Quote(start, end, text.subSequence(start, end).toString());
  }
}
