package org.shanshui.platform.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calendar of the release, or that of a file of the user's own (SHANSHUI_HOLIDAYS). */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

  @Bean
  WorkingCalendar workingCalendar(@Value("${shanshui.holidays:}") String file) throws IOException {
    if (file.isBlank()) {
      return WorkingCalendar.china();
    }
    try (InputStream own = Files.newInputStream(Path.of(file))) {
      return CalendarFile.read(own, file);
    }
  }
}
