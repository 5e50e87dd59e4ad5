package org.shanshui.platform.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.refusal.Refusal;

/**
 * What the cells of a workbook say, in all the ways in which people and programs write it. A sealed
 * answer, since what is wrong with a cell is told by its row and column. Pure.
 */
final class Cells {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Numbers are kept with as many decimals: beyond lies the noise of binary fractions. */
  private static final int DECIMALS = 6;

  private static final int MOST_DIGITS = 15;
  private static final int LONGEST_SHOWN = 30;

  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})(?:\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?|\\s*月)?"
              + "(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?Z?)?");
  private static final Pattern DIGITS_OF_DAY = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:\\d{1,20}|\\d{1,3}(?:,\\d{3}){1,6})(?:\\.\\d{1,30})?(?:[eE][-+]?\\d{1,2})?");
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDate ZERO_1904 = LocalDate.of(1904, 1, 1);

  /** The number of 31 December 9999. */
  private static final int LAST_DAY = 2_958_465;

  private final boolean from1904;

  /**
   * @param from1904 whether the workbook counts days from 1904
   */
  Cells(boolean from1904) {
    this.from1904 = from1904;
  }

  /** Which day of a month is meant where only the month is said. */
  enum OfMonth {
    FIRST,
    LAST
  }

  /** How a number stands to per cent. */
  enum Percent {
    /** It is no percentage: 0.5 shown as 50% is told. */
    NO,
    /** It is one: 0.5 shown as 50% is 50. */
    YES
  }

  Read<String> text(Cell cell) {
    if (cell.isEmpty()) {
      return new Read.Nothing<>();
    }
    if (cell.kind() == Cell.Kind.ERROR) {
      return Read.wrong(
          "单元格是公式错误值 " + shortened(cell.text()) + "。", "the cell holds a formula's error.");
    }
    String text = plain(cell);
    if (text.isEmpty()) {
      return cell.isFormula()
          ? Read.wrong("公式没有计算结果，请重新计算并保存，或改填文字。", "the formula has no result: type the text.")
          : new Read.Nothing<>();
    }
    return new Read.Value<>(text, cell.isFormula() ? formula(text) : null);
  }

  Read<BigDecimal> number(Cell cell, Percent percent) {
    if (cell.isEmpty()) {
      return new Read.Nothing<>();
    }
    switch (cell.kind()) {
      case ERROR -> {
        return Read.wrong(
            "单元格是公式错误值 " + shortened(cell.text()) + "，请填数字。",
            "the cell holds a formula's error: type a number.");
      }
      case BOOLEAN -> {
        return Read.wrong("单元格是逻辑值，请填数字。", "the cell is true or false: type a number.");
      }
      case DATE -> {
        return becameDate();
      }
      case NUMBER, TEXT -> {
        if (cell.kind() == Cell.Kind.NUMBER && isDate(cell)) {
          return becameDate();
        }
      }
    }
    return digits(cell, percent);
  }

  private static Read<BigDecimal> digits(Cell cell, Percent percent) {
    String text = Normalizer.normalize(plain(cell), Normalizer.Form.NFKC).strip();
    if (text.isEmpty()) {
      return cell.isFormula()
          ? Read.wrong("公式没有计算结果，请重新计算并保存，或改填数字。", "the formula has no result: type the number.")
          : new Read.Nothing<>();
    }
    boolean signed = text.endsWith("%");
    String digits = signed ? text.substring(0, text.length() - 1).strip() : text;
    if (!NUMBER.matcher(digits).matches()) {
      return Read.wrong(
          "“" + shortened(text) + "”不是数字，请只填数字，不带单位。", "not a number: type digits without a unit.");
    }
    BigDecimal number = new BigDecimal(digits.replace(",", ""));
    boolean shown =
        !signed
            && cell.kind() == Cell.Kind.NUMBER
            && (cell.formatId() == 9
                || cell.formatId() == 10
                || cell.format() != null && cell.format().contains("%"));
    if (shown && percent == Percent.YES) {
      number = number.multiply(HUNDRED);
    }
    if (number.precision() - number.scale() > MOST_DIGITS) {
      return Read.wrong(
          "数值过大（整数部分最多 " + MOST_DIGITS + " 位）。",
          "the number is too large: at most " + MOST_DIGITS + " digits before the point.");
    }
    number = tidy(number);
    if (percent == Percent.NO && (signed || shown)) {
      String as =
          shown ? number.multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%" : text;
      return new Read.Value<>(
          number,
          Refusal.invalid(
              "workbook.percentage-unasked",
              "单元格显示为 " + as + "，此列不是百分数，按数值 " + number.toPlainString() + " 读取，请核对。",
              "shown as "
                  + as
                  + " where no percentage is asked: taken as "
                  + number.toPlainString()
                  + ", please check."));
    }
    return new Read.Value<>(number, cell.isFormula() ? formula(number.toPlainString()) : null);
  }

  /** What Excel computed carries the noise of binary fractions: 0.1 + 0.2. */
  private static BigDecimal tidy(BigDecimal number) {
    BigDecimal kept =
        number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.HALF_UP) : number;
    BigDecimal stripped = kept.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  Read<LocalDate> day(Cell cell, OfMonth ofMonth) {
    if (cell.isEmpty()) {
      return new Read.Nothing<>();
    }
    if (cell.kind() == Cell.Kind.ERROR || cell.kind() == Cell.Kind.BOOLEAN) {
      return Read.wrong("单元格不是日期，请写作 2025-03-31。", "not a date: write 2025-03-31.");
    }
    String text = Normalizer.normalize(plain(cell), Normalizer.Form.NFKC).strip();
    if (text.isEmpty()) {
      return cell.isFormula()
          ? Read.wrong("公式没有计算结果，请重新计算并保存，或改填日期。", "the formula has no result: type the day.")
          : new Read.Nothing<>();
    }
    Read<LocalDate> read = day(text, cell, ofMonth);
    return read instanceof Read.Value<LocalDate> value && cell.isFormula()
        ? new Read.Value<>(value.value(), formula(value.value().toString()))
        : read;
  }

  private Read<LocalDate> day(String text, Cell cell, OfMonth ofMonth) {
    try {
      Matcher parts = DIGITS_OF_DAY.matcher(text);
      if (parts.matches()) {
        return new Read.Value<>(
            LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)), null);
      }
      parts = DATE.matcher(text);
      // A plain number with a point is a count of days and no month.
      if (parts.matches() && cell.kind() != Cell.Kind.NUMBER) {
        YearMonth month = YearMonth.of(number(parts, 1), number(parts, 2));
        return new Read.Value<>(
            parts.group(3) != null
                ? month.atDay(number(parts, 3))
                : ofMonth == OfMonth.FIRST ? month.atDay(1) : month.atEndOfMonth(),
            null);
      }
      return counted(text);
    } catch (DateTimeException e) {
      return Read.wrong("没有“" + shortened(text) + "”这一天。", "there is no such day.");
    }
  }

  /** A count of days, as workbooks keep them. */
  private Read<LocalDate> counted(String text) {
    if (!text.matches("\\d{1,7}(\\.\\d{1,30})?")) {
      return Read.wrong(
          "“" + shortened(text) + "”不是日期，请写作 2025-03-31。", "not a date: write 2025-03-31.");
    }
    int days = new BigDecimal(text).intValue();
    // The 60th of the common count is the 29th of February 1900, which there was not.
    int last = from1904 ? LAST_DAY - 1462 : LAST_DAY;
    if (days < 1 || days > last || !from1904 && days == 60) {
      return Read.wrong(
          "数字 " + shortened(text) + " 不是日期，请写作 2025-03-31。",
          "the number is no date: write 2025-03-31.");
    }
    return new Read.Value<>(
        from1904 ? ZERO_1904.plusDays(days) : ZERO.plusDays(days < 60 ? days + 1 : days), null);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  /** Formats that show a number as a day or a time, those of Chinese Excel among them. */
  private static boolean isDate(Cell cell) {
    int id = cell.formatId();
    if (id >= 14 && id <= 22
        || id >= 27 && id <= 36
        || id >= 45 && id <= 47
        || id >= 50 && id <= 58) {
      return true;
    }
    if (cell.format() == null) {
      return false;
    }
    String bare = cell.format().replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    return !bare.equalsIgnoreCase("General") && bare.matches("(?is).*[ymdhs年月日].*");
  }

  private static Read<BigDecimal> becameDate() {
    return Read.wrong(
        "单元格是日期格式，可能被 Excel 自动转换，请改为数字格式后重填。",
        "the cell is formatted as a date, perhaps by Excel itself: type the number again.");
  }

  /** The text of a cell as it is kept: what was written as a code is the character itself. */
  private static String plain(Cell cell) {
    return cell.kind() == Cell.Kind.TEXT ? plain(cell.text()) : trimmed(cell.text());
  }

  /**
   * Text with {@code _x000D_} as the character it stands for, in lines, without control characters
   * and without blanks of any kind around it.
   */
  static String plain(String text) {
    String read = text;
    if (text.contains("_x")) {
      read =
          ESCAPE
              .matcher(text)
              .replaceAll(
                  code ->
                      Matcher.quoteReplacement(
                          String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }
    StringBuilder kept = new StringBuilder(read.length());
    for (int i = 0; i < read.length(); i++) {
      char one = read.charAt(i);
      if (one == '\r') {
        kept.append(i + 1 < read.length() && read.charAt(i + 1) == '\n' ? "" : "\n");
      } else if (Character.isHighSurrogate(one)
          && i + 1 < read.length()
          && Character.isLowSurrogate(read.charAt(i + 1))) {
        kept.append(one).append(read.charAt(++i));
      } else if (Character.isSurrogate(one)) {
        kept.append('\uFFFD');
      } else if (one == '\n' || one == '\t' || !Character.isISOControl(one)) {
        kept.append(one);
      }
    }
    return trimmed(kept.toString());
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Also what does not break, is as wide as a character or has no width. */
  private static boolean isBlank(char one) {
    return Character.isWhitespace(one)
        || Character.isSpaceChar(one)
        || one == '\u200B'
        || one == '\u200E'
        || one == '\u200F'
        || one == '\uFEFF';
  }

  /** A head without what people and programs add to it: blanks, brackets, colons, stars. */
  static String head(String text) {
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !(c < Character.MAX_VALUE && isBlank((char) c)) && "():*".indexOf(c) < 0)
        .forEach(c -> kept.appendCodePoint(Character.toLowerCase(c)));
    return kept.toString();
  }

  private static Refusal formula(String value) {
    return Refusal.invalid(
        "workbook.formula",
        "单元格是公式，取其结果 " + shortened(value) + "。",
        "the cell is a formula: its result is taken.");
  }

  static String shortened(@Nullable String text) {
    return text == null || text.length() <= LONGEST_SHOWN
        ? String.valueOf(text)
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_SHOWN - 1)))
            + "…";
  }
}
