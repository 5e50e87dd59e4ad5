package org.shanshui.platform.cases.desk;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.ChangeRecord;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.cases.CaseCounts;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.listing.Condition;
import org.shanshui.platform.listing.Sought;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of cases, each a walk along an index, whatever their number. */
@Repository
class CaseLists {
  private static final String COLUMNS =
      "select id, kind, title, state, stage, region_code, lead_id, joint_id, due, escalated, asked, found_at, closed_at, outcome,"
          + " spent_minutes, longitude, latitude, ";
  private static final int FETCH = 500;

  /** Counts end here: a tab shows 999+. */
  static final int MOST_COUNTED = CaseOverview.MOST_COUNTED;

  /** As far back as the view of what has moved looks by itself. */
  private static final int MOVED_DAYS = 7;

  private final JdbcClient jdbc;
  private final Regions regions;
  private final TransactionTemplate reading;
  private final Clock clock;
  private final KeptFigures<Object, Integer> sums;
  private final KeptFigures<List<@Nullable Object>, CaseCounts> counts;

  CaseLists(
      JdbcClient jdbc,
      Regions regions,
      PlatformTransactionManager transactions,
      ChangeRecord record,
      Clock clock) {
    this.sums = new KeptFigures<>(record, clock, Duration.ZERO, "case_file", "case_watch");
    this.counts = new KeptFigures<>(record, clock, Duration.ZERO, "case_file");
    this.jdbc = jdbc;
    this.regions = regions;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.clock = clock;
  }

  /** SQL with what it asks for. */
  record Query(String sql, Map<String, Object> parameters) {}

  /**
   * A page of a list.
   *
   * @param next cursor of the page that follows; null if there is none
   */
  record Page(List<CaseLine> lines, @Nullable String next) {}

  Page page(CaseFilter filter, @Nullable String after, int limit) {
    Query query = query(filter, Optional.ofNullable(after).filter(a -> !a.isBlank()), limit + 1);
    List<CaseLine> found =
        jdbc.sql(query.sql()).params(query.parameters()).query(CaseLists::line).list();
    if (found.size() <= limit) {
      return new Page(found, null);
    }
    List<CaseLine> shown = found.subList(0, limit);
    CaseLine last = shown.get(limit - 1);
    return new Page(shown, cursor(last.order(), last.id()));
  }

  /** All lines, one by one, in constant memory. */
  void each(CaseFilter filter, Consumer<CaseLine> take) {
    Query query = query(filter, Optional.empty(), Integer.MAX_VALUE);
    reading.executeWithoutResult(
        status -> {
          try (Stream<CaseLine> lines =
              jdbc
                  .sql(query.sql())
                  .withFetchSize(FETCH)
                  .params(query.parameters())
                  .query(CaseLists::line)
                  .stream()) {
            lines.forEach(take);
          }
        });
  }

  /** Those with a place, for the map. */
  List<CaseLine> placed(CaseFilter filter, int most) {
    return placed(filter, null, most);
  }

  /** Those with a place, in this region and below. */
  List<CaseLine> placed(CaseFilter filter, @Nullable String regionPath, int most) {
    Map<String, Object> given = new HashMap<>();
    String within = within(regionPath, given);
    Query query =
        query(
            filter,
            Optional.empty(),
            most,
            "longitude is not null and latitude is not null" + within);
    return jdbc.sql(query.sql())
        .params(query.parameters())
        .params(given)
        .query(CaseLists::line)
        .list();
  }

  /** How many there are, up to {@link #MOST_COUNTED}. */
  int count(CaseFilter filter) {
    Query query = query(filter, Optional.empty(), MOST_COUNTED);
    return sums.get(
        filter,
        () ->
            jdbc.sql("select count(*) from (" + query.sql() + ") counted")
                .params(query.parameters())
                .query(Integer.class)
                .single());
  }

  /** The query of a list; its tests ask the database how it would go about it. */
  Query query(CaseFilter filter, Optional<String> after, int limit, String... more) {
    boolean closed = filter.view() == CaseFilter.View.CLOSED;
    String order = closed ? "closed_at" : "order_due";
    List<String> where = new ArrayList<>(List.of(more));
    Map<String, Object> given = new HashMap<>();
    if (filter.view() != CaseFilter.View.MOVED) {
      where.add(closed ? "closed_at is not null" : "closed_at is null");
    }
    view(filter, where, given);
    if (filter.kind() != null) {
      where.add("kind = :kind");
      given.put("kind", filter.kind());
    }
    if (filter.state() != null) {
      where.add("state = :state");
      given.put("state", filter.state());
    }
    if (filter.unit() != null) {
      where.add("(lead_id = :unit or joint_id = :unit)");
      given.put("unit", filter.unit());
    }
    if (filter.region() != null) {
      String path = regions.get(filter.region()).path();
      where.add(
          filter.own() ? "region_path = :path" : "region_path >= :path and region_path < :beyond");
      given.put("path", path);
      given.put("beyond", beyond(path));
    }
    if (filter.text() != null) {
      Condition having =
          Sought.of(filter.text()).in("text", "id", List.of("title", "description"), List.of());
      where.add(having.sql());
      given.putAll(having.parameters());
    }
    CaseFilter.Months months = filter.closed();
    if (months != null) {
      where.add("outcome <> 'merged'");
      if (months.first() != null && months.last() != null) {
        where.add("closed_at >= :closedFrom and closed_at < :closedTo");
        given.put("closedFrom", start(months.first().atDay(1)));
        given.put("closedTo", start(months.last().plusMonths(1).atDay(1)));
      }
    }
    if (filter.escalated()) {
      where.add("escalated > 0");
    }
    after.ifPresent(
        cursor -> {
          Position position = position(cursor);
          where.add("(" + order + ", id) " + (closed ? "<" : ">") + " (:at, :id)");
          given.put("at", position.at());
          given.put("id", position.id());
        });
    given.put("limit", limit);
    String direction = closed ? " desc" : "";
    return new Query(
        COLUMNS
            + order
            + " as place from case_file where "
            + String.join(" and ", where)
            + " order by "
            + order
            + direction
            + ", id"
            + direction
            + " limit :limit",
        given);
  }

  private void view(CaseFilter filter, List<String> where, Map<String, Object> given) {
    Actor actor = Actor.current();
    switch (filter.view()) {
      case LATE -> {
        where.add("order_due < :now");
        given.put("now", clock.instant().atOffset(ZoneOffset.UTC));
      }
      case UNIT -> {
        where.add("(lead_id = :own or joint_id = :own)");
        given.put("own", actor.unitId() == null ? 0L : actor.unitId());
      }
      case MINE -> {
        List<String> mine = new ArrayList<>();
        if (actor.is(Role.INSPECTOR, Role.PLANNER)) {
          mine.add("state in ('found', 'judged', 'to_verify')");
          mine.add("asked");
        } else if (actor.is(Role.LEADER)) {
          mine.add("asked");
        }
        if (actor.is(Role.UNIT_OFFICER, Role.COUNTY_OFFICER) || mine.isEmpty()) {
          mine.add("(lead_id = :own or joint_id = :own) and state in ('assigned', 'handling')");
          given.put("own", actor.unitId() == null ? 0L : actor.unitId());
        }
        where.add("(" + String.join(" or ", mine) + ")");
      }
      case MOVED -> {
        LocalDate since =
            filter.since() == null ? LocalDate.now(clock).minusDays(MOVED_DAYS) : filter.since();
        where.add("stepped_at >= :since");
        given.put("since", start(since));
      }
      default -> {
        // OPEN and CLOSED are told by closed_at alone.
      }
    }
  }

  CaseCounts counts(@Nullable String regionPath, @Nullable Long unitId, Instant now) {
    return counts.get(Arrays.asList(regionPath, unitId), () -> counted(regionPath, unitId, now));
  }

  private CaseCounts counted(@Nullable String regionPath, @Nullable Long unitId, Instant now) {
    LocalDate first = now.atZone(clock.getZone()).toLocalDate().withDayOfMonth(1);
    Map<String, Object> given = new HashMap<>();
    given.put("now", now.atOffset(ZoneOffset.UTC));
    given.put("first", start(first));
    String scope = within(regionPath, given);
    if (unitId != null) {
      scope += " and (lead_id = :unit or joint_id = :unit)";
      given.put("unit", unitId);
    }
    return jdbc.sql(
            """
            select open, late, escalated, closed from
              (select count(*) as open, count(*) filter (where order_due < :now) as late,
                 count(*) filter (where escalated > 0) as escalated
               from case_file where closed_at is null%s) o,
              (select count(*) as closed from case_file where closed_at >= :first and outcome <> 'merged'%s) c
            """
                .formatted(scope, scope))
        .params(given)
        .query(
            (row, n) ->
                new CaseCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }

  /** A condition, and its parameters put where they are given. */
  private static String within(@Nullable String regionPath, Map<String, Object> given) {
    if (regionPath == null) {
      return "";
    }
    given.put("path", regionPath);
    given.put("beyond", beyond(regionPath));
    return " and region_path >= :path and region_path < :beyond";
  }

  private static String beyond(String regionPath) {
    return regionPath.substring(0, regionPath.length() - 1) + "0";
  }

  private OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  /**
   * A group of cases.
   *
   * @param by {@code kind} or {@code region}
   * @param days on the average; null where none was closed
   */
  record Group(
      String by, String key, long open, long late, long closed, @Nullable BigDecimal days) {}

  /** Open ones, and those closed in a year, by kind and by region, in one pass. */
  List<Group> groups(
      @Nullable String regionPath, Map<String, String> parts, @Nullable Integer year, Instant now) {
    Map<String, Object> given = new HashMap<>();
    given.put("now", now.atOffset(ZoneOffset.UTC));
    given.put("codes", parts.keySet().toArray(String[]::new));
    given.put("paths", parts.values().toArray(String[]::new));
    given.put("beyonds", parts.values().stream().map(CaseLists::beyond).toArray(String[]::new));
    String closed = "closed_at is not null";
    if (year != null) {
      closed = "closed_at >= :from and closed_at < :to";
      given.put("from", start(LocalDate.of(year, 1, 1)));
      given.put("to", start(LocalDate.of(year + 1, 1, 1)));
    }
    String scope = within(regionPath, given);
    String measured =
        "sum(open) as open, sum(late) as late, sum(closed) as closed,"
            + " round(cast(extract(epoch from sum(took)) / 86400 / nullif(sum(closed), 0) as numeric), 1) as days";
    return jdbc.sql(
            """
            with alike as materialized (
              select kind, region_path, count(*) as open, count(*) filter (where order_due < :now) as late, 0 as closed,
                null::interval as took
              from case_file where closed_at is null%s group by kind, region_path
              union all
              select kind, region_path, 0, 0, count(*), sum(closed_at - found_at)
              from case_file where %s and outcome <> 'merged'%s group by kind, region_path
            ), part as (
              select * from unnest(cast(:codes as text[]), cast(:paths as text[]), cast(:beyonds as text[])) p(code, path, beyond)
            )
            select 'kind' as by, kind as key, %s from alike group by kind
            union all
            select 'region', coalesce(p.code, ''), %s from alike a
            left join part p on a.region_path >= p.path collate "C" and a.region_path < p.beyond collate "C" group by p.code
            """
                .formatted(scope, closed, scope, measured, measured))
        .params(given)
        .query(RecordRows.of(Group.class))
        .list();
  }

  /** A case's last step since a moment. */
  record Moved(
      long caseId, String title, String step, String state, String who, OffsetDateTime at) {}

  /** The latest first. */
  List<Moved> moved(OffsetDateTime since, int most) {
    return jdbc.sql(
            """
            select c.id as case_id, c.title, s.step, s.state_after as state, s.person_name as who, s.at
            from case_file c cross join lateral (
              select step, state_after, person_name, at from case_step where case_id = c.id order by number desc limit 1) s
            where c.stepped_at >= :since order by c.stepped_at desc, c.id desc limit :most
            """)
        .param("since", since)
        .param("most", most)
        .query(RecordRows.of(Moved.class))
        .list();
  }

  /** How many cases took a step since a moment, up to {@link #MOST_COUNTED}. */
  int movedCount(OffsetDateTime since) {
    return sums.get(
        since,
        () ->
            jdbc.sql("select least(count(*), ?) from case_file where stepped_at >= ?")
                .params(MOST_COUNTED, since)
                .query(Integer.class)
                .single());
  }

  private record Position(OffsetDateTime at, long id) {}

  private static String cursor(Instant at, long id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
  }

  private static Position position(String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
      return new Position(
          Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), Long.parseLong(parts[1]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw Refusal.invalid(
              "翻页参数 after 有误，请从第一页重新翻。",
              "the cursor after is not one of ours: begin at the first page")
          .asException();
    }
  }

  private static CaseLine line(ResultSet row, int number) throws SQLException {
    return new CaseLine(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("title"),
        row.getString("state"),
        row.getString("stage"),
        row.getString("region_code"),
        row.getObject("lead_id", Long.class),
        row.getObject("joint_id", Long.class),
        CaseTable.maybe(row, "due"),
        row.getInt("escalated"),
        row.getBoolean("asked"),
        CaseTable.instant(row, "found_at"),
        CaseTable.maybe(row, "closed_at"),
        row.getString("outcome"),
        row.getInt("spent_minutes"),
        row.getObject("longitude", Double.class),
        row.getObject("latitude", Double.class),
        CaseTable.instant(row, "place"));
  }
}
