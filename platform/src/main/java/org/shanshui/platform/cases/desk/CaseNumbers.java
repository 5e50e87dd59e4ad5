package org.shanshui.platform.cases.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.ChangeRecord;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.cases.CaseCounts;
import org.shanshui.platform.cases.CaseOverview;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases counted, by kind, by region and by what has moved. */
@Repository
class CaseNumbers {
  /** Counts end here: a tab shows 999+. */
  static final int MOST_COUNTED = CaseOverview.MOST_COUNTED;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final KeptFigures<Object, Integer> sums;
  private final KeptFigures<List<@Nullable Object>, CaseCounts> counts;

  CaseNumbers(JdbcClient jdbc, ChangeRecord record, Clock clock) {
    this.sums = new KeptFigures<>(record, clock, Duration.ZERO, "case_file");
    this.counts = new KeptFigures<>(record, clock, Duration.ZERO, "case_file");
    this.jdbc = jdbc;
    this.clock = clock;
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
            select open, late, escalated, closed_this_month from
              (select count(*) as open, count(*) filter (where order_due < :now) as late,
                 count(*) filter (where escalated > 0) as escalated
               from case_file where closed_at is null%s) o,
              (select count(*) as closed_this_month from case_file where closed_at >= :first and outcome <> 'merged'%s) c
            """
                .formatted(scope, scope))
        .params(given)
        .query(RecordRows.of(CaseCounts.class))
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
    given.put("beyonds", parts.values().stream().map(CaseNumbers::beyond).toArray(String[]::new));
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
}
