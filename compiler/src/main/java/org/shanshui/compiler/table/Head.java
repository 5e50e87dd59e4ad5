package org.shanshui.compiler.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;

/**
 * The head of a column or row, read.
 *
 * @param text as it stands, the heads over it before it
 * @param name without unit, year and 其中
 * @param role by its words, null where they give none
 * @param unit that it states for the values under it: 总投资（万元）
 * @param year that it names, the last of several, of two that are compared the first
 * @param compares whether it compares two years: 2030年为2025年的百分比
 * @param part whether it is a part of a column before it: 其中：2026年
 */
public record Head(
    String text,
    String name,
    @Nullable Role role,
    @Nullable String unit,
    @Nullable Integer year,
    boolean compares,
    boolean part) {

  private static final int LONGEST = 32;
  private static final Pattern BRACKET = Pattern.compile("[(\\[〔]([^()\\[\\]〔〕]{0,16})[)\\]〕]");
  private static final Pattern UNIT_SAID = Pattern.compile("(?:计量)?单位[::](.+)");
  private static final Pattern YEAR =
      Pattern.compile("(?:[到至]?((?:19|20)\\d\\d)(?:[-—~至](?:19|20)?(\\d\\d))?年?(?:底|末|度)?)");
  private static final Pattern COMPARED =
      Pattern.compile("((?:19|20)\\d\\d)年?(?:为|是|比|较|相当于|占)(?:19|20)\\d\\d年?");

  /** What may be measured in a year that stands before it: 2025年产量. */
  private static final Pattern MEASURE =
      Pattern.compile(
          "(?!(?:数量|总量|总数|总额)$|指标|目标|完成|规划|预期|计划)"
              + "(?:[一-鿿]{1,7}[量额数值]|[一-鿿]{0,6}(?:产能|面积|里程|规模|支出|收入|投资|比重|占比|能力|存栏|出栏|装机(?:容量)?))");

  /** What a cell of a row says, though words of heads are in it: 预期性. */
  private static final Pattern NATURE = Pattern.compile("(?:约束|预期|参考|引导|指导|控制)性(?:指标)?");

  private static final Pattern GOAL_WORDS =
      Pattern.compile("(?:规划|预期|年度)?(?:目标|任务|计划)(?:数|值|量)?$|^(?:目标|计划)(?:任务)?");
  private static final Pattern RESULT_WORDS = Pattern.compile("现状|基数|实际|完成情况|已建|已有|既有");

  /** What is to be done in a year that stands before it: 2026年任务. */
  private static final Pattern YEARS_WORK =
      Pattern.compile("(?:年度?)?(?:计划)?(?:建设|改造|目标|实施)?(?:任务|计划)(?:数|量)?");

  private static final Pattern PART = Pattern.compile("(?:其中|^#)[::、,]?");

  /** Reads a head; its text is clean (half-width, without blanks inside words). */
  public static Head of(String cell) {
    String text = cell.indexOf(' ') < 0 ? cell : cell.replace(" ", "");
    String unit = null;
    String words = text;
    if (isBracketed(text)) {
      Matcher bracket = BRACKET.matcher(text);
      StringBuilder named = new StringBuilder();
      int at = 0;
      while (bracket.find()) {
        String stated = unit(bracket.group(1));
        unit = stated == null ? unit : stated;
        named.append(text, at, stated == null ? bracket.end() : bracket.start());
        at = bracket.end();
      }
      words = named.append(text, at, text.length()).toString();
    }
    boolean isPart = false;
    if (words.contains("其中") || words.startsWith("#")) {
      Matcher part = PART.matcher(words);
      isPart = part.find();
      words = isPart ? words.substring(part.end()) : words;
    }
    if (!words.contains("19") && !words.contains("20")) {
      return new Head(text, words, role(words), unit, null, false, isPart);
    }
    Integer year = null;
    Matcher years = YEAR.matcher(words);
    while (years.find()) {
      String first = years.group(1);
      String last = years.group(2);
      year = Integer.valueOf(last == null ? first : first.substring(0, 2) + last);
    }
    Matcher compared = COMPARED.matcher(words);
    boolean compares = compared.find();
    if (compares) {
      year = Integer.valueOf(compared.group(1));
      words = words.substring(0, compared.start()) + words.substring(compared.end());
      unit = unit == null && words.contains("百分") ? "%" : unit;
    }
    String name = YEAR.matcher(words).replaceAll("").replaceFirst("\\(\\)|\\[]|〔〕", "");
    if (unit == null && name.endsWith("%") && name.length() > 1) {
      unit = "%";
      name = name.substring(0, name.length() - 1);
    }
    boolean work = year != null && YEARS_WORK.matcher(name).matches();
    Role role = work ? Role.TARGET : compares ? Role.AVERAGE : role(name);
    return new Head(text, name, role, unit, year, compares, isPart);
  }

  private static boolean isBracketed(String text) {
    return text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.indexOf('〔') >= 0;
  }

  /** 目标任务分解表 names a table and heads no column. */
  private static @Nullable Role role(String name) {
    if (name.endsWith("表")) {
      return null;
    }
    return HeadWords.role(isBracketed(name) ? BRACKET.matcher(name).replaceAll("") : name);
  }

  /** The unit that a bracket states, null where it states none. */
  private static @Nullable String unit(String bracket) {
    Matcher said = UNIT_SAID.matcher(bracket);
    if (said.matches()) {
      return said.group(1);
    }
    if (YEAR.matcher(bracket).matches()) {
      return null;
    }
    Quantity one = Quantities.at("1" + bracket, 0);
    boolean whole = one != null && one.end() == bracket.length() + 1 && !one.unit().isEmpty();
    return whole ? bracket : null;
  }

  /**
   * Whether a cell reads as the head of a column: by its words, or by a year alone. Longer cells
   * are none; a short one (项目, 任务) may stand in the body too.
   */
  public static boolean isHead(String cell) {
    if (cell.isEmpty() || cell.length() > LONGEST || NATURE.matcher(cell).matches()) {
      return false;
    }
    Head head = of(cell);
    return head.role != null || head.isYear() && cell.indexOf('年') > 0;
  }

  /** Whether it says a year, or what is measured in it, and nothing else. */
  public boolean isYear() {
    return year != null && (name.isEmpty() || measure() != null);
  }

  /** Its name without the words of goals and results: 产量 in 2030年计划产量. */
  String bareName() {
    return RESULT_WORDS.matcher(GOAL_WORDS.matcher(name).replaceAll("")).replaceAll("");
  }

  /** What it says is measured of the things that rows name, null for none. */
  @Nullable String measure() {
    String bare = bareName();
    return isMeasure(bare) ? bare : null;
  }

  /** Whether its words alone say what is measured: 五年内增加人数. */
  public boolean measures() {
    return isMeasure(name);
  }

  /** Whether the words say how much there is of a thing: 产量, 种植面积. */
  static boolean isMeasure(String words) {
    return MEASURE.matcher(words).matches();
  }
}
