package org.shanshui.compiler.task;

/** The title (标题) of a task that has no heading of its own, from its text. */
final class TaskTitle {
  private static final int LONGEST = 60;
  private static final int SHORTEST = 4;

  private TaskTitle() {}

  /** The first sentence, without what explains it in brackets at its end. */
  static String ofSentence(String text) {
    int stop = 0;
    int comma = -1;
    int depth = 0;
    while (stop < text.length() && stop < LONGEST) {
      char c = text.charAt(stop);
      if (c == '\n' || depth == 0 && (c == '。' || c == ';' || c == '(' && stop > 10)) {
        return text.substring(0, stop);
      }
      depth += c == '“' || c == '(' ? 1 : c == '”' || c == ')' ? -1 : 0;
      comma = c == ',' && depth <= 0 ? stop : comma;
      stop++;
    }
    return text.substring(0, stop < text.length() && comma > SHORTEST ? comma : stop);
  }

  /** The first clause that says what is done: 推行信用承诺 of 推行信用承诺,编制清单60项. */
  static String ofClause(String text) {
    String sentence = ofSentence(text);
    int from = 0;
    int comma = sentence.indexOf(',');
    // 到2027年 and the like say when, not what.
    while (comma >= 0 && isAside(sentence.substring(from, comma))) {
      from = comma + 1;
      comma = sentence.indexOf(',', from);
    }
    return sentence.substring(from, comma < 0 ? sentence.length() : comma);
  }

  private static boolean isAside(String clause) {
    return clause.length() < SHORTEST
        || clause.length() <= 14 && clause.matches("(?:到|至|力争)?.{0,4}\\d{4}年.{0,6}");
  }
}
