package org.shanshui.platform.commitments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.register.CommitmentLists;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Condition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Commitments counted and summed, for pages that show many at once (总览). What is counted is what
 * the lists of the same filter show: all in force; of projects, those listed in the library.
 */
@Service
public class Overview {
  /** All kinds; a commitment is counted where it is in force, a project where it is listed. */
  private static final String IN_FORCE =
      "c.state = 'ACTIVE' and (c.kind <> 'PROJECT' or exists (select from project p where p.id ="
          + " c.id and p.standing = 'LISTED'))";

  private static final String SCOPE =
      """
       and (cast(:plan as bigint) is null or c.plan_id = :plan)
       and (cast(:year as int) is null or c.start_on <= make_date(:year, 12, 31) and c.due >= make_date(:year, 1, 1))
       and (cast(:county as text) is null or c.region_path >= :county and c.region_path < :countyBeyond
         or c.unit_ids && cast(:countyUnits as bigint[]))
      """;

  private static final Scope EVERYTHING = new Scope(null, null, null);
  private static final Tally NONE = new Tally(Map.of(), 0, 0, 0);

  private final JdbcClient jdbc;
  private final Clock clock;

  Overview(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A region with its units: what lies in it, or what one of its units takes part in. */
  public record County(String code, String path, List<Long> units) {}

  /**
   * What is counted; null asks for nothing.
   *
   * @param year in which a commitment runs
   */
  public record Scope(@Nullable Long planId, @Nullable Integer year, @Nullable County county) {}

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
  public Counts counts(Scope scope, CommitmentKind kind, List<County> counties) {
    List<Long> unitIds = new ArrayList<>();
    List<String> unitCounties = new ArrayList<>();
    for (County county : counties) {
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
    scoped(
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
                + IN_FORCE
                + SCOPE
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
                """,
            scope)
        .param("kind", kind.name())
        .param("today", LocalDate.now(clock))
        .param("codes", counties.stream().map(County::code).toArray(String[]::new))
        .param("paths", counties.stream().map(County::path).toArray(String[]::new))
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
    for (County county : counties) {
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

  /** A commitment in a line. */
  public record Line(
      CommitmentKind kind,
      long id,
      String title,
      long leadUnitId,
      String leadUnit,
      LocalDate due,
      Light light,
      LocalDate lightOn,
      String lightZh,
      String lightEn) {
    /** The page of the commitment. */
    public String href() {
      return Commitments.href(kind, id);
    }
  }

  /**
   * The first of a list, and how long it is, by kind.
   *
   * @param counts every kind
   */
  public record Some(List<Line> lines, Map<CommitmentKind, Long> counts) {
    public Some {
      lines = List.copyOf(lines);
      counts = Map.copyOf(counts);
    }

    public long of(CommitmentKind kind) {
      return counts.getOrDefault(kind, 0L);
    }

    public long all() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Past their due day and not completed, the longest overdue first.
   *
   * @param kind null for all kinds
   */
  public Some late(Scope scope, @Nullable CommitmentKind kind, int most) {
    return some(kind, "c.light = 'OVERDUE'", "c.due, c.id", scope, most);
  }

  /** The same of what a unit leads (牵头), or supports by its name (配合). */
  public Some late(long unit, boolean leads, int most) {
    return some(null, "c.light = 'OVERDUE'" + part(unit, leads), "c.due, c.id", EVERYTHING, most);
  }

  /** Not completed and due soon, of what a unit leads, or supports. */
  public Some due(long unit, boolean leads, int days, int most) {
    return some(null, dueWithin(days) + part(unit, leads), "c.due, c.id", EVERYTHING, most);
  }

  private static String part(long unit, boolean leads) {
    return leads
        ? " and c.lead_unit_id = " + unit
        : " and c.support_unit_ids @> array[" + unit + "]::bigint[]";
  }

  private String dueWithin(int days) {
    LocalDate today = LocalDate.now(clock);
    return "c.light <> 'COMPLETED' and c.due >= date '%s' and c.due <= date '%s'"
        .formatted(today, today.plusDays(days));
  }

  /** Not completed and due from today until within some days, the soonest first. */
  public Some due(Scope scope, int days, int most) {
    return some(null, dueWithin(days), "c.due, c.id", scope, most);
  }

  /** Whose light turned on this day or later, the worst and latest first. */
  public Some turned(Scope scope, LocalDate since, int most) {
    return some(
        null,
        "c.light_on >= date '" + since + "'",
        "array_position(array['OVERDUE', 'BEHIND', 'ON_SCHEDULE', 'COMPLETED'], c.light),"
            + " c.light_on desc, c.id",
        scope,
        most);
  }

  /**
   * Those that have these words in the title or the plan's sentence: of each kind that has any, the
   * first, and how many there are. Words in the title come first, then the soonest due.
   */
  public Map<CommitmentKind, Some> having(String words, int most) {
    Condition condition = CommitmentLists.having(words);
    RecordRows<Line> mapper = RecordRows.of(Line.class);
    Map<CommitmentKind, List<Line>> lines = new EnumMap<>(CommitmentKind.class);
    Map<CommitmentKind, Long> counts = new EnumMap<>(CommitmentKind.class);
    jdbc.sql(
            "select f.*, u.name as lead_unit from (select c.kind, c.id, c.title, c.lead_unit_id, c.due, c.light, c.light_on, c.light_zh, c.light_en,"
                + " row_number() over (partition by c.kind order by strpos(c.title, :first) = 0, c.due, c.id) as place,"
                + " count(*) over (partition by c.kind) as n from commitment c"
                + " where "
                + condition.sql()
                + " and "
                + IN_FORCE
                + ") f join unit u on u.id = f.lead_unit_id where f.place <= :most order by f.place")
        .params(condition.parameters())
        .param("first", words.strip().split("\\s+")[0])
        .param("most", most)
        .query(
            row -> {
              Line line = mapper.mapRow(row, 0);
              counts.put(line.kind(), row.getLong("n"));
              lines.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line);
            });
    Map<CommitmentKind, Some> found = new EnumMap<>(CommitmentKind.class);
    lines.forEach((kind, first) -> found.put(kind, new Some(first, counts)));
    return found;
  }

  private Some some(
      @Nullable CommitmentKind kind, String condition, String order, Scope scope, int most) {
    Map<CommitmentKind, Long> counts = new EnumMap<>(CommitmentKind.class);
    List<Line> lines = new ArrayList<>();
    RecordRows<Line> mapper = RecordRows.of(Line.class);
    // Both in one: the counts, and the first lines of all kinds with the names of their units.
    scoped(
            "with found as materialized (select c.kind, c.id, c.title, c.lead_unit_id, c.due,"
                + " c.light, c.light_on, c.light_zh, c.light_en from commitment c where c.kind ="
                + " any (cast(:kinds as text[])) and "
                + condition
                + " and "
                + IN_FORCE
                + SCOPE
                + "), first as (select * from found c order by "
                + order
                + " limit :most), counted as (select kind, count(*) as n from found group by kind)"
                + " select n, k.kind as counted, null as kind, null as id, null as title, null as"
                + " lead_unit_id, null as lead_unit, null as due, null as light, null as light_on, null"
                + " as light_zh, null as light_en, 0 as place from counted k union all select 0,"
                + " null, c.kind, c.id, c.title, c.lead_unit_id, u.name, c.due, c.light,"
                + " c.light_on, c.light_zh, c.light_en, row_number() over (order by "
                + order
                + ") from first c join unit u on u.id = c.lead_unit_id order by place",
            scope)
        .param(
            "kinds",
            Arrays.stream(CommitmentKind.values())
                .filter(each -> kind == null || each == kind)
                .map(Enum::name)
                .toArray(String[]::new))
        .param("most", most)
        .query(
            row -> {
              if (row.getString("counted") != null) {
                counts.put(CommitmentKind.valueOf(row.getString("counted")), row.getLong("n"));
                return;
              }
              lines.add(mapper.mapRow(row, lines.size()));
            });
    return new Some(lines, counts);
  }

  /**
   * Investment of the listed projects in a year, by month. Money in 万元.
   *
   * @param planned what is planned for the year; spread evenly over its months, since plans say no
   *     more
   * @param done by month, January first: what reports of that month add to those before. A project
   *     without such reports in the year counts by its quarterly figures, in the last month of the
   *     quarter.
   * @param projects with an amount planned for the year
   * @param asOf of the latest report or quarter counted; null where nothing was reported
   */
  public record Investment(
      int year,
      BigDecimal planned,
      List<BigDecimal> done,
      long projects,
      @Nullable LocalDate asOf) {
    public Investment {
      done = List.copyOf(done);
    }

    /** Planned until the end of a month (1 to 12). */
    public BigDecimal plannedUntil(int month) {
      return planned
          .multiply(BigDecimal.valueOf(month))
          .divide(BigDecimal.valueOf(12), 2, RoundingMode.HALF_UP);
    }

    public BigDecimal doneUntil(int month) {
      return done.subList(0, month).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** The scope's year must be given. */
  public Investment investment(Scope scope) {
    int year = scope.year() == null ? LocalDate.now(clock).getYear() : scope.year();
    BigDecimal[] done = new BigDecimal[12];
    Arrays.fill(done, BigDecimal.ZERO);
    BigDecimal[] planned = {BigDecimal.ZERO};
    long[] projects = {0};
    LocalDate[] asOf = {null};
    scoped(
            """
            with listed as materialized (
              select c.id, c.start_on from commitment c join project p on p.id = c.id
              where c.kind = 'PROJECT' and c.state = 'ACTIVE' and p.standing = 'LISTED'
            """
                + SCOPE.replace(":year", ":running")
                + """
                ), reports as materialized (
                  select r.commitment_id as id, r.as_of, r.spent - lag(r.spent) over (partition by r.commitment_id order by r.as_of, r.id) as step,
                    r.spent, l.start_on
                  from progress r join listed l on l.id = r.commitment_id where r.spent is not null
                ), steps as (
                  -- What was spent before the first report belongs to the year only if the project began in it.
                  select id, as_of, coalesce(step, case when start_on >= make_date(:investmentYear, 1, 1) then spent else 0 end) as step
                  from reports where as_of between make_date(:investmentYear, 1, 1) and make_date(:investmentYear, 12, 31)
                ), quarters as (
                  select q.quarter * 3 as month, q.invested as step from quarter_figure q join listed l on l.id = q.project_id
                  where q.year = :investmentYear and q.project_id not in (select id from steps)
                )
                select cast(extract(month from as_of) as int) as month, sum(step) as amount, max(as_of) as as_of, 0 as projects from steps group by 1
                union all
                select month, sum(step), (make_date(:investmentYear, month, 1) + interval '1 month - 1 day')::date, 0 from quarters group by 1
                union all
                select 0, coalesce(sum(i.amount), 0), null, count(distinct i.project_id)
                from investment i join listed l on l.id = i.project_id where i.year = :investmentYear
                """,
            scope)
        .param("running", scope.year(), Types.INTEGER)
        .param("investmentYear", year)
        .query(
            row -> {
              int month = row.getInt("month");
              if (month == 0) {
                planned[0] = row.getBigDecimal("amount");
                projects[0] = row.getLong("projects");
                return;
              }
              done[month - 1] = done[month - 1].add(row.getBigDecimal("amount"));
              LocalDate day = row.getObject("as_of", LocalDate.class);
              if (asOf[0] == null || day.isAfter(asOf[0])) {
                asOf[0] = day;
              }
            });
    return new Investment(year, planned[0], List.of(done), projects[0], asOf[0]);
  }

  /**
   * A project's place on the map.
   *
   * @param datum {@code WGS84} or {@code GCJ02}
   */
  public record Place(
      long id,
      String title,
      Light light,
      double longitude,
      double latitude,
      @Nullable String datum) {}

  /** Listed projects with coordinates, the worst first. */
  public List<Place> places(Scope scope, int most) {
    return scoped(
            "select c.id, c.title, c.light, p.longitude, p.latitude, p.datum from commitment c join"
                + " project p on p.id = c.id where c.kind = 'PROJECT' and c.state = 'ACTIVE' and"
                + " p.standing = 'LISTED' and p.longitude is not null and p.latitude is not null"
                + SCOPE
                + " order by array_position(array['OVERDUE', 'BEHIND', 'ON_SCHEDULE', 'COMPLETED'],"
                + " c.light), c.id limit :most",
            scope)
        .param("most", most)
        .query(RecordRows.of(Place.class))
        .list();
  }

  /** A plan that made commitments. */
  public record Planned(long id, String title) {}

  /** The plans in sight that made commitments, the latest first, at most 200. */
  public List<Planned> plans() {
    return jdbc.sql("select id, title from committed_plan order by id desc limit 200")
        .query(RecordRows.of(Planned.class))
        .list();
  }

  private JdbcClient.StatementSpec scoped(String sql, Scope scope) {
    County county = scope.county();
    JdbcClient.StatementSpec statement =
        jdbc.sql(sql)
            .param("plan", scope.planId(), Types.BIGINT)
            .param("county", county == null ? null : county.path(), Types.VARCHAR)
            .param(
                "countyBeyond",
                county == null
                    ? null
                    : county.path().substring(0, county.path().length() - 1) + "0",
                Types.VARCHAR)
            .param(
                "countyUnits", county == null ? new Long[0] : county.units().toArray(Long[]::new));
    return sql.contains(":year") ? statement.param("year", scope.year(), Types.INTEGER) : statement;
  }
}
