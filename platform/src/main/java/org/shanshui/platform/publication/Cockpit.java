package org.shanshui.platform.publication;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.ChangeRecord;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.commitments.Agenda;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Commitments;
import org.shanshui.platform.commitments.InvestmentCurve;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.Scope;
import org.shanshui.platform.commitments.Tallies;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.stereotype.Service;

/** Puts together what the cockpit shows, by a handful of grouped queries. */
@Service
class Cockpit {
  /** Board.Rows of a chart; the rest is in the lists. */
  private static final int MOST_ROWS = 12;

  private static final int MOST_LATE = 10;
  private static final Duration MAY_LAG = Duration.ofSeconds(30);

  private final Tallies tallies;
  private final Agenda agenda;
  private final InvestmentCurve investment;
  private final Commitments commitments;
  private final Regions regions;
  private final Units units;
  private final Boundaries boundaries;
  private final CaseBoards cases;
  private final Clock clock;
  private static final String[] READ = {
    "region",
    "region_boundary",
    "unit",
    "plan",
    "plan_version",
    "committed_plan",
    "commitment",
    "task",
    "target",
    "project",
    "investment",
    "quarter_figure",
    "planned_total",
    "measure",
    "milestone",
    "progress",
    "commitment_history",
    "case_file",
    "case_step",
    "dispatch_round",
    "report_sheet",
    "report_line",
    "accepted_report",
    "sheet_step",
    "work_point"
  };

  private final KeptFigures<Board.Choice, Board> boards;

  Cockpit(
      Tallies tallies,
      Agenda agenda,
      InvestmentCurve investment,
      Commitments commitments,
      Regions regions,
      Units units,
      Boundaries boundaries,
      CaseBoards cases,
      ChangeRecord record,
      Clock clock) {
    this.boards = new KeptFigures<>(record, clock, MAY_LAG, READ);
    this.tallies = tallies;
    this.agenda = agenda;
    this.investment = investment;
    this.commitments = commitments;
    this.regions = regions;
    this.units = units;
    this.boundaries = boundaries;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * The board, at most some seconds old: many look at the same one, and it says as of when it is.
   */
  Board board(Board.Choice choice) {
    return boards.get(choice, () -> counted(choice));
  }

  /** For tests, which change things and look again at once. */
  void forget() {
    boards.forget();
  }

  private Board counted(Board.Choice choice) {
    Region region =
        regions.byPath(Actor.current().region()).orElseGet(() -> regions.get(Regions.NATION));
    List<Region> below = regions.children(region.code());
    List<Region> parts = below.isEmpty() ? List.of(region) : below;
    List<Unit> all = units.within(region.path());
    List<Scope.County> counties =
        parts.stream()
            .map(
                part ->
                    new Scope.County(
                        part.code(),
                        part.path(),
                        all.stream()
                            .filter(unit -> unit.regionPath().startsWith(part.path()))
                            .map(Unit::id)
                            .toList()))
            .toList();
    Scope.County county =
        counties.stream().filter(c -> c.code().equals(choice.county())).findFirst().orElse(null);
    Scope scope = new Scope(choice.plan(), choice.year(), county);
    Lists lists = new Lists(choice.plan(), choice.year(), county == null ? null : county.code());
    CommitmentKind kind = choice.kind();
    Tallies.Counts counts = tallies.counts(scope, kind, counties);

    List<Board.Row> kinds = new ArrayList<>();
    counts
        .kinds()
        .forEach((each, tally) -> kinds.add(row(each.name(), each.name(), tally, each, lists)));
    List<Board.Row> themes = new ArrayList<>();
    counts
        .themes()
        .forEach(
            (theme, tally) -> themes.add(row(theme, theme, tally, kind, lists, "theme", theme)));
    Map<Long, String> names = new HashMap<>();
    all.forEach(unit -> names.put(unit.id(), unit.name()));
    List<Long> strangers =
        counts.units().keySet().stream().filter(id -> !names.containsKey(id)).toList();
    if (!strangers.isEmpty()) {
      units.get(strangers).forEach(unit -> names.put(unit.id(), unit.name()));
    }
    List<Board.Row> byUnit = new ArrayList<>();
    counts
        .units()
        .forEach(
            (id, tally) ->
                byUnit.add(
                    row(
                        id.toString(),
                        names.getOrDefault(id, id.toString()),
                        tally,
                        kind,
                        lists,
                        "unit",
                        id,
                        "part",
                        "lead")));
    List<Board.County> byCounty = new ArrayList<>();
    Map<String, String> countyNames = new LinkedHashMap<>();
    Lists everywhere = new Lists(choice.plan(), choice.year(), null);
    for (Region part : parts) {
      countyNames.put(part.code(), part.name());
      Tallies.CountyTally tally = counts.counties().get(part.code());
      if (tally != null && (county == null || county.code().equals(part.code()))) {
        byCounty.add(county(part, tally, choice, everywhere));
      }
    }

    Agenda.Some late = agenda.late(scope, kind, MOST_LATE);
    LocalDate today = LocalDate.now(clock);
    return new Board(
        choice,
        region,
        OffsetDateTime.now(clock),
        List.copyOf(kinds),
        worstFirst(themes, "theme".equals(choice.all())),
        worstFirst(byUnit, "unit".equals(choice.all())),
        List.copyOf(byCounty),
        Board.Curve.of(investment.in(scope), lists, today),
        late.lines().stream()
            .map(line -> new Board.Late(line, today.toEpochDay() - line.due().toEpochDay()))
            .toList(),
        new Board.Count(late.of(kind), lists.light(kind, Light.OVERDUE)),
        choice.year() == null ? 0 : lateElsewhere(choice, county, counts),
        boundaries.has(region.code()),
        cases.of(choice, county, parts, today),
        commitments.plans(),
        countyNames);
  }

  /** How many of all kinds are late that did not run in the chosen year, so that none is missed. */
  private long lateElsewhere(
      Board.Choice choice, Scope.@Nullable County county, Tallies.Counts counts) {
    long ever = agenda.late(new Scope(choice.plan(), null, county), null, 1).all();
    return ever
        - counts.kinds().values().stream().mapToLong(tally -> tally.of(Light.OVERDUE)).sum();
  }

  private static Board.County county(
      Region region, Tallies.CountyTally tally, Board.Choice choice, Lists lists) {
    CommitmentKind kind = choice.kind();
    Object[] own = {"county", region.code(), "part", "lead"};
    Map<CommitmentKind, Board.Count> kinds = new EnumMap<>(CommitmentKind.class);
    tally
        .own()
        .forEach((each, of) -> kinds.put(each, new Board.Count(of.all(), lists.of(each, own))));
    return new Board.County(
        new Board.Choice(choice.plan(), choice.year(), kind, region.code(), null).href(),
        row(
            region.code(),
            region.name(),
            java.util.Objects.requireNonNull(tally.own().get(kind)),
            kind,
            lists,
            own),
        tally.light(),
        tally.lights(),
        kinds,
        new Board.Count(
            tally.shared().getOrDefault(kind, 0L),
            lists.of(kind, "county", region.code(), "part", "support")));
  }

  /** The county that a choice names, where the one who looks may choose it. */
  Optional<Scope.County> county(@Nullable String code) {
    if (code == null) {
      return Optional.empty();
    }
    return regions
        .find(code)
        .filter(region -> region.path().startsWith(Actor.current().region()))
        .map(
            region ->
                new Scope.County(
                    region.code(),
                    region.path(),
                    units.within(region.path()).stream().map(Unit::id).toList()));
  }

  private static Board.Row row(
      String key,
      String name,
      Tallies.Tally tally,
      CommitmentKind kind,
      Lists lists,
      Object... filter) {
    Map<Light, Board.Count> lights = new EnumMap<>(Light.class);
    for (Light light : Light.values()) {
      lights.put(light, new Board.Count(tally.of(light), lists.light(kind, light, filter)));
    }
    return new Board.Row(
        key,
        name,
        lights,
        new Board.Count(tally.all(), lists.of(kind, filter)),
        percent(tally.done()),
        percent(tally.elapsed()),
        tally.silent());
  }

  private static int percent(double value) {
    return Double.isNaN(value) ? 0 : (int) Math.round(value);
  }

  private static Board.Rows worstFirst(List<Board.Row> rows, boolean all) {
    List<Board.Row> sorted =
        rows.stream()
            .sorted(
                Comparator.comparingLong((Board.Row r) -> -n(r, Light.OVERDUE))
                    .thenComparingLong(r -> -n(r, Light.BEHIND))
                    .thenComparingLong(r -> -r.all().n())
                    .thenComparing(Board.Row::name))
            .toList();
    return all || sorted.size() <= MOST_ROWS
        ? new Board.Rows(sorted, 0)
        : new Board.Rows(sorted.subList(0, MOST_ROWS), sorted.size() - MOST_ROWS);
  }

  private static long n(Board.Row row, Light light) {
    Board.Count count = row.lights().get(light);
    return count == null ? 0 : count.n();
  }
}
