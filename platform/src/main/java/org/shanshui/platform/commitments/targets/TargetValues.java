package org.shanshui.platform.commitments.targets;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.lights.About;
import org.shanshui.platform.commitments.lights.Lights;
import org.shanshui.platform.commitments.register.Book;
import org.shanshui.platform.commitments.register.Commitment;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.indicators.Changes;
import org.shanshui.platform.indicators.Series;
import org.shanshui.platform.indicators.Value;
import org.shanshui.platform.indicators.Values;
import org.shanshui.platform.subjects.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What targets are judged from. Each names the series of its indicator, and stands where the series
 * does: all that promise the same of the same, in whatever plan, stand alike.
 */
@Repository
public class TargetValues {
  private static final String ADDRESS =
      """
      with recursive line as (
        select id, parent_id, axis, lead_unit_id, 0 as up from commitment where id = ?
        union all
        select p.id, p.parent_id, p.axis, p.lead_unit_id, up + 1 from commitment p join line on p.id = line.parent_id and line.axis is not null)
      select t.metric as name, t.unit, w.meaning, w.scope, stating.title as matter, c.region_path, c.unit_ids, t.series_id as bound,
        case when c.region_path = whole.region_path then
          (select lead_unit_id from line where axis = 'UNIT' order by up limit 1) end as unit_id,
        case when t.nature = 'SUM' then c.start_on end as since,
        case when t.nature = 'SUM' and t.path = 'YEARLY' then c.due end as until
      from commitment c join target t on t.id = c.id, line top
        join commitment whole on whole.id = top.id join target w on w.id = top.id
        left join commitment stating on stating.id = whole.parent_id
      where c.id = ? and top.axis is null
      """;

  private final JdbcClient jdbc;
  private final Values values;
  private final TargetRows targets;
  private final Book book;
  private final Lights lights;

  TargetValues(JdbcClient jdbc, Values values, TargetRows targets, Book book, Lights lights) {
    this.jdbc = jdbc;
    this.values = values;
    this.targets = targets;
    this.book = book;
    this.lights = lights;
  }

  private record Address(@RecordRows.Prefix("") Series series, @Nullable Long bound) {}

  /**
   * Finds the series of a target that is new or was changed, and puts it where that stands. What
   * was known of it before goes along. Its light is to be judged afterwards.
   */
  public void bind(long id) {
    Address address = jdbc.sql(ADDRESS).params(id, id).query(RecordRows.of(Address.class)).single();
    long series = values.series(address.series());
    Long bound = address.bound();
    if (bound != null && bound == series) {
      return;
    }
    if (bound != null) {
      values.carry(bound, series);
    }
    jdbc.sql("update target set series_id = ? where id = ?").params(series, id).update();
    stand(targets.get(id), values.of(series));
  }

  /** All values of a target's series, the earliest day first. */
  public List<Value> of(long id) {
    return seriesOf(id).map(values::of).orElse(List.of());
  }

  /** How each value of a target's series stands against those before it, by its number. */
  public Map<Long, Changes> changes(Target target, List<Value> known) {
    return Changes.of(
        known, seriesOf(target.id()).map(values::ofYearBefore).orElse(List.of()), target.unit());
  }

  /**
   * What is known of a target.
   *
   * @param values of its series
   * @param yearBefore of the series that counts the year before; none where one goes through all
   */
  public record Known(List<Value> values, List<Value> yearBefore) {}

  private record Bound(long id, long seriesId) {}

  /** What is known of these targets, by number; those that nothing is known of are left out. */
  public Map<Long, Known> known(Collection<Long> ids) {
    Map<Long, Long> series =
        jdbc
            .sql("select id, series_id from target where id = any (?) and series_id is not null")
            .param(ids.toArray(Long[]::new))
            .query(RecordRows.of(Bound.class))
            .list()
            .stream()
            .collect(toMap(Bound::id, Bound::seriesId));
    Map<Long, List<Value>> own = values.of(series.values());
    Map<Long, List<Value>> before = values.ofYearBefore(series.values());
    Map<Long, Known> known = new HashMap<>();
    series.forEach(
        (id, its) ->
            known.put(
                id,
                new Known(own.getOrDefault(its, List.of()), before.getOrDefault(its, List.of()))));
    return known;
  }

  private Optional<Long> seriesOf(long id) {
    return jdbc.sql("select series_id from target where id = ? and series_id is not null")
        .param(id)
        .query(Long.class)
        .optional();
  }

  /**
   * Holds for this transaction all commitments that new values of these may change: those on their
   * series and those they are part of, and so on. All are held at once, by ascending id, so that
   * two never wait for each other.
   */
  public void hold(Collection<Long> ids) {
    jdbc.sql(
            """
            select c.id from commitment c where c.id = any (array(
              with recursive touched as (
                select c.id, c.parent_id, t.series_id from commitment c left join target t on t.id = c.id where c.id = any (?)
                union
                select near.* from touched, lateral (
                  select p.id, p.parent_id, t.series_id from commitment p left join target t on t.id = p.id where p.id = touched.parent_id
                  union all
                  select m.id, m.parent_id, t.series_id from target t join commitment m on m.id = t.id where t.series_id = touched.series_id) near)
              select id from touched))
            order by c.id for no key update
            """)
        .param(ids.toArray(Long[]::new))
        .query(Long.class)
        .list();
  }

  /**
   * Keeps what was told of a target; all that are judged from its series stand there afterwards.
   */
  @Transactional
  public void record(long id, LocalDate asOf, BigDecimal value, Subject source) {
    long series = seriesOf(id).orElseThrow();
    if (values.record(series, asOf, value, source)) {
      settle(series);
    }
  }

  private void settle(long series) {
    List<Value> known = values.of(series);
    for (Target target : targets.on(series)) {
      if (stand(target, known)) {
        book.judge(target.id());
        rollUp(target, series);
      }
    }
  }

  /** Whether it stands elsewhere than before. */
  private boolean stand(Target target, List<Value> known) {
    Value now = standing(target, known, lights.about());
    return now != null && book.reached(target.id(), now.value(), now.asOf());
  }

  /**
   * Where a target stands. What counts things stands at the last value. What must hold on its due
   * day stands at what was known for that day; if it did not hold then, at the last value: late is
   * better than never.
   */
  static @Nullable Value standing(Target target, List<Value> known, About about) {
    List<Value> last = known.stream().filter(Value::last).toList();
    if (last.isEmpty()) {
      return null;
    }
    Value latest = last.get(last.size() - 1);
    LocalDate due = target.common().due();
    if (!target.held() || !latest.asOf().isAfter(due)) {
      return latest;
    }
    return last.stream()
        .filter(value -> !value.asOf().isAfter(due))
        .reduce((earlier, later) -> later)
        .filter(value -> target.isMetBy(value.value(), about))
        .orElse(latest);
  }

  /**
   * Works a whole's value out anew when a share of it has got one. A sum counts what is known; a
   * ratio or a mean waits until all are known.
   */
  private void rollUp(Target share, long series) {
    Commitment common = share.common();
    if (common.axis() == null || common.parentId() == null) {
      return;
    }
    long whole = common.parentId();
    if (seriesOf(whole).filter(own -> own != series).isEmpty()) {
      return; // A year of a curve is judged from the curve itself.
    }
    List<Target> shares = targets.sharesOf(whole);
    List<Share> known =
        shares.stream()
            .filter(s -> s.common().value() != null)
            .map(s -> s.share(s.common().title(), s.common().value()))
            .toList();
    Nature nature = targets.get(whole).nature();
    if (known.isEmpty() || (nature != Nature.SUM && known.size() < shares.size())) {
      return;
    }
    LocalDate asOf =
        shares.stream()
            .map(s -> s.common().asOf())
            .filter(Objects::nonNull)
            .max(LocalDate::compareTo)
            .orElseThrow();
    Apportionment.together(nature, known)
        .ifPresent(value -> record(whole, asOf, value, new Subject("TARGET", whole)));
  }
}
