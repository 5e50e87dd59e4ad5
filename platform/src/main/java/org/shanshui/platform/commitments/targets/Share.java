package org.shanshui.platform.commitments.targets;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A part of a target.
 *
 * @param name of the unit, or the year
 * @param weight its part of a ratio's denominator; null for other natures
 */
record Share(String name, BigDecimal value, @Nullable BigDecimal weight) {}
