package org.shanshui.platform.commitments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Commitments counted by kind, theme, unit and county, with their lights. */
@Service
public class Tallies {
  private static final Tally NONE = new Tally(Map.of(), 0, 0, 0);

  private final JdbcClient jdbc;
  private final Clock clock;

  Tallies(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How many have which light.
   *
   * @param done percent, on the average of tasks and projects; what is completed counts 100, what
   *     was never reported 0
   * @param elapsed percent of the time between start and due, on the average
   * @param silent neither completed nor ever reported on
   */
  public record Tally(Map<Light, Long> lights, double done, double elapsed, long silent) {
    public Tally {
      lights = Map.copyOf(lights);
    }

    public long of(Light light) {
      return lights.getOrDefault(light, 0L);
    }

    public long all() {
      return lights.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * All counts of a page.
   *
   * @param kinds every kind
   * @param themes of the chosen kind: by plan's topmost heading
   * @param units of the chosen kind: by lead unit
   * @param counties by code, each of those asked for
   */
  public record Counts(
      Map<CommitmentKind, Tally> kinds,
      Map<String, Tally> themes,
      Map<Long, Tally> units,
      Map<String, CountyTally> counties) {}

  /**
   * What a county answers for itself, and what it takes part in.
   *
   * @param own every kind: what lies in the county or is led by one of its units, which is what the
   *     county itself reports on
   * @param shared every kind: led by others, with one of the county's units taking part. Its light
   *     tells of all counties together, so it says nothing of this one.
   */
  public record CountyTally(Map<CommitmentKind, Tally> own, Map<CommitmentKind, Long> shared) {
    /** A county of which not more than one thing in so many is behind is on schedule. */
    public static final int TOLERATED = 4;

    public CountyTally {
      own = Map.copyOf(own);
      shared = Map.copyOf(shared);
    }

    /** The county's own of all kinds. */
    public Map<Light, Long> lights() {
      Map<Light, Long> lights = new EnumMap<>(Light.class);
      own.values()
          .forEach(
              tally -> tally.lights().forEach((light, n) -> lights.merge(light, n, Long::sum)));
      return lights;
    }

    /**
     * The county's light: overdue as soon as one thing of its own is; behind where more than one in
     * {@link #TOLERATED} is; completed where everything is; null where it has nothing.
     */
    public @Nullable Light light() {
      Map<Light, Long> lights = lights();
      long all = lights.values().stream().mapToLong(Long::longValue).sum();
      if (all == 0) {
        return null;
      }
      if (lights.getOrDefault(Light.OVERDUE, 0L) > 0) {
        return Light.OVERDUE;
      }
      if (lights.getOrDefault(Light.BEHIND, 0L) * TOLERATED > all) {
        return Light.BEHIND;
      }
      return lights.getOrDefault(Light.COMPLETED, 0L) == all ? Light.COMPLETED : Light.ON_SCHEDULE;
    }
  }

  /** Counts everything in one pass over the commitments in sight. */
  public Counts counts(Scope scope, CommitmentKind kind, List<Scope.County> counties) {
    List<Long> unitIds = new ArrayList<>();
    List<String> unitCounties = new ArrayList<>();
    for (Scope.County county : counties) {
      county
          .units()
          .forEach(
              unit -> {
                unitIds.add(unit);
                unitCounties.add(county.code());
              });
    }
    Map<String, Map<String, Sum>> sums = new HashMap<>();
    Map<String, Map<CommitmentKind, Sum>> own = new HashMap<>();
    Map<String, Map<CommitmentKind, Long>> shared = new HashMap<>();
    scope
        .ask(
            jdbc,
            """
            with county as materialized (
              select k.code, k.path, rtrim(k.path, '/') || '0' as beyond,
                coalesce((select array_agg(u.id) from unnest(cast(:units as bigint[]), cast(:unitCounties as text[])) u(id, code)
                  where u.code = k.code), '{}') as units
              from unnest(cast(:codes as text[]), cast(:paths as text[])) k(code, path)
            ), alike as materialized (
              -- One pass over the rows; all counts, and counties, which overlap, are made of groups of them.
              select c.kind, c.light, c.theme, c.lead_unit_id, c.region_path, c.unit_ids, count(*) as n,
                sum(case when c.light = 'COMPLETED' then 100 else coalesce(c.percent, 0) end) as done,
                sum(least(100, greatest(0, cast(100 as float8) * (cast(:today as date) - c.start_on + 1) / (c.due - c.start_on + 1)))) as elapsed,
                count(*) filter (where c.percent is null and c.light <> 'COMPLETED') as silent
              from commitment c where
            """
                + Scope.IN_FORCE
                + Scope.WITHIN
                + """
                  group by c.kind, c.light, c.theme, c.lead_unit_id, c.region_path, c.unit_ids
                ), part as (
                  select a.*, k.code, a.region_path >= k.path collate "C" and a.region_path < k.beyond collate "C"
                    or a.lead_unit_id = any (k.units) as own
                  from alike a join county k on a.region_path >= k.path collate "C" and a.region_path < k.beyond collate "C"
                    or a.unit_ids && k.units
                )
                select 'kind' as by, kind as key, kind, light, sum(n) as n, sum(done) as done, sum(elapsed) as elapsed, sum(silent) as silent
                from alike group by kind, light
                union all
                select case when grouping(theme) = 0 then 'theme' else 'unit' end, coalesce(theme, cast(lead_unit_id as text)),
                  cast(:kind as text), light, sum(n), sum(done), sum(elapsed), sum(silent)
                from alike where kind = :kind group by grouping sets ((theme, light), (lead_unit_id, light))
                union all
                select case when own then 'own' else 'shared' end, code, kind, light, sum(n), sum(done), sum(elapsed), sum(silent)
                from part group by own, code, kind, light
                """)
        .param("kind", kind.name())
        .param("today", LocalDate.now(clock))
        .param("codes", counties.stream().map(Scope.County::code).toArray(String[]::new))
        .param("paths", counties.stream().map(Scope.County::path).toArray(String[]::new))
        .param("units", unitIds.toArray(Long[]::new))
        .param("unitCounties", unitCounties.toArray(String[]::new))
        .query(
            row -> {
              String by = row.getString("by");
              String key = row.getString("key");
              CommitmentKind of = CommitmentKind.valueOf(row.getString("kind"));
              if (by.equals("shared")) {
                shared
                    .computeIfAbsent(key, code -> new EnumMap<>(CommitmentKind.class))
                    .merge(of, row.getLong("n"), Long::sum);
                return;
              }
              Sum sum =
                  by.equals("own")
                      ? own.computeIfAbsent(key, code -> new EnumMap<>(CommitmentKind.class))
                          .computeIfAbsent(of, k -> new Sum())
                      : sums.computeIfAbsent(by, b -> new LinkedHashMap<>())
                          .computeIfAbsent(key, k -> new Sum());
              sum.add(
                  Light.valueOf(row.getString("light")),
                  row.getLong("n"),
                  row.getDouble("done"),
                  row.getDouble("elapsed"),
                  row.getLong("silent"));
            });
    Map<CommitmentKind, Tally> kinds = new EnumMap<>(CommitmentKind.class);
    for (CommitmentKind each : CommitmentKind.values()) {
      kinds.put(each, NONE);
    }
    of(sums, "kind").forEach((key, sum) -> kinds.put(CommitmentKind.valueOf(key), sum.tally()));
    Map<String, Tally> themes = new LinkedHashMap<>();
    of(sums, "theme").forEach((key, sum) -> themes.put(key, sum.tally()));
    Map<Long, Tally> units = new LinkedHashMap<>();
    of(sums, "unit").forEach((key, sum) -> units.put(Long.valueOf(key), sum.tally()));
    Map<String, CountyTally> byCounty = new LinkedHashMap<>();
    for (Scope.County county : counties) {
      Map<CommitmentKind, Tally> tallies = new EnumMap<>(CommitmentKind.class);
      Map<CommitmentKind, Long> others = new EnumMap<>(CommitmentKind.class);
      for (CommitmentKind each : CommitmentKind.values()) {
        Sum sum = own.getOrDefault(county.code(), Map.of()).get(each);
        tallies.put(each, sum == null ? NONE : sum.tally());
        others.put(each, shared.getOrDefault(county.code(), Map.of()).getOrDefault(each, 0L));
      }
      byCounty.put(county.code(), new CountyTally(tallies, others));
    }
    return new Counts(kinds, themes, units, byCounty);
  }

  private static Map<String, Sum> of(Map<String, Map<String, Sum>> sums, String by) {
    return sums.getOrDefault(by, Map.of());
  }

  private static final class Sum {
    private final Map<Light, Long> lights = new EnumMap<>(Light.class);
    private double done;
    private double elapsed;
    private long silent;

    void add(Light light, long n, double moreDone, double moreElapsed, long moreSilent) {
      lights.merge(light, n, Long::sum);
      done += moreDone;
      elapsed += moreElapsed;
      silent += moreSilent;
    }

    Tally tally() {
      long all = lights.values().stream().mapToLong(Long::longValue).sum();
      return new Tally(lights, done / all, elapsed / all, silent);
    }
  }
}
