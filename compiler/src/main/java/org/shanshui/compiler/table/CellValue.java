package org.shanshui.compiler.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.plan.QuantityMention.Kind;
import org.shanshui.compiler.plan.QuantityMention.Op;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/**
 * A number in a table cell.
 *
 * @param start index in the cell's clean text
 * @param part what stands before it in the cell: 市区 in 市区≥55，县级市≥25
 * @param time whether it belongs to a period and is no value
 */
record CellValue(
    int start, int end, Quantity quantity, Op op, Kind kind, String part, boolean time) {

  /** The numbers of a cell in order. */
  static List<CellValue> of(CleanText cell) {
    List<CellValue> values = new ArrayList<>();
    String text = cell.text();
    int from = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      Quantity quantity = c >= '0' && c <= '9' ? Quantities.at(text, i) : null;
      if (quantity == null) {
        i++;
        continue;
      }
      String before = text.substring(from, i);
      int end = quantity.end();
      boolean year =
          quantity.unit().startsWith("年") || end < text.length() && text.charAt(end) == '年';
      values.add(
          new CellValue(i, end, quantity, op(before, text, end), kind(before), part(before), year));
      i = Math.max(end, i + 1);
      from = i;
    }
    return values;
  }

  private static Op op(String before, String text, int end) {
    String bare = before.strip();
    if (bare.endsWith("≥")
        || bare.endsWith(">")
        || bare.endsWith("不低于")
        || bare.endsWith("不少于")
        || text.startsWith("以上", end)) {
      return Op.AT_LEAST;
    }
    if (bare.endsWith("≤")
        || bare.endsWith("<")
        || bare.endsWith("不高于")
        || bare.endsWith("不超过")
        || bare.endsWith("控制在")
        || text.startsWith("以内", end)
        || text.startsWith("以下", end)) {
      return Op.AT_MOST;
    }
    if (bare.endsWith("约") || text.startsWith("左右", end)) {
      return Op.ABOUT;
    }
    return Op.EQUAL;
  }

  private static Kind kind(String before) {
    if (before.endsWith("下降")
        || before.endsWith("降低")
        || before.endsWith("减少")
        || before.endsWith("累计下降")) {
      return Kind.REDUCTION;
    }
    if (before.endsWith("增长")) {
      return Kind.GROWTH;
    }
    return Kind.LEVEL;
  }

  private static String part(String before) {
    int end = before.length();
    while (end > 0 && "≥≤<>约:、,; ".indexOf(before.charAt(end - 1)) >= 0) {
      end--;
    }
    int from = 0;
    while (from < end && ",、;: ".indexOf(before.charAt(from)) >= 0) {
      from++;
    }
    return before.substring(from, end);
  }

  /** The one value of a cell, null where it has none or several. */
  static @Nullable CellValue only(List<CellValue> values) {
    CellValue only = null;
    for (CellValue value : values) {
      if (!value.time()) {
        if (only != null) {
          return null;
        }
        only = value;
      }
    }
    return only;
  }

  BigDecimal value() {
    return quantity.value();
  }
}
