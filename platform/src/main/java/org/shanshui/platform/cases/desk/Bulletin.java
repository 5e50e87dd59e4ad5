package org.shanshui.platform.cases.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.calendar.Editions;
import org.shanshui.platform.directory.Regions;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Condition;
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
  private final Editions editions;
  private final Clock clock;

  Bulletin(JdbcClient jdbc, Regions regions, CaseWords words, Editions editions, Clock clock) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.words = words;
    this.editions = editions;
    this.clock = clock;
  }

  /** What is counted of a month; the list of cases narrows to the same, by the same condition. */
  enum Figure {
    /** First assigned in the month. */
    TAKEN("c.assigned_at >= %1$s and c.assigned_at < %2$s"),
    /** Closed as resolved in the month. */
    COMPLETED("c.closed_at >= %1$s and c.closed_at < %2$s and c.outcome = 'resolved'"),
    /** Not closed at the end of the month. */
    REMAINING("(c.closed_at is null or c.closed_at >= %2$s)"),
    /** First escalated in the month. */
    BECAME_LATE(
        "c.id in (select e.case_id from case_step e where e.step = 'escalate' and e.at >= %1$s and e.at < %2$s"
            + " and (e.arguments ->> 'level')::int = 1)"),
    /** Not closed at its end, and the commitment that it comes from is overdue. */
    RED("(c.closed_at is null or c.closed_at >= %2$s) and c.light = 'OVERDUE'");

    /** What is counted at all: assigned by the end of the month, and not merged into another. */
    private static final String COUNTED =
        "c.assigned_at < %2$s and c.outcome is distinct from 'merged' and ";

    private final String sql;

    Figure(String sql) {
      this.sql = sql;
    }

    /** The parameter of the list that narrows to it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The condition on {@code case_file c}. */
    String sql(String from, String to) {
      return (COUNTED + sql).formatted(from, to);
    }

    Condition condition(YearMonth month, ZoneId zone) {
      String from = word() + "_from";
      String to = word() + "_to";
      return new Condition(
          sql(":" + from, ":" + to),
          Map.of(from, start(month, zone), to, start(month.plusMonths(1), zone)));
    }

    static OffsetDateTime start(YearMonth month, ZoneId zone) {
      return month.atDay(1).atStartOfDay(zone).toOffsetDateTime();
    }
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
   * @param late first escalated in the month, cases: {@link Figure#BECAME_LATE}
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
  record Figures(YearMonth month, By by, List<Standing> standings, Standing sum) {
    /** The list of the cases that a figure of a standing counts. */
    public String href(String figure, Standing standing) {
      return ask(figure, standing).at(CaseList.PATH);
    }

    Ask ask(String figure, Standing standing) {
      Ask counted = CaseList.view("all").with(figure, month);
      if (standing.key().isEmpty()) {
        return counted;
      }
      return by == By.UNIT
          ? counted.with("unit", standing.key())
          : counted.with("region", standing.key()).with("own", true);
    }

    /** Who completed cases and has none that is late or red (表扬). */
    public List<String> praised() {
      return names(s -> s.completed() > 0 && s.late() == 0 && s.red() == 0);
    }

    /** Whose cases became late in the month (通报). */
    public List<String> blamed() {
      return names(s -> s.late() > 0);
    }

    private List<String> names(Predicate<Standing> which) {
      return standings.stream().filter(which).map(Standing::name).toList();
    }
  }

  Figures figures(YearMonth month, By by) {
    // A county is the region on the level below the actor's; what lies deeper counts for it.
    String group = by == By.UNIT ? "u.unit_id::text" : "c.region_code";
    String figures =
        Stream.of(Figure.values())
                .map(
                    f ->
                        "count(*) filter (where %s) as %s"
                            .formatted(f.sql(":from", ":to"), f.word()))
                .collect(Collectors.joining(", "))
            + ", avg(c.spent_minutes) filter (where "
            + Figure.COMPLETED.sql(":from", ":to")
            + ") as minutes";
    String source =
        " from case_file c%s where c.assigned_at < :to and (c.closed_at is null or c.closed_at >= :from)";
    OffsetDateTime from = Figure.start(month, clock.getZone());
    OffsetDateTime to = Figure.start(month.plusMonths(1), clock.getZone());
    List<Standing> found =
        jdbc.sql(
                "select "
                    + group
                    + " as key, "
                    + figures
                    + source.formatted(
                        by == By.UNIT
                            ? " cross join lateral unnest(array_remove(array[c.lead_id, c.joint_id], null)) u(unit_id)"
                            : "")
                    + " group by 1")
            .param("from", from)
            .param("to", to)
            .query((row, n) -> standing(row))
            .list();
    Standing sum =
        jdbc.sql("select '' as key, " + figures + source.formatted(""))
            .param("from", from)
            .param("to", to)
            .query((row, n) -> standing(row))
            .single();
    return new Figures(month, by, ranked(named(found, by, month)), sum);
  }

  private Standing standing(java.sql.ResultSet row) throws java.sql.SQLException {
    java.math.BigDecimal minutes = row.getBigDecimal("minutes");
    return new Standing(
        0,
        row.getString("key"),
        "",
        row.getInt("taken"),
        row.getInt("completed"),
        row.getInt("remaining"),
        row.getInt("became_late"),
        row.getInt("red"),
        minutes == null
            ? null
            : Math.round(
                    minutes.doubleValue()
                        / editions.atHand().calendar().officeDay().toMinutes()
                        * 10)
                / 10.0);
  }

  /** A region by the name that it had at the end of the month. */
  private List<Standing> named(List<Standing> found, By by, YearMonth month) {
    Map<String, String> names = new HashMap<>();
    if (by == By.UNIT) {
      Set<Long> ids = new HashSet<>();
      found.forEach(s -> ids.add(Long.valueOf(s.key())));
      words.unitNames(ids).forEach((id, name) -> names.put(id.toString(), name));
    } else {
      found.forEach(
          s ->
              names.put(
                  s.key(),
                  regions
                      .find(s.key())
                      .map(region -> regions.nameOn(region, month.atEndOfMonth()))
                      .orElse(s.key())));
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
