package org.shanshui.compiler.table;

import java.util.Set;
import java.util.regex.Pattern;

/** What a cell looks like, by itself. */
final class CellKind {
  private static final Set<String> NOTHING =
      Set.of("", "-", "—", "——", "--", "–", "/", "\\", "…", "……", "*", "无", "暂无", "－", "―", "×");
  private static final Pattern SAME = Pattern.compile("同上|〃|″|\"|”|''");

  /** What may stand in a value's cell beside its numbers and units. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "以上|以下|以内|左右|不低于|不少于|不高于|不超过|不小于|不大于|高于|低于|大于|小于|超过|约|达到|达|控制在|累计|年均|力争|下降|降低|减少|增长|提高|提升|增加|新增|每年|个|[≥≤<>=~～∼\\-—+%()\\[\\]〔〕,、;:*.·/"
              + " ]");

  private static final int MOST_BESIDE = 6;

  private CellKind() {}

  /** Whether the cell says nothing: —, /, empty. */
  static boolean isEmpty(CharSequence cell) {
    return NOTHING.contains(cell.toString());
  }

  /** Whether it says that the cell above holds here too: 同上, 〃. */
  static boolean isSame(CharSequence cell) {
    return SAME.matcher(cell).matches();
  }

  /** Whether a cell is one or several values and next to nothing beside: 市区≥55，县级市≥25. */
  static boolean isValue(String cell, Iterable<CellValue> values) {
    int beside = beside(cell, values);
    return beside >= 0 && beside <= MOST_BESIDE;
  }

  /** Whether a cell is one or several values alone. */
  static boolean isBareValue(String cell, Iterable<CellValue> values) {
    return beside(cell, values) == 0;
  }

  /** How many characters a cell has beside its values, -1 where it has no value. */
  private static int beside(String cell, Iterable<CellValue> values) {
    StringBuilder beside = new StringBuilder();
    int at = 0;
    boolean any = false;
    for (CellValue value : values) {
      beside.append(cell, at, value.start());
      at = value.end();
      any |= !value.time();
    }
    if (!any) {
      return -1;
    }
    beside.append(cell, at, cell.length());
    return BESIDE.matcher(beside).replaceAll("").length();
  }

  /** Whether the cell has an Arabic digit. */
  static boolean hasDigit(CharSequence cell) {
    return cell.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
