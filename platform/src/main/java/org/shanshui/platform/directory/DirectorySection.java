package org.shanshui.platform.directory;

import java.util.Set;
import org.shanshui.platform.access.May;
import org.shanshui.platform.subjects.RowTitles;
import org.shanshui.platform.web.FirstStep;
import org.shanshui.platform.web.Section;
import org.shanshui.platform.web.Signpost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory's entry in the navigation, its first steps and what the help tells of it. */
@Configuration(proxyBeanMethods = false)
class DirectorySection {
  private static final int ORDER = 90;

  @Bean
  Section directory() {
    return new Section("directory", "/directory", "directory", ORDER, May.EVERYONE);
  }

  @Bean
  static FirstStep unitsEntered(Units units) {
    return new FirstStep("units", "/directory/units/import", 10, Units.CHANGE, units::anyEntered);
  }

  @Bean
  static FirstStep peopleEntered(People people) {
    return new FirstStep(
        "people", "/directory/people/import", 20, People.ADMINISTER, people::anyEntered);
  }

  @Bean
  static Signpost toUnitImport() {
    return new Signpost("directory.units.import", "/directory/units/import", 91, Units.CHANGE);
  }

  @Bean
  static Signpost toPeopleImport() {
    return new Signpost(
        "directory.people.import", "/directory/people/import", 92, People.ADMINISTER);
  }

  @Bean
  static Signpost toPeople() {
    return new Signpost("directory.people", "/directory/people", 93, People.LOOK);
  }

  @Bean
  static Signpost toQuestions() {
    return new Signpost("directory.questions", "/directory/questions", 94, Questions.ANSWER);
  }

  @Bean
  static RowTitles titlesOfUnits() {
    return new RowTitles(
        Set.of("unit"),
        "select id, name as title, '/directory/units/' || id as href from unit where id = any (?)");
  }

  @Bean
  static RowTitles titlesOfPeople() {
    return new RowTitles(
        Set.of("person"),
        "select id, name as title, '/directory/people/' || id as href from person where id = any (?)");
  }
}
