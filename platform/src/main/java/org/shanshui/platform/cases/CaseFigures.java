package org.shanshui.platform.cases;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How cases stand, counted by kind and by region.
 *
 * @param kinds every kind, in the order of their files
 * @param regions those asked for, in their order; last the cases that lie in none of them
 */
public record CaseFigures(List<Row> kinds, List<Row> regions) {
  public CaseFigures {
    kinds = List.copyOf(kinds);
    regions = List.copyOf(regions);
  }

  /**
   * A kind or a region.
   *
   * @param key of the kind, or code of the region; empty for what lies in no region asked for
   * @param chinese name of the kind; empty for regions
   * @param english name of the kind; empty for regions
   * @param late open, and the awaited step is past its due
   * @param closed in the time asked for, those merged left out
   * @param days from finding to closing, on the average of {@code closed}, to a tenth; null where
   *     none was closed
   */
  public record Row(
      String key,
      String chinese,
      String english,
      long open,
      long late,
      long closed,
      @Nullable BigDecimal days) {}
}
