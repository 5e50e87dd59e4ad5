package org.shanshui.platform.access;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/**
 * What may be seen (数据范围): everything in a region and what lies below it, and everything that one
 * of the units takes part in. The database holds every query to it, see {@code V1__base.sql}.
 *
 * @param region path of the region seen as a whole, as {@code /33/3310/}; {@code /} is everything,
 *     empty is none
 * @param units ids of the units whose affairs are seen wherever they are
 */
public record Sight(String region, List<Long> units) implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  /** Sees nothing. */
  public static final Sight NONE = new Sight("", List.of());

  /** Sees all: for the house's own jobs. */
  public static final Sight ALL = new Sight("/", List.of());

  public Sight {
    if (!region.isEmpty() && !(region.startsWith("/") && region.endsWith("/"))) {
      throw new IllegalArgumentException("Not a region's path: " + region);
    }
    units = List.copyOf(units);
  }

  /**
   * The first path in sight, and the first beyond: paths sort by bytes, and {@code 0} follows
   * {@code /}.
   */
  String from() {
    return region.isEmpty() ? "~" : region;
  }

  String to() {
    return region.isEmpty() ? "~" : region.substring(0, region.length() - 1) + "0";
  }

  String unitArray() {
    StringBuilder array = new StringBuilder("{");
    for (long unit : units) {
      if (array.length() > 1) {
        array.append(',');
      }
      array.append(unit);
    }
    return array.append('}').toString();
  }
}
