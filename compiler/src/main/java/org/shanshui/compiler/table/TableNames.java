package org.shanshui.compiler.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of a table measure, put together from the names of row, column and table. */
final class TableNames {
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)年?");
  private static final Pattern WEIGHS = Pattern.compile("权重|分值|赋分|得分|满分|系数权");
  private static final Pattern WHAT_IS = Pattern.compile("现状|基本情况|完成情况|统计|实施情况|回顾|已建|已有|历年|实现情况");
  private static final Pattern PLANS = Pattern.compile("目标|计划|任务|规划|分解|安排|拟");

  /** What a name says beside what is measured. */
  private static final Pattern NUMBERED =
      Pattern.compile("^(?:续?附?表|专栏|附件|图)\\s*[0-9一二三四五六七八九十]*(?:[-—.][0-9]+)*[::、. ]*");

  private static final Pattern AROUND =
      Pattern.compile(
          "各县\\(市、区\\)|\\([^()]*\\)|“?十[一二三四五六七]五”?(?:时期|期间)?"
              + "|(?:19|20)\\d\\d(?:[-—~至](?:19|20)?\\d\\d)?年?度?"
              + "|各(?:县区市|县市区|市县区|县区|市县|区县|县市|市州|地市|设区市|乡镇|镇街|县|区|市|地区|地)"
              + "|分(?:县区|县|区|地区|市|年度)|全[省市县区]|[一-鿿]{1,3}[省市县](?!级|域|政|场)");
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?:年度|主要|实施|行动|工作|三年|方案|规划|建设|意见|分年度|计划|目标|任务|指标|分解|分配|安排|一览|明细|情况|汇总|统计|清单|表|数|值)+$");

  private static final Pattern MEASURED = Pattern.compile("[量额值数率]$");
  private static final Pattern WHOLE = Pattern.compile("全[省市县区州域]|合计|总计|小计");

  /** A longer title tells of more than one thing. */
  private static final int LONGEST_SUBJECT = 12;

  private TableNames() {}

  /** Whether a head means all places: 全市. */
  static boolean isWhole(String scope) {
    return WHOLE.matcher(scope).matches();
  }

  /** The year that a row's cell is, null where it is none. */
  static @Nullable String year(@Nullable String cell) {
    if (cell == null) {
      return null;
    }
    Matcher year = YEAR.matcher(cell);
    return year.find() ? year.group(1) : null;
  }

  /** A column of weights (权重) sets a rule of counting and no target. */
  static boolean weighs(Column column) {
    return WEIGHS.matcher(column.head().name()).find();
  }

  /** Whether a table's name says that it tells what is so already. */
  static boolean tellsWhatIs(TypedTable table, @Nullable Integer baseYear) {
    boolean former =
        table.year() != null && baseYear != null && Integer.parseInt(table.year()) <= baseYear;
    String name = table.name();
    return former || name != null && WHAT_IS.matcher(name).find() && !PLANS.matcher(name).find();
  }

  /** What a cell measures: {@code row} is what the row tells of, empty for a place or year. */
  static String metric(TypedTable table, Column column, String row) {
    String head = column.metric();
    if (head == null) {
      return row.isEmpty() ? table.subject() : row;
    }
    // 口袋公园建设 under 建设 is no 口袋公园建设建设, 发电量 under 产量 no 发电量产量.
    boolean measured = row.endsWith(head) || Head.isMeasure(head) && MEASURED.matcher(row).find();
    return measured ? row : row + head;
  }

  /**
   * What a whole table measures by its name, 城镇化率 in 表2 各县（市、区）城镇化率目标, else by the document's
   * title.
   */
  static String subject(@Nullable String name, @Nullable String title) {
    String own = name == null ? "" : bare(name);
    String whole = own.isEmpty() && title != null ? bare(title) : own;
    return own.isEmpty() && whole.length() > LONGEST_SUBJECT ? "" : whole;
  }

  private static String bare(String name) {
    String bare = NUMBERED.matcher(name).replaceFirst("");
    bare = AROUND.matcher(bare).replaceAll("");
    return BEHIND.matcher(bare).replaceFirst("");
  }
}
