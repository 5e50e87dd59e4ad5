package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.prose.Passage;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/**
 * What the lines above a table say of it.
 *
 * @param name what it is called, null where nothing names it
 * @param units of its values (单位：万元、公顷), empty where not said
 */
record Above(@Nullable String name, List<String> units) {
  private static final int FARTHEST = 3;
  private static final int LONGEST = 60;
  private static final int LONGEST_UNIT = 20;
  private static final Pattern UNIT =
      Pattern.compile("(?:单位|投资额?|资金|金额)(?:[::]|—{1,2})\\s*([^()\\[\\]。;]{1,24})");
  private static final Pattern BRACKET = Pattern.compile("\\(([^()]{1,12})\\)$");
  private static final Pattern PARTED = Pattern.compile("[、,]|\\s+");
  private static final Pattern CURRENCY = Pattern.compile("^人民币");

  /** What stands above a table that starts with the passage {@code first}. */
  static Above of(List<Passage> passages, int first, @Nullable String caption) {
    String name = caption;
    List<String> units = caption == null ? List.of() : units(caption);
    for (int i = first - 1; i >= Math.max(0, first - FARTHEST); i--) {
      Passage passage = passages.get(i);
      String text = passage.text().text();
      if (passage.isTable() || text.length() > LONGEST || passage.endsSentence()) {
        units = i == first - 1 && units.isEmpty() && !passage.isTable() ? unitsBehind(text) : units;
        break;
      }
      units = units.isEmpty() ? units(text) : units;
      boolean unitAlone = text.contains("单位") && text.length() < 12;
      name = name == null && !unitAlone ? text : name;
    }
    return new Above(name, units);
  }

  /** The units that a paragraph states where it ends: 其分配如下（单位：万人）：. */
  private static List<String> unitsBehind(String text) {
    int said = text.lastIndexOf("(单位");
    return said >= 0 && text.length() - said <= LONGEST_UNIT
        ? units(text.substring(said))
        : List.of();
  }

  /** The units that a line states, in order. */
  static List<String> units(String line) {
    Matcher said = UNIT.matcher(line);
    List<String> units = new ArrayList<>();
    boolean stated = said.find();
    if (!stated) {
      said = BRACKET.matcher(line);
    }
    if (stated || said.find()) {
      for (String part : PARTED.split(said.group(1))) {
        String unit = CURRENCY.matcher(part).replaceFirst("");
        Quantity one = Quantities.at("1" + unit, 0);
        if (one != null && one.end() == unit.length() + 1 && !one.unit().isEmpty()) {
          units.add(unit);
        }
      }
    }
    return units;
  }

  /** The same with what a line inside the table says. */
  Above with(String line) {
    List<String> stated = line.contains("单位:") ? units(line) : List.of();
    return stated.isEmpty() ? this : new Above(name, stated);
  }

  /** The unit of money, null where none is stated. */
  @Nullable String money() {
    return units.stream().filter(unit -> unit.endsWith("元")).findFirst().orElse(null);
  }

  /** The unit of what is not money: the only one stated. */
  @Nullable String only() {
    return units.size() == 1 ? units.get(0) : null;
  }
}
