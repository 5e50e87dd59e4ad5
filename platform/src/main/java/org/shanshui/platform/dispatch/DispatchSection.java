package org.shanshui.platform.dispatch;

import java.util.Set;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's place in the navigation. */
@Configuration(proxyBeanMethods = false)
class DispatchSection {
  @Bean
  Section dispatchPages() {
    return new Section(
        "dispatch",
        "/dispatch",
        "dispatch",
        60,
        Set.of(
            Role.PLANNER,
            Role.UNIT_OFFICER,
            Role.COUNTY_OFFICER,
            Role.LEADER,
            Role.INSPECTOR,
            Role.AUDITOR));
  }
}
