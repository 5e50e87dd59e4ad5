package org.shanshui.platform.directory;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of changes of regions (区划调整). */
@Configuration(proxyBeanMethods = false)
class RegionChangeList {

  @Bean
  static Listing<RegionChange> regionChangeListing(RegionWords words) {
    return Listing.of(
            "/directory/changes",
            "directory",
            "directory.changes",
            Rows.of(RegionChanges.COLUMNS, RegionChanges.FROM, RegionChanges::mapper),
            columns(words),
            List.of(
                Filter.Choice.of(
                    "state",
                    "directory.change.state",
                    RegionChangeList::states,
                    state -> Condition.of("c.state = :state", "state", state)),
                new Filter.Words(
                    "q",
                    "directory.change.find",
                    text -> Condition.of("strpos(c.region_name, :words) > 0", "words", text))),
            Order.by(
                    new Order.Key<>("c.on_day", LocalDate.class, RegionChange::onDay),
                    new Order.Key<>("c.id", Long.class, RegionChange::id))
                .down())
        .tabbed("directory/tabs :: tabs('changes')")
        .readBy(RegionChanges.PLAN);
  }

  private static Map<String, Message> states() {
    Map<String, Message> states = new LinkedHashMap<>();
    for (RegionChange.State state : RegionChange.State.values()) {
      states.put(state.name(), Message.of("directory.change.state." + state));
    }
    return states;
  }

  private static List<Column<RegionChange>> columns(RegionWords words) {
    return List.of(
        Column.naming(
            "directory.place",
            16,
            change -> Cell.of(change.regionName()).to("/directory/regions/" + change.regionCode())),
        Column.text("directory.change.what", 40, words::what),
        Column.<RegionChange>text("directory.change.on", 12, RegionChange::onDay)
            .sorts(new Order.Key<>("c.on_day", LocalDate.class, RegionChange::onDay)),
        Column.of(
            "directory.change.state",
            10,
            change ->
                Cell.of(
                    Message.of(
                        change.faultChinese() == null
                            ? "directory.change.state." + change.state()
                            : "directory.change.stuck"))),
        Column.text("directory.change.reason", 24, RegionChange::reason),
        Column.text("directory.change.by", 12, RegionChange::plannedName));
  }
}
