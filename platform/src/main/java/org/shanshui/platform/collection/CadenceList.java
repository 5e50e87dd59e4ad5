package org.shanshui.platform.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanshui.packkit.Words;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of cadences (调度安排), the newest first. */
@Configuration(proxyBeanMethods = false)
class CadenceList {
  /** Offered wherever rounds or cadences are listed. */
  static final Listing.Action BEGIN =
      new Listing.Action(
          "collection.cadence.new",
          "add",
          "/dispatch/cadences/new",
          true,
          Stewardship.STEER::allows);

  private final Askables askables;

  CadenceList(Askables askables) {
    this.askables = askables;
  }

  @Bean
  Listing<Cadence> cadenceListing() {
    return Listing.of(
            "/dispatch/cadences",
            "collection",
            "collection.cadences",
            Rows.of(Cadences.COLUMNS, "cadence c", Cadence.class),
            columns(),
            List.of(
                Filter.Choice.of(
                    "active",
                    "collection.column.state",
                    () ->
                        Map.of(
                            "true",
                            Message.of("collection.cadence.active"),
                            "false",
                            Message.of("collection.cadence.stopped")),
                    active -> Condition.of("c.active = :active", "active", active.equals("true")))),
            Order.by(new Order.Key<>("c.id", Long.class, Cadence::id)).down())
        .offers(BEGIN)
        .tabbed("collection/parts :: tabs()")
        .framed("listing/list", ask -> SheetList.tabs("cadences"));
  }

  private List<Column<Cadence>> columns() {
    return List.of(
        Column.naming(
            "collection.column.name",
            30,
            c -> Cell.of(c.name()).to("/dispatch/cadences/" + c.id())),
        Column.<Cadence>text(
                "collection.column.rhythm", 8, c -> Message.of("collection.rhythm." + c.rhythm()))
            .look(Look.SHORT),
        new Column<>(
            "collection.column.subject",
            Look.TEXT,
            40,
            this::subjects,
            Column.Place.EVERYWHERE,
            null,
            null),
        Column.<Cadence>text(
                "collection.column.due",
                20,
                c -> Message.of("collection.due.days", c.schedule().dueWorkingDays()))
            .look(Look.SHORT),
        Column.<Cadence>text(
                "collection.column.from",
                24,
                c -> c.startsOn() + " – " + (c.endsOn() == null ? "" : c.endsOn()))
            .look(Look.SHORT),
        Column.<Cadence>of(
                "collection.column.state",
                10,
                c ->
                    Cell.of(
                        Message.of(
                            c.active()
                                ? "collection.cadence.active"
                                : "collection.cadence.stopped")))
            .look(Look.SHORT),
        Column.<Cadence>of(
                "collection.rounds",
                8,
                c ->
                    Cell.of(Message.of("collection.rounds"))
                        .to("/dispatch/rounds?cadence=" + c.id()))
            .look(Look.SHORT)
            .only(Column.Place.PAGE));
  }

  private Function<Cadence, Cell> subjects(List<Cadence> cadences) {
    Map<About, Words> titles =
        askables.titles(cadences.stream().map(Cadence::about).collect(Collectors.toSet()));
    return cadence -> {
      List<Object> subject = new ArrayList<>();
      Optional.ofNullable(titles.get(cadence.about())).ifPresent(subject::add);
      Optional.ofNullable(cadence.theme()).ifPresent(subject::add);
      return Cell.of(subject);
    };
  }
}
