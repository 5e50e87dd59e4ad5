package org.shanshui.platform.plans;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.Soon;
import org.shanshui.platform.TestCity;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a planner does, for the tests of this module. */
class Desk {
  static final String PLANNING = "市发展和改革委员会";
  private static final List<String> OFFICES =
      List.of(
          PLANNING,
          "市生态环境局",
          "市水利局",
          "市自然资源和规划局",
          "市农业农村局",
          "市林业局",
          "市财政局",
          "市住房和城乡建设局",
          "市经济和信息化局",
          "市文化广电旅游体育局",
          "市交通运输局");

  @Autowired private BeanFactory beans;
  @Autowired Drafts drafts;
  @Autowired Items items;
  @Autowired Review review;
  @Autowired ReviewSteps steps;
  @Autowired Difference difference;
  @Autowired Adoption adoption;
  @Autowired AdoptionChecks checks;
  @Autowired Plans plans;
  @Autowired Conflicts conflicts;
  @Autowired Corrections corrections;
  @Autowired CompileQueue queue;
  @Autowired JdbcClient jdbc;

  /** Not a bean of the application, so that all tests share one. */
  static Desk of(AutowireCapableBeanFactory beans) {
    return beans.createBean(Desk.class);
  }

  static byte[] sample(String name) {
    try {
      return Files.readAllBytes(Path.of("../samples", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A city of its own, so that its plans contradict no others, and its offices. */
  TestCity city() {
    TestCity city = TestCity.another(beans);
    OFFICES.forEach(city::unit);
    return city;
  }

  Actor planner() {
    return city().person(Role.PLANNER, PLANNING);
  }

  Draft compiled(String sample, @Nullable Long amends) {
    return compiled(sample, sample(sample), amends);
  }

  Draft compiled(String name, byte[] content, @Nullable Long amends) {
    return waitFor(upload(name, content, amends).id());
  }

  /** The draft when it is compiled. */
  Draft waitFor(long draftId) {
    Soon.is("compiled", () -> !drafts.get(draftId).is("compiling"));
    return drafts.get(draftId);
  }

  Draft upload(String name, byte[] content, @Nullable Long amends) {
    return drafts
        .upload(name, content.length, () -> new ByteArrayInputStream(content), null, amends)
        .draft();
  }
}
