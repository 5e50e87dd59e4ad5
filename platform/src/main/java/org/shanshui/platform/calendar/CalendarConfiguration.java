package org.shanshui.platform.calendar;

import org.shanshui.packkit.pack.FileKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What packs may say of calendars. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

  @Bean
  FileKind<WorkingCalendar> calendarFiles() {
    return WorkingCalendar.FILES;
  }
}
