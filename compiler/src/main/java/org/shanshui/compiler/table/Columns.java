package org.shanshui.compiler.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.compiler.about.About;
import org.shanshui.compiler.about.FiveYearPlan;
import org.shanshui.language.noise.CleanText;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/** Gives the columns of a table their roles, by their heads first and by what is in them else. */
final class Columns {
  /** Cells looked at to tell what a column holds. */
  private static final int SAMPLE = 40;

  private static final Pattern PLACE =
      Pattern.compile(
          "全[省市县区州域]|合计|[^0-9]{1,8}(?:省|市|县|(?<!小|社|园|景|片|灌|库|校|矿|牧|林|水|地|城|街)区|(?<=[东西南北新老上下中]城)区|旗|州|盟|镇|乡|街道|新城|开发区)|市[本级辖]+区?|市直");
  private static final Pattern OFFICE =
      Pattern.compile(".*(?:局|委|办|厅|府|部|院|会|公司|集团|中心|处|校|站|队|馆|所|县|区|市|镇|街道|企业|银行|[各有]关?单位)");
  private static final Pattern DONE = Pattern.compile("累计完成|已完成|已投|完成投资|投资完成|截至|截止|至.*底完成|到位");
  private static final Pattern PLANNED = Pattern.compile("计划|拟|预计|目标|安排");
  private static final Pattern EMPTY_METRIC =
      Pattern.compile("(?:规划|预期|年度|计划|分解)?(?:目标|任务|计划)(?:数|值|量)?|数量|数值|指标值|合计|总计|小计|值");
  private static final Pattern RESULT_WORDS = Pattern.compile("现状|基数|实际|完成情况|已建|已有|既有");

  private static final Pattern QUARTER = Pattern.compile("[一二三]季度|上半年");
  private static final Map<String, String> MONTHS =
      Map.of("一季度", "03", "二季度", "06", "上半年", "06", "三季度", "09");

  /** A column of growth is of what the column before it measures. */
  private static final Pattern GROWTH = Pattern.compile("(?:比上年|较上年|同比|年均)?(?:增长|增速|增幅|增长率)");

  private static final Pattern SHARE = Pattern.compile("百分|倍");

  /** A share under a head that comes again is one of what the column before it measures. */
  private static final Pattern SHARE_OF = Pattern.compile("占比|比重|比例|构成|所占比重|所占比例");

  /** What columns of statistical tables are called by: 甲, 乙, 丙. */
  private static final Pattern STEM = Pattern.compile("[甲乙丙丁]");

  private static final Pattern WHOLE = Pattern.compile("合计|总计|小计|总额");

  /** What an indicator's nature is, whatever its head: 性质, 类型. */
  private static final Pattern NATURE = Pattern.compile("(?:约束|预期|参考|指导)性(?:指标)?");

  /** What a bracket says of the year before it. */
  private static final Pattern REMARK = Pattern.compile("[(〔\\[][^()〔〕\\[\\]]{1,6}[)〕\\]]$");

  /** A five-year plan, and which of its values. */
  private static final Pattern PLAN =
      Pattern.compile(
          "[“\"]?[一二三四五六七八九十]{1,3}五[”\"]?(?:时期|期间|期末|末|规划|计划)?"
              + "(?:(?:实际|预计)?(?:完成|达到|实现|现状)(?:情况|值|数)?|(?:规划|发展|预期)?(?:目标|指标|任务)(?:值|数)?|规划值|目标值)?");

  /** How a year's value is come by. */
  private static final Pattern STATED =
      Pattern.compile(
          "(?:实际|完成|计划|规划|预计|预期|目标|现状|基期|基准|实绩|达到|指标)(?:数|值|水平)"
              + "|(?:规划)?(?:现状|近期|中期|远期|末期|期末)(?:目标|值)?");

  private final Grid grid;
  private final About about;
  private final List<Head> heads;
  private final @Nullable Role[] roles;
  private final boolean[] numeric;

  private Columns(Grid grid, About about) {
    this.grid = grid;
    this.about = about;
    this.heads = grid.columns().stream().map(Head::of).toList();
    this.roles = new Role[heads.size()];
    this.numeric = new boolean[heads.size()];
    for (int c = 0; c < heads.size(); c++) {
      numeric[c] = isNumeric(c);
      roles[c] = heads.get(c).role();
    }
  }

  /** The columns of a grid. */
  static List<Column> of(Grid grid, About about) {
    Columns columns = new Columns(grid, about);
    columns.settle();
    return columns.columns();
  }

  private boolean has(Role role) {
    for (Role r : roles) {
      if (r == role) {
        return true;
      }
    }
    return false;
  }

  /** Roles that a head alone leaves open are settled by the other columns and the cells. */
  private void settle() {
    for (int c = 0; c < roles.length && !has(Role.UNIT); c++) {
      roles[c] = roles[c] == null && !numeric[c] && holdsUnits(c) ? Role.UNIT : roles[c];
    }
    boolean project =
        has(Role.INVESTMENT) || has(Role.PHASE) || has(Role.PERIOD) || has(Role.PLACE);
    boolean valued = has(Role.UNIT) || has(Role.NATURE) || has(Role.BASE) || has(Role.TARGET);
    for (int c = 0; c < roles.length; c++) {
      Head head = heads.get(c);
      boolean year =
          head.year() == null ? isOnlyPlan(head) : isOnlyYear(head) || measuresInOtherYears(head);
      if (year && project && has(Role.PROJECT) && !has(Role.UNIT)) {
        roles[c] = numeric[c] ? Role.INVESTMENT : Role.CONTENT;
      } else if (year) {
        roles[c] = isPastYear(head) ? Role.BASE : Role.TARGET;
        valued = true;
      }
    }
    for (int c = 0; c < roles.length; c++) {
      roles[c] = settled(c, project, valued);
    }
    for (int c = 0; c + 1 < roles.length; c++) {
      // One head over two columns: the first groups what the second names.
      boolean over = heads.get(c).text().equals(heads.get(c + 1).text());
      if (over && roles[c] == Role.INDICATOR && roles[c + 1] == Role.INDICATOR) {
        roles[c] = Role.CATEGORY;
      }
    }
    if (!has(Role.INDICATOR) && !has(Role.PROJECT) && !has(Role.TASK) && !has(Role.REGION)) {
      nameTheRows();
    }
    if (has(Role.REGION) && !has(Role.INDICATOR) && !has(Role.PROJECT) && !has(Role.TASK)) {
      nameWithinPlaces();
    }
  }

  /** 2025年, 2025年（实绩）, 2030年规划数. */
  private static boolean isOnlyYear(Head head) {
    String name = REMARK.matcher(head.name()).replaceFirst("");
    return name.isEmpty() || STATED.matcher(name).matches();
  }

  /** “十四五”完成, “十五五”规划目标. */
  private static boolean isOnlyPlan(Head head) {
    return PLAN.matcher(head.name()).matches() && FiveYearPlan.lastYear(head.name()) != null;
  }

  /** 2025年产量, beside 2030年计划产量. */
  private boolean measuresInOtherYears(Head head) {
    String measure = head.measure();
    return measure != null
        && heads.stream()
            .anyMatch(
                other ->
                    other.year() != null
                        && !other.year().equals(head.year())
                        && measure.equals(other.measure()));
  }

  private @Nullable Role settled(int c, boolean project, boolean valued) {
    Role role = roles[c];
    boolean places = placeColumns() > 1;
    if (role == null) {
      boolean unnamed =
          heads.get(c).name().isEmpty() || STEM.matcher(heads.get(c).name()).matches();
      if (numeric[c] && unnamed && counts(c)) {
        return Role.SERIAL;
      }
      if (!numeric[c]) {
        return explains(c) ? Role.EXPLANATION : null;
      }
      return isSumOfMoney(heads.get(c)) ? Role.INVESTMENT : Role.METRIC;
    }
    return switch (role) {
      case UNIT -> holdsOffices(c) ? Role.LEAD : Role.UNIT;
      case INDICATOR -> project && !valued ? Role.PROJECT : role;
      case TARGET -> namesTargets(c) ? Role.INDICATOR : role;
      case PROJECT ->
          !project && valued && !has(Role.INDICATOR) && !has(Role.CONTENT) ? Role.INDICATOR : role;
      case REGION -> places && !PLACE.matcher(sampleCell(c)).matches() ? Role.INDICATOR : role;
      case REMARK -> NATURE.matcher(sampleCell(c)).matches() ? Role.NATURE : role;
      case CONTENT, TASK, PHASE, CATEGORY ->
          NATURE.matcher(sampleCell(c)).matches()
              ? Role.NATURE
              : !numeric[c]
                  ? role
                  : EMPTY_METRIC.matcher(heads.get(c).name()).matches() ? Role.TARGET : Role.METRIC;
      default -> role;
    };
  }

  /** 主要目标, 发展目标 over words, beside columns of years: it names what the values are of. */
  private boolean namesTargets(int c) {
    Head head = heads.get(c);
    return head.year() == null
        && head.name().endsWith("目标")
        && !numeric[c]
        && !has(Role.INDICATOR)
        && !has(Role.PROJECT)
        && !has(Role.TASK)
        && heads.stream().anyMatch(other -> other.year() != null);
  }

  /** Whether most cells of a column say what a word means or how it is counted. */
  private boolean explains(int c) {
    int cells = 0;
    int explain = 0;
    for (List<CleanText> row : grid.rows().subList(0, Math.min(SAMPLE, grid.rows().size()))) {
      CleanText cell = c < row.size() ? row.get(c) : CleanText.empty(0);
      if (cell.length() > 0) {
        cells++;
        explain += Explanation.is(cell) ? 1 : 0;
      }
    }
    return explain > 1 && explain * 2 >= cells;
  }

  /** Whether a column without a head holds 1, 2, 3 …, each one more than the one above it. */
  private boolean counts(int c) {
    int last = -1;
    int counted = 0;
    for (List<CleanText> row : grid.rows()) {
      String cell = c < row.size() ? row.get(c).text().strip() : "";
      if (cell.isEmpty() || spans(row)) {
        continue;
      }
      if (cell.length() > 4 || !cell.chars().allMatch(d -> d >= '0' && d <= '9')) {
        return false;
      }
      int number = Integer.parseInt(cell);
      if (last >= 0 && number != last && number != last + 1) {
        return false;
      }
      counted += number == last ? 0 : 1;
      last = number;
    }
    return counted > 2;
  }

  /** Whether all cells of a row are one. */
  private static boolean spans(List<CleanText> row) {
    return row.size() > 1
        && row.stream().allMatch(cell -> cell.length() > 0)
        && row.get(0).sourceStart(0) == row.get(row.size() - 1).sourceStart(0);
  }

  /** 合计（万元）, beside columns of money. */
  private boolean isSumOfMoney(Head head) {
    return has(Role.INVESTMENT)
        && head.unit() != null
        && head.unit().endsWith("元")
        && WHOLE.matcher(head.name()).matches();
  }

  private int placeColumns() {
    int places = 0;
    for (int c = 0; c < roles.length; c++) {
      places += isPlaceColumn(c) ? 1 : 0;
    }
    return places;
  }

  private boolean isPlaceColumn(int c) {
    return numeric[c] && PLACE.matcher(heads.get(c).name()).matches();
  }

  /** Where no head says so, the first column of words names the rows. */
  private void nameTheRows() {
    for (int pass = 0; pass < 2; pass++) {
      for (int c = 0; c < roles.length; c++) {
        boolean groups = roles[c] == Role.CATEGORY || roles[c] == Role.CONTENT && has(Role.UNIT);
        boolean free = roles[c] == null || pass == 1 && groups;
        if (free && !numeric[c] && !sampleCell(c).isEmpty()) {
          roles[c] = PLACE.matcher(sampleCell(c)).matches() ? Role.REGION : Role.INDICATOR;
          return;
        }
      }
    }
  }

  /** Beside a column of places a further one of words says what each row is of: 小型水库, 山塘. */
  private void nameWithinPlaces() {
    for (int c = 0; c < roles.length; c++) {
      boolean words = !numeric[c] && !sampleCell(c).isEmpty();
      if (words && (roles[c] == null || roles[c] == Role.CATEGORY && c > 0)) {
        roles[c] = Role.INDICATOR;
        return;
      }
    }
  }

  private List<Column> columns() {
    boolean namedByRow = has(Role.INDICATOR) || has(Role.TASK);
    List<Column> columns = new ArrayList<>();
    String whole = null;
    String wholeUnit = null;
    for (int c = 0; c < roles.length; c++) {
      Head head = heads.get(c);
      Role role = roles[c];
      boolean place = role == Role.METRIC && isPlaceColumn(c) && placeColumns() > 1;
      String metric = place ? null : metric(head, role, namedByRow, whole);
      whole = head.part() || metric == null ? whole : metric;
      wholeUnit = head.part() ? wholeUnit : head.unit();
      columns.add(
          new Column(
              c,
              head,
              role,
              metric,
              head.unit() == null && head.part() ? wholeUnit : head.unit(),
              year(head, role),
              place ? head.name() : null,
              isPast(head, role)));
    }
    return columns;
  }

  /** The year that a column is for, with the month where its head names a quarter. */
  private @Nullable String year(Head head, @Nullable Role role) {
    Integer year = head.year();
    if (year == null && role == Role.BASE) {
      year = about.baseYear();
    }
    Integer planned = year == null ? about.planYear() : year;
    Matcher quarter = QUARTER.matcher(head.text());
    if (planned != null && quarter.find()) {
      return planned + "-" + MONTHS.get(quarter.group());
    }
    return year == null ? null : year.toString();
  }

  private @Nullable String metric(
      Head head, @Nullable Role role, boolean namedByRow, @Nullable String whole) {
    if (role == Role.INVESTMENT) {
      String name = head.name().isEmpty() ? "投资" : bare(head.name());
      name = WHOLE.matcher(name).matches() ? "总投资" : name;
      return head.part() && whole != null ? whole + "(" + name + ")" : name;
    }
    if (head.compares() && SHARE.matcher(head.text()).find()) {
      return head.text();
    }
    boolean value = role == Role.METRIC || role == Role.TARGET || role == Role.BASE;
    if (!value) {
      return null;
    }
    if (namedByRow && role != Role.METRIC) {
      return head.measure();
    }
    String name = head.name();
    if (whole != null && GROWTH.matcher(name).matches()) {
      return whole;
    }
    if (whole != null && SHARE_OF.matcher(name).matches() && comesAgain(name)) {
      return whole + name;
    }
    if (role != Role.METRIC) {
      name = head.bareName();
    }
    name = EMPTY_METRIC.matcher(name).matches() ? "" : bare(name);
    if (head.part() && whole != null) {
      return name.isEmpty() ? whole : isNamedBefore(head, name) ? name : whole + "(" + name + ")";
    }
    return name.isEmpty() ? null : name;
  }

  /** 其中：2026年改造小区, behind a column of 改造小区 that need not be the last. */
  private boolean isNamedBefore(Head part, String name) {
    return heads.subList(0, heads.indexOf(part)).stream()
        .anyMatch(head -> !head.part() && head.name().equals(name));
  }

  private boolean comesAgain(String name) {
    return heads.stream().filter(head -> head.name().equals(name)).count() > 1;
  }

  /** Without 合计 behind it, which a head of two levels adds. */
  private static String bare(String name) {
    return name.replaceAll("(?<=.)(?:合计|小计|总计)$", "");
  }

  private boolean isPast(Head head, @Nullable Role role) {
    String text = head.text();
    if (role == Role.INVESTMENT) {
      return DONE.matcher(text).find() && !PLANNED.matcher(text).find();
    }
    if (role == Role.BASE) {
      return true;
    }
    return role == Role.METRIC
            && (RESULT_WORDS.matcher(text).find() || isPastYear(head) && head.year() != null)
        || role == Role.AVERAGE && isPastYear(head);
  }

  /** Whether a head's year lies before the plan's: up to the base year, or in a former plan. */
  private boolean isPastYear(Head head) {
    Integer plan = FiveYearPlan.lastYear(head.text());
    Integer year = head.year() != null ? head.year() : plan;
    if (year == null) {
      return false;
    }
    Integer base = about.baseYear();
    if (base != null) {
      return year <= base;
    }
    return (about.period() == null || about.period().from() == null) && isFirstOfFar(year);
  }

  /** Where the plan says no years: the first of several that do not follow one another. */
  private boolean isFirstOfFar(int year) {
    int next = Integer.MAX_VALUE;
    for (Head head : heads) {
      if (head.year() != null && head.year() < year) {
        return false;
      }
      if (head.year() != null && head.year() > year) {
        next = Math.min(next, head.year());
      }
    }
    return next != Integer.MAX_VALUE && next > year + 1;
  }

  private String sampleCell(int c) {
    for (List<CleanText> row : grid.rows()) {
      boolean cell = c < row.size() && row.get(c).length() > 1;
      if (cell && !WHOLE.matcher(row.get(c).text().replace(" ", "")).matches()) {
        return row.get(c).text();
      }
    }
    return "";
  }

  private boolean holdsOffices(int c) {
    int offices = 0;
    int cells = 0;
    for (List<CleanText> row : grid.rows().subList(0, Math.min(SAMPLE, grid.rows().size()))) {
      String cell = c < row.size() ? row.get(c).text() : "";
      if (!CellKind.isEmpty(cell)) {
        cells++;
        offices += !isUnit(cell) && OFFICE.matcher(cell).matches() ? 1 : 0;
      }
    }
    return offices > 0 && offices * 2 > cells;
  }

  /** Whether all cells of a column, whatever its head, are units of measurement. */
  private boolean holdsUnits(int c) {
    int units = 0;
    for (List<CleanText> row : grid.rows().subList(0, Math.min(SAMPLE, grid.rows().size()))) {
      String cell = c < row.size() ? row.get(c).text() : "";
      if (!CellKind.isEmpty(cell)) {
        if (!isUnit(cell)) {
          return false;
        }
        units++;
      }
    }
    return units > 1;
  }

  private static boolean isUnit(String cell) {
    Quantity unit = Quantities.at("1" + cell, 0);
    return unit != null && unit.end() == cell.length() + 1 && !unit.unit().isEmpty();
  }

  private boolean isNumeric(int c) {
    int values = 0;
    int words = 0;
    for (List<CleanText> row : grid.rows().subList(0, Math.min(SAMPLE, grid.rows().size()))) {
      CleanText cell = c < row.size() ? row.get(c) : CleanText.empty(0);
      if (!CellKind.isEmpty(cell)) {
        boolean value =
            CellKind.hasDigit(cell) && CellKind.isBareValue(cell.text(), CellValue.of(cell));
        values += value ? 1 : 0;
        words += value ? 0 : 1;
      }
    }
    return values > 0 && values >= words;
  }
}
