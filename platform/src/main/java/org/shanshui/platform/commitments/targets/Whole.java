package org.shanshui.platform.commitments.targets;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the shares of a target must make together.
 *
 * @param comparator {@code >=}, {@code <=}, {@code =} or {@code ~}
 * @param upper of a range
 * @param denominator what a ratio is of; null for other natures
 * @param about the share of the value that 约 and 左右 allow
 */
record Whole(
    Nature nature,
    String comparator,
    BigDecimal value,
    @Nullable BigDecimal upper,
    String unit,
    @Nullable String denominator,
    BigDecimal about) {

  /** The least that meets it; null where there is no least. */
  @Nullable BigDecimal least() {
    return switch (direction()) {
      case "<=" -> null;
      case "~" -> value.subtract(value.abs().multiply(about));
      default -> value;
    };
  }

  /** The most that meets it; null where there is no most. */
  @Nullable BigDecimal most() {
    if (upper != null) {
      return upper;
    }
    return switch (direction()) {
      case "<=" -> value;
      case "~" -> value.add(value.abs().multiply(about));
      default -> null;
    };
  }

  /** “达到” is met by more as well, but a limit by less. */
  private String direction() {
    if (nature == Nature.LEVEL_MAX) {
      return "<=";
    }
    return nature == Nature.LEVEL_MIN ? ">=" : comparator;
  }
}
