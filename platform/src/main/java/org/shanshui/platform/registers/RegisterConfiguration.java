package org.shanshui.platform.registers;

import java.util.Set;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.platform.access.May;
import org.shanshui.platform.subjects.RowTitles;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's kind of file and its place in the navigation. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {
  @Bean
  static FileKind<Register> registerFiles() {
    return Register.FILES;
  }

  @Bean
  static Section registerSection() {
    return new Section("registers", RegisterLists.PATH, "table", 70, May.LOOK);
  }

  @Bean
  static RowTitles titlesOfRecords() {
    return new RowTitles(
        Set.of("register_record"),
        "select id, title, '/registers/' || register || '/' || id as href from register_record where id = any (?)");
  }
}
