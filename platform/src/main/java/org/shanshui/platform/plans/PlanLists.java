package org.shanshui.platform.plans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
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

/** The lists of plans, of their items, of what they say differently, and of drafts. */
@Configuration(proxyBeanMethods = false)
class PlanLists {
  private static final int MOST_OFFERED = 300;

  private final Plans plans;
  private final Conflicts conflicts;
  private final Regions regions;
  private final Units units;

  PlanLists(Plans plans, Conflicts conflicts, Regions regions, Units units) {
    this.plans = plans;
    this.conflicts = conflicts;
    this.regions = regions;
    this.units = units;
  }

  /** What the tabs between these lists ask for. */
  private Map<String, ?> around() {
    return Map.of("openConflicts", conflicts.open(), "planner", Drafts.WORK_ON.allows());
  }

  private <R> Listing<R> tabbed(Listing<R> list, String at) {
    return list.tabbed("plans/parts :: tabs('" + at + "')").framed("listing/list", ask -> around());
  }

  private static Filter words(String title, String other) {
    return new Filter.Words(
        "q",
        "plans.words",
        words ->
            Condition.of(
                "(" + title + " ilike :words or " + other + " ilike :words)",
                "words",
                "%" + Drafts.escaped(words) + "%"));
  }

  // --- plans ---

  @Bean
  Listing<PlanSummary> planListing() {
    return tabbed(
        Listing.of(
                "/plans",
                "plans",
                "plans.title",
                Rows.of(Plans.COLUMNS, Plans.FROM, PlanSummary.class),
                planColumns(),
                List.of(
                    words("p.title", "p.title"),
                    Filter.Choice.open(
                        "kind",
                        "plans.kind",
                        this::calledKinds,
                        kind -> Condition.of("p.kind = :kind", "kind", kind)),
                    Filter.Choice.open(
                        "region", "plans.region", this::offeredRegions, this::within),
                    new Filter.Words("year", "plans.year", PlanLists::ofYear)),
                Order.by(new Order.Key<>("p.id", Long.class, PlanSummary::planId)).down())
            .offers(
                new Listing.Action(
                    "plans.upload", "upload", "/plans/drafts", true, Drafts.WORK_ON::allows)),
        "plans");
  }

  private static List<Column<PlanSummary>> planColumns() {
    return List.of(
        Column.naming(
            "plans.name",
            60,
            plan ->
                Cell.of(plan.title())
                    .to("/plans/" + plan.planId())
                    .tagged(plan.archived() ? Message.of("plans.archived") : null)),
        Column.text("plans.kind", 12, plan -> called(plan.kind())),
        Column.<PlanSummary>text("plans.region", 16, PlanSummary::regionName)
            .sorts(new Order.Key<>("p.region_path", String.class, PlanSummary::regionPath)),
        Column.<PlanSummary>text("plans.years", 12, PlanLists::years)
            .look(Look.SHORT)
            .only(Place.PAGE),
        Column.<PlanSummary>text("plans.first", 10, PlanSummary::firstYear).only(Place.WORKBOOK),
        Column.<PlanSummary>text("plans.last", 10, PlanSummary::lastYear).only(Place.WORKBOOK),
        Column.<PlanSummary>text("plans.version", 8, PlanSummary::version).look(Look.NUMBER),
        Column.<PlanSummary>of(
                "plans.items",
                10,
                plan -> Cell.of(plan.items()).to("/plans/items?plan=" + plan.planId()))
            .look(Look.NUMBER)
            .sorts(new Order.Key<>("p.items::bigint", Long.class, plan -> (long) plan.items())),
        Column.<PlanSummary>text("plans.adopted.at", 17, PlanSummary::adoptedAt).look(Look.SHORT),
        Column.<PlanSummary>text("plans.adopted.by", 12, PlanSummary::adoptedBy)
            .only(Place.WORKBOOK));
  }

  private static @Nullable String years(PlanSummary plan) {
    return Stream.of(plan.firstYear(), plan.lastYear())
        .filter(Objects::nonNull)
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining("–"));
  }

  /** A kind by what it is called in the text, in the reader's words. */
  private static @Nullable Message called(@Nullable String kind) {
    return kind == null ? null : Message.named("plans.called.", kind);
  }

  private Map<String, Message> calledKinds() {
    Map<String, Message> kinds = new LinkedHashMap<>();
    plans.kinds().forEach(kind -> kinds.put(kind, Message.named("plans.called.", kind)));
    return kinds;
  }

  private Map<String, String> offeredRegions() {
    Map<String, String> below = new LinkedHashMap<>();
    regions
        .byPath(Actor.current().region())
        .ifPresent(
            own -> {
              below.put(own.code(), own.name());
              regions.children(own.code()).forEach(r -> below.put(r.code(), r.name()));
            });
    return below;
  }

  private Condition within(String code) {
    Region region = regions.get(code);
    return new Condition(
        "p.region_path >= :path and p.region_path < :beyond",
        Map.of("path", region.path(), "beyond", region.beyond()));
  }

  private static Condition ofYear(String year) {
    return Condition.of(
        "p.first_year <= :year and p.last_year >= :year",
        "year",
        Math.max(1, Math.min(9999, Filter.number("year", year))));
  }

  // --- items ---

  @Bean
  Listing<AdoptedRow> itemListing(AdoptedItems items) {
    return tabbed(
        Listing.of(
            "/plans/items",
            "plans",
            "plans.items",
            Rows.of(
                AdoptedItems.COLUMNS,
                "adopted_item i join plan p on p.id = i.plan_id",
                items::mapper),
            itemColumns(),
            itemFilters(),
            Order.by(new Order.Key<>("i.id", Long.class, AdoptedRow::id))),
        "items");
  }

  private List<Column<AdoptedRow>> itemColumns() {
    return List.of(
        Column.<AdoptedRow>text("plans.item", 12, AdoptedRow::itemId).only(Place.WORKBOOK),
        Column.<AdoptedRow>text(
                "plans.class", 8, row -> Message.of("plans.kind." + row.kind().word()))
            .look(Look.SHORT)
            .sorts(new Order.Key<>("i.kind", String.class, row -> row.kind().word())),
        Column.naming("plans.commitment", 50, row -> Cell.of(row.title()).to(row.source().href())),
        Column.<AdoptedRow>text("plans.figure", 18, row -> LedgerRow.figure(row.content()))
            .look(Look.NUMBER),
        Column.<AdoptedRow>text("plans.due", 12, AdoptedRow::due)
            .look(Look.SHORT)
            .sorts(
                new Order.Key<>(
                    "coalesce(i.due, '')",
                    String.class,
                    row -> Objects.requireNonNullElse(row.due(), ""))),
        Column.named("plans.lead", 24, PlanLists::lead, this::unitNames),
        Column.<AdoptedRow>text("plans.sentence", 80, AdoptedRow::sentence).look(Look.WRAPPED),
        Column.<AdoptedRow>text("plans.document", 40, AdoptedRow::documentName)
            .only(Place.WORKBOOK));
  }

  private static Set<Long> lead(AdoptedRow row) {
    return row.leadUnitId() == null ? Set.of() : Set.of(row.leadUnitId());
  }

  private Map<Long, String> unitNames(Set<Long> ids) {
    return units.get(ids).stream().collect(Collectors.toMap(Unit::id, Unit::name));
  }

  private List<Filter> itemFilters() {
    return List.of(
        words("i.title", "i.sentence"),
        Filter.Choice.open(
            "plan",
            "plans.one",
            this::offeredPlans,
            plan -> Condition.of("i.plan_id = :plan", "plan", Filter.number("plan", plan))),
        // Of the version in force, unless another is asked for.
        new Filter.Linked(
            "version",
            "plans.version.n",
            (version, ask) ->
                Condition.of("i.number = :number", "number", Filter.number("version", version)),
            Condition.of("i.number = p.in_force")),
        Filter.Choice.of(
            "kind",
            "plans.class",
            PlanLists::kinds,
            kind -> Condition.of("i.kind = :kind", "kind", kind)),
        Filter.Choice.open(
            "unit",
            "plans.lead",
            this::offeredUnits,
            unit -> Condition.of("i.lead_unit_id = :unit", "unit", Filter.number("unit", unit))),
        new Filter.Words(
            "due",
            "plans.due",
            due -> Condition.of("i.due like :due", "due", Drafts.escaped(due) + "%")));
  }

  private static Map<String, Message> kinds() {
    Map<String, Message> kinds = new LinkedHashMap<>();
    Stream.of("task", "target", "indicator", "project")
        .forEach(kind -> kinds.put(kind, Message.of("plans.kind." + kind)));
    return kinds;
  }

  private Map<String, String> offeredPlans() {
    Map<String, String> titles = new LinkedHashMap<>();
    plans
        .within(Actor.current().region())
        .forEach(plan -> titles.put(String.valueOf(plan.planId()), plan.title()));
    return titles;
  }

  private Map<String, String> offeredUnits() {
    return units.within(Actor.current().region()).stream()
        .limit(MOST_OFFERED)
        .collect(
            Collectors.toMap(
                unit -> String.valueOf(unit.id()), Unit::name, (a, b) -> a, LinkedHashMap::new));
  }

  // --- what plans say differently ---

  @Bean
  Listing<Conflict> conflictListing() {
    return Listing.of(
            "/plans/consistency",
            "plans",
            "plans.consistency",
            Rows.of(Conflicts.COLUMNS, "plan_conflict c", conflicts::mapper),
            conflictColumns(),
            List.of(
                new Filter.Words(
                    "q",
                    "plans.words",
                    words ->
                        Condition.of(
                            "c.name ilike :words", "words", "%" + Drafts.escaped(words) + "%")),
                Filter.Choice.open(
                    "plan",
                    "plans.one",
                    this::offeredPlans,
                    plan ->
                        Condition.of(
                            ":plan in (c.first_plan, c.second_plan)",
                            "plan",
                            Filter.number("plan", plan)))),
            Order.by(new Order.Key<>("c.id", Long.class, Conflict::id)).down())
        .seen(
            new Listing.Views<>(
                "state",
                () -> "open",
                Stream.of("open", "settled", "gone", "all").map(PlanLists::state).toList()))
        .framed("plans/consistency", ask -> around());
  }

  private static Listing.View<Conflict> state(String state) {
    return new Listing.View<>(
        state,
        "plans.conflict." + state,
        ask ->
            state.equals("all") ? Condition.NONE : Condition.of("c.state = :state", "state", state),
        null,
        state.equals("open"));
  }

  private static List<Column<Conflict>> conflictColumns() {
    return List.of(
        Column.naming("plans.subject", 30, conflict -> Cell.of(conflict.name())),
        Column.text("plans.year", 8, Conflict::due),
        Column.text("plans.scope", 12, Conflict::scope),
        Column.text("plans.first.plan", 40, c -> claimed(c, c.firstPlan())),
        Column.text("plans.second.plan", 40, c -> claimed(c, c.secondPlan())),
        Column.text("plans.state", 10, c -> Message.of("plans.conflict." + c.state())),
        Column.text("plans.reason", 40, Conflict::reason),
        Column.text("plans.settled.by", 12, Conflict::settledBy),
        Column.text("plans.settled.at", 17, Conflict::settledAt));
  }

  private static String claimed(Conflict conflict, long planId) {
    StringBuilder said = new StringBuilder();
    for (Conflict.Claim claim : conflict.claims()) {
      if (claim.planId() == planId) {
        said.append(said.isEmpty() ? claim.plan() + "：" : "；").append(claim.said());
      }
    }
    return said.toString();
  }

  // --- drafts ---

  @Bean
  Listing<Draft> draftListing(Drafts drafts) {
    return Listing.of(
            "/plans/drafts",
            "plans",
            "plans.drafts",
            Rows.of(Drafts.COLUMNS, "plan_draft d", Draft.class),
            draftColumns(),
            List.of(
                words("d.title", "d.name"),
                Filter.Choice.of(
                    "state",
                    "plans.state",
                    PlanLists::draftStates,
                    state -> Condition.of("d.state = :state", "state", state)),
                // Chooses in the form over the list which plan is amended.
                new Filter.Linked("amends", plan -> Condition.NONE)),
            Order.by(new Order.Key<>("d.id", Long.class, Draft::id)).down())
        .readBy(Drafts.WORK_ON)
        .framed("plans/drafts", ask -> upload(ask.get("amends"), drafts));
  }

  private Map<String, ?> upload(@Nullable String amends, Drafts drafts) {
    Map<String, Object> more = new LinkedHashMap<>(around());
    more.put("amends", amends);
    more.put("regions", offeredRegions());
    more.put("plans", plans.within(Actor.current().region()));
    more.put("compiling", drafts.compiling());
    return more;
  }

  private static Map<String, Message> draftStates() {
    Function<String, Message> word = state -> Message.of("plans.draft." + state);
    Map<String, Message> states = new LinkedHashMap<>();
    Stream.of("compiling", "review", "adopted", "failed", "cancelled")
        .forEach(state -> states.put(state, word.apply(state)));
    return states;
  }

  private static List<Column<Draft>> draftColumns() {
    return List.of(
        Column.naming("plans.document", 50, d -> Cell.of(d.title()).to("/plans/drafts/" + d.id())),
        Column.<Draft>text("plans.file", 40, Draft::name),
        Column.<Draft>text("plans.state", 10, d -> Message.of("plans.draft." + d.state()))
            .look(Look.SHORT)
            .sorts(new Order.Key<>("d.state", String.class, Draft::state)),
        Column.text("plans.uploaded.by", 12, Draft::uploader),
        Column.<Draft>text("plans.uploaded.at", 17, Draft::uploadedAt).look(Look.SHORT),
        Column.<Draft>text("plans.fault", 60, Draft::fault).only(Place.WORKBOOK));
  }
}
