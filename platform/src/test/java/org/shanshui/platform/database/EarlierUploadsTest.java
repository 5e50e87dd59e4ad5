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
                select rows -> 1 ->> 'code', rows -> 1 -> 'draft' ->> 'name', faults -> 0 -> 'refusal' ->> 'chinese', outcomes
                from import_part
                """))
        .containsExactly("B|桥|必填。|{\"2\": null, \"3\": null}");
    assertThat(
            rows(
                "select relname from pg_class where relname in ('project_import', 'report_upload', 'upload_row')"))
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
