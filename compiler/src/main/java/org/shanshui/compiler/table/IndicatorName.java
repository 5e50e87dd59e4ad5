package org.shanshui.compiler.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/**
 * What names an indicator (指标名称) in its row.
 *
 * @param number its place in the table, null where it has none
 */
record IndicatorName(@Nullable Integer number, String name, @Nullable String unit) {
  private static final Pattern BRACKET = Pattern.compile("[(\\[]([^()\\[\\]]{1,14})[)\\]]$");
  private static final Pattern NUMBER = Pattern.compile("^\\(?(\\d{1,3})\\)?[.、]?");
  private static final Pattern PART = Pattern.compile("^其中[::、,]?");
  private static final Pattern STATED = Pattern.compile("^单位[::]?");
  private static final Pattern COUNTED = Pattern.compile("^累计(.{1,3})数$");

  /** What a bracket may say beside a unit: of what, at what prices, where. */
  private static final Pattern NO_UNIT =
      Pattern.compile(
          ".*(?:价|口径|累计|城镇|农村|市区|城区|建成区|全市|不含|含|其中|类|级|率|性|型|版|试点|本级|五年|年均|以上|以下|水质|浓度)");

  /** By what a product is measured: 化肥（折纯）, 锅炉（蒸发量）. */
  private static final Pattern METERED = Pattern.compile("折.*|.{1,4}量");

  private static final Pattern GROWS = Pattern.compile("(?:增长|增速|增幅|增长率|增长速度|增长幅度)$");
  private static final Pattern FALLS = Pattern.compile("(?:降低|下降|减少|削减|压减)(?:率|比例|幅度|量)?$|降幅$");
  private static final Pattern RISES = Pattern.compile("(?:提高|提升|上升)(?:率|比例|幅度)?$");

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
    name = PART.matcher(name).replaceFirst("");
    Matcher bracket = BRACKET.matcher(name);
    boolean stated = !CellKind.isEmpty(unitCell);
    String unit = stated ? unitCell : null;
    if (bracket.find()) {
      String inside = STATED.matcher(bracket.group(1)).replaceFirst("");
      Matcher counted = COUNTED.matcher(inside);
      // 水库(累计座数) counts in 座, and its name keeps what it counts.
      if (counted.matches()) {
        unit = stated ? unit : counted.group(1);
      } else if (isUnit(inside) || !stated && !NO_UNIT.matcher(inside).matches()) {
        unit = stated || METERED.matcher(inside).matches() ? unit : inside;
        name = name.substring(0, bracket.start());
      }
    }
    return new IndicatorName(number, name, unit);
  }

  private static boolean isUnit(String words) {
    Quantity one = Quantities.at("1" + words, 0);
    return one != null && one.end() == words.length() + 1 && !one.unit().isEmpty();
  }

  /** How a value of the indicator is meant, by its name alone. */
  Kind kind(@Nullable String valueUnit) {
    if (GROWS.matcher(name).find()) {
      return Kind.GROWTH;
    }
    if (FALLS.matcher(name).find()) {
      return Kind.REDUCTION;
    }
    if (RISES.matcher(name).find() && valueUnit != null) {
      return valueUnit.endsWith("百分点")
          ? Kind.RISE
          : valueUnit.equals("%") ? Kind.GROWTH : Kind.LEVEL;
    }
    return Kind.LEVEL;
  }
}
