package org.shanshui.platform.web;

import org.shanshui.platform.access.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;

/** Scheduled jobs and the handlers of events run as the house itself. */
@Configuration(proxyBeanMethods = false)
class HouseTasks {
  private static final Actor HOUSE = Actor.house("系统");

  @Bean
  TaskDecorator asHouse() {
    return task -> () -> HOUSE.run(task);
  }
}
