package org.shanshui.compiler.about;

/**
 * Words of which one stands in every match of a pattern: most passages hold none, and to look for
 * words is far quicker than to try the pattern.
 */
record Phrases(String[] words) {

  static Phrases of(String... words) {
    return new Phrases(words);
  }

  /** Whether the text holds one of them. */
  boolean areIn(String text) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
