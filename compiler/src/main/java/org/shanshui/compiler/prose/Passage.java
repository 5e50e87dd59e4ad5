package org.shanshui.compiler.prose;

import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.read.Block;
import org.shanshui.language.noise.CleanText;

/**
 * A paragraph as its writer meant it: one or several blocks, joined and cleaned.
 *
 * @param block the first block it is made of; a table's passage has empty text
 * @param boldEnd index in {@code text} at which a bold beginning ends, 0 where it does not begin
 *     bold
 * @param marker the number at its head, null where it has none
 */
public record Passage(Block block, CleanText text, int boldEnd, @Nullable Marker marker) {

  /** A passage whose number, if it has one, shows by itself. */
  public Passage(Block block, CleanText text, int boldEnd) {
    this(block, text, boldEnd, Marker.of(text));
  }

  /** The same passage with a number that the rest of the document shows to be one. */
  Passage numbered(Marker number) {
    return new Passage(block, text, boldEnd, number);
  }

  /** Where it starts in the document, UTF-16. */
  public int start() {
    return text.length() == 0 ? block.start() : text.sourceStart(0);
  }

  /** Where it ends in the document, UTF-16. */
  public int end() {
    return text.length() == 0 ? block.end() : text.sourceEnd(text.length());
  }

  /** Whether it is a table. */
  public boolean isTable() {
    return block.kind() == Block.Kind.TABLE;
  }

  /** Whether all of it is bold. */
  public boolean isBold() {
    return boldEnd > 0 && boldEnd >= text.length();
  }

  /** Whether it ends as a sentence does. */
  public boolean endsSentence() {
    return text.length() > 0 && Prose.isSentenceEnd(text.charAt(text.length() - 1));
  }
}
