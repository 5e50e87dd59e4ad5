package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.calendar.WorkingCalendar;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.directory.Regions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Figures of a month and who stands where (督查通报、排名). In joint handling a case counts for both
 * leads.
 */
@Repository
class Bulletin {
  private final JdbcClient jdbc;
  private final Regions regions;
  private final CaseWords words;
  private final WorkingCalendar calendar;
  private final Clock clock;

  Bulletin(
      JdbcClient jdbc, Regions regions, CaseWords words, WorkingCalendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.words = words;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** What is ranked. */
  enum By {
    UNIT,
    REGION
  }

  /**
   * The figures of a unit or a county.
   *
   * @param rank equal figures have equal ranks; 0 for the sum
   * @param key id of the unit, code of the region
   * @param taken first assigned in the month
   * @param completed closed as resolved in the month
   * @param open not closed at the end of the month
   * @param late first escalated in the month, cases
   * @param red open, and the commitment it comes from is overdue
   * @param days working days that the leads needed for those completed, on average; null if none
   *     was
   */
  record Standing(
      int rank,
      String key,
      String name,
      int taken,
      int completed,
      int open,
      int late,
      int red,
      @Nullable Double days) {}

  /** The month's figures, best first, and their sum, in which each case counts once. */
  record Figures(YearMonth month, By by, List<Standing> standings, Standing sum) {}

  Figures figures(YearMonth month, By by) {
    OffsetDateTime from = month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    OffsetDateTime to =
        month.plusMonths(1).atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    // A county is the region on the level below the actor's; what lies deeper counts for it.
    String group = by == By.UNIT ? "u.unit_id::text" : "region_code";
    String source =
        """
        select c.id, lead_id, joint_id, region_code, assigned_at, closed_at, outcome, light, spent_minutes,
          e.case_id is not null as escalated_now
        from case_file c left join (
          select distinct case_id from case_step where step = 'escalate' and at >= :from and at < :to
            and (arguments ->> 'level')::int = 1) e on e.case_id = c.id
        where c.assigned_at is not null and c.outcome is distinct from 'merged'
          and (c.closed_at is null and c.found_at < :to or c.closed_at >= :from and c.found_at < :to)
        """;
    String figures =
        """
        count(*) filter (where assigned_at >= :from and assigned_at < :to) as taken,
        count(*) filter (where closed_at >= :from and closed_at < :to and outcome = 'resolved') as completed,
        count(*) filter (where closed_at is null or closed_at >= :to) as open,
        count(*) filter (where escalated_now) as late,
        count(*) filter (where (closed_at is null or closed_at >= :to) and light = 'OVERDUE') as red,
        avg(spent_minutes) filter (where closed_at >= :from and closed_at < :to and outcome = 'resolved') as minutes
        """;
    List<Standing> found =
        jdbc.sql(
                "select "
                    + group
                    + " as key, "
                    + figures
                    + " from ("
                    + source
                    + ") c"
                    + (by == By.UNIT
                        ? " cross join lateral unnest(array_remove(array[lead_id, joint_id], null)) u(unit_id)"
                        : "")
                    + " group by 1")
            .param("from", from)
            .param("to", to)
            .query((row, n) -> standing(row))
            .list();
    Standing sum =
        jdbc.sql("select '' as key, " + figures + " from (" + source + ") c")
            .param("from", from)
            .param("to", to)
            .query((row, n) -> standing(row))
            .single();
    return new Figures(month, by, ranked(named(found, by)), sum);
  }

  private Standing standing(java.sql.ResultSet row) throws java.sql.SQLException {
    java.math.BigDecimal minutes = row.getBigDecimal("minutes");
    return new Standing(
        0,
        row.getString("key"),
        "",
        row.getInt("taken"),
        row.getInt("completed"),
        row.getInt("open"),
        row.getInt("late"),
        row.getInt("red"),
        minutes == null
            ? null
            : Math.round(minutes.doubleValue() / calendar.officeDay().toMinutes() * 10) / 10.0);
  }

  private List<Standing> named(List<Standing> found, By by) {
    Map<String, String> names = new HashMap<>();
    if (by == By.UNIT) {
      Set<Long> ids = new HashSet<>();
      found.forEach(s -> ids.add(Long.valueOf(s.key())));
      words.unitNames(ids).forEach((id, name) -> names.put(id.toString(), name));
    } else {
      found.forEach(
          s -> names.put(s.key(), regions.find(s.key()).map(Region::name).orElse(s.key())));
    }
    return found.stream()
        .map(
            s ->
                new Standing(
                    0,
                    s.key(),
                    names.getOrDefault(s.key(), s.key()),
                    s.taken(),
                    s.completed(),
                    s.open(),
                    s.late(),
                    s.red(),
                    s.days()))
        .toList();
  }

  /** Fewer late, fewer red, more completed, less time: in this order. */
  static final Comparator<Standing> ORDER =
      Comparator.comparingInt(Standing::late)
          .thenComparingInt(Standing::red)
          .thenComparing(Comparator.comparingInt(Standing::completed).reversed())
          .thenComparing(Standing::days, Comparator.nullsLast(Comparator.naturalOrder()));

  static List<Standing> ranked(List<Standing> standings) {
    List<Standing> sorted = standings.stream().sorted(ORDER.thenComparing(Standing::name)).toList();
    List<Standing> ranked = new ArrayList<>();
    int rank = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Standing s = sorted.get(i);
      if (i == 0 || ORDER.compare(sorted.get(i - 1), s) != 0) {
        rank = i + 1;
      }
      ranked.add(
          new Standing(
              rank,
              s.key(),
              s.name(),
              s.taken(),
              s.completed(),
              s.open(),
              s.late(),
              s.red(),
              s.days()));
    }
    return ranked;
  }

  /** The last twelve months, the latest first, as choices. */
  Map<String, String> months() {
    Map<String, String> months = new LinkedHashMap<>();
    YearMonth month = YearMonth.from(LocalDate.now(clock));
    for (int i = 0; i < 12; i++) {
      months.put(month.minusMonths(i).toString(), month.minusMonths(i).toString());
    }
    return months;
  }
}
