package org.shanshui.platform.plans;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.Soon;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.People;
import org.shanshui.platform.directory.Person;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Units;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a planner does, for the tests of this module. */
class Desk {
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
  @Autowired Regions regions;
  @Autowired Units units;
  @Autowired People people;
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

  Person person(Actor actor) {
    return Actor.house("测试").call(() -> people.find(actor.person()).orElseThrow());
  }

  City city() {
    return new City(regions, units, people);
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
