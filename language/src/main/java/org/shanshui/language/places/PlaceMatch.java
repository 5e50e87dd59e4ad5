package org.shanshui.language.places;

import org.jspecify.annotations.Nullable;

/**
 * A place where a text names it.
 *
 * @param start first char, an index into the text
 * @param end after the last char
 * @param quote the text between them
 * @param name the full name, also where several places bear it: 鼓楼区
 * @param place null where the text does not decide between places of that name
 */
public record PlaceMatch(int start, int end, String quote, String name, @Nullable Place place) {

  /** The code of GB/T 2260, null where the text does not decide. */
  public @Nullable String code() {
    return place == null ? null : place.code();
  }
}
