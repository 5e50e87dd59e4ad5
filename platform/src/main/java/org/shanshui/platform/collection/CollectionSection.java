package org.shanshui.platform.collection;

import java.util.Set;
import org.shanshui.platform.access.May;
import org.shanshui.platform.subjects.RowTitles;
import org.shanshui.platform.web.FirstStep;
import org.shanshui.platform.web.Section;
import org.shanshui.platform.web.Signpost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's place in the navigation, its first step and what the help tells of it. */
@Configuration(proxyBeanMethods = false)
class CollectionSection {
  @Bean
  Section collectionPages() {
    return new Section("collection", "/dispatch", "collection", 60, May.LOOK);
  }

  @Bean
  static FirstStep roundOpened(Rounds rounds) {
    return new FirstStep("round", "/dispatch/cadences/new", 40, Stewardship.STEER, rounds::any);
  }

  @Bean
  static Signpost toCadences() {
    return new Signpost("collection.cadences", "/dispatch/cadences", 61, Stewardship.STEER);
  }

  @Bean
  static RowTitles titlesOfSheets() {
    return new RowTitles(
        Set.of("report_sheet"),
        "select s.id, r.name || ' · ' || u.name as title, '/dispatch/sheets/' || s.id as href from report_sheet s join dispatch_round r on r.id = s.round_id join unit u on u.id = s.unit_id where s.id = any (?)");
  }

  @Bean
  static RowTitles titlesOfRounds() {
    return new RowTitles(
        Set.of("dispatch_round"),
        "select id, name as title, '/dispatch/rounds/' || id as href from dispatch_round where id = any (?)");
  }
}
