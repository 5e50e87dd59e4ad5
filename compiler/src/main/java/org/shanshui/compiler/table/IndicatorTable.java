package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;

/**
 * Which column of an indicator table (指标体系表) says what; a column that is not there is -1.
 *
 * @param targets columns of target values, nearest year first
 * @param targetPeriods their years, null where neither column nor document says
 */
record IndicatorTable(
    int number,
    List<Integer> categories,
    int name,
    int unit,
    int base,
    @Nullable String basePeriod,
    List<Integer> targets,
    List<@Nullable String> targetPeriods,
    int nature) {

  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)");
  private static final Pattern BASE = Pattern.compile("基数|基期|基准|现状|完成值|完成情况|实际|当前|现值|初期");
  private static final Pattern TARGET = Pattern.compile("目标|规划值|计划|预期值|期末|达到值");
  private static final Pattern NAME = Pattern.compile("指标(?:名称|内容)?|名称|主要指标|具体指标|[二三]级指标");
  private static final Pattern CATEGORY = Pattern.compile("类别|领域|分类|类型|一级指标|维度|目标层|方面|体系");

  /** Reads the heads of a grid; null where it is no indicator table. */
  static @Nullable IndicatorTable of(Grid grid, About about) {
    List<String> columns = grid.columns();
    int number = -1;
    int name = -1;
    int unit = -1;
    int base = -1;
    int nature = -1;
    List<Integer> categories = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    Integer baseYear = about.baseYear();
    for (int c = 0; c < columns.size(); c++) {
      String head = columns.get(c).replace(" ", "");
      Matcher year = YEAR.matcher(head);
      boolean dated = year.find();
      int value = dated ? Integer.parseInt(year.group(1)) : 0;
      if (head.equals("序号") || head.equals("编号")) {
        number = c;
      } else if (head.endsWith("属性") || head.endsWith("性质") || head.equals("指标类型")) {
        nature = c;
      } else if (head.startsWith("单位") || head.equals("计量单位")) {
        unit = c;
      } else if (TARGET.matcher(head).find() && !head.startsWith("目标层")) {
        targets.add(c);
      } else if (BASE.matcher(head).find()) {
        base = c;
      } else if (dated) {
        if (baseYear != null && value <= baseYear) {
          base = c;
        } else {
          targets.add(c);
        }
      } else if (NAME.matcher(head).matches()
          || head.endsWith("指标") && !CATEGORY.matcher(head).find()) {
        name = c;
      } else if (CATEGORY.matcher(head).find()) {
        categories.add(c);
      }
    }
    if (name < 0 || targets.isEmpty() || nature < 0 && base < 0 && targets.size() < 2) {
      return null;
    }
    List<@Nullable String> periods = new ArrayList<>();
    for (int target : targets) {
      String stated = year(columns.get(target));
      periods.add(
          stated != null
              ? stated
              : about.period() == null ? null : String.valueOf(about.period().to()));
    }
    String basePeriod = base < 0 ? null : year(columns.get(base));
    if (basePeriod == null && base >= 0 && baseYear != null) {
      basePeriod = String.valueOf(baseYear);
    }
    if (number < 0 && name > 0 && categories.isEmpty() && columns.get(0).isEmpty()) {
      number = 0;
    }
    return new IndicatorTable(
        number, categories, name, unit, base, basePeriod, targets, periods, nature);
  }

  private static @Nullable String year(String head) {
    Matcher year = YEAR.matcher(head);
    return year.find() ? year.group(1) : null;
  }
}
