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

  private static final class Field {
    boolean inInstruction = true;
    final StringBuilder instruction = new StringBuilder();

    boolean isContents() {
      return instruction.toString().stripLeading().startsWith("TOC");
    }
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
    open.poll();
  }

  void instruction(String text) {
    Field field = open.peek();
    if (field != null && field.instruction.length() < LONGEST_NAME) {
      field.instruction.append(text);
    }
  }

  boolean inInstruction() {
    return instructions > 0;
  }

  /** Whether what stands here is a table of contents. */
  boolean inContents() {
    return open.stream().anyMatch(Field::isContents);
  }
}
