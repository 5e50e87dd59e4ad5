package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.collection.ReportAccepted;
import org.shanshui.platform.collection.ReportsAccepted;
import org.shanshui.platform.subjects.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures that an earlier version had in columns become documents of their forms, and what was
 * accepted and not heard yet is heard.
 */
@PlatformTest
class EarlierReportsTest {
  @Autowired private EmbeddedDatabase server;
  @Autowired private JsonMapper json;

  @Test
  void columnsBecomeDocumentsAndNoDigitIsLost() throws SQLException {
    try (EarlierDatabase earlier = new EarlierDatabase(server, "earlier_reports", "180")) {
      try (Connection connection = earlier.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            insert into region (code, name, level, path) values ('99', '省', 'province', '/99/');
            insert into unit (id, name, kind, region_code, region_path, path) overriding system value
              values (1, '市局', 'department', '99', '/99/', '/1/');
            insert into cadence (id, name, plan_id, rhythm, opens_after, due_working_days, remind_before, remind_after, kinds, fields,
              starts_on, unit_id, region_path, unit_ids) overriding system value values
              (1, '月报', 4, 'MONTH', 0, 5, '{}', '{}', '{TASK,TARGET}', '{PERCENT,VALUE,PROGRESS}', '2025-03-01', 1, '/99/', '{1}'),
              (2, '项目月报', null, 'MONTH', 0, 5, '{}', '{}', '{PROJECT}', '{INVESTMENT}', '2025-03-01', 1, '/99/', '{1}');
            insert into dispatch_round (id, cadence_id, name, rhythm, period_from, period_to, opens_on, due_on, remind_before, remind_after,
              fields, opened_at, unit_id, region_path, unit_ids) overriding system value
              values (1, 1, '月报', 'MONTH', '2025-03-01', '2025-03-31', '2025-04-01', '2025-04-08', '{}', '{}', '{PERCENT}', now(), 1, '/99/', '{1}');
            insert into report_sheet (id, round_id, unit_id, state, due_on, region_path, unit_ids) overriding system value
              values (1, 1, 1, 'DRAFTED', '2025-04-08', '/99/', '{1}');
            insert into report_line (id, sheet_id, place, kind, commitment_id, title, theme, adds, as_of, percent, invested_total, progress,
              why_unusual, region_path, unit_ids) overriding system value
              values (1, 1, 1, 'TASK', 7, '治污', '', false, '2025-03-30', 62.50, 12345678901234567.000001, '开工', '核减', '/99/', '{1}'),
                (2, 1, 2, 'TARGET', 8, '绿道', '', true, null, null, null, null, null, '/99/', '{1}');
            insert into accepted_report (id, line_id, edition, kind, commitment_id, unit_id, period_to, as_of, value, accepted_by, accepted_at,
              region_path, unit_ids) overriding system value
              values (5, 2, 1, 'TARGET', 8, 1, '2025-03-31', '2025-03-31', 45.0, '统筹', now(), '/99/', '{1}');
            insert into event_publication (id, listener_id, event_type, serialized_event, publication_date) values (gen_random_uuid(),
              'org.shanshui.platform.dispatch.AcceptedReports.record(org.shanshui.platform.dispatch.ReportAccepted)',
              'org.shanshui.platform.dispatch.ReportAccepted',
              '{"report_id": 5, "kind": "TARGET", "commitment_id": 8, "unit_id": 1, "period": {"rhythm": "MONTH", "first": "2025-03-01", "last": "2025-03-31"}, "as_of": "2025-03-31", "value": 45.0, "accepted_by": "统筹"}',
              now());
            """);
      }
      earlier.upgrade();
      try (Connection connection = earlier.connect();
          Statement statement = connection.createStatement()) {
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select subject_type || subject_id || form || said || known from report_line order by id"))
            .containsExactly(
                "TASK7TASK{\"as_of\": \"2025-03-30\", \"percent\": \"62.50\", \"progress\": \"开工\", \"why_unusual\": \"核减\","
                    + " \"invested_total\": \"12345678901234567.000001\"}{}",
                "TARGET8TARGET{}{}");
        assertThat(
                EarlierDatabase.list(
                    statement, "select subject_type || subject_id || said from accepted_report"))
            .containsExactly("TARGET8{\"as_of\": \"2025-03-31\", \"value\": \"45.0\"}");
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select source || coalesce(about_id::text, '–') || forms::text || items::text from cadence order by id"))
            .containsExactly(
                "COMMITMENTS4{TASK,TARGET}{PERCENT,VALUE,PROGRESS}",
                "COMMITMENTS–{PROJECT}{INVESTMENT}");
        assertThat(EarlierDatabase.list(statement, "select editions::text from dispatch_round"))
            .containsExactly("{\"TASK\": \"collection 1.0\", \"TARGET\": \"collection 1.0\"}");
        assertThat(EarlierDatabase.list(statement, "select listener_id from event_publication"))
            .containsExactly(
                "org.shanshui.platform.commitments.AcceptedReports.record(org.shanshui.platform.collection.ReportsAccepted)");
        List<ReportAccepted> accepted =
            json.readValue(
                    EarlierDatabase.list(
                            statement, "select serialized_event from event_publication")
                        .get(0),
                    ReportsAccepted.class)
                .reports();
        assertThat(accepted).hasSize(1);
        ReportAccepted told = accepted.get(0);
        assertThat(told.reportId()).isEqualTo(5);
        assertThat(told.subject()).isEqualTo(new Subject("TARGET", 8));
        assertThat(told.period().first()).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(told.asOf()).isEqualTo(LocalDate.of(2025, 3, 31));
        assertThat(told.number("value")).isEqualTo(new BigDecimal("45.0"));
      }
    }
  }
}
