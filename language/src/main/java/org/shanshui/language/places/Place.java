package org.shanshui.language.places;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An administrative division (行政区划).
 *
 * @param code of GB/T 2260, six digits
 * @param name in full: 椒江区
 * @param parent code of the division above, null for a province; a county directly under a province
 *     has the province for its parent
 */
public record Place(String code, String name, Level level, @Nullable String parent) {

  /** Hardly any two places share a code, and to hash the rest of them is slow. */
  @Override
  public int hashCode() {
    return code.hashCode();
  }

  /** As a record's, but ready: to link that costs a short run more than all its places. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Place place
            && code.equals(place.code)
            && name.equals(place.name)
            && level == place.level
            && Objects.equals(parent, place.parent);
  }

  /** Whether {@code other} lies inside this place or is this place. */
  public boolean contains(Place other) {
    return switch (level) {
      case PROVINCE -> other.code.regionMatches(0, code, 0, 2);
      case PREFECTURE -> other.code.regionMatches(0, code, 0, 4);
      case COUNTY -> other.code.equals(code);
    };
  }

  /** The name without its generic part: 椒江, 黔东南, 内蒙古; never shorter than two characters. */
  public String shortName() {
    return PlaceNames.shortOf(name);
  }
}
