package org.shanshui.compiler.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;

/**
 * What the targets of one cell mean by their row and column.
 *
 * @param unit by column, name and lines above; the cell's own goes before it
 * @param bases the values that the row starts from, one a part
 */
record Meaning(
    String metric,
    Kind kind,
    @Nullable String unit,
    @Nullable String due,
    @Nullable String scope,
    List<CellValue> bases,
    @Nullable String basePeriod,
    boolean binding) {

  private static final Pattern MULTIPLIER = Pattern.compile("^[十百千万亿]+(?=.)(?!瓦|米|克|伏)");

  /** The unit of a value: its own, or the one that holds for the cell. */
  String unit(CellValue value) {
    return unit(value, unit);
  }

  /** The unit of a value: its own, or the one that is stated for it, empty for neither. */
  static String unit(CellValue value, @Nullable String unit) {
    String own = value.quantity().unit();
    boolean unitless = value.quantity().kind() == null;
    if (!unitless || unit == null) {
      return own;
    }
    // 12万 under 元, and under 万元 too, is 12万元.
    boolean multiplied = !own.isEmpty() && !own.equals(":1");
    return multiplied ? own + MULTIPLIER.matcher(unit).replaceFirst("") : unit;
  }

  @Nullable BigDecimal base(@Nullable String part) {
    for (CellValue base : bases) {
      if (!base.time() && (bases.size() == 1 || part == null || part.equals(base.place()))) {
        return base.value();
      }
    }
    return null;
  }
}
