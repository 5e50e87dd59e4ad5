package org.shanshui.compiler.read;

import java.time.LocalDateTime;
import java.util.Locale;

/**
 * What of a day and its time a format's code shows: {@code yyyy/m/d}, {@code yyyy"年"m"月"}.
 *
 * @param chinese whether it writes 年 月 日
 */
record SheetDays(boolean year, boolean month, boolean day, boolean time, boolean chinese) {
  static final SheetDays ISO = new SheetDays(true, true, true, false, false);

  static SheetDays of(String code) {
    int section = code.indexOf(';');
    String first = section < 0 ? code : code.substring(0, section);
    String letters =
        first
            .replaceAll("\\[[^\\]]*]", "")
            .replaceAll("\"[^\"]*\"", "")
            .replaceAll("[\\\\_*!].", "")
            .replaceAll("(?i)am/pm|a/p|上午/下午", "")
            .toLowerCase(Locale.ROOT);
    boolean number = letters.matches(".*[#?].*|.*0.*") && !letters.contains("s");
    boolean year = letters.indexOf('y') >= 0 || letters.indexOf('e') >= 0 && !number;
    boolean day = letters.indexOf('d') >= 0;
    boolean hours = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
    boolean month = letters.indexOf('m') >= 0 && (year || day || !hours);
    if (number || letters.contains("general")) {
      return new SheetDays(false, false, false, false, false);
    }
    return new SheetDays(year, month, day, hours, first.indexOf('年') >= 0);
  }

  boolean isDay() {
    return year || month || day || time;
  }

  String shown(LocalDateTime at) {
    StringBuilder shown = new StringBuilder();
    boolean dashes = year && month && day && !chinese;
    if (dashes) {
      shown.append(
          "%04d-%02d-%02d".formatted(at.getYear(), at.getMonthValue(), at.getDayOfMonth()));
    } else {
      shown
          .append(year ? at.getYear() + (month || chinese ? "年" : "") : "")
          .append(month ? at.getMonthValue() + "月" : "")
          .append(day ? at.getDayOfMonth() + "日" : "");
    }
    boolean midnight = at.getHour() == 0 && at.getMinute() == 0;
    if (time && (shown.isEmpty() || !midnight)) {
      shown
          .append(shown.isEmpty() ? "" : " ")
          .append("%02d:%02d".formatted(at.getHour(), at.getMinute()));
    }
    return shown.toString();
  }
}
