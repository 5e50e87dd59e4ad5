package org.shanshui.platform.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
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
import org.shanshui.platform.cases.CaseCounts;
import org.shanshui.platform.cases.Cases;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.commitments.Overview;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.directory.Unit;
import org.shanshui.platform.directory.Units;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Puts together what the cockpit shows, by a handful of grouped queries. */
@Service
class Cockpit {
  /** Rows of a chart; the rest is in the lists. */
  private static final int MOST_ROWS = 12;

  private static final int MOST_LATE = 10;
  private static final long KEPT_NANOSECONDS = 10_000_000_000L;
  private static final int MOST_KEPT = 1_000;
  private static final BigDecimal PER_YI = BigDecimal.valueOf(10_000);

  private final Overview overview;
  private final Regions regions;
  private final Units units;
  private final Boundaries boundaries;
  private final ObjectProvider<Cases> cases;
  private final Clock clock;

  Cockpit(
      Overview overview,
      Regions regions,
      Units units,
      Boundaries boundaries,
      ObjectProvider<Cases> cases,
      Clock clock) {
    this.overview = overview;
    this.regions = regions;
    this.units = units;
    this.boundaries = boundaries;
    this.cases = cases;
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
      @Nullable String all) {}

  /** A count with the list that it counts. */
  record Count(long n, String href) {}

  /**
   * A theme, unit, county or kind with its lights.
   *
   * @param key as messages or lists know it
   * @param worst the light that the map shows; null where nothing is counted
   * @param done percent, rounded
   * @param elapsed percent, rounded
   */
  record Row(
      String key,
      String name,
      Map<Light, Count> lights,
      Count all,
      @Nullable Light worst,
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
      List<Row> counties,
      Curve curve,
      List<Late> late,
      Count lateAll,
      boolean hasMap,
      @Nullable CaseCounts cases,
      List<Overview.Planned> plans,
      Map<String, String> countyNames) {}

  /** Who sees the same sees the same board. */
  private record Seen(org.shanshui.platform.access.Sight sight, String region, Choice choice) {}

  private record Kept(Board board, long until) {}

  private final Map<Seen, Kept> kept = new java.util.concurrent.ConcurrentHashMap<>();

  /**
   * The board, at most some seconds old: many look at the same one, and it says as of when it is.
   */
  Board board(Choice choice) {
    Actor actor = Actor.current();
    Seen seen = new Seen(actor.sight(), actor.region(), choice);
    long now = System.nanoTime();
    Kept known = kept.get(seen);
    if (known != null && known.until() > now) {
      return known.board();
    }
    kept.values().removeIf(old -> old.until() <= now);
    Board fresh = counted(choice);
    if (kept.size() < MOST_KEPT) {
      kept.put(seen, new Kept(fresh, now + KEPT_NANOSECONDS));
    }
    return fresh;
  }

  /** For tests, which change things and look again at once. */
  void forget() {
    kept.clear();
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
    List<Row> byCounty = new ArrayList<>();
    Map<String, String> countyNames = new LinkedHashMap<>();
    Lists everywhere = new Lists(choice.plan(), choice.year(), null);
    for (Region part : parts) {
      countyNames.put(part.code(), part.name());
      if (county == null || county.code().equals(part.code())) {
        Overview.Tally tally =
            counts.counties().getOrDefault(part.code(), new Overview.Tally(Map.of(), 0, 0, 0));
        byCounty.add(row(part.code(), part.name(), tally, kind, everywhere, "county", part.code()));
      }
    }

    Cases book = cases.getIfAvailable();
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
        boundaries.has(region.code()),
        book == null ? null : book.counts(county == null ? null : county.path(), null),
        overview.plans(),
        countyNames);
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
        tally.worst(),
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
