package org.shanshui.platform.indicators;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which curve a value is a point of: an indicator, for a region or one unit's part there, counted
 * over one time.
 *
 * @param name of the indicator
 * @param unit of measure
 * @param meaning level, growth, reduction, rise …
 * @param scope what part of the region it is of (城区, 规模以上); null is the whole
 * @param matter the task that it is stated in, where the name alone says little (完成投资); null for an
 *     indicator of its own, which is the same in whatever plan
 * @param unitId whose part it is; null for the region as a whole
 * @param since the day from which things are counted; null for levels
 * @param until the day to which they are, where a year is counted alone
 * @param unitIds who may see it beside those who see the region
 */
public record Series(
    String name,
    String unit,
    String meaning,
    @Nullable String scope,
    @Nullable String matter,
    String regionPath,
    @Nullable Long unitId,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    List<Long> unitIds) {
  public Series {
    unitIds = List.copyOf(unitIds);
  }
}
