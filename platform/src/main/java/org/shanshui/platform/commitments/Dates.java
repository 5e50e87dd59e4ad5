package org.shanshui.platform.commitments;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.plans.AdoptedPlan;

/** The days that a plan's years and months mean. */
final class Dates {
  private Dates() {}

  /**
   * The last day by which it must hold. What the text sets no due for is due at the plan's end: a
   * task, too, whose targets are due before, for what is left of it goes on when they are met, and
   * they have lights of their own.
   *
   * @param due year or year-month as the plan says; null is the plan's own end
   */
  static LocalDate due(@Nullable String due, AdoptedPlan plan) {
    if (due != null && due.matches("\\d{4}")) {
      return LocalDate.of(Integer.parseInt(due), 12, 31);
    }
    if (due != null && due.matches("\\d{4}-\\d{2}")) {
      return YearMonth.parse(due).atEndOfMonth();
    }
    if (due != null && due.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return LocalDate.parse(due);
    }
    return LocalDate.of(lastYear(plan), 12, 31);
  }

  /** The first day: of the plan, or of the year it must hold in where that lies before the plan. */
  static LocalDate start(LocalDate due, AdoptedPlan plan) {
    LocalDate first = LocalDate.of(firstYear(plan), 1, 1);
    return first.isAfter(due) ? due.withDayOfYear(1) : first;
  }

  static int firstYear(AdoptedPlan plan) {
    if (plan.firstYear() != null) {
      return plan.firstYear();
    }
    // A plan that says only by when begins when it is adopted.
    return plan.lastYear() != null ? Math.min(plan.lastYear(), adoptedIn(plan)) : adoptedIn(plan);
  }

  static int lastYear(AdoptedPlan plan) {
    return plan.lastYear() != null ? plan.lastYear() : firstYear(plan);
  }

  private static int adoptedIn(AdoptedPlan plan) {
    return plan.adoptedAt().atZone(java.time.ZoneId.of("Asia/Shanghai")).getYear();
  }
}
