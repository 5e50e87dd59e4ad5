package org.shanshui.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformApplication;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** No module's work by the clock is forgotten while the city's days pass. */
class NightWorkTest {
  /** Those that look after the house and not after the city's affairs. */
  private static final Set<String> OF_THE_HOUSE = Set.of("audit", "directory", "files", "web");

  @Test
  void everyModuleThatWorksByTheClockIsCalledOrLooksAfterTheHouse() {
    Set<String> expected = new TreeSet<>(NightWork.MODULES);
    expected.addAll(OF_THE_HOUSE);
    assertThat(modules()).isEqualTo(expected);
  }

  private static Set<String> modules() {
    String root = PlatformApplication.class.getPackageName();
    ClassPathScanningCandidateComponentProvider beans =
        new ClassPathScanningCandidateComponentProvider(false);
    beans.addIncludeFilter(new AnnotationTypeFilter(Component.class));
    Set<String> modules = new TreeSet<>();
    for (BeanDefinition bean : beans.findCandidateComponents(root)) {
      Class<?> type = ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null);
      ReflectionUtils.doWithMethods(
          type,
          method -> modules.add(type.getName().substring(root.length() + 1).split("\\.")[0]),
          method -> {
            Scheduled at = method.getAnnotation(Scheduled.class);
            return at != null && !at.cron().isEmpty();
          });
    }
    return modules;
  }
}
