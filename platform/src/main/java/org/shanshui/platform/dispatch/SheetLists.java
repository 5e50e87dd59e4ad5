package org.shanshui.platform.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Lists of sheets, each by an index and a page at a time. */
@Service
class SheetLists {
  private final JdbcClient jdbc;
  private final Clock clock;

  SheetLists(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Which sheets.
   *
   * @param round id of the round
   * @param unit id of the unit
   * @param status where they stand
   * @param standing only {@code LATE} and {@code MISSING} are looked for
   */
  record Filter(
      @Nullable Long round,
      @Nullable Long unit,
      @Nullable Status status,
      @Nullable Standing standing) {
    static final Filter ALL = new Filter(null, null, null, null);
  }

  /** Newest due day first; a round's in the order they were sent out. */
  List<SheetHead> list(Filter filter, @Nullable Long after, int limit) {
    boolean ofRound = filter.round() != null;
    StringBuilder sql = new StringBuilder(Sheets.HEAD).append("where ");
    if (ofRound) {
      sql.append("s.round_id = :round and s.id > coalesce(:after, 0)");
    } else {
      sql.append(
          "(s.due_on, s.id) < (coalesce((select due_on from report_sheet where id = :after), 'infinity'), coalesce(:after, 0))");
    }
    if (filter.unit() != null) {
      sql.append(" and s.unit_id = :unit");
    }
    if (filter.status() != null) {
      sql.append(" and s.state = :state");
    }
    if (filter.standing() == Standing.LATE) {
      sql.append(" and s.first_submitted_on > s.due_on");
    } else if (filter.standing() == Standing.MISSING) {
      sql.append(
          " and (s.missing_on is not null or s.first_submitted_on is null and s.due_on < :today)");
    }
    sql.append(ofRound ? " order by s.id" : " order by s.due_on desc, s.id desc")
        .append(" limit :limit");
    return jdbc.sql(sql.toString())
        .param("round", filter.round(), java.sql.Types.BIGINT)
        .param("unit", filter.unit(), java.sql.Types.BIGINT)
        .param("state", filter.status() == null ? null : filter.status().name())
        .param("after", after, java.sql.Types.BIGINT)
        .param("today", LocalDate.now(clock))
        .param("limit", limit)
        .query(Sheets::head)
        .list();
  }

  /**
   * What the current actor's units still have to do, due soonest first: to write, or to approve for
   * one who approves.
   */
  List<SheetHead> todo(@Nullable Long after, int limit) {
    return jdbc.sql(
            Sheets.HEAD
                + "where "
                + mine()
                + " and s.state in ('OPEN', 'DRAFTED', 'RETURNED', 'SUBMITTED')"
                + " and (s.due_on, s.id) > (coalesce((select due_on from report_sheet where id = :after), '-infinity'), coalesce(:after, 0))"
                + " order by s.due_on, s.id limit :limit")
        .param("after", after, java.sql.Types.BIGINT)
        .param("units", Actor.current().sight().units().toArray(Long[]::new))
        .param("from", Actor.current().region())
        .param("beyond", beyond(Actor.current().region()))
        .param("limit", limit)
        .query(Sheets::head)
        .list();
  }

  /** The current actor's sheets of one round. */
  List<SheetHead> mineOf(long roundId) {
    return jdbc.sql(
            Sheets.HEAD + "where " + mine() + " and s.round_id = :round order by s.id limit 500")
        .param("round", roundId)
        .param("units", Actor.current().sight().units().toArray(Long[]::new))
        .param("from", Actor.current().region())
        .param("beyond", beyond(Actor.current().region()))
        .query(Sheets::head)
        .list();
  }

  /** What the current actor has to see to. */
  Attention attention() {
    Actor actor = Actor.current();
    if (actor.personId() == null || actor.unitId() == null) {
      return new Attention(0, 0, 0, 0);
    }
    boolean reports = actor.is(Role.UNIT_OFFICER, Role.COUNTY_OFFICER) || actor.approves();
    record Counts(int toWrite, int toApprove, int overdue) {}
    Counts counts =
        !reports
            ? new Counts(0, 0, 0)
            : jdbc.sql(
                    "select count(*) filter (where s.state <> 'SUBMITTED') as to_write,"
                        + " count(*) filter (where s.state = 'SUBMITTED') as to_approve,"
                        + " count(*) filter (where s.first_submitted_on is null and s.due_on < :today) as overdue"
                        + " from report_sheet s where "
                        + mine()
                        + " and s.state in ('OPEN', 'DRAFTED', 'RETURNED', 'SUBMITTED')")
                .param("today", LocalDate.now(clock))
                .param("units", actor.sight().units().toArray(Long[]::new))
                .param("from", actor.region())
                .param("beyond", beyond(actor.region()))
                .query(RecordRows.of(Counts.class))
                .single();
    int toDecide =
        !actor.is(Role.PLANNER)
            ? 0
            : jdbc.sql(
                    "select count(*) from report_sheet s join dispatch_round r on r.id = s.round_id"
                        + " where s.state = 'APPROVED' and r.region_path >= :from and r.region_path < :beyond")
                .param("from", actor.region())
                .param("beyond", beyond(actor.region()))
                .query(Integer.class)
                .single();
    return new Attention(
        counts.toWrite(), actor.approves() ? counts.toApprove() : 0, counts.overdue(), toDecide);
  }

  /** One's own units', and the county's for its officer: not what one merely may look at. */
  private static String mine() {
    return Actor.current().is(Role.COUNTY_OFFICER)
        ? "(s.unit_id = any (:units) or s.region_path >= :from and s.region_path < :beyond)"
        : "s.unit_id = any (:units)";
  }

  private static String beyond(String path) {
    return path.isEmpty() ? "" : path.substring(0, path.length() - 1) + "0";
  }

  /** Steps of planners on sheets in sight since a moment: how many, and the latest. */
  Dispatch.Decisions decided(OffsetDateTime since, int most) {
    List<Dispatch.Decision> latest = new ArrayList<>();
    long[] counts = new long[2];
    jdbc.sql(
            """
            with decided as materialized (
              select t.id, t.sheet_id, t.act, t.actor, t.at, t.reason from sheet_step t
              where t.at >= :since and t.act in ('ACCEPT', 'RETURN')
            )
            select d.sheet_id, r.name, s.unit_id, u.name as unit, d.act, d.actor, d.at, d.reason,
              (select count(*) from decided where act = 'ACCEPT') as accepted, (select count(*) from decided where act = 'RETURN') as returned
            from decided d join report_sheet s on s.id = d.sheet_id join dispatch_round r on r.id = s.round_id join unit u on u.id = s.unit_id
            order by d.at desc, d.id desc limit :most
            """)
        .param("since", since)
        .param("most", most)
        .query(
            row -> {
              counts[0] = row.getLong("accepted");
              counts[1] = row.getLong("returned");
              latest.add(
                  new Dispatch.Decision(
                      row.getLong("sheet_id"),
                      row.getString("name"),
                      row.getLong("unit_id"),
                      row.getString("unit"),
                      row.getString("act").equals("RETURN"),
                      row.getString("actor"),
                      row.getObject("at", OffsetDateTime.class),
                      row.getString("reason")));
            });
    return new Dispatch.Decisions(latest, counts[0], counts[1]);
  }
}
