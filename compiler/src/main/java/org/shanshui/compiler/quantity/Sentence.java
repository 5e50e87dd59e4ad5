package org.shanshui.compiler.quantity;

import java.util.List;

/** Where sentences and clauses begin and end in a clean text. */
final class Sentence {
  /** Characters; hardly any sentence of a plan has half as many. */
  private static final int LONGEST_STRETCH = 1000;

  private Sentence() {}

  /**
   * End of the stretch that starts at {@code from}: whole sentences up to {@link #LONGEST_STRETCH}
   * characters, since what is looked for around a number must not cost more the longer a line is.
   * Text without marks is cut anywhere.
   */
  static int stretchEnd(String text, int from) {
    int limit = from + LONGEST_STRETCH;
    if (text.length() <= limit) {
      return text.length();
    }
    for (String marks : List.of("。", ";!?", ",、")) {
      for (int end = limit; end > from; end--) {
        if (marks.indexOf(text.charAt(end - 1)) >= 0) {
          return end;
        }
      }
    }
    return limit;
  }

  /** Whether a sentence ends with {@code c}. */
  static boolean ends(char c) {
    return c == '。' || c == '!' || c == '?' || c == ';';
  }

  /** Start of the sentence that holds {@code at}. */
  static int start(String text, int at) {
    int i = at;
    while (i > 0 && !ends(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** After the last full stop before {@code at}: a time said once holds over semicolons. */
  static int stopBefore(String text, int at) {
    return text.lastIndexOf('。', at - 1) + 1;
  }

  /** End of the sentence that holds {@code at}, its mark excluded. */
  static int end(String text, int at) {
    int i = at;
    while (i < text.length() && !ends(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /**
   * Start of the clause that holds {@code at}: after the last comma, colon or sentence mark that
   * stands in no bracket or quotation opened since.
   */
  static int clauseStart(String text, int at) {
    int closed = 0;
    for (int i = at - 1; i >= 0; i--) {
      char c = text.charAt(i);
      switch (c) {
        case ')', '”', '》', ']', '〉' -> closed++;
        case '(', '“', '《', '[', '〈' -> {
          if (closed == 0) {
            if (c == '(') {
              return i + 1;
            }
          } else {
            closed--;
          }
        }
        case ',', ':', '。', '!', '?', ';' -> {
          if (closed == 0 || Sentence.ends(c)) {
            return i + 1;
          }
        }
        default -> {
          // Any other character belongs to the clause.
        }
      }
    }
    return 0;
  }

  /** End of the clause that holds {@code at}, its mark excluded. */
  static int clauseEnd(String text, int at) {
    int opened = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '(', '“', '《', '[', '〈' -> opened++;
        case ')', '”', '》', ']', '〉' -> {
          if (opened == 0 && c == ')') {
            return i;
          }
          opened = Math.max(0, opened - 1);
        }
        case ',', ':', '。', '!', '?', ';' -> {
          if (opened == 0 || Sentence.ends(c)) {
            return i;
          }
        }
        default -> {
          // Any other character belongs to the clause.
        }
      }
    }
    return text.length();
  }

  /** Whether one of the brackets in which {@code from} stands is closed before {@code to}. */
  static boolean closes(String text, int from, int to, String opening, String closing) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (opening.indexOf(c) >= 0) {
        depth++;
      } else if (closing.indexOf(c) >= 0 && depth-- == 0) {
        return true;
      }
    }
    return false;
  }
}
