package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Workbooks and files that earlier versions took in are there after the way up. */
@PlatformTest
class EarlierUploadsTest {
  private static final String NAME = "earlier_uploads";

  @Autowired private EmbeddedDatabase server;

  private void furnish() throws SQLException {
    above("drop database if exists " + NAME);
    above("create database " + NAME + " owner " + EmbeddedDatabase.OWNER);
    migrate("111");
    perform(
        """
        insert into region (code, name, level, path) values ('99', '省', 'province', '/99/');
        insert into unit (name, kind, region_code, region_path, path) values ('局', 'department', '99', '/99/', '/1/');
        insert into person (login, name, unit_id, region_path, unit_ids, roles)
          values ('zhang', '张', 1, '/99/', '{1}', '{PLANNER}');
        insert into project_import (file_name, person_id, at, good, bad, state, region_path, unit_ids) values
          ('甲.xlsx', 1, '2025-03-01', 2, 1, 'CONFIRMED', '/99/', '{1}'), ('乙.xlsx', 1, '2025-03-02', 0, 1, 'WAITING', '/99/', '{1}');
        insert into project_import_part (import_id, number, rows, errors) values (1, 1,
          '[{"row": 2, "draft": {"code": "A", "name": "路"}}, {"row": 3, "draft": {"code": "B", "name": "桥"}}]',
          '[{"sheet": "项目", "row": 4, "column": "C", "title": "类别", "value": "", "zh": "必填。", "en": "is required"}]');
        alter table report_file drop constraint report_file_line_id_fkey;
        alter table case_evidence drop constraint case_evidence_case_id_fkey;
        alter table case_evidence drop constraint case_evidence_step_id_fkey;
        alter table report_file no force row level security;
        alter table case_evidence no force row level security;
        insert into report_file (line_id, name, media_type, size, sha256, bytes, added_by, added_at) values
          (7, '说明.txt', 'text/plain', 2, 'h1', 'ab', '李', '2025-03-01'), (8, '又.txt', 'text/plain', 2, 'h1', 'ab', '李', '2025-03-01');
        insert into case_evidence (case_id, step_id, name, sort, content_type, size, sha256, bytes, person_id, at) values
          (5, 6, '桥.png', 'picture', 'image/png', 3, 'h2', 'abc', 1, '2025-03-01'), (5, null, '同.txt', 'document', 'text/plain', 2, 'h1', 'ab', null, '2025-03-01');
        insert into plan_draft (region_code, region_path, region_open, name, size, sha256, uploaded_by, uploader, uploaded_at, state, title)
          values ('99', '/99/', false, '规划.txt', 4, 'h3', 1, '张', '2025-03-01', 'review', '规划');
        insert into plan_file (draft_id, content, text) values (1, 'abcd', '文');
        """);
  }

  @AfterEach
  void gone() throws SQLException {
    above("drop database " + NAME + " with (force)");
  }

  @Test
  void nothingIsLost() throws SQLException {
    furnish();
    migrate("latest");
    assertThat(
            rows(
                "select form, given, file_name, state, good, bad, kept, refused from import_file order by id"))
        .containsExactly(
            "/projects/import|{}|甲.xlsx|DONE|2|1|2|0",
            "/projects/import|{}|乙.xlsx|WAITING|0|1|0|0");
    assertThat(
            rows(
                """
                select rows -> 1 ->> 'code', rows -> 1 -> 'draft' ->> 'name', faults -> 0 -> 'refusal' ->> 'chinese', faults -> 0 -> 'refusal' ->> 'code', outcomes
                from (select rows::jsonb, faults::jsonb, outcomes from import_part) part
                """))
        .containsExactly("B|桥|必填。|workbook.cell-unfit|{\"2\": null, \"3\": null}");
    assertThat(rows("select sha256, size, encode(content, 'escape') from stored_file order by 1"))
        .containsExactly("h1|2|ab", "h2|3|abc", "h3|4|abcd");
    perform("alter table attachment no force row level security");
    assertThat(
            rows(
                "select subject, subject_id, part_id, name, media_type, sha256, person_id, added_by from attachment order by id"))
        .containsExactly(
            "report_line|7|null|说明.txt|text/plain|h1|null|李",
            "report_line|8|null|又.txt|text/plain|h1|null|李",
            "case_file|5|6|桥.png|image/png|h2|1|张",
            "case_file|5|null|同.txt|text/plain|h1|null|系统");
    assertThat(rows("select draft_id, sha256, text from plan_file")).containsExactly("1|h3|文");
    assertThat(
            rows(
                "select relname from pg_class where relname in ('project_import', 'report_upload', 'upload_row', 'report_file', 'case_evidence')"))
        .isEmpty();
  }

  private List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }

  private void perform(String deed) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(deed);
    }
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(url(NAME), EmbeddedDatabase.OWNER, server.password())
        .target(target)
        .load()
        .migrate();
  }

  /** In the house's own name, which sees all. */
  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(url(NAME), EmbeddedDatabase.OWNER, server.password());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('shanshui.audit_from', '/', false), set_config('shanshui.audit_to', '0', false),"
              + " set_config('shanshui.region_from', '/', false), set_config('shanshui.region_to', '0', false)");
    }
    return connection;
  }

  private void above(String deed) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url("postgres"), "postgres", server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(deed);
    }
  }

  private String url(String database) {
    String url = server.url();
    return url.substring(0, url.lastIndexOf('/') + 1) + database;
  }
}
