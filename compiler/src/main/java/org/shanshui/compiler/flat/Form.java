package org.shanshui.compiler.flat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.language.numerals.Digits;
import org.shanshui.language.units.Quantities;
import org.shanshui.language.units.Quantity;
import org.shanshui.language.units.UnitMatch;
import org.shanshui.language.units.Units;

/** What a cell looks like, whatever column it stands in. */
enum Form {
  /** Digits alone: a serial, or a value. */
  INTEGER,
  /** Any other number, with or without comparator and unit: ≥63.5, [20], 5左右, 1.94:1. */
  NUMBER,
  /** A sign that nothing stands here. */
  DASH,
  UNIT,
  /** 约束性, 预期性. */
  NATURE,
  /** A year, month or span of years. */
  PERIOD,
  /** 新建, 续建, 前期. */
  PHASE,
  /** Units that answer for something. */
  OFFICES,
  /** 合计. */
  TOTAL,
  /** The number of a page between dashes. */
  PAGE,
  /** Words. */
  WORDS,
  /** Words with a number among them: 累计下降13, 市区≥55. */
  MEASURED_WORDS,
  /** More words than names have. */
  LONG_WORDS,
  /** A sentence or more. */
  PROSE;

  private static final int LONGEST_NAME = 24;
  private static final int LONGEST_CELL = 72;
  private static final int LONGEST_MARK = 32;
  private static final int LONGEST_UNIT = 12;

  private static final Pattern NATURES = Pattern.compile("(?:约束|预期|参考|引导|指导|控制)性(?:指标)?");
  private static final Pattern PHASES =
      Pattern.compile(
          "(?:(?:新|续|改|扩|改扩|迁|拟|在|重|续扩)建|新开工|开工|竣工|建成|投产|投用|储备|谋划|完工|收尾|前期(?:工作)?|计划新开工|新建成)"
              + "(?:项目|类)?");
  private static final Pattern PERIODS =
      Pattern.compile(
          "(?:(?:19|20)\\d\\d年?)(?:[-—–~至到]+(?:(?:19|20)?\\d\\d年?)?)?(?:\\d{1,2}月)?(?:底|末|初)?前?"
              + "|(?:19|20)\\d\\d(?:年\\d{1,2}月|\\.\\d{1,2})[-—–~至到]+(?:19|20)\\d\\d(?:年\\d{1,2}月|\\.\\d{1,2})"
              + "|(?:每年)?\\d{1,2}月(?:\\d{1,2}日)?(?:底|末)?前?");
  private static final Pattern ALWAYS =
      Pattern.compile("长期(?:坚持|推进|任务)?|持续(?:推进|实施)|全年|每年|按年度推进|常年");
  private static final Pattern OFFICE =
      Pattern.compile(
          "[^0-9]{1,18}(?:局|委|办|厅|部|院|中心|公司|集团|政府|街道(?:办事处)?|管委会|支队|银行|协会|工会|妇联|残联|科协"
              + "|联社|法院|单位|部门|党委|乡镇)|各[县市区乡镇(]{1,3}.{0,9}|团.?委");

  /** What the names of offices end in. */
  private static final String OFFICE_ENDS = "局委办厅部院心司团府道处会队行联协社位门镇";

  private static final Pattern TOTALS = Pattern.compile("(?:合|总|小|共)计");
  private static final Pattern DASHES = Pattern.compile("[-—–―~/]{1,4}");
  private static final Pattern PAGES = Pattern.compile("[-—–―·]{1,3}\\d{1,4}[-—–―·]{1,3}");
  private static final Pattern BARE =
      Pattern.compile(
          "[-+]?\\d[\\d,]*(?:\\.\\d+)?(?:[-—–~至](?:\\d[\\d,]*(?:\\.\\d+)?))?(?::1)?[%‰]?");
  private static final Pattern BEFORE =
      Pattern.compile("(?:[\\[〔【(<>≤≥≦≧~±约+]|不(?:低于|少于|高于|超过)|超过|大于|小于|达到|高于|低于){0,3}");
  private static final Pattern AFTER = Pattern.compile("(?:左右|以上|以下|以内|[\\])〕】]){0,3}");

  /** The form of a clean text that is not empty. */
  static Form of(String text) {
    int length = text.length();
    boolean sentence = text.charAt(length - 1) == '。' && length > LONGEST_NAME / 2;
    if (length > LONGEST_CELL || sentence || text.indexOf('。') >= 0 && length > LONGEST_NAME) {
      return PROSE;
    }
    if (length <= LONGEST_MARK) {
      Form marked = marked(text);
      if (marked != null) {
        return marked;
      }
    }
    if (length > LONGEST_NAME) {
      return isOffices(text) ? OFFICES : LONG_WORDS;
    }
    if (isOffices(text)) {
      return OFFICES;
    }
    boolean digit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    return digit ? MEASURED_WORDS : WORDS;
  }

  private static @Nullable Form marked(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += isDigit(text, i) ? 1 : 0;
    }
    if (digits == text.length()) {
      return INTEGER;
    }
    Form form = digits == 0 ? markedByWords(text) : markedByNumbers(text);
    return form == null && isUnit(text) ? UNIT : form;
  }

  private static @Nullable Form markedByWords(String text) {
    if (isNature(text)) {
      return NATURE;
    }
    if (PHASES.matcher(text).matches()) {
      return PHASE;
    }
    if (ALWAYS.matcher(text).matches()) {
      return PERIOD;
    }
    if (TOTALS.matcher(text).matches()) {
      return TOTAL;
    }
    return DASHES.matcher(text).matches() ? DASH : null;
  }

  private static boolean isNature(String text) {
    return text.indexOf('性') == 2 && NATURES.matcher(text).matches();
  }

  private static @Nullable Form markedByNumbers(String text) {
    if (PAGES.matcher(text).matches()) {
      return PAGE;
    }
    if (PERIODS.matcher(text).matches()) {
      return PERIOD;
    }
    return isNumber(text) ? NUMBER : null;
  }

  private static boolean isNumber(String text) {
    var before = BEFORE.matcher(text);
    int at = before.lookingAt() ? before.end() : 0;
    if (at >= text.length() || !isDigit(text, at) && !isDigit(text, at + 1)) {
      return false;
    }
    var bare = BARE.matcher(text).region(at, text.length());
    int end = bare.lookingAt() ? bare.end() : at;
    Quantity quantity = isDigit(text, at) ? Quantities.at(text, at) : null;
    end = quantity == null ? end : Math.max(end, quantity.end());
    return end > at && AFTER.matcher(text).region(end, text.length()).matches();
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** Whether the text is a unit of measure and nothing else. */
  static boolean isUnit(String text) {
    if (text.equals("%") || text.equals("‰")) {
      return true;
    }
    if (text.endsWith("/") && text.length() > 1) {
      return isUnit(text.substring(0, text.length() - 1));
    }
    int length = text.length();
    int from = 0;
    while (from < length && Digits.multiplier(text.charAt(from)) > 0) {
      from++;
    }
    UnitMatch unit = length > LONGEST_UNIT || from == length ? null : Units.at(text, from);
    return unit != null && unit.end() == length;
  }

  private static boolean isOffices(String text) {
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || "、,;/ ".indexOf(text.charAt(i)) >= 0) {
        boolean may =
            i > from && OFFICE_ENDS.indexOf(text.charAt(i - 1)) >= 0 || text.startsWith("各", from);
        if (!may || !OFFICE.matcher(text.substring(from, i)).matches()) {
          return false;
        }
        from = i + 1;
      }
    }
    return true;
  }

  /** Whether it is a value, or the sign that there is none. */
  boolean isValue() {
    return this == INTEGER || this == NUMBER || this == DASH;
  }

  /** Whether it says something in words. */
  boolean isWords() {
    return this == WORDS || this == MEASURED_WORDS || this == LONG_WORDS || this == OFFICES;
  }
}
