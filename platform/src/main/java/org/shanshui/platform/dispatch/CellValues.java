package org.shanshui.platform.dispatch;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * What a cell that somebody filled in says. A sealed answer, since what is wrong with a cell is
 * told by its row and column.
 */
final class CellValues {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,15})?([eE][-+]?\\d{1,2})?");

  private CellValues() {}

  /** What a cell says: nothing, a value, or something that cannot be taken. */
  sealed interface Read<T> {
    record Nothing<T>() implements Read<T> {}

    /**
     * @param note what its writer should know; null for nothing
     */
    record Value<T>(T value, @Nullable Note note) implements Read<T> {}

    record Wrong<T>(Note why) implements Read<T> {}
  }

  record Note(String chinese, String english) {}

  static boolean isEmpty(@Nullable Cell cell) {
    return cell == null
        || cell.getType() == CellType.EMPTY
        || cell.getFormula() == null && text(cell).isBlank();
  }

  static Read<String> readText(@Nullable Cell cell) {
    if (cell == null || isEmpty(cell)) {
      return new Read.Nothing<>();
    }
    if (cell.getType() == CellType.ERROR) {
      return wrong("单元格是错误值 " + text(cell) + "。", "the cell is an error value.");
    }
    String text = text(cell);
    if (cell.getFormula() != null) {
      return text.isBlank()
          ? wrong("公式没有计算结果，请改填文字。", "the formula has no result: type the text.")
          : new Read.Value<>(text, formula(text));
    }
    return new Read.Value<>(text, null);
  }

  /**
   * @param isPercent whether 0.85 shown as 85% means 85
   */
  static Read<BigDecimal> readNumber(@Nullable Cell cell, boolean isPercent) {
    if (cell == null || isEmpty(cell)) {
      return new Read.Nothing<>();
    }
    if (cell.getType() == CellType.ERROR) {
      return wrong(
          "单元格是错误值 " + text(cell) + "，请填数字。", "the cell is an error value: type a number.");
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return wrong("单元格是逻辑值，请填数字。", "the cell is true or false: type a number.");
    }
    String format = cell.getDataFormatString();
    if (cell.getType() != CellType.STRING && isDate(cell.getDataFormatId(), format)) {
      return wrong(
          "单元格是日期格式，可能被 Excel 自动转换，请改为数字格式后重填。",
          "the cell is formatted as a date, perhaps by Excel itself: type the number again.");
    }
    String text = Normalizer.normalize(text(cell), Normalizer.Form.NFKC).strip().replace(",", "");
    boolean signed = text.endsWith("%");
    String digits = signed ? text.substring(0, text.length() - 1).strip() : text;
    if (!NUMBER.matcher(digits).matches()) {
      return cell.getFormula() != null && digits.isEmpty()
          ? wrong("公式没有计算结果，请改填数字。", "the formula has no result: type the number.")
          : wrong(
              "“" + shortened(text(cell)) + "”不是数字，请只填数字，不带单位。",
              "not a number: type digits without a unit.");
    }
    BigDecimal number = new BigDecimal(digits);
    // What Excel computed carries the noise of binary fractions: 0.1 + 0.2.
    if (number.scale() > 6) {
      number = number.setScale(6, java.math.RoundingMode.HALF_UP);
    }
    number = number.stripTrailingZeros();
    if (number.scale() < 0) {
      number = number.setScale(0);
    }
    boolean shown =
        !signed && cell.getType() != CellType.STRING && format != null && format.contains("%");
    if (shown && isPercent) {
      number = number.multiply(HUNDRED).stripTrailingZeros();
      number = number.scale() < 0 ? number.setScale(0) : number;
    }
    if (!isPercent && signed) {
      return new Read.Value<>(
          number,
          new Note(
              "“" + text + "”按数值 " + number.toPlainString() + " 读取。",
              "taken as " + number.toPlainString() + "."));
    }
    return new Read.Value<>(
        number, cell.getFormula() == null ? null : formula(number.toPlainString()));
  }

  static Read<LocalDate> readDate(@Nullable Cell cell) {
    if (cell == null || isEmpty(cell)) {
      return new Read.Nothing<>();
    }
    if (cell.getType() == CellType.STRING
        || cell.getFormula() != null && !text(cell).matches("\\d+(\\.\\d+)?")) {
      Matcher date = DATE.matcher(Normalizer.normalize(text(cell), Normalizer.Form.NFKC).strip());
      if (date.matches()) {
        try {
          LocalDate day =
              LocalDate.of(
                  Integer.parseInt(date.group(1)),
                  Integer.parseInt(date.group(2)),
                  Integer.parseInt(date.group(3)));
          return new Read.Value<>(day, cell.getFormula() == null ? null : formula(day.toString()));
        } catch (DateTimeException e) {
          return wrong("没有“" + shortened(text(cell)) + "”这一天。", "there is no such day.");
        }
      }
      return wrong(
          "“" + shortened(text(cell)) + "”不是日期，请写作 2025-03-31。", "not a date: write 2025-03-31.");
    }
    if (cell.getType() == CellType.ERROR || cell.getType() == CellType.BOOLEAN) {
      return wrong("单元格不是日期，请写作 2025-03-31。", "not a date: write 2025-03-31.");
    }
    double serial = Double.parseDouble(text(cell));
    // 1 to 2958465 are the days of 1900 to 9999.
    if (serial < 1 || serial > 2_958_465) {
      return wrong(
          "数字 " + text(cell) + " 不是日期，请写作 2025-03-31。", "the number is no date: write 2025-03-31.");
    }
    LocalDate day =
        cell.getType() == CellType.NUMBER
            ? cell.asDate().toLocalDate()
            : LocalDate.of(1899, 12, 30).plusDays((long) serial);
    return new Read.Value<>(day, cell.getFormula() == null ? null : formula(day.toString()));
  }

  /** Formats of Excel that show a number as a day or a time, those of Chinese Excel among them. */
  private static boolean isDate(@Nullable Integer id, @Nullable String format) {
    if (id != null
        && (id >= 14 && id <= 22
            || id >= 27 && id <= 36
            || id >= 45 && id <= 47
            || id >= 50 && id <= 58)) {
      return true;
    }
    if (format == null) {
      return false;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    return !bare.equalsIgnoreCase("General") && bare.matches("(?i).*[ymdhs年月日].*");
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.STRING) {
      return cell.getText();
    }
    String raw = cell.getRawValue();
    return raw == null ? "" : raw;
  }

  private static Note formula(String value) {
    return new Note(
        "单元格是公式，取其结果 " + shortened(value) + "。", "the cell is a formula: its result is taken.");
  }

  private static String shortened(String text) {
    return text.length() <= 30 ? text : text.substring(0, 29) + "…";
  }

  private static <T> Read<T> wrong(String chinese, String english) {
    return new Read.Wrong<>(new Note(chinese, english));
  }
}
