package org.shanshui.compiler.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What names an indicator (指标名称) in its row.
 *
 * @param number its place in the table, null where it has none
 */
record IndicatorName(@Nullable Integer number, String name, @Nullable String unit) {
  private static final Pattern UNIT = Pattern.compile("\\(([^()]{1,14})\\)$");
  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,3})[.、]?");

  /** Reads the cells; a number or unit without a cell of its own stands in the name's. */
  static IndicatorName of(String numberCell, String nameCell, String unitCell) {
    Integer number = null;
    String name = nameCell;
    Matcher numbered = NUMBER.matcher(numberCell);
    Matcher own = NUMBER.matcher(nameCell);
    if (numbered.find()) {
      number = Integer.valueOf(numbered.group(1));
    } else if (own.find() && own.end() < name.length() && own.end() > own.end(1)) {
      number = Integer.valueOf(own.group(1));
      name = name.substring(own.end());
    }
    if (!unitCell.isEmpty()) {
      return new IndicatorName(number, name, unitCell);
    }
    Matcher bracket = UNIT.matcher(name);
    if (!bracket.find()) {
      return new IndicatorName(number, name, null);
    }
    String unit = bracket.group(1);
    // 水库(累计座数) counts in 座, and its name keeps what it counts.
    if (unit.startsWith("累计") && unit.endsWith("数")) {
      return new IndicatorName(number, name, unit.substring(2, unit.length() - 1));
    }
    return new IndicatorName(number, name.substring(0, bracket.start()), unit);
  }

  /** Whether the name itself says that the value is a growth. */
  boolean grows() {
    return name.endsWith("增长率") || name.endsWith("增速") || name.endsWith("增长");
  }

  /** Whether the name itself says that the value is a reduction. */
  boolean falls() {
    return name.endsWith("降低") || name.endsWith("下降") || name.endsWith("减少");
  }
}
