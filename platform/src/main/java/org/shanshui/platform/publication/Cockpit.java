package org.shanshui.platform.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.ChangeRecord;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.cases.CaseCounts;
import org.shanshui.platform.cases.CaseFigures;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.Overview;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.stereotype.Service;

/** Puts together what the cockpit shows, by a handful of grouped queries. */
@Service
class Cockpit {
  /** Rows of a chart; the rest is in the lists. */
  private static final int MOST_ROWS = 12;

  private static final int MOST_LATE = 10;
  private static final Duration MAY_LAG = Duration.ofSeconds(30);
  private static final BigDecimal PER_YI = BigDecimal.valueOf(10_000);

  private final Overview overview;
  private final Regions regions;
  private final Units units;
  private final Boundaries boundaries;
  private final Cases cases;
  private final CaseOverview caseOverview;
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

  private final KeptFigures<Choice, Board> boards;

  Cockpit(
      Overview overview,
      Regions regions,
      Units units,
      Boundaries boundaries,
      Cases cases,
      CaseOverview caseOverview,
      ChangeRecord record,
      Clock clock) {
    this.boards = new KeptFigures<>(record, clock, MAY_LAG, READ);
    this.overview = overview;
    this.regions = regions;
    this.units = units;
    this.boundaries = boundaries;
    this.cases = cases;
    this.caseOverview = caseOverview;
    this.clock = clock;
  }

  /**
   * What to show.
   *
   * @param plan id; null for all plans
   * @param year null for all years
   * @param county code; null for all
   * @param all which chart shows every row: {@code theme}, {@code unit} or null
   */
  record Choice(
      @Nullable Long plan,
      @Nullable Integer year,
      CommitmentKind kind,
      @Nullable String county,
      @Nullable String all) {

    /** The address of its page, without the rows that {@code all} adds. */
    String href() {
      Map<String, Object> query = new LinkedHashMap<>();
      if (plan != null) {
        query.put("plan", plan);
      }
      query.put("year", year == null ? "all" : year);
      if (county != null) {
        query.put("county", county);
      }
      query.put("kind", kind.name().toLowerCase(Locale.ROOT));
      return Lists.address("/cockpit", query);
    }
  }

  /** A count with the list that it counts. */
  record Count(long n, String href) {}

  /**
   * A theme, unit, county or kind with its lights.
   *
   * @param key as messages or lists know it
   * @param done percent, rounded
   * @param elapsed percent, rounded
   */
  record Row(
      String key,
      String name,
      Map<Light, Count> lights,
      Count all,
      int done,
      int elapsed,
      long silent) {
    /** By the light's word, for pages. */
    public Count light(String word) {
      return java.util.Objects.requireNonNull(lights.get(Light.valueOf(word)));
    }
  }

  /**
   * Rows of a chart.
   *
   * @param more how many are left out
   */
  record Rows(List<Row> rows, int more) {}

  /**
   * A county: what it answers for itself, of the chosen kind and of each, and what it takes part
   * in.
   *
   * @param href the cockpit of this county alone
   * @param own of the chosen kind
   * @param light of everything of its own; null where it has nothing
   * @param lights how many of its own have which light, of all kinds
   * @param kinds its own of each kind
   * @param shared of the chosen kind, led by others
   */
  record County(
      String href,
      Row own,
      @Nullable Light light,
      Map<Light, Long> lights,
      Map<CommitmentKind, Count> kinds,
      Count shared) {
    public String name() {
      return own.name();
    }

    /** By the kind's word, for pages. */
    public Count kind(String word) {
      return java.util.Objects.requireNonNull(kinds.get(CommitmentKind.valueOf(word)));
    }

    /** How many things of its own there are, of all kinds. */
    public long all() {
      return lights.values().stream().mapToLong(Long::longValue).sum();
    }

    /** By the light's word, for pages. */
    public long n(String word) {
      return lights.getOrDefault(Light.valueOf(word), 0L);
    }
  }

  /**
   * A kind of case, or a county with its cases.
   *
   * @param key as messages or lists know it
   * @param days from finding to closing, on the average; null where none was closed
   */
  record CaseRow(
      String key,
      String chinese,
      String english,
      Count open,
      Count late,
      Count closed,
      @Nullable BigDecimal days) {}

  /** The cases of a page. */
  record CaseBoard(
      Count open,
      Count late,
      Count escalated,
      Count closedThisMonth,
      List<CaseRow> kinds,
      List<CaseRow> counties) {}

  /** A month of the investment curve, in 亿元, summed up since January. */
  record Month(int month, BigDecimal planned, @Nullable BigDecimal done) {}

  /**
   * The investment curve of the year.
   *
   * @param planned of the year, in 亿元
   * @param done so far, in 亿元
   * @param percent of the year's plan; null where nothing is planned
   */
  record Curve(
      int year,
      List<Month> months,
      BigDecimal planned,
      BigDecimal done,
      @Nullable Integer percent,
      long projects,
      @Nullable LocalDate asOf,
      String href) {}

  /** A late commitment and how many days it is late. */
  record Late(Overview.Line line, long days) {}

  /** All of a page. */
  record Board(
      Choice choice,
      Region region,
      OffsetDateTime at,
      List<Row> kinds,
      Rows themes,
      Rows units,
      List<County> counties,
      Curve curve,
      List<Late> late,
      Count lateAll,
      long lateElsewhere,
      boolean hasMap,
      CaseBoard cases,
      List<Overview.Planned> plans,
      Map<String, String> countyNames) {}

  /**
   * The board, at most some seconds old: many look at the same one, and it says as of when it is.
   */
  Board board(Choice choice) {
    return boards.get(choice, () -> counted(choice));
  }

  /** For tests, which change things and look again at once. */
  void forget() {
    boards.forget();
  }

  private Board counted(Choice choice) {
    Region region =
        regions.byPath(Actor.current().region()).orElseGet(() -> regions.get(Regions.NATION));
    List<Region> below = regions.children(region.code());
    List<Region> parts = below.isEmpty() ? List.of(region) : below;
    List<Unit> all = units.within(region.path());
    List<Overview.County> counties =
        parts.stream()
            .map(
                part ->
                    new Overview.County(
                        part.code(),
                        part.path(),
                        all.stream()
                            .filter(unit -> unit.regionPath().startsWith(part.path()))
                            .map(Unit::id)
                            .toList()))
            .toList();
    Overview.County county =
        counties.stream().filter(c -> c.code().equals(choice.county())).findFirst().orElse(null);
    Overview.Scope scope = new Overview.Scope(choice.plan(), choice.year(), county);
    Lists lists = new Lists(choice.plan(), choice.year(), county == null ? null : county.code());
    CommitmentKind kind = choice.kind();
    Overview.Counts counts = overview.counts(scope, kind, counties);

    List<Row> kinds = new ArrayList<>();
    counts
        .kinds()
        .forEach((each, tally) -> kinds.add(row(each.name(), each.name(), tally, each, lists)));
    List<Row> themes = new ArrayList<>();
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
    List<Row> byUnit = new ArrayList<>();
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
    List<County> byCounty = new ArrayList<>();
    Map<String, String> countyNames = new LinkedHashMap<>();
    Lists everywhere = new Lists(choice.plan(), choice.year(), null);
    for (Region part : parts) {
      countyNames.put(part.code(), part.name());
      Overview.CountyTally tally = counts.counties().get(part.code());
      if (tally != null && (county == null || county.code().equals(part.code()))) {
        byCounty.add(county(part, tally, choice, everywhere));
      }
    }

    Overview.Some late = overview.late(scope, kind, MOST_LATE);
    LocalDate today = LocalDate.now(clock);
    return new Board(
        choice,
        region,
        OffsetDateTime.now(clock),
        List.copyOf(kinds),
        worstFirst(themes, "theme".equals(choice.all())),
        worstFirst(byUnit, "unit".equals(choice.all())),
        List.copyOf(byCounty),
        curve(overview.investment(scope), lists, today),
        late.lines().stream()
            .map(line -> new Late(line, today.toEpochDay() - line.due().toEpochDay()))
            .toList(),
        new Count(late.of(kind), lists.light(kind, Light.OVERDUE)),
        choice.year() == null ? 0 : lateElsewhere(choice, county, counts),
        boundaries.has(region.code()),
        cases(choice, county, parts, today),
        overview.plans(),
        countyNames);
  }

  /** How many of all kinds are late that did not run in the chosen year, so that none is missed. */
  private long lateElsewhere(
      Choice choice, Overview.@Nullable County county, Overview.Counts counts) {
    long ever = overview.late(new Overview.Scope(choice.plan(), null, county), null, 1).all();
    return ever
        - counts.kinds().values().stream().mapToLong(tally -> tally.of(Light.OVERDUE)).sum();
  }

  private static County county(
      Region region, Overview.CountyTally tally, Choice choice, Lists lists) {
    CommitmentKind kind = choice.kind();
    Object[] own = {"county", region.code(), "part", "lead"};
    Map<CommitmentKind, Count> kinds = new EnumMap<>(CommitmentKind.class);
    tally.own().forEach((each, of) -> kinds.put(each, new Count(of.all(), lists.of(each, own))));
    return new County(
        new Choice(choice.plan(), choice.year(), kind, region.code(), null).href(),
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
        new Count(
            tally.shared().getOrDefault(kind, 0L),
            lists.of(kind, "county", region.code(), "part", "support")));
  }

  private CaseBoard cases(
      Choice choice, Overview.@Nullable County county, List<Region> parts, LocalDate today) {
    String path = county == null ? null : county.path();
    Lists lists = new Lists(null, null, county == null ? null : county.code());
    Map<String, String> paths = new LinkedHashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Region part : parts) {
      if (county == null || county.code().equals(part.code())) {
        paths.put(part.code(), part.path());
        names.put(part.code(), part.name());
      }
    }
    CaseFigures figures = caseOverview.figures(path, paths, choice.year());
    CaseCounts counts = cases.counts(path, null);
    List<CaseRow> kinds =
        figures.kinds().stream()
            .map(f -> caseRow(f, f.chinese(), f.english(), choice.year(), lists, "kind", f.key()))
            .toList();
    List<CaseRow> counties = new ArrayList<>();
    for (CaseFigures.Row figure : figures.regions()) {
      if (!figure.key().isEmpty()) {
        String name = names.getOrDefault(figure.key(), figure.key());
        Lists there = new Lists(null, null, figure.key());
        counties.add(caseRow(figure, name, name, choice.year(), there));
      } else if (county == null && figure.open() + figure.closed() > 0) {
        // What is the region's own, and lies in none of its counties.
        Region own = regions.byPath(Actor.current().region()).orElseThrow();
        Lists there = new Lists(null, null, own.code());
        counties.add(
            caseRow(figure, own.name() + "本级", own.name(), choice.year(), there, "own", true));
      }
    }
    return new CaseBoard(
        new Count(counts.open(), lists.cases("open")),
        new Count(counts.late(), lists.cases("late")),
        new Count(counts.escalated(), lists.cases("open", "escalated", true)),
        new Count(counts.closedThisMonth(), lists.cases("closed", "closed", YearMonth.from(today))),
        kinds,
        counties);
  }

  private static CaseRow caseRow(
      CaseFigures.Row figure,
      String chinese,
      String english,
      @Nullable Integer year,
      Lists lists,
      Object... filter) {
    Object[] closed = java.util.Arrays.copyOf(filter, filter.length + 2);
    closed[filter.length] = "closed";
    closed[filter.length + 1] = year == null ? "all" : year;
    return new CaseRow(
        figure.key(),
        chinese,
        english,
        new Count(figure.open(), lists.cases("open", filter)),
        new Count(figure.late(), lists.cases("late", filter)),
        new Count(figure.closed(), lists.cases("closed", closed)),
        figure.days());
  }

  /** The county that a choice names, where the one who looks may choose it. */
  Optional<Overview.County> county(@Nullable String code) {
    if (code == null) {
      return Optional.empty();
    }
    return regions
        .find(code)
        .filter(region -> region.path().startsWith(Actor.current().region()))
        .map(
            region ->
                new Overview.County(
                    region.code(),
                    region.path(),
                    units.within(region.path()).stream().map(Unit::id).toList()));
  }

  private static Row row(
      String key,
      String name,
      Overview.Tally tally,
      CommitmentKind kind,
      Lists lists,
      Object... filter) {
    Map<Light, Count> lights = new EnumMap<>(Light.class);
    for (Light light : Light.values()) {
      lights.put(light, new Count(tally.of(light), lists.light(kind, light, filter)));
    }
    return new Row(
        key,
        name,
        lights,
        new Count(tally.all(), lists.of(kind, filter)),
        percent(tally.done()),
        percent(tally.elapsed()),
        tally.silent());
  }

  private static int percent(double value) {
    return Double.isNaN(value) ? 0 : (int) Math.round(value);
  }

  private static Rows worstFirst(List<Row> rows, boolean all) {
    List<Row> sorted =
        rows.stream()
            .sorted(
                Comparator.comparingLong((Row r) -> -n(r, Light.OVERDUE))
                    .thenComparingLong(r -> -n(r, Light.BEHIND))
                    .thenComparingLong(r -> -r.all().n())
                    .thenComparing(Row::name))
            .toList();
    return all || sorted.size() <= MOST_ROWS
        ? new Rows(sorted, 0)
        : new Rows(sorted.subList(0, MOST_ROWS), sorted.size() - MOST_ROWS);
  }

  private static long n(Row row, Light light) {
    Count count = row.lights().get(light);
    return count == null ? 0 : count.n();
  }

  private static Curve curve(Overview.Investment investment, Lists lists, LocalDate today) {
    int last =
        investment.year() < today.getYear()
            ? 12
            : investment.year() > today.getYear() ? 0 : today.getMonthValue();
    if (investment.asOf() != null && investment.year() == today.getYear()) {
      last = Math.min(last, investment.asOf().getMonthValue());
    } else if (investment.asOf() == null) {
      last = 0;
    }
    List<Month> months = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      months.add(
          new Month(
              month,
              yi(investment.plannedUntil(month)),
              month <= last ? yi(investment.doneUntil(month)) : null));
    }
    BigDecimal done = investment.doneUntil(12);
    Integer percent =
        investment.planned().signum() == 0
            ? null
            : done.multiply(BigDecimal.valueOf(100))
                .divide(investment.planned(), 0, RoundingMode.DOWN)
                .intValue();
    return new Curve(
        investment.year(),
        List.copyOf(months),
        yi(investment.planned()),
        yi(done),
        percent,
        investment.projects(),
        investment.asOf(),
        new Lists(lists.plan(), null, lists.county()).of(CommitmentKind.PROJECT));
  }

  private static BigDecimal yi(BigDecimal tenThousands) {
    return tenThousands.divide(PER_YI, 2, RoundingMode.HALF_UP);
  }
}
