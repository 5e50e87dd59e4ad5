package org.shanshui.platform.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.database.RecordRows;
import org.shanshui.platform.listing.Condition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Sheets of a round, and what of them one has to see to. */
@Service
class SheetLists {
  private final JdbcClient jdbc;
  private final Clock clock;

  SheetLists(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All of a round, in the order they were sent out. */
  List<SheetHead> ofRound(long roundId) {
    return jdbc.sql(SheetTable.HEAD + "where s.round_id = ? order by s.id")
        .param(roundId)
        .query(RecordRows.of(SheetHead.class))
        .list();
  }

  /** The current actor's sheets of one round. */
  List<SheetHead> mineOf(long roundId) {
    Condition mine = mine();
    return jdbc.sql(
            SheetTable.HEAD
                + "where "
                + mine.sql()
                + " and s.round_id = :round order by s.id limit 500")
        .params(mine.parameters())
        .param("round", roundId)
        .query(RecordRows.of(SheetHead.class))
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
                        + mine().sql()
                        + " and s.state in ('OPEN', 'DRAFTED', 'RETURNED', 'SUBMITTED')")
                .params(mine().parameters())
                .param("today", LocalDate.now(clock))
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
  Condition mine() {
    Actor actor = Actor.current();
    Long[] units = actor.sight().units().toArray(Long[]::new);
    return actor.is(Role.COUNTY_OFFICER)
        ? new Condition(
            "(s.unit_id = any (:units) or s.region_path >= :from and s.region_path < :beyond)",
            Map.of("units", units, "from", actor.region(), "beyond", beyond(actor.region())))
        : Condition.of("s.unit_id = any (:units)", "units", units);
  }

  private static String beyond(String path) {
    return path.isEmpty() ? "" : path.substring(0, path.length() - 1) + "0";
  }

  /** Steps of planners on sheets in sight since a moment: how many, and the latest. */
  Reports.Decisions decided(OffsetDateTime since, int most) {
    List<Reports.Decision> latest = new ArrayList<>();
    RecordRows<Reports.Decision> decisions = RecordRows.of(Reports.Decision.class);
    long[] counts = new long[2];
    jdbc.sql(
            """
            with decided as materialized (
              select t.id, t.sheet_id, t.act, t.actor, t.at, t.reason from sheet_step t
              where t.at >= :since and t.act in ('ACCEPT', 'RETURN')
            )
            select d.sheet_id, r.name as round_name, s.unit_id, u.name as unit, d.act = 'RETURN' as returned, d.actor as by, d.at, d.reason,
              (select count(*) from decided where act = 'ACCEPT') as all_accepted, (select count(*) from decided where act = 'RETURN') as all_returned
            from decided d join report_sheet s on s.id = d.sheet_id join dispatch_round r on r.id = s.round_id join unit u on u.id = s.unit_id
            order by d.at desc, d.id desc limit :most
            """)
        .param("since", since)
        .param("most", most)
        .query(
            row -> {
              counts[0] = row.getLong("all_accepted");
              counts[1] = row.getLong("all_returned");
              latest.add(decisions.mapRow(row, latest.size()));
            });
    return new Reports.Decisions(latest, counts[0], counts[1]);
  }
}
