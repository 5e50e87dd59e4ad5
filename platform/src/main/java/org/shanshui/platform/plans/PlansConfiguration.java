package org.shanshui.platform.plans;

import java.util.Set;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlansConfiguration {
  @Bean
  Section plansSection() {
    return new Section("plans", "/plans", "plans", 20, Set.of());
  }
}
