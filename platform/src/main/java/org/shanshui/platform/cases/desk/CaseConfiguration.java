package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.util.Set;
import org.shanshui.packkit.pack.FileKind;
import org.shanshui.packkit.pack.Packs;
import org.shanshui.platform.access.May;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.cases.loop.Alarms;
import org.shanshui.platform.cases.loop.Kind;
import org.shanshui.platform.cases.loop.Kinds;
import org.shanshui.platform.cases.loop.Policies;
import org.shanshui.platform.cases.loop.Timekeeper;
import org.shanshui.platform.secrecy.SealedColumn;
import org.shanshui.platform.subjects.RowTitles;
import org.shanshui.platform.web.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the loop, put together. */
@Configuration(proxyBeanMethods = false)
class CaseConfiguration {

  @Bean
  FileKind<Kind> kindFiles() {
    return Kind.FILES;
  }

  @Bean
  Kinds kindsOfCases(Packs packs, Clock clock) {
    return new Kinds(packs, clock);
  }

  @Bean
  Timekeeper timekeeper(Editions editions, Clock clock) {
    return new Timekeeper(() -> editions.atHand().calendar(), clock.getZone());
  }

  @Bean
  Alarms alarms(Timekeeper time) {
    return new Alarms(time);
  }

  @Bean
  Policies policiesOfCases(Timekeeper time) {
    return new Policies(time);
  }

  @Bean
  Section casesSection() {
    return new Section("cases", "/cases", "cases", 60, May.LOOK);
  }

  @Bean
  static SealedColumn reportersOfCases() {
    return CaseTable.REPORTER_NAME;
  }

  @Bean
  static SealedColumn phonesOfReporters() {
    return CaseTable.REPORTER_PHONE;
  }

  @Bean
  static RowTitles titlesOfCases() {
    return new RowTitles(
        Set.of("case_file"),
        "select id, title, '/cases/' || id as href from case_file where id = any (?)");
  }
}
