package org.shanshui.platform.listing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;

/**
 * What stands in a cell.
 *
 * @param value a text, number, day, moment, {@link Message}, {@link Words}, {@link Changes}, {@link
 *     Does}, or several of these; null is nothing
 * @param href where it leads to; null is nowhere
 * @param light the state of a light, null where there is none; the value is then the reason, or the
 *     percentage that it colours, or with a {@link Tone} the word beside it
 * @param tags short remarks beside it
 */
public record Cell(
    @Nullable Object value, @Nullable String href, @Nullable Object light, List<Object> tags) {

  /** A light whose word is the cell's value. */
  public record Tone(String state) {}

  /** What differs, term by term; null on the side that has nothing. */
  public record Changes(List<Change> all) {
    /** One of them; the term is a text or {@link Words}. */
    public record Change(Object term, @Nullable String before, @Nullable String after) {}
  }

  /**
   * A button that does something with the row; no workbook has it.
   *
   * @param action address that the form is sent to
   * @param about what it is about, for those who hear the page
   */
  public record Does(Message label, String action, Object about) {}

  public static Cell of(@Nullable Object value) {
    return new Cell(value, null, null, List.of());
  }

  /** A light (灯) and why it is lit. */
  public static Cell light(Object state, Object why) {
    return new Cell(why, null, state, List.of());
  }

  /** A word with the light of a state. */
  public static Cell toned(String state, Object word) {
    return new Cell(word, null, new Tone(state), List.of());
  }

  /** A percentage, null where it is not known, and the light that colours it. */
  public static Cell progress(@Nullable Number percent, Object light) {
    return new Cell(percent, null, light, List.of());
  }

  public Cell to(@Nullable String address) {
    return new Cell(value, address, light, tags);
  }

  /** The same with a remark beside it; null adds none. */
  public Cell tagged(@Nullable Object tag) {
    return tag == null
        ? this
        : new Cell(value, href, light, Stream.concat(tags.stream(), Stream.of(tag)).toList());
  }
}
