package org.shanshui.platform.calendar;

import org.shanshui.platform.access.Actor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Calendars are read when the house starts; there it is seen whether another one is in force. */
@Component
@Order(1)
class CalendarInForce implements ApplicationRunner {
  private final Editions editions;
  private final WorkingCalendar calendar;

  CalendarInForce(Editions editions, WorkingCalendar calendar) {
    this.editions = editions;
    this.calendar = calendar;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Actor.house("工作日历").run(() -> editions.apply(calendar));
  }
}
