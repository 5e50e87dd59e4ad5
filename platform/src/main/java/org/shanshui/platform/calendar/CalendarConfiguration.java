package org.shanshui.platform.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.packkit.yaml.YamlReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calendar of the packs, or that of a file of the user's own (SHANSHUI_HOLIDAYS). */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

  @Bean
  FileKind<WorkingCalendar> calendarFiles() {
    return WorkingCalendar.FILES;
  }

  @Bean
  WorkingCalendar workingCalendar(
      Packs packs, Clock clock, @Value("${shanshui.holidays:}") String file) throws IOException {
    if (file.isBlank()) {
      return packs.only(LocalDate.now(clock), WorkingCalendar.FILES);
    }
    try (InputStream own = Files.newInputStream(Path.of(file))) {
      return WorkingCalendar.FILES.read(file, own.readNBytes(YamlReader.LARGEST + 1));
    }
  }
}
