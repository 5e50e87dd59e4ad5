package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.access.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to a house that runs for years. */
@PlatformTest
class RunningTest {
  @Autowired private EmbeddedDatabase server;
  @Autowired private Flyway flyway;
  @Autowired private JdbcClient jdbc;
  @Autowired private StaleLocks locks;

  @Test
  void aDatabaseOfANewerVersionIsRefused() throws SQLException {
    String name = "newer_version";
    above(
        "create database "
            + name
            + " template "
            + EmbeddedDatabase.OWNER
            + " owner "
            + EmbeddedDatabase.OWNER);
    try {
      String url = server.url().substring(0, server.url().lastIndexOf('/') + 1) + name;
      Flyway here =
          Flyway.configure()
              .configuration(flyway.getConfiguration())
              .dataSource(url, EmbeddedDatabase.OWNER, server.password())
              .load();
      here.validate();
      try (Connection connection =
              DriverManager.getConnection(url, EmbeddedDatabase.OWNER, server.password());
          Statement statement = connection.createStatement()) {
        statement.execute(
            "insert into flyway_schema_history select 999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', now(), 1, true");
      }
      assertThatThrownBy(here::migrate).isInstanceOf(FlywayValidateException.class);
      FlywayValidateException fault = catchFault(here);
      assertThat(
              Objects.requireNonNull(new MigrationFailures().analyze(fault, fault))
                  .getDescription())
          .contains("请用原来的或更新的版本启动")
          .contains("start that one, or restore a backup");
    } finally {
      above("drop database " + name + " with (force)");
    }
  }

  private static FlywayValidateException catchFault(Flyway flyway) {
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      return e;
    }
    throw new AssertionError("Nothing was refused");
  }

  @Test
  void aHouseWithoutItsDatabaseIsNotReady(
      @Autowired org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups groups) {
    assertThat(java.util.Objects.requireNonNull(groups.get("readiness")).isMember("db")).isTrue();
  }

  @Test
  void logsAreTurnedOverAndKeptForSixMonths(
      @org.springframework.beans.factory.annotation.Value(
              "${logging.logback.rollingpolicy.max-history}")
          int days) {
    assertThat(days).isGreaterThanOrEqualTo(183);
    assertThat(
            jdbc.sql(
                    "select current_setting('log_rotation_age'), current_setting('logging_collector')")
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .single())
        .isEqualTo("1d on");
  }

  @Test
  void aClockThatWasAheadLeavesNoJobLocked() {
    Actor.house("测试")
        .run(
            () -> {
              jdbc.sql(
                      """
                      insert into scheduled_lock (name, lock_until, locked_at, locked_by) values
                        ('ahead', timezone('utc', now()) + interval '3 years', timezone('utc', now()) + interval '3 years', 'x'),
                        ('rightly', timezone('utc', now()) + interval '50 minutes', timezone('utc', now()), 'x')
                      """)
                  .update();
              locks.release();
              assertThat(
                      jdbc.sql(
                              "select name from scheduled_lock where lock_until > timezone('utc', now()) and name in ('ahead', 'rightly')")
                          .query(String.class)
                          .list())
                  .containsExactly("rightly");
            });
  }

  private void above(String statement) throws SQLException {
    String url = server.url().substring(0, server.url().lastIndexOf('/') + 1) + "postgres";
    try (Connection connection =
            DriverManager.getConnection(url, EmbeddedDatabase.SUPERUSER, server.password());
        Statement work = connection.createStatement()) {
      work.execute(statement);
      try (ResultSet rows = work.executeQuery("select 1")) {
        assertThat(rows.next()).isTrue();
      }
    }
  }
}
