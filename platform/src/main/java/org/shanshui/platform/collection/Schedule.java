package org.shanshui.platform.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.refusal.Refusal;

/**
 * When a round opens, is due, and is called to mind (时点安排).
 *
 * @param opensAfter days after the period's last day; negative is before it
 * @param dueWorkingDays working days after the period's last day; 0 is that day itself
 * @param remindBefore working days before the due day; 0 is that day itself
 * @param remindAfter working days after the due day
 */
public record Schedule(
    int opensAfter, int dueWorkingDays, List<Integer> remindBefore, List<Integer> remindAfter) {
  private static final int FARTHEST = 60;
  private static final int MOST_REMINDERS = 6;

  public Schedule {
    remindBefore = remindBefore.stream().distinct().sorted().toList();
    remindAfter = remindAfter.stream().distinct().sorted().toList();
  }

  /** A call to mind: {@code days} working days after the due day; negative is before it. */
  record Reminder(LocalDate on, int days) {}

  LocalDate opensOn(Period period) {
    return period.last().plusDays(opensAfter);
  }

  LocalDate dueOn(Period period, WorkingCalendar calendar) {
    return calendar.plusWorkingDays(period.last(), dueWorkingDays);
  }

  /** In the order of days. */
  static List<Reminder> reminders(
      LocalDate dueOn, List<Integer> before, List<Integer> after, WorkingCalendar calendar) {
    List<Reminder> reminders = new ArrayList<>();
    for (int i = before.size() - 1; i >= 0; i--) {
      reminders.add(new Reminder(calendar.plusWorkingDays(dueOn, -before.get(i)), -before.get(i)));
    }
    for (int days : after) {
      reminders.add(new Reminder(calendar.plusWorkingDays(dueOn, days), days));
    }
    return reminders;
  }

  /** Why it cannot be kept to. */
  Optional<Refusal> fault() {
    if (dueWorkingDays < 0 || dueWorkingDays > FARTHEST) {
      return Optional.of(
          Refusal.invalid(
              "collection.due-unfit",
              "报送期限应为期末后 0 至 60 个工作日。",
              "the due day is 0 to 60 working days after the period"));
    }
    if (opensAfter < -366 || opensAfter > dueWorkingDays) {
      return Optional.of(
          Refusal.invalid(
              "collection.opening-unfit",
              "开启时间不能晚于报送期限（期末后第 " + dueWorkingDays + " 个工作日），也不能早于期末前一年。",
              "a round opens before it is due, and not more than a year before the period ends"));
    }
    boolean before = remindBefore.stream().allMatch(d -> d >= 0 && d <= FARTHEST);
    boolean after = remindAfter.stream().allMatch(d -> d >= 1 && d <= FARTHEST);
    if (!before
        || !after
        || remindBefore.size() > MOST_REMINDERS
        || remindAfter.size() > MOST_REMINDERS) {
      return Optional.of(
          Refusal.invalid(
              "collection.reminders-unfit",
              "提醒日：期限前 0–60、期限后 1–60 个工作日，各不超过 6 次。",
              "reminders: 0 to 60 working days before and 1 to 60 after the due day, at most 6 each"));
    }
    return Optional.empty();
  }
}
