package org.shanshui.compiler.write;

/** Characters that a format cannot carry, replaced one for one so that offsets still hold. */
final class Characters {
  private static final char REPLACEMENT = '\uFFFD';

  private Characters() {}

  /** The text with each half of a broken surrogate pair replaced: UTF-8 has no form for it. */
  static String whole(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? REPLACEMENT : c));
    return whole.toString();
  }
}
