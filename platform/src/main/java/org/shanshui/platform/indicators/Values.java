package org.shanshui.platform.indicators;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.subjects.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The values of indicators: the only home of a figure, however it came. */
@Service
public class Values {
  private final JdbcClient jdbc;
  private final Clock clock;

  Values(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The number of a series, which is made if there is none; who may see it grows by its units. */
  @Transactional
  public long series(Series series) {
    long indicator = indicator(series);
    return jdbc.sql(
            """
            insert into indicator_series (indicator_id, region_path, unit_id, since, until, unit_ids)
            values (:indicator, :region, :unit, :since, :until, :units)
            on conflict (indicator_id, region_path, unit_id, since, until) do update
              set unit_ids = array(select distinct unnest(indicator_series.unit_ids || excluded.unit_ids) order by 1)
              where not indicator_series.unit_ids @> excluded.unit_ids
            returning id
            """)
        .param("indicator", indicator)
        .param("region", series.regionPath())
        .param("unit", series.unitId(), Types.BIGINT)
        .param("since", series.since(), Types.DATE)
        .param("until", series.until(), Types.DATE)
        .param("units", series.unitIds().toArray(Long[]::new))
        .query(Long.class)
        .optional()
        .orElseGet(() -> find(indicator, series));
  }

  /**
   * The number of an indicator, which is made if there is none, by one of those who ask at a time.
   */
  private long indicator(Series series) {
    jdbc.sql(
            "insert into indicator (name, unit, meaning, scope, matter) values (?, ?, ?, ?, ?) on conflict do nothing")
        .params(series.name(), series.unit(), series.meaning(), series.scope(), series.matter())
        .update();
    return jdbc.sql(
            """
            select id from indicator
            where (name, unit, meaning) = (?, ?, ?) and (scope, matter) is not distinct from (cast(? as text), cast(? as text))
            """)
        .params(series.name(), series.unit(), series.meaning(), series.scope(), series.matter())
        .query(Long.class)
        .single();
  }

  private long find(long indicator, Series series) {
    return jdbc.sql(
            """
            select id from indicator_series where indicator_id = :indicator and region_path = :region
              and unit_id is not distinct from :unit and since is not distinct from :since and until is not distinct from :until
            """)
        .param("indicator", indicator)
        .param("region", series.regionPath())
        .param("unit", series.unitId(), Types.BIGINT)
        .param("since", series.since(), Types.DATE)
        .param("until", series.until(), Types.DATE)
        .query(Long.class)
        .single();
  }

  /**
   * Keeps a value.
   *
   * @return false if this source has told it already
   */
  @Transactional
  public boolean record(long seriesId, LocalDate asOf, BigDecimal value, Subject source) {
    return jdbc.sql(
                """
                insert into indicator_value (series_id, as_of, value, source_type, source_id, recorded_at)
                select :series, :asOf, :value, :type, :id, :now
                where not exists (select from (
                    select value from indicator_value where series_id = :series and as_of = :asOf and source_type = :type and source_id = :id
                    order by id desc limit 1) told
                  where told.value = :value)
                on conflict do nothing
                """)
            .param("series", seriesId)
            .param("asOf", asOf)
            .param("value", value)
            .param("type", source.type())
            .param("id", source.id())
            .param("now", OffsetDateTime.now(clock))
            .update()
        > 0;
  }

  /** What one series says, another says as well: when it turns out to be another one. */
  @Transactional
  public void carry(long from, long to) {
    jdbc.sql(
            """
            insert into indicator_value (series_id, as_of, value, source_type, source_id, recorded_at)
            select ?, as_of, value, source_type, source_id, recorded_at from indicator_value where series_id = ? order by id
            on conflict do nothing
            """)
        .params(to, from)
        .update();
  }

  /** All values of a series that may be seen, the earliest day first, its editions in order. */
  public List<Value> of(long seriesId) {
    return of(List.of(seriesId)).getOrDefault(seriesId, List.of());
  }

  private record Told(long seriesId, @RecordRows.Prefix("") Value value) {}

  /** The same of several series, by their numbers; those that nothing is known of are left out. */
  public Map<Long, List<Value>> of(Collection<Long> seriesIds) {
    return jdbc
        .sql(
            """
            select series_id, id, as_of, value, row_number() over (partition by series_id, as_of order by id) as edition,
              row_number() over (partition by series_id, as_of order by id desc) = 1 as last, source_type, source_id, recorded_at
            from indicator_value where series_id = any (?) order by series_id, as_of, id
            """)
        .param(seriesIds.toArray(Long[]::new))
        .query(RecordRows.of(Told.class))
        .list()
        .stream()
        .collect(groupingBy(Told::seriesId, mapping(Told::value, toList())));
  }

  /**
   * The values of the series that counts the same the year before, where each year is counted
   * alone.
   */
  public List<Value> ofYearBefore(long seriesId) {
    return ofYearBefore(List.of(seriesId)).getOrDefault(seriesId, List.of());
  }

  private record Succession(long seriesId, long before) {}

  /** The same of several series, by their own numbers. */
  public Map<Long, List<Value>> ofYearBefore(Collection<Long> seriesIds) {
    Map<Long, Long> before =
        jdbc
            .sql(
                """
                select s.id as series_id, min(b.id) as before
                from indicator_series s join indicator_series b on b.indicator_id = s.indicator_id and b.region_path = s.region_path
                  and b.unit_id is not distinct from s.unit_id
                  and b.until = (s.until - interval '1 year')::date
                where s.id = any (?) group by s.id
                """)
            .param(seriesIds.toArray(Long[]::new))
            .query(RecordRows.of(Succession.class))
            .list()
            .stream()
            .collect(toMap(Succession::seriesId, Succession::before));
    Map<Long, List<Value>> values = of(before.values());
    Map<Long, List<Value>> theirs = new HashMap<>();
    before.forEach((series, other) -> theirs.put(series, values.getOrDefault(other, List.of())));
    return theirs;
  }
}
