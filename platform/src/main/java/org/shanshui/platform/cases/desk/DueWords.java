package org.shanshui.platform.cases.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.cases.loop.Timekeeper;

/**
 * How much time is left, in words (期限).
 *
 * @param tone {@code late}, {@code soon} or {@code fine}; null where no time runs
 */
record DueWords(String chinese, String english, @Nullable String tone) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final int SOON_DAYS = 2;

  static DueWords of(@Nullable Instant due, Instant now, Timekeeper time) {
    if (due == null) {
      return new DueWords("不计时", "no time runs", null);
    }
    LocalDate today = time.day(now);
    LocalDate day = time.day(due);
    if (now.isAfter(due)) {
      int days = time.calendar().workingDaysBetween(day, today);
      long hours = time.left(due, now).toHours();
      return days > 0
          ? new DueWords(
              "逾期 " + days + " 个工作日", "late by " + days + " working day" + plural(days), "late")
          : new DueWords(
              "逾期 " + Math.max(hours, 1) + " 工作小时",
              "late by " + Math.max(hours, 1) + " office hour" + plural(Math.max(hours, 1)),
              "late");
    }
    ZonedDateTime end = due.atZone(time.zone());
    if (day.equals(today)) {
      return new DueWords(
          "今日 " + CLOCK.format(end) + " 到期", "due today at " + CLOCK.format(end), "soon");
    }
    Duration left = time.left(now, due);
    int days = time.calendar().workingDaysBetween(today, day);
    if (days == 0) {
      return new DueWords("下一工作日前到期", "due before the next working day", "soon");
    }
    if (days == 1 && left.compareTo(time.calendar().officeDay()) < 0) {
      return new DueWords(
          "剩余 " + Math.max(left.toHours(), 1) + " 工作小时",
          Math.max(left.toHours(), 1) + " office hours left",
          "soon");
    }
    return new DueWords(
        "剩余 " + days + " 个工作日",
        days + " working day" + plural(days) + " left",
        days <= SOON_DAYS ? "soon" : "fine");
  }

  private static String plural(long n) {
    return n == 1 ? "" : "s";
  }
}
