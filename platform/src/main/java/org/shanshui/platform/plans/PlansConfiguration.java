package org.shanshui.platform.plans;

import java.util.Set;
import org.shanshui.platform.access.May;
import org.shanshui.platform.subjects.RowTitles;
import org.shanshui.platform.web.FirstStep;
import org.shanshui.platform.web.Section;
import org.shanshui.platform.web.Signpost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlansConfiguration {
  @Bean
  Section plansSection() {
    return new Section("plans", "/plans", "plans", 20, May.EVERYONE);
  }

  @Bean
  static FirstStep planAdopted(Plans plans) {
    return new FirstStep("plan", "/plans/drafts", 30, Drafts.WORK_ON, plans::any);
  }

  @Bean
  static Signpost toDrafts() {
    return new Signpost("plans.drafts", "/plans/drafts", 21, Drafts.WORK_ON);
  }

  @Bean
  static RowTitles titlesOfPlans() {
    return new RowTitles(
        Set.of("plan", "committed_plan"),
        "select id, title, '/plans/' || id as href from plan where id = any (?)");
  }

  @Bean
  static RowTitles titlesOfDrafts() {
    return new RowTitles(
        Set.of("plan_draft"),
        "select id, title, '/plans/drafts/' || id as href from plan_draft where id = any (?)");
  }
}
