package org.shanshui.compiler.read;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The fields that are open: an instruction, then perhaps a result. A field inside another's
 * instruction serves to work that out, and its result is no text.
 */
final class WordFields {
  private static final int LONGEST_NAME = 40;

  private final Deque<Field> open = new ArrayDeque<>();
  private int instructions;
  private int contents;

  private static final class Field {
    boolean inInstruction = true;
    final StringBuilder instruction = new StringBuilder();

    boolean contents;
  }

  void begin() {
    open.push(new Field());
    instructions++;
  }

  void separate() {
    Field field = open.peek();
    if (field != null && field.inInstruction) {
      field.inInstruction = false;
      instructions--;
    }
  }

  void end() {
    separate();
    Field field = open.poll();
    contents -= field != null && field.contents ? 1 : 0;
  }

  void instruction(String text) {
    Field field = open.peek();
    if (field != null && field.instruction.length() < LONGEST_NAME) {
      field.instruction.append(text);
      if (!field.contents && field.instruction.toString().stripLeading().startsWith("TOC")) {
        field.contents = true;
        contents++;
      }
    }
  }

  boolean inInstruction() {
    return instructions > 0;
  }

  /** Whether what stands here is a table of contents. */
  boolean inContents() {
    return contents > 0;
  }
}
