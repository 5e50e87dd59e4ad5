package org.shanshui.compiler.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/** Shows the numbers of a workbook as its formats say; days in the order of year, month, day. */
final class SheetNumbers {
  private static final int GENERAL_DIGITS = 11;
  private static final int LONGEST_FORMAT = 255;
  private static final int MOST_FORMATS = 4_000;

  /** What Excel shows under these numbers where it speaks Chinese (ECMA-376 18.8.30). */
  private static final Map<Integer, String> CHINESE =
      Map.ofEntries(
          Map.entry(27, "yyyy年m月"),
          Map.entry(28, "m月d日"),
          Map.entry(29, "m月d日"),
          Map.entry(30, "m-d-yy"),
          Map.entry(31, "yyyy年m月d日"),
          Map.entry(32, "h时mm分"),
          Map.entry(33, "h时mm分ss秒"),
          Map.entry(34, "h时mm分"),
          Map.entry(35, "h时mm分ss秒"),
          Map.entry(36, "yyyy年m月"),
          Map.entry(50, "yyyy年m月"),
          Map.entry(51, "m月d日"),
          Map.entry(52, "yyyy年m月"),
          Map.entry(53, "m月d日"),
          Map.entry(54, "m月d日"),
          Map.entry(55, "h时mm分"),
          Map.entry(56, "h时mm分ss秒"),
          Map.entry(57, "yyyy年m月"),
          Map.entry(58, "m月d日"));

  private final DataFormatter numbers = new DataFormatter(Locale.US);
  private final Map<String, SheetDays> days = new HashMap<>();
  private final boolean from1904;

  /**
   * @param from1904 whether days are counted from 1904 instead of 1900
   */
  SheetNumbers(boolean from1904) {
    this.from1904 = from1904;
  }

  /** The built-in format's code. */
  static String builtIn(int id) {
    String chinese = CHINESE.get(id);
    String code = chinese == null && id < 50 ? BuiltinFormats.getBuiltinFormat(id) : chinese;
    return code == null ? "General" : code;
  }

  /** How a cell with the format's code shows the number. */
  String shown(double value, String code) {
    if (code.length() > LONGEST_FORMAT || code.equalsIgnoreCase("General") || code.equals("@")) {
      return general(value);
    }
    if (days.size() >= MOST_FORMATS) {
      days.clear();
    }
    SheetDays format = days.computeIfAbsent(code, SheetDays::of);
    if (format.isDay()) {
      LocalDateTime day = day(value);
      return day == null ? general(value) : format.shown(day);
    }
    try {
      String shown = numbers.formatRawCellContents(value, -1, code).strip();
      return shown.startsWith("#") ? general(value) : shown;
    } catch (RuntimeException e) {
      // A format that no program understands shows the number as it is.
      return general(value);
    }
  }

  /** A day with its code, where a sheet writes it as text of ISO 8601. */
  String shown(LocalDateTime day, String code) {
    SheetDays format = SheetDays.of(code);
    return (format.isDay() ? format : SheetDays.ISO).shown(day);
  }

  /** The moment a serial number stands for; null for none. */
  private @Nullable LocalDateTime day(double serial) {
    double most = 2_958_466;
    if (!(serial >= 0) || serial >= most) {
      return null;
    }
    long whole = (long) Math.floor(serial);
    long seconds = Math.round((serial - whole) * 86_400);
    // Excel takes 1900 for a leap year; sixty is the day that never was.
    long since = from1904 ? whole : whole < 60 ? whole + 1 : whole;
    LocalDateTime zero =
        from1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
    return zero.plus(since, ChronoUnit.DAYS).plusSeconds(seconds);
  }

  /** Without a format: eleven digits, but never fewer than the whole number has. */
  static String general(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value) || Math.abs(value) >= 1e20) {
      return String.valueOf(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int whole = Math.max(1, exact.precision() - exact.scale());
    BigDecimal rounded =
        exact.round(new MathContext(Math.max(GENERAL_DIGITS, whole), RoundingMode.HALF_UP));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
