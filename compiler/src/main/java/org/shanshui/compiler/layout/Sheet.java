package org.shanshui.compiler.layout;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.Block;
import org.shanshui.compiler.read.Document;

/** The blocks of a document as lines that follow each other, each with its role. */
final class Sheet {
  private static final int NEAR = 8;

  private final String text;
  private final List<Block> blocks;
  private final Role[] roles;

  Sheet(Document document) {
    text = document.text();
    blocks = document.blocks();
    roles = new Role[blocks.size()];
    Arrays.fill(roles, Role.TEXT);
  }

  int size() {
    return roles.length;
  }

  Role role(int i) {
    return roles[i];
  }

  void assign(int i, Role role) {
    roles[i] = role;
  }

  Role[] roles() {
    return roles;
  }

  boolean isTable(int i) {
    return blocks.get(i).kind() == Block.Kind.TABLE;
  }

  boolean isHeading(int i) {
    return blocks.get(i).kind() == Block.Kind.HEADING;
  }

  int length(int i) {
    Block block = blocks.get(i);
    return block.end() - block.start();
  }

  String line(int i) {
    Block block = blocks.get(i);
    return text.substring(block.start(), block.end());
  }

  char first(int i) {
    return text.charAt(blocks.get(i).start());
  }

  char last(int i) {
    return text.charAt(blocks.get(i).end() - 1);
  }

  /** The nearest block before {@code i} that is text, -1 for none. */
  int before(int i) {
    int k = i - 1;
    while (k >= 0 && roles[k] != Role.TEXT) {
      k--;
    }
    return k;
  }

  /** The nearest block after {@code i} that is text, the size for none. */
  int after(int i) {
    int k = i + 1;
    while (k < roles.length && roles[k] != Role.TEXT) {
      k++;
    }
    return k;
  }

  /** Whether a form feed stands between this block and the one before. */
  boolean opensPage(int i) {
    int from = i == 0 ? 0 : blocks.get(i - 1).end();
    int to = blocks.get(i).start();
    for (int k = from; k < to; k++) {
      if (text.charAt(k) == '\f') {
        return true;
      }
    }
    return false;
  }

  /** The page's number drawn once more before a title: it stood alone a few lines before. */
  NoteMarks.@Nullable Mark pageBeforeTitle(int i) {
    int start = blocks.get(i).start();
    int end = start;
    while (end < blocks.get(i).end() && end < start + 4 && isDigit(text.charAt(end))) {
      end++;
    }
    boolean title = end > start && end < blocks.get(i).end() && isWord(text.charAt(end));
    if (!title || isProse(i)) {
      return null;
    }
    String number = text.substring(start, end);
    for (int k = i - 1; k >= Math.max(0, i - NEAR); k--) {
      if (roles[k] == Role.PAGE_NUMBER && line(k).equals(number)) {
        return new NoteMarks.Mark(start, end);
      }
    }
    return null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return c >= '一' && c <= '鿿' || c == '“' || c == '《';
  }

  /** Whether it is running text rather than a cell or a heading: a mark of a sentence is in it. */
  boolean isProse(int i) {
    if (i < 0 || i >= size() || isTable(i)) {
      return false;
    }
    Block block = blocks.get(i);
    for (int k = block.start(); k < block.end(); k++) {
      char c = text.charAt(k);
      if (c == '。' || c == '，' || c == '；' || c == '、') {
        return true;
      }
    }
    return false;
  }

  /** Whether a sentence is left unfinished at its end. */
  boolean endsOpen(int i) {
    return isProse(i) && "。！？；：;:!?”）)》…".indexOf(last(i)) < 0;
  }
}
