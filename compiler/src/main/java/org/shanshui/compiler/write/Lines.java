package org.shanshui.compiler.write;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/**
 * Lays JSON out so that a person can read it and {@code grep} can find in it: each property of the
 * whole on a line, each item of a list of objects on a line of its own.
 */
final class Lines implements PrettyPrinter {
  /** Deeper levels share the last indent; an outline is never that deep. */
  private static final String[] INDENTS = indents(64);

  private int depth;
  private long brokenByDepth;
  private boolean breakNext = true;

  /** Each item of the array or object that is started next stands on its own line. */
  void breakNext() {
    breakNext = true;
  }

  @Override
  public void writeStartObject(JsonGenerator g) {
    g.writeRaw('{');
    open();
  }

  @Override
  public void beforeObjectEntries(JsonGenerator g) {
    newLine(g);
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator g) {
    g.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator g) {
    separate(g);
  }

  @Override
  public void writeEndObject(JsonGenerator g, int entries) {
    close(g, entries);
    g.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator g) {
    g.writeRaw('[');
    open();
  }

  @Override
  public void beforeArrayValues(JsonGenerator g) {
    newLine(g);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator g) {
    separate(g);
  }

  @Override
  public void writeEndArray(JsonGenerator g, int values) {
    close(g, values);
    g.writeRaw(']');
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator g) {
    g.writeRaw('\n');
  }

  private void open() {
    depth++;
    long bit = 1L << depth;
    brokenByDepth = breakNext ? brokenByDepth | bit : brokenByDepth & ~bit;
    breakNext = false;
  }

  private void close(JsonGenerator g, int count) {
    boolean broken = broken();
    depth--;
    if (broken && count > 0) {
      indent(g);
    }
  }

  private void separate(JsonGenerator g) {
    if (broken()) {
      g.writeRaw(',');
      indent(g);
    } else {
      g.writeRaw(", ");
    }
  }

  private void newLine(JsonGenerator g) {
    if (broken()) {
      indent(g);
    }
  }

  private boolean broken() {
    return (brokenByDepth & 1L << depth) != 0;
  }

  private void indent(JsonGenerator g) {
    g.writeRaw(INDENTS[Math.min(depth, INDENTS.length - 1)]);
  }

  private static String[] indents(int count) {
    String[] indents = new String[count];
    for (int i = 0; i < count; i++) {
      indents[i] = "\n" + "  ".repeat(i);
    }
    return indents;
  }
}
