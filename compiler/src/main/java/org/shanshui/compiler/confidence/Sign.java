package org.shanshui.compiler.confidence;

/** What tells for or against a number beside the rules that decided it. */
enum Sign {
  ALONE("alone in its line"),
  SOME_DOUBTFUL("doubtful targets near"),
  MANY_DOUBTFUL("many doubtful targets near"),
  ATTRIBUTE("的 follows"),
  WORD_FOLLOWS("a word follows"),
  UNLINED("target in a table that lost its lines"),
  DOUBTFUL("doubtful target"),
  NO_METRIC("no metric"),
  SHORT_METRIC("metric of one or two characters"),
  GENERAL_METRIC("metric that could be anyone's"),
  METRIC_ELSEWHERE("metric not in the sentence"),
  SAME_METRIC("metric of the number before, in another unit"),
  NO_UNIT("no unit"),
  NO_DUE("no due year"),
  LONG_SENTENCE("long sentence"),
  IN_WORDS("number in words"),
  MONEY("sum of money"),
  MEASURE("metric that ends in a measure");

  private final String words;

  Sign(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
