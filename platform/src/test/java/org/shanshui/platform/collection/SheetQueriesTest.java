package org.shanshui.platform.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.shanshui.platform.access.Role;
import org.shanshui.platform.listing.Ask;
import org.shanshui.platform.listing.Listing;
import org.shanshui.platform.listing.Lists;
import org.shanshui.platform.security.Statements;
import org.shanshui.platform.subjects.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * No list of collection reads a whole table: with 200,000 lines, put in behind the application's
 * back and taken back again, every page goes by an index.
 */
@PlatformTest
class SheetQueriesTest {
  private static final List<String> FILLED =
      List.of(
          "unit", "dispatch_round", "report_sheet", "report_line", "sheet_step", "accepted_report");
  private static final int SHEETS = 50_000;
  private static final int LINES_OF_EACH = 4;
  private static final Pattern WHOLE =
      Pattern.compile("Seq Scan on (report_sheet|report_line|sheet_step|accepted_report)\\b");

  @Autowired private JdbcClient jdbc;
  @Autowired private JdbcTemplate jdbcTemplate;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Statements statements;
  @Autowired private SheetLists lists;
  @Autowired private Lists read;

  @Autowired
  @Qualifier("sheetListing")
  private Listing<SheetHead> sheetList;

  @Autowired
  @Qualifier("todoListing")
  private Listing<SheetHead> todo;

  @Autowired private Listing<RoundList.Counted> roundList;
  @Autowired private Rounds rounds;
  @Autowired private SheetTable table;
  @Autowired private Reminders reminders;
  @Autowired private SheetTimeline timeline;
  private Desk desk;
  private Actor leader;
  private Round round;

  @BeforeEach
  void found(@Autowired AutowireCapableBeanFactory beans) {
    desk = new Desk(beans);
    leader = desk.city.person(Role.LEADER, "云岫市人民政府");
    round = desk.march();
  }

  @Test
  void everyPageOfAListGoesByAnIndex() {
    List<String> whole = new ArrayList<>();
    int[] asked = new int[1];
    statements.listen();
    try {
      Actor.house("测试")
          .run(
              () ->
                  transaction.executeWithoutResult(
                      status -> {
                        status.setRollbackOnly();
                        fill();
                        SheetHead sheet = desk.sheet(round, Desk.WATER);
                        for (Actor looker :
                            List.of(desk.planner, desk.waterOfficer, desk.countyOfficer, leader)) {
                          desk.city.look(looker);
                          statements.heard();
                          looker.run(() -> askAll(sheet));
                          for (Statements.Query query : statements.heard()) {
                            asked[0]++;
                            String plan = explain(query);
                            if (WHOLE.matcher(plan).find()) {
                              whole.add(looker.roles() + " " + query.sql() + "\n" + plan);
                            }
                          }
                        }
                      }));
    } finally {
      statements.stop();
    }
    assertThat(whole).isEmpty();
    assertThat(asked[0]).isGreaterThan(80);
  }

  private static Ask from(Ask ask, @Nullable String place) {
    return new Ask(ask.given(), null, place, null, 50);
  }

  private void askAll(SheetHead sheet) {
    Ask ofRound = Ask.ALL.with("round", round.id());
    List<Ask> asks = new ArrayList<>();
    asks.add(Ask.ALL);
    asks.add(Ask.ALL.with("unit", sheet.unitId()));
    asks.add(Ask.ALL.with("standing", Standing.LATE));
    asks.add(Ask.ALL.with("standing", Standing.MISSING));
    asks.add(ofRound);
    asks.add(ofRound.with("unit", sheet.unitId()));
    for (Status state : Status.values()) {
      asks.add(Ask.ALL.with("status", state));
      asks.add(ofRound.with("status", state));
    }
    for (String after : new String[] {null, sheet.dueOn() + "_" + sheet.id()}) {
      asks.forEach(ask -> read.page(sheetList, from(ask, after)));
      read.page(todo, from(Ask.ALL, after));
      for (Ask ask :
          List.of(
              Ask.ALL,
              Ask.ALL.with("cadence", round.cadenceId()).with("state", "open"),
              Ask.ALL.with("state", "closed"))) {
        read.page(roundList, from(ask, after));
      }
    }
    lists.mineOf(round.id());
    lists.attention();
    lists.decided(OffsetDateTime.parse("2025-03-31T00:00:00Z"), 10);
    reminders.pending(round.id());
    rounds.open();
    rounds.tallies(List.of(round.id()));
    table.lines(sheet.id());
    table.linesOfRound(round.id());
    timeline.of(new Subject("SHEET", sheet.id()));
    timeline.of(new Subject("TASK", 1));
  }

  private String explain(Statements.Query query) {
    return jdbcTemplate.execute(
        (ConnectionCallback<String>)
            connection -> {
              StringBuilder plan = new StringBuilder();
              try (PreparedStatement statement =
                  connection.prepareStatement("explain " + query.sql())) {
                query.fill(statement);
                try (ResultSet rows = statement.executeQuery()) {
                  while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                  }
                }
              }
              return plan.toString();
            });
  }

  /** 100 rounds of 500 units, most of which are over. */
  private void fill() {
    for (String table : FILLED) {
      jdbc.sql("alter table " + table + " disable trigger on_record").update();
    }
    jdbc.sql(
            """
            insert into unit (name, kind, region_code, region_path, path)
            select '批量单位' || n, 'department', r.code, r.path, '/' || 900000000 + n || '/'
            from generate_series(1, 500) n
            join lateral (select code, path from region where path >= :city and path < rtrim(:city, '/') || '0'
              order by path offset n % 10 limit 1) r on true
            """)
        .param("city", desk.city.path())
        .update();
    jdbc.sql(
            """
            insert into dispatch_round (cadence_id, name, rhythm, period_from, period_to, opens_on, due_on, remind_before, remind_after,
              items, editions, opened_at, closed_at, unit_id, region_path, unit_ids)
            select cadence_id, '批量轮次', rhythm, period_from - n * 7, period_to - n * 7, opens_on - n * 7, due_on - n * 7, remind_before,
              remind_after, items, editions, opened_at, case when n > 2 then opened_at end, unit_id, region_path,
              array(select id from unit where name like '批量单位%')
            from dispatch_round, generate_series(1, 100) n where id = :round
            """)
        .param("round", round.id())
        .update();
    jdbc.sql(
            """
            insert into report_sheet (round_id, unit_id, state, due_on, first_submitted_on, region_path, unit_ids)
            select r.id, u.id,
              case when r.closed_at is null then (array['OPEN', 'DRAFTED', 'SUBMITTED', 'APPROVED', 'RETURNED'])[1 + u.id % 5]
                when u.id % 50 = 0 then 'MISSING' else 'ACCEPTED' end,
              r.due_on, case when u.id % 50 > 0 then r.due_on + (u.id % 7)::int - 5 end, u.region_path, array[u.id]
            from dispatch_round r cross join unit u where r.name = '批量轮次' and u.name like '批量单位%' limit :sheets
            """)
        .param("sheets", SHEETS)
        .update();
    jdbc.sql(
            """
            insert into report_line (sheet_id, place, form, subject_type, subject_id, title, theme, adds, open, region_path, unit_ids)
            select s.id, n, 'TASK', 'TASK', 100000 + s.unit_id * 10 + n, '批量填报', '', false, s.state <> 'ACCEPTED', s.region_path, s.unit_ids
            from report_sheet s join dispatch_round r on r.id = s.round_id, generate_series(1, :lines) n where r.name = '批量轮次'
            """)
        .param("lines", LINES_OF_EACH)
        .update();
    jdbc.sql(
            """
            insert into sheet_step (sheet_id, act, state, actor, at, region_path, unit_ids)
            select s.id, act, 'ACCEPTED', '批量', s.due_on, s.region_path, s.unit_ids
            from report_sheet s join dispatch_round r on r.id = s.round_id, unnest(array['SUBMIT', 'APPROVE', 'ACCEPT']) act
            where r.name = '批量轮次'
            """)
        .update();
    jdbc.sql(
            """
            insert into accepted_report (line_id, edition, form, subject_type, subject_id, unit_id, period_to, as_of, said, accepted_by, accepted_at,
              region_path, unit_ids)
            select l.id, 1, l.form, l.subject_type, l.subject_id, s.unit_id, s.due_on, s.due_on, '{"percent": "50"}', '批量', s.due_on, l.region_path, l.unit_ids
            from report_line l join report_sheet s on s.id = l.sheet_id where l.title = '批量填报' and l.place = 1 and not l.open
            """)
        .update();
    for (String table : FILLED) {
      jdbc.sql("analyze " + table).update();
    }
  }
}
