package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Cases of an earlier version keep what they come from, and what was told before the way up is
 * heard after it.
 */
@PlatformTest
class EarlierCasesTest {
  private static final String CASE =
      """
      insert into case_file (id, kind, title, description, source_key, region_code, region_path, unit_ids, state, stage, since, order_due, loop, found_at, closed_at,
        outcome)
      overriding system value
      values (%d, '%s', '某事', '%s', %s, 'a', '/a/', '{1}', case when %5$s is null then 'found' else 'closed' end, 'judge', now(), now(), '{}', now(), %s, %s);
      """;

  @Autowired private EmbeddedDatabase server;

  @Test
  void whatTheyComeFromIsASubject() throws SQLException {
    try (EarlierDatabase earlier = new EarlierDatabase(server, "earlier_cases", "180")) {
      try (Connection connection = earlier.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            insert into region (code, name, level, path) values ('a', '市', 'town', '/a/');
            insert into unit (id, name, kind, region_code, region_path, path) overriding system value
              values (1, '甲局', 'department', 'a', '/a/', '/1/'), (2, '乙局', 'department', 'a', '/a/', '/2/');
            """);
        statement.execute(CASE.formatted(1, "supervision", "", "'TASK:12'", "null", "null"));
        statement.execute(
            CASE.formatted(
                2, "supervision", "乙局逾期（报表 #31）。", "'REPORT:1:2'", "now()", "'resolved'"));
        statement.execute(
            CASE.formatted(3, "supervision", "乙局逾期（报表 #40）。", "'REPORT:1:2'", "null", "null"));
        statement.execute(CASE.formatted(4, "inspection", "", "null", "null", "null"));
        statement.execute(
            """
            insert into case_step (case_id, number, at, step, person_name, text, state_after)
              values (2, 1, now(), 'note', '系统', '又逾期（报表 #35）。', 'found');
            insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, completion_date) values
              (gen_random_uuid(), 'org.shanshui.platform.cases.desk.CommitmentWatch.lightChanged(x)', 'x', '{"a": 1}', now(), null),
              (gen_random_uuid(), 'org.shanshui.platform.cases.desk.CommitmentWatch.unitMerged(x)', 'x', '{"a": 2}', now(), null),
              (gen_random_uuid(), 'org.shanshui.platform.cases.desk.ReportWatch.reportOverdue(x)', 'x', '{"a": 3}', now(), null),
              (gen_random_uuid(), 'org.shanshui.platform.cases.desk.CommitmentWatch.closed(x)', 'org.shanshui.platform.cases.CaseClosed',
               '{"id": 1, "kind": "supervision", "sourceKey": "TASK:12", "outcome": "resolved"}', now(), null);
            """);
      }
      earlier.upgrade();
      try (Connection connection = earlier.connect();
          Statement statement = connection.createStatement()) {
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select concat_ws(' ', id, source_type, source_id = any (select id from missed_report)) from case_file order by id"))
            .containsExactly("1 TASK f", "2 MISSED_REPORT t", "3 MISSED_REPORT t", "4");
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select concat_ws(' ', unit_id, steward_unit_id, (select array_agg(s order by s) from unnest(sheet_ids) s), unit_ids) from missed_report"))
            .containsExactly("2 1 {31,35,40} {2,1}");
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select substring(listener_id from '^org\\.shanshui\\.platform\\.(.*)\\(') from event_publication order by 1"))
            .containsExactly(
                "cases.desk.CaseWatch.unitMerged",
                "supervision.CommitmentWatch.closed",
                "supervision.CommitmentWatch.lightChanged",
                "supervision.ReportWatch.reportOverdue");
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select serialized_event::jsonb ->> 'source' from event_publication where event_type <> 'x'"))
            .containsExactly("{\"id\": 12, \"type\": \"TASK\"}");
      }
    }
  }
}
