package org.shanshui.platform.commitments.register;

import java.util.Set;
import org.shanshui.platform.subjects.RowTitles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How commitments are called in the record of changes, whichever of their tables has changed. */
@Configuration(proxyBeanMethods = false)
class Titles {
  @Bean
  static RowTitles titlesOfCommitments() {
    return new RowTitles(
        Set.of("commitment", "task", "target", "project"),
        "select id, title, '/' || lower(kind) || 's/' || id as href from commitment where id = any (?)");
  }
}
