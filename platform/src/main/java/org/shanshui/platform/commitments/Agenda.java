package org.shanshui.platform.commitments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.register.CommitmentLists;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Condition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is late, soon due, newly turned or sought: the first of it, and how much there is. */
@Service
public class Agenda {
  private final JdbcClient jdbc;
  private final Clock clock;

  Agenda(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
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
    return some(
        null, "c.light = 'OVERDUE'" + part(unit, leads), "c.due, c.id", Scope.EVERYTHING, most);
  }

  /** Not completed and due soon, of what a unit leads, or supports. */
  public Some due(long unit, boolean leads, int days, int most) {
    return some(null, dueWithin(days) + part(unit, leads), "c.due, c.id", Scope.EVERYTHING, most);
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
                + Scope.IN_FORCE
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
    scope
        .ask(
            jdbc,
            "with found as materialized (select c.kind, c.id, c.title, c.lead_unit_id, c.due,"
                + " c.light, c.light_on, c.light_zh, c.light_en from commitment c where c.kind ="
                + " any (cast(:kinds as text[])) and "
                + condition
                + " and "
                + Scope.IN_FORCE
                + Scope.WITHIN
                + "), first as (select * from found c order by "
                + order
                + " limit :most), counted as (select kind, count(*) as n from found group by kind)"
                + " select n, k.kind as counted, null as kind, null as id, null as title, null as"
                + " lead_unit_id, null as lead_unit, null as due, null as light, null as light_on, null"
                + " as light_zh, null as light_en, 0 as place from counted k union all select 0,"
                + " null, c.kind, c.id, c.title, c.lead_unit_id, u.name, c.due, c.light,"
                + " c.light_on, c.light_zh, c.light_en, row_number() over (order by "
                + order
                + ") from first c join unit u on u.id = c.lead_unit_id order by place")
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
}
