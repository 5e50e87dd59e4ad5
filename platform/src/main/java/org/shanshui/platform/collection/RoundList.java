package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Column.Place;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of rounds (轮次), each with how its sheets stand. */
@Configuration(proxyBeanMethods = false)
class RoundList {
  /** A round and its tally. */
  record Counted(Round round, @RecordRows.Prefix("") Tally tally) {
    static RecordRows<Counted> mapper() {
      return RecordRows.of(Counted.class).with("round", Rounds.mapper());
    }

    LocalDate last() {
      return round.period().last();
    }
  }

  @Bean
  static Listing<Counted> roundListing(Clock clock) {
    return Listing.of(
            "/dispatch/rounds",
            "collection",
            "collection.rounds",
            Rows.of(
                    Rounds.COLUMNS + ", t.*",
                    "dispatch_round r left join lateral (select "
                        + Tally.COUNTS
                        + " from report_sheet s where s.round_id = r.id) t on true",
                    Counted::mapper)
                .where(() -> Condition.of("true", "today", LocalDate.now(clock))),
            columns(),
            filters(),
            Order.by(
                    new Order.Key<>("r.period_to", LocalDate.class, Counted::last),
                    new Order.Key<>("r.id", Long.class, counted -> counted.round().id()))
                .down())
        .offers(CadenceList.BEGIN)
        .tabbed("collection/parts :: tabs()")
        .framed("listing/list", ask -> SheetList.tabs("rounds"));
  }

  private static List<Column<Counted>> columns() {
    return List.of(
        Column.naming("collection.column.name", 30, c -> Cell.of(c.round().name()).to(address(c))),
        Column.<Counted>text(
                "collection.column.period", 16, c -> SheetList.period(c.round().period()))
            .look(Look.SHORT)
            .sorts(new Order.Key<>("r.period_to", LocalDate.class, Counted::last)),
        Column.<Counted>text("collection.column.due", 12, c -> c.round().dueOn())
            .look(Look.SHORT)
            .sorts(new Order.Key<>("r.due_on", LocalDate.class, c -> c.round().dueOn())),
        number("all", Tally::all, ""),
        number("to_write", Tally::toWrite, null),
        number("submitted", Tally::submitted, "?status=SUBMITTED"),
        number("approved", Tally::approved, "?status=APPROVED"),
        number("accepted", Tally::accepted, "?status=ACCEPTED"),
        number("late", Tally::late, "?standing=LATE"),
        number("missing", Tally::missing, "?standing=MISSING"),
        Column.<Counted>text("collection.column.state", 10, RoundList::state).look(Look.SHORT),
        Column.<Counted>text("collection.column.closed", 12, RoundList::closedOn)
            .only(Place.WORKBOOK));
  }

  private static String address(Counted counted) {
    return "/dispatch/rounds/" + counted.round().id();
  }

  /**
   * A column of the tally, called as it is, which leads to its sheets.
   *
   * @param sheets of the round's page; null leads nowhere
   */
  private static Column<Counted> number(
      String head, ToIntFunction<Tally> of, @Nullable String sheets) {
    return Column.<Counted>of(
            "collection.column." + head,
            9,
            c -> Cell.of(of.applyAsInt(c.tally())).to(sheets == null ? null : address(c) + sheets))
        .look(Look.NUMBER)
        .sorts(new Order.Key<>("t." + head, Long.class, c -> (long) of.applyAsInt(c.tally())));
  }

  private static Message state(Counted counted) {
    return Message.of(
        counted.round().isOpen() ? "collection.round.open" : "collection.round.closed");
  }

  private static @Nullable LocalDate closedOn(Counted counted) {
    return counted.round().closedAt() == null ? null : LocalDate.parse(counted.round().closedOn());
  }

  private static List<Filter> filters() {
    return List.of(
        Filter.Choice.of(
            "state",
            "collection.column.state",
            RoundList::states,
            state ->
                Condition.of(
                    state.equals("open") ? "r.closed_at is null" : "r.closed_at is not null")),
        new Filter.Linked(
            "cadence",
            "collection.filter.cadence",
            cadence ->
                Condition.of(
                    "r.cadence_id = :cadence", "cadence", Filter.number("cadence", cadence))));
  }

  private static Map<String, Message> states() {
    Map<String, Message> states = new LinkedHashMap<>();
    states.put("open", Message.of("collection.round.open"));
    states.put("closed", Message.of("collection.round.closed"));
    return states;
  }
}
