package org.shanshui.platform.audit;

import org.shanshui.platform.access.Administrators;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The record of changes in the navigation. */
@Configuration(proxyBeanMethods = false)
class AuditSection {
  private static final int ORDER = 95;

  @Bean
  static Section audit(Administrators administrators) {
    return new Section("audit", "/audit", "audit", ORDER, administrators.audit());
  }
}
