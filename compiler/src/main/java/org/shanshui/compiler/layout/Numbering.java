package org.shanshui.compiler.layout;

import java.util.regex.Pattern;

/** Whether a line begins with the number of a heading or item; what it numbers does not matter. */
final class Numbering {
  private static final Pattern NUMBER =
      Pattern.compile(
          "第[一二三四五六七八九十百\\d]+[篇编章节部]|[一二三四五六七八九十百]+[、.．]"
              + "|[（(][一二三四五六七八九十百\\d]+[）)]|\\d{1,2}(?:[.．]\\d{1,2}){0,4}[、.．\\s　]|[①-⑳]|附[件录表]|专栏");

  private Numbering() {}

  static boolean startsLine(String line) {
    return NUMBER.matcher(line).lookingAt();
  }
}
