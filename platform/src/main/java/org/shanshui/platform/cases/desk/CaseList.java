package org.shanshui.platform.cases.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Cell;
import org.shanshui.platform.listing.Column;
import org.shanshui.platform.listing.Column.Look;
import org.shanshui.platform.listing.Column.Place;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Filter;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.listing.Message;
import org.shanshui.platform.listing.Order;
import org.shanshui.platform.listing.Rows;
import org.shanshui.platform.listing.Sought;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of cases (督办与问题), with the batch views of those who work on them. */
@Configuration(proxyBeanMethods = false)
class CaseList {
  static final String PATH = "/cases";
  static final String VIEW = "view";
  static final String FOUND_BY = "found_by";

  /** As far back as the view of what has moved looks by itself. */
  private static final int MOVED_DAYS = 7;

  private static final int MOST_NAMED = 10;
  private static final double MINUTES = 60;
  private static final String OPEN = "c.closed_at is null";

  private final Lists lists;
  private final ObjectProvider<Listing<CaseLine>> list;
  private final CaseWords words;
  private final Regions regions;
  private final Clock clock;

  CaseList(
      Lists lists,
      ObjectProvider<Listing<CaseLine>> list,
      CaseWords words,
      Regions regions,
      Clock clock) {
    this.lists = lists;
    this.list = list;
    this.words = words;
    this.regions = regions;
    this.clock = clock;
  }

  /** All of a view. */
  static Ask view(String view) {
    return Ask.ALL.with(VIEW, view);
  }

  @Bean
  Listing<CaseLine> caseListing(CaseOpeners openers) {
    return Listing.of(
            PATH,
            "cases",
            "cases.title",
            Rows.of(CaseLine.COLUMNS, "case_file c", CaseLine.class),
            columns(),
            filters(),
            soonest())
        .seen(new Listing.Views<>(VIEW, CaseList::usual, views()))
        .picking(new Listing.Picks<>(CaseList::isBulk, CaseLine::id, "cases.pick"))
        .framed("cases/list", ask -> around(ask, openers));
  }

  private static Order<CaseLine> soonest() {
    return Order.by(
        new Order.Key<>("c.order_due", OffsetDateTime.class, CaseLine::orderDue),
        new Order.Key<>("c.id", Long.class, CaseLine::id));
  }

  private static Order<CaseLine> lastClosed() {
    return Order.by(
            new Order.Key<>(
                "c.closed_at",
                OffsetDateTime.class,
                (CaseLine line) -> Objects.requireNonNull(line.closedAt())),
            new Order.Key<>("c.id", Long.class, CaseLine::id))
        .down();
  }

  /** What one sees first: those who act see what waits for them. */
  private static String usual() {
    return Actor.current().is(Role.INSPECTOR, Role.PLANNER, Role.UNIT_OFFICER, Role.COUNTY_OFFICER)
        ? "mine"
        : "open";
  }

  private List<Listing.View<CaseLine>> views() {
    return List.of(
        // What waits for the one who looks.
        view("mine", ask -> waiting(), true),
        view("unit", ask -> ofOwnUnit(), true),
        view("late", ask -> Condition.of(OPEN + " and c.order_due < :now", "now", now()), true),
        view("open", ask -> Condition.of(OPEN), false),
        // A step was taken lately, whatever the state.
        view("moved", this::moved, false),
        new Listing.View<>(
            "closed",
            "cases.view.closed",
            ask -> Condition.of("c.closed_at is not null"),
            lastClosed(),
            false),
        new Listing.View<>(
            "all",
            "cases.view.all",
            ask -> Condition.NONE,
            Order.by(new Order.Key<>("c.id", Long.class, CaseLine::id)).down(),
            false));
  }

  private static Listing.View<CaseLine> view(
      String value, Function<Ask, Condition> holds, boolean counted) {
    return new Listing.View<>(value, "cases.view." + value, holds, null, counted);
  }

  private static Condition ofOwnUnit() {
    return Condition.of(
        OPEN + " and (c.lead_id = :own or c.joint_id = :own)",
        "own",
        Objects.requireNonNullElse(Actor.current().unitId(), 0L));
  }

  private static Condition waiting() {
    Actor actor = Actor.current();
    List<String> mine = new ArrayList<>();
    Map<String, Object> given = new HashMap<>();
    if (actor.is(Role.INSPECTOR, Role.PLANNER)) {
      mine.add("c.state in ('found', 'judged', 'to_verify')");
      mine.add("c.asked");
    } else if (actor.is(Role.LEADER)) {
      mine.add("c.asked");
    }
    if (actor.is(Role.UNIT_OFFICER, Role.COUNTY_OFFICER) || mine.isEmpty()) {
      mine.add("(c.lead_id = :own or c.joint_id = :own) and c.state in ('assigned', 'handling')");
      given.put("own", Objects.requireNonNullElse(actor.unitId(), 0L));
    }
    return new Condition(OPEN + " and (" + String.join(" or ", mine) + ")", given);
  }

  private Condition moved(Ask ask) {
    return ask.get("since") != null
        ? Condition.NONE
        : Condition.of(
            "c.stepped_at >= :lately", "lately", start(LocalDate.now(clock).minusDays(MOVED_DAYS)));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  // --- columns ---

  private List<Column<CaseLine>> columns() {
    return List.of(
        Column.<CaseLine>text("cases.column.number", 8, CaseLine::id).look(Look.SHORT),
        Column.naming("cases.column.title", 46, CaseList::title),
        Column.<CaseLine>text("cases.column.kind", 12, line -> words.kindName(line.kind()))
            .look(Look.SHORT)
            .sorts(new Order.Key<>("c.kind", String.class, CaseLine::kind)),
        Column.<CaseLine>text(
                "cases.column.state", 10, line -> Message.of("cases.state." + line.state()))
            .look(Look.SHORT),
        Column.named("cases.column.leads", 30, CaseLine::leadIds, words::unitNames),
        Column.<CaseLine>text("cases.column.region", 14, line -> region(line.regionCode()))
            .look(Look.SHORT),
        Column.<CaseLine>of("cases.column.clock", 16, this::clock).look(Look.SHORT),
        Column.<CaseLine>text(
                "cases.column.end",
                17,
                line -> line.closedAt() == null ? line.due() : line.closedAt())
            .look(Look.SHORT)
            .sorts(new Order.Key<>("c.order_due", OffsetDateTime.class, CaseLine::orderDue))
            .only(Place.PAGE),
        workbook("cases.column.due", 17, CaseLine::due),
        workbook("cases.column.level", 8, CaseLine::escalated),
        workbook("cases.column.found", 17, CaseLine::foundAt),
        workbook("cases.column.closed", 17, CaseLine::closedAt),
        workbook("cases.column.hours", 12, line -> hours(line.spentMinutes())));
  }

  private static Column<CaseLine> workbook(
      String head, double width, Function<CaseLine, @Nullable Object> value) {
    return Column.text(head, width, value).only(Place.WORKBOOK);
  }

  private static Cell title(CaseLine line) {
    return Cell.of(line.title())
        .to(PATH + "/" + line.id())
        .tagged(line.escalated() > 0 ? Message.of("cases.escalated", line.escalated()) : null)
        .tagged(line.asked() ? Message.of("cases.asked") : null);
  }

  private String region(String code) {
    return regions.find(code).map(Region::name).orElse(code);
  }

  private Cell clock(CaseLine line) {
    DueWords due = words.due(line, clock.instant());
    return Cell.toned(words.tone(line, due), words.left(line, due));
  }

  private static BigDecimal hours(int minutes) {
    return BigDecimal.valueOf(minutes / MINUTES).setScale(1, RoundingMode.HALF_UP);
  }

  // --- filters ---

  private List<Filter> filters() {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        Filter.Choice.open(
            "kind",
            "cases.filter.kind",
            words::kindChoices,
            kind -> Condition.of("c.kind = :kind", "kind", kind)));
    filters.add(
        Filter.Choice.of(
            "state",
            "cases.filter.state",
            words::stateChoices,
            state -> Condition.of("c.state = :state", "state", state)));
    filters.add(
        new Filter.Choice(
            "region",
            "cases.filter.region",
            ask -> words.regionChoices(),
            false,
            this::inRegion,
            ask -> true));
    filters.add(
        Filter.Choice.open("unit", "cases.filter.unit", words::unitNamesById, CaseList::ledBy));
    filters.add(
        new Filter.Words(
            "text",
            "cases.filter.text",
            text ->
                Sought.of(text)
                    .in("text", "c.id", List.of("c.title", "c.description"), List.of())));
    filters.add(new Filter.Linked("closed", "cases.filter.closed", this::closedIn));
    filters.add(
        new Filter.Linked(
            "since",
            "cases.filter.since",
            day ->
                Condition.of("c.stepped_at >= :since", "since", start(Filter.day("since", day)))));
    filters.add(
        new Filter.Linked(
            FOUND_BY,
            "cases.filter.found_by",
            person ->
                Condition.of("c.found_by = :finder", "finder", Filter.number(FOUND_BY, person))));
    filters.add(
        new Filter.Flag(
            "escalated",
            "cases.filter.escalated",
            Condition.of("c.escalated > 0"),
            Condition.NONE));
    // Region says what it means.
    filters.add(new Filter.Flag("own", "cases.filter.own", Condition.NONE, Condition.NONE));
    for (Bulletin.Figure figure : Bulletin.Figure.values()) {
      filters.add(
          new Filter.Linked(
              figure.word(),
              "cases.filter." + figure.word(),
              month -> figure.condition(month(figure.word(), month), clock.getZone())));
    }
    filters.add(
        new Filter.Flag(
            "placed",
            Condition.of("c.longitude is not null and c.latitude is not null"),
            Condition.NONE));
    filters.add(new Filter.Flag("map", Condition.NONE, Condition.NONE));
    return filters;
  }

  private static Condition ledBy(String unit) {
    return Condition.of(
        "(c.lead_id = :unit or c.joint_id = :unit)", "unit", Filter.number("unit", unit));
  }

  private Condition inRegion(String code, Ask ask) {
    Region region = regions.get(code);
    return "true".equals(ask.get("own"))
        ? Condition.of("c.region_path = :path", "path", region.path())
        : new Condition(
            "c.region_path >= :path and c.region_path < :beyond",
            Map.of("path", region.path(), "beyond", region.beyond()));
  }

  /** {@code 2025}, {@code 2025-03} or {@code all}; those merged were not closed. */
  private Condition closedIn(String given) {
    if (given.equals("all")) {
      return Condition.of("c.outcome <> 'merged'");
    }
    YearMonth first;
    YearMonth last;
    if (given.matches("[0-9]{4}")) {
      first = YearMonth.of(Integer.parseInt(given), 1);
      last = first.plusMonths(11);
    } else {
      first = month("closed", given);
      last = first;
    }
    return new Condition(
        "c.outcome <> 'merged' and c.closed_at >= :closedFrom and c.closed_at < :closedTo",
        Map.of(
            "closedFrom", start(first.atDay(1)), "closedTo", start(last.plusMonths(1).atDay(1))));
  }

  static YearMonth month(String name, String given) {
    try {
      YearMonth month = YearMonth.parse(given);
      if (month.getYear() < 1900 || month.getYear() > 2999) {
        throw new DateTimeException(given);
      }
      return month;
    } catch (DateTimeException e) {
      throw Refusal.invalid(
              "cases.month-unfit",
              "参数 %s 应为年月（如 2025-03），不能是“%s”。".formatted(name, given),
              "%s must be a month such as 2025-03, not %s".formatted(name, given))
          .asException();
    }
  }

  // --- what stands around it ---

  private static boolean isBulk(Ask ask) {
    return !"closed".equals(ask.get(VIEW))
        && Actor.current().is(Role.INSPECTOR, Role.PLANNER, Role.LEADER);
  }

  private Map<String, ?> around(Ask ask, CaseOpeners openers) {
    boolean map = "true".equals(ask.get("map"));
    Map<String, Object> more = new HashMap<>();
    more.put("showsMap", map);
    more.put("mapHref", ask.with("map", map ? null : true).at(PATH));
    more.put("mapData", mapData(ask));
    more.put("placed", map ? placed(ask) : List.of());
    more.put("units", words.unitChoices());
    more.put("assigns", Actor.current().is(Role.INSPECTOR, Role.PLANNER));
    more.put("opens", !openers.openable().isEmpty());
    return more;
  }

  /** The first of those on the map, for who does not see it. */
  private List<CaseWords.Line> placed(Ask ask) {
    return words.lines(lists.first(list.getObject(), ask.with("placed", true), MOST_NAMED));
  }

  /** What map.js draws: the regions below the chosen one or the actor's own, and the cases. */
  private String mapData(Ask ask) {
    String parent =
        Optional.ofNullable(ask.get("region"))
            .or(() -> regions.byPath(Actor.current().region()).map(Region::code))
            .filter(code -> code.matches("[0-9A-Za-z]+"))
            .orElse(Regions.NATION);
    return "{\"geojson\": \"/map/regions.geojson?parent=%s\", \"regions\": {}, \"points\": \"%s\"}"
        .formatted(parent, ask.at("/cases/points.json"));
  }
}
