package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;

/** What figures must be to be kept, and to be handed in. */
final class FigureRules {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);
  static final int LONGEST_TEXT = 4000;

  private FigureRules() {}

  /** Why they cannot even be kept as a draft. */
  static List<Fault> faults(Figures figures, Period period) {
    List<Fault> faults = new ArrayList<>();
    range(
        faults,
        "percent",
        figures.percent(),
        BigDecimal.ZERO,
        HUNDRED,
        "进度应在 0 到 100 之间。",
        "progress is 0 to 100.");
    range(
        faults,
        "value",
        figures.value(),
        LARGEST.negate(),
        LARGEST,
        "指标值过大，请核对单位。",
        "the value is too large: check the unit.");
    range(
        faults,
        "invested",
        figures.invested(),
        BigDecimal.ZERO,
        LARGEST,
        "本期投资应为不小于 0 的万元数。",
        "investment is not below 0, in 10,000 yuan.");
    range(
        faults,
        "invested_total",
        figures.investedTotal(),
        BigDecimal.ZERO,
        LARGEST,
        "累计投资应为不小于 0 的万元数。",
        "cumulative investment is not below 0, in 10,000 yuan.");
    if (figures.invested() != null
        && figures.investedTotal() != null
        && figures.investedTotal().compareTo(figures.invested()) < 0) {
      faults.add(
          new Fault(
              "invested_total",
              "累计投资 "
                  + plain(figures.investedTotal())
                  + " 小于本期投资 "
                  + plain(figures.invested())
                  + "。",
              "cumulative investment is below this period's."));
    }
    LocalDate asOf = figures.asOf();
    if (asOf != null
        && (asOf.isBefore(period.first()) || asOf.isAfter(monthAfter(period.last())))) {
      faults.add(
          new Fault(
              "as_of",
              "数据截止日期 " + asOf + " 不在报告期（" + period.first() + " 至 " + period.last() + "）及其后一个月内。",
              "the date " + asOf + " is not within the period or the month after it."));
    }
    text(faults, "progress", figures.progress());
    text(faults, "problems", figures.problems());
    text(faults, "next_steps", figures.nextSteps());
    text(faults, "why_unusual", figures.whyUnusual());
    return faults;
  }

  /** What is asked for and missing. */
  static List<Fault> gaps(
      Figures figures, CommitmentKind kind, boolean hasMetric, Set<Field> fields) {
    List<Fault> gaps = new ArrayList<>();
    for (Field field : Field.values()) {
      if (fields.contains(field) && field.isRequired() && field.isFor(kind)) {
        switch (field) {
          case PERCENT -> required(gaps, "percent", figures.percent(), "进度", "progress");
          case VALUE -> {
            if (hasMetric) {
              required(gaps, "value", figures.value(), "指标值", "the value");
            }
          }
          case INVESTMENT -> {
            required(gaps, "invested", figures.invested(), "本期投资", "this period's investment");
            required(
                gaps, "invested_total", figures.investedTotal(), "累计投资", "cumulative investment");
          }
          case PROGRESS ->
              required(gaps, "progress", figures.progress(), "进展情况", "the account of progress");
          default -> throw new IllegalStateException("No rule for " + field);
        }
      }
    }
    return gaps;
  }

  /** The last day of the month after a month's last day: 31 October after 30 September. */
  private static LocalDate monthAfter(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return day.equals(month.atEndOfMonth())
        ? month.plusMonths(1).atEndOfMonth()
        : day.plusMonths(1);
  }

  private static void range(
      List<Fault> faults,
      String column,
      @Nullable BigDecimal number,
      BigDecimal least,
      BigDecimal most,
      String chinese,
      String english) {
    if (number == null) {
      return;
    }
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
      faults.add(new Fault(column, chinese, english));
    } else if (number.scale() > 6) {
      faults.add(new Fault(column, "小数不超过 6 位。", "at most 6 decimals."));
    }
  }

  private static void text(List<Fault> faults, String column, @Nullable String text) {
    if (text != null && text.length() > LONGEST_TEXT) {
      faults.add(
          new Fault(
              column,
              "文字共 " + text.length() + " 字，不能超过 " + LONGEST_TEXT + " 字；详细材料请作附件。",
              "the text is longer than "
                  + LONGEST_TEXT
                  + " characters: attach details as a file."));
    }
  }

  private static void required(
      List<Fault> gaps, String column, @Nullable Object said, String chinese, String english) {
    if (said == null) {
      gaps.add(new Fault(column, "未填" + chinese + "。", english + " is missing."));
    }
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
