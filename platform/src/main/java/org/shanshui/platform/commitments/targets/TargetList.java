package org.shanshui.platform.commitments.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.register.CommitmentLists;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Column.Place;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of targets (目标清单). */
@Configuration(proxyBeanMethods = false)
class TargetList {
  @Bean
  static Listing<Target> targetListing(CommitmentLists lists) {
    List<Column<Target>> columns = new ArrayList<>();
    columns.add(Column.<Target>text("commitments.id", 8, Target::id).only(Place.WORKBOOK));
    columns.add(lists.light(Target::common));
    columns.add(Column.naming("commitments.metric", 30, TargetList::metric));
    columns.add(
        Column.<Target>text("commitments.title", 44, t -> t.common().title()).only(Place.WORKBOOK));
    columns.add(
        Column.<Target>text("commitments.goal", 12, Target::goal)
            .look(Look.NUMBER)
            .only(Place.PAGE));
    columns.add(
        Column.<Target>text("commitments.reached", 12, Target::reached)
            .look(Look.NUMBER)
            .only(Place.PAGE));
    columns.add(
        Column.<Target>text("commitments.comparator", 6, Target::comparator).only(Place.WORKBOOK));
    columns.add(
        Column.<Target>text("commitments.goal", 12, t -> t.value() == null ? t.words() : t.value())
            .only(Place.WORKBOOK));
    columns.add(Column.<Target>text("commitments.measured", 10, Target::unit).only(Place.WORKBOOK));
    columns.add(
        Column.<Target>text("commitments.reached", 12, t -> t.common().value())
            .only(Place.WORKBOOK));
    columns.add(
        Column.<Target>text("commitments.asof", 11, t -> t.common().asOf()).look(Look.SHORT));
    columns.add(lists.lead("commitments.responsible", Target::common));
    columns.add(lists.due(Target::common));
    columns.add(
        Column.<Target>text("commitments.shared", 8, t -> axis(t.common().axis()))
            .only(Place.WORKBOOK));
    columns.add(
        Column.<Target>text(
                "commitments.nature", 12, t -> Message.of("commitments.nature." + t.nature()))
            .only(Place.WORKBOOK));
    columns.addAll(lists.origin(Target::common));
    return Listing.of(
            "/targets",
            "targets",
            "commitments.targets",
            lists.rows(
                CommitmentKind.TARGET,
                TargetRows.COLUMNS,
                "left " + TargetRows.JOINS,
                TargetRows::mapper,
                Map::of),
            columns,
            lists.filters(),
            lists.order(Target::common))
        .counted(lists.lights());
  }

  private static Cell metric(Target target) {
    return Cell.of(target.metric())
        .to("/targets/" + target.id())
        .tagged(target.common().axis() == null ? null : target.scope());
  }

  private static @Nullable Object axis(@Nullable String axis) {
    return axis == null ? null : Message.of("commitments.axis." + axis);
  }
}
