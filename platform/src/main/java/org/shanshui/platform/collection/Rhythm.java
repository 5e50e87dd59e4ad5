package org.shanshui.platform.collection;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How often is reported (调度周期). */
public enum Rhythm {
  /** 周: Monday to Sunday, as ISO 8601 numbers them. */
  WEEK,
  /** 旬: the 1st to the 10th, to the 20th, and the rest of a month. */
  TEN_DAYS,
  /** 月. */
  MONTH,
  /** 季度. */
  QUARTER,
  /** 半年. */
  HALF_YEAR,
  /** 年. */
  YEAR;

  /** The period that a day lies in. */
  public Period holding(LocalDate day) {
    LocalDate first = first(day);
    return new Period(this, first, last(first));
  }

  private LocalDate first(LocalDate day) {
    return switch (this) {
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case TEN_DAYS ->
          day.withDayOfMonth(day.getDayOfMonth() <= 10 ? 1 : day.getDayOfMonth() <= 20 ? 11 : 21);
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> firstOf(day, 3);
      case HALF_YEAR -> firstOf(day, 6);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  private static LocalDate firstOf(LocalDate day, int months) {
    return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / months * months + 1, 1);
  }

  private LocalDate last(LocalDate first) {
    return switch (this) {
      case WEEK -> first.plusDays(6);
      case TEN_DAYS ->
          first.getDayOfMonth() == 21
              ? first.with(TemporalAdjusters.lastDayOfMonth())
              : first.plusDays(9);
      case MONTH -> first.plusMonths(1).minusDays(1);
      case QUARTER -> first.plusMonths(3).minusDays(1);
      case HALF_YEAR -> first.plusMonths(6).minusDays(1);
      case YEAR -> first.plusYears(1).minusDays(1);
    };
  }
}
