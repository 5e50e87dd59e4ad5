package org.shanshui.platform.directory;

import java.util.Set;
import org.shanshui.platform.access.May;
import org.shanshui.platform.subjects.RowTitles;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory's entry in the navigation. */
@Configuration(proxyBeanMethods = false)
class DirectorySection {
  private static final int ORDER = 90;

  @Bean
  Section directory() {
    return new Section("directory", "/directory", "directory", ORDER, May.EVERYONE);
  }

  @Bean
  static RowTitles titlesOfUnits() {
    return new RowTitles(
        Set.of("unit"),
        "select id, name as title, '/directory/units/' || id as href from unit where id = any (?)");
  }

  @Bean
  static RowTitles titlesOfPeople() {
    return new RowTitles(
        Set.of("person"),
        "select id, name as title, '/directory/people/' || id as href from person where id = any (?)");
  }
}
