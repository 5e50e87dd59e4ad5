package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The figures that targets of an earlier version had move to their indicators, and none is lost.
 */
@PlatformTest
class EarlierValuesTest {
  private static final String COMMITMENT =
      """
      insert into commitment (id, kind, parent_id, axis, title, theme, lead_unit_id, unit_ids, region_path, start_on, due, value, as_of, light_on)
      overriding system value
      values (%d, 'TARGET', %s, %s, '%s', '', 1, '{1}', '%s', '2024-01-01', '%s', %s, %s, '2024-01-01');
      insert into target (id, metric, meaning, comparator, value, unit, scope, nature, nature_reason, path)
      values (%1$d, '%s', 'level', '>=', 100, '公里', %s, '%s', '', %s);
      """;

  @Autowired private EmbeddedDatabase server;

  private static String target(
      int id,
      String parent,
      String axis,
      String metric,
      String region,
      String due,
      String value,
      String nature,
      String path) {
    return COMMITMENT.formatted(
        id,
        parent,
        axis,
        metric,
        region,
        due,
        value,
        value.equals("null") ? "null" : "'2024-06-30'",
        metric,
        axis.equals("null") ? "null" : "'一份'",
        nature,
        path);
  }

  @Test
  void reportsAndSumsBecomeValuesOfTheirIndicators() throws SQLException {
    try (EarlierDatabase earlier = new EarlierDatabase(server, "earlier_values", "111")) {
      try (Connection connection = earlier.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            insert into region (code, name, level, path) values ('a', '市', 'town', '/a/'), ('b', '县', 'town', '/a/b/');
            insert into unit (id, name, kind, region_code, region_path, path) overriding system value
              values (1, '市局', 'department', 'a', '/a/', '/1/');
            """);
        statement.execute(
            target(1, "null", "null", "绿道", "/a/", "2025-12-31", "30", "SUM", "null"));
        statement.execute(
            target(2, "1", "'UNIT'", "绿道", "/a/b/", "2025-12-31", "20", "SUM", "null"));
        statement.execute(target(3, "1", "'UNIT'", "绿道", "/a/", "2025-12-31", "10", "SUM", "null"));
        statement.execute(
            target(4, "2", "'YEAR'", "绿道", "/a/b/", "2024-12-31", "null", "SUM", "'YEARLY'"));
        statement.execute(
            target(5, "null", "null", "优良率", "/a/", "2025-12-31", "41", "RATIO", "null"));
        statement.execute(
            target(6, "null", "null", "优良率", "/a/", "2030-12-31", "null", "RATIO", "null"));
        statement.execute(
            """
            insert into progress (commitment_id, report_id, value, as_of, recorded_at) values
              (2, 7, 15, '2024-03-31', now()), (2, 8, 20, '2024-06-30', now()), (3, 9, 10, '2024-06-30', now()),
              (5, 10, 41, '2024-06-30', now());
            """);
      }
      earlier.upgrade();
      try (Connection connection = earlier.connect();
          Statement statement = connection.createStatement()) {
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select t.id || ' ' || v.as_of || ' ' || v.value || ' ' || v.source_type || ' ' || v.source_id"
                        + " from target t join indicator_value v on v.series_id = t.series_id order by t.id, v.id"))
            .containsExactly(
                "1 2024-06-30 30 TARGET 1",
                "2 2024-03-31 15 REPORT 7",
                "2 2024-06-30 20 REPORT 8",
                "3 2024-06-30 10 REPORT 9",
                "5 2024-06-30 41 REPORT 10",
                "6 2024-06-30 41 REPORT 10");
        assertThat(EarlierDatabase.list(statement, "select name from indicator order by name"))
            .containsExactlyInAnyOrder("绿道", "优良率");
        assertThat(
                EarlierDatabase.list(
                    statement,
                    "select coalesce(unit_id::text, '–') || ' ' || since || ' ' || coalesce(until::text, '–')"
                        + " from target t join indicator_series s on s.id = t.series_id where t.id <= 4 order by t.id"))
            .containsExactly(
                "– 2024-01-01 –", "– 2024-01-01 –", "1 2024-01-01 –", "– 2024-01-01 2024-12-31");
      }
    }
  }
}
