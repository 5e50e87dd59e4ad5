package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * What a round reports on (报告期).
 *
 * @param first day, included
 * @param last day, included
 */
public record Period(Rhythm rhythm, LocalDate first, LocalDate last) {
  private static final int WEEKS_OF_A_YEAR = 52;
  private static final String[] PARTS = {"上旬", "中旬", "下旬"};
  private static final String[] NUMERALS = {"一", "二", "三", "四"};

  public Period next() {
    return rhythm.holding(last.plusDays(1));
  }

  public Period previous() {
    return rhythm.holding(first.minusDays(1));
  }

  /** The same of the year before; weeks are told apart by 52 of them. */
  public Period yearBefore() {
    return rhythm.holding(
        rhythm == Rhythm.WEEK ? first.minusWeeks(WEEKS_OF_A_YEAR) : first.minusYears(1));
  }

  /** The year it counts to; a week belongs to the year that ISO 8601 gives it. */
  public int year() {
    return rhythm == Rhythm.WEEK ? first.get(IsoFields.WEEK_BASED_YEAR) : last.getYear();
  }

  /** As officials write it: 2025年3月上旬, 2025年第一季度. */
  public String chinese() {
    return switch (rhythm) {
      case WEEK -> "%d年第%d周".formatted(year(), week());
      case TEN_DAYS -> "%d年%d月%s".formatted(year(), last.getMonthValue(), PARTS[part()]);
      case MONTH -> "%d年%d月".formatted(year(), last.getMonthValue());
      case QUARTER -> "%d年第%s季度".formatted(year(), NUMERALS[quarter() - 1]);
      case HALF_YEAR -> "%d年%s半年".formatted(year(), last.getMonth() == Month.JUNE ? "上" : "下");
      case YEAR -> "%d年".formatted(year());
    };
  }

  public String english() {
    return switch (rhythm) {
      case WEEK -> "week %d of %d".formatted(week(), year());
      case TEN_DAYS ->
          "%d–%d %s %d".formatted(first.getDayOfMonth(), last.getDayOfMonth(), month(), year());
      case MONTH -> "%s %d".formatted(month(), year());
      case QUARTER -> "Q%d %d".formatted(quarter(), year());
      case HALF_YEAR -> "H%d %d".formatted(last.getMonth() == Month.JUNE ? 1 : 2, year());
      case YEAR -> String.valueOf(year());
    };
  }

  private int week() {
    return first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private int part() {
    return Math.min(2, (first.getDayOfMonth() - 1) / 10);
  }

  private int quarter() {
    return last.get(IsoFields.QUARTER_OF_YEAR);
  }

  private String month() {
    return last.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
