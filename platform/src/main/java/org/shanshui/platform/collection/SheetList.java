package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanshui.packkit.Words;
import org.shanshui.platform.listing.Ask;
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

/** The lists of sheets (报表): all in sight, and what one has to do. */
@Configuration(proxyBeanMethods = false)
class SheetList {
  private static final String TABS = "collection/parts :: tabs()";

  private final UnitNames names;
  private final Reminders reminders;
  private final Clock clock;

  SheetList(UnitNames names, Reminders reminders, Clock clock) {
    this.names = names;
    this.reminders = reminders;
    this.clock = clock;
  }

  @Bean
  Listing<SheetHead> sheetListing() {
    return sheets("/dispatch/sheets", "collection.sheets", () -> Condition.NONE, order().down())
        .tabbed(TABS)
        .framed("listing/list", ask -> tabs("sheets"));
  }

  /** What the current actor's units still have to do, due soonest first. */
  @Bean
  Listing<SheetHead> todoListing(SheetLists lists) {
    return sheets(
            "/dispatch/todo",
            "collection.todo",
            () ->
                lists
                    .mine()
                    .and(Condition.of("s.state in ('OPEN', 'DRAFTED', 'RETURNED', 'SUBMITTED')")),
            order())
        .framed("collection/todo", ask -> todo(lists));
  }

  private static Map<String, ?> todo(SheetLists lists) {
    Map<String, Object> more = tabs("todo");
    more.put("attention", lists.attention());
    return more;
  }

  static Map<String, Object> tabs(String here) {
    Map<String, Object> tabs = new LinkedHashMap<>();
    tabs.put("tab", here);
    tabs.put("reports", RoundPages.reports());
    return tabs;
  }

  private Listing<SheetHead> sheets(
      String path, String title, Supplier<Condition> always, Order<SheetHead> order) {
    return Listing.of(
        path,
        "collection",
        title,
        Rows.of(SheetTable.COLUMNS, SheetTable.FROM, SheetHead.class).where(always),
        columns(),
        filters(),
        order);
  }

  private static Order<SheetHead> order() {
    return Order.by(
        new Order.Key<>("s.due_on", LocalDate.class, SheetHead::dueOn),
        new Order.Key<>("s.id", Long.class, SheetHead::id));
  }

  private List<Column<SheetHead>> columns() {
    return List.of(
        Column.naming(
            "collection.column.round",
            30,
            head -> Cell.of(List.of(head.roundName(), period(head.period()))).to(address(head))),
        Column.<SheetHead>named(
                "collection.column.unit", 24, head -> List.of(head.unitId()), names::byId)
            .look(Look.HEAD)
            .with(head -> cell -> cell.to(address(head))),
        Column.<SheetHead>of("collection.column.status", 10, SheetList::status).look(Look.SHORT),
        Column.<SheetHead>text("collection.column.due", 12, SheetHead::dueOn)
            .look(Look.SHORT)
            .sorts(new Order.Key<>("s.due_on", LocalDate.class, SheetHead::dueOn)),
        Column.<SheetHead>of("collection.column.standing", 12, this::standing).look(Look.SHORT),
        Column.<SheetHead>text("collection.column.submitted_on", 12, SheetHead::firstSubmittedOn)
            .look(Look.SHORT)
            .sorts(
                new Order.Key<>(
                    "coalesce(s.first_submitted_on, date '9999-12-31')",
                    LocalDate.class,
                    head ->
                        Objects.requireNonNullElse(
                            head.firstSubmittedOn(), LocalDate.of(9999, 12, 31)))),
        new Column<>(
            "collection.column.reminded",
            Look.SHORT,
            22,
            this::reminded,
            Place.EVERYWHERE,
            null,
            null),
        Column.<SheetHead>text("collection.column.people", 30, SheetList::people).only(Place.PAGE),
        Column.<SheetHead>text("collection.column.submitted_by", 12, SheetHead::submittedBy)
            .only(Place.WORKBOOK),
        Column.<SheetHead>text("collection.column.approved_by", 12, SheetHead::approvedBy)
            .only(Place.WORKBOOK),
        Column.<SheetHead>text("collection.column.decided_by", 12, SheetHead::decidedBy)
            .only(Place.WORKBOOK),
        Column.<SheetHead>text("collection.column.reason", 40, SheetHead::reason)
            .only(Place.WORKBOOK));
  }

  private static String address(SheetHead head) {
    return "/dispatch/sheets/" + head.id();
  }

  static Words period(Period period) {
    return new Words(period.chinese(), period.english());
  }

  private static Cell status(SheetHead head) {
    return Cell.toned(
        switch (head.status()) {
          case ACCEPTED -> "completed";
          case APPROVED, SUBMITTED -> "on_schedule";
          case RETURNED -> "behind";
          case MISSING -> "overdue";
          case OPEN, DRAFTED -> "none";
        },
        Message.of("collection.status." + head.status()));
  }

  private Cell standing(SheetHead head) {
    Standing standing = head.standing(LocalDate.now(clock));
    return Cell.toned(
        switch (standing) {
          case MISSING -> "overdue";
          case LATE -> "behind";
          case ON_TIME -> "completed";
          case DUE -> "none";
        },
        Message.of("collection.standing." + standing));
  }

  /** How often and when last the unit was reminded by hand. */
  private Function<SheetHead, Cell> reminded(List<SheetHead> rows) {
    Map<Long, Reminders.Given> given = reminders.given(rows.stream().map(SheetHead::id).toList());
    return head -> {
      Reminders.Given last = given.get(head.id());
      return Cell.of(
          last == null ? null : Message.of("collection.reminded", last.times(), last.lastOn()));
    };
  }

  private static String people(SheetHead head) {
    return Stream.of(head.submittedBy(), head.approvedBy(), head.decidedBy())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" → "));
  }

  private List<Filter> filters() {
    return List.of(
        Filter.Choice.of(
            "status",
            "collection.column.status",
            SheetList::statuses,
            status -> Condition.of("s.state = :state", "state", status)),
        Filter.Choice.of(
            "standing",
            "collection.column.standing",
            SheetList::standings,
            standing -> against(Standing.valueOf(standing))),
        new Filter.Linked(
            "round",
            "collection.filter.round",
            round -> Condition.of("s.round_id = :round", "round", Filter.number("round", round))),
        new Filter.Linked(
            "unit",
            "collection.filter.unit",
            unit -> Condition.of("s.unit_id = :unit", "unit", Filter.number("unit", unit))));
  }

  private static Map<String, Message> statuses() {
    Map<String, Message> statuses = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      statuses.put(status.name(), Message.of("collection.status." + status));
    }
    return statuses;
  }

  private static Map<String, Message> standings() {
    Map<String, Message> standings = new LinkedHashMap<>();
    for (Standing standing : List.of(Standing.LATE, Standing.MISSING)) {
      standings.put(standing.name(), Message.of("collection.standing." + standing));
    }
    return standings;
  }

  private Condition against(Standing standing) {
    return standing == Standing.LATE
        ? Condition.of(Tally.LATE)
        : Condition.of("(" + Tally.MISSING + ")", "today", LocalDate.now(clock));
  }

  /** The sheets of a round, whoever looks. */
  static Ask ofRound(long id) {
    return Ask.ALL.with("round", id);
  }
}
