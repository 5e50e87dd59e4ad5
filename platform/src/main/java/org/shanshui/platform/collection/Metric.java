package org.shanshui.platform.collection;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a line asks the value of.
 *
 * @param unit of measure
 * @param goal what the target asks for, in the unit; null where it is told in words only
 * @param counts whether values count things since the target's first day
 */
record Metric(String unit, @Nullable BigDecimal goal, boolean counts) {}
