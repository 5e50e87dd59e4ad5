package org.shanshui.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanshui.platform.PlatformTest;
import org.shanshui.platform.audit.ChainVerifier;
import org.shanshui.platform.audit.ChainVerifier.Break;
import org.shanshui.platform.audit.ChainVerifier.Finding;
import org.springframework.beans.factory.annotation.Autowired;

/** What earlier versions chained entry by entry is carried on by seals, and proved with them. */
@PlatformTest
class EarlierRecordTest {
  private static final String NAME = "earlier_record";

  @Autowired private EmbeddedDatabase server;

  @BeforeEach
  void anEarlierDatabase() throws SQLException {
    above("create database " + NAME + " owner " + EmbeddedDatabase.OWNER);
    migrate("100");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 5; i++) {
        statement.execute(region("早" + i));
      }
      statement.execute("update region set name = '改过' where code = '早1'");
    }
    migrate("latest");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 3; i++) {
        statement.execute(region("晚" + i));
        statement.execute("select seal_record(true)");
      }
    }
  }

  @AfterEach
  void gone() throws SQLException {
    above("drop database " + NAME + " with (force)");
  }

  @Test
  void bothAreProvedAsOne() throws SQLException {
    try (Connection connection = connect()) {
      Finding.Whole whole = (Finding.Whole) ChainVerifier.verify(connection, Set.of());
      assertThat(whole.entries()).isEqualTo(9);
      assertThat(whole.unsealed()).isZero();
    }
  }

  @Test
  void whatWasChainedEarlierStaysProtectedByTheSealsAfterIt() throws SQLException {
    assertThat(after("update audit_entry set actor = 'x' where number = 2"))
        .extracting("number", "what")
        .containsExactly(2L, Break.CONTENT);
    assertThat(after("delete from audit_entry where number = 3"))
        .extracting("number", "what")
        .containsExactly(4L, Break.GAP);
    assertThat(after("delete from audit_entry where number = 6"))
        .extracting("number", "what")
        .containsExactly(1L, Break.SEAL_LINK);
  }

  private Finding after(String deed) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "alter table audit_entry disable trigger user; alter table audit_entry no force row level security;"
              + deed);
      Finding finding = ChainVerifier.verify(connection, Set.of());
      connection.rollback();
      return finding;
    }
  }

  private static String region(String code) {
    return "insert into region (code, name, level, path) values ('%1$s', '%1$s', 'town', '/%1$s/')"
        .formatted(code);
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(url(NAME), EmbeddedDatabase.OWNER, server.password())
        .target(target)
        .load()
        .migrate();
  }

  /** In the house's own name. */
  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(url(NAME), EmbeddedDatabase.OWNER, server.password());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('shanshui.audit_from', '/', false), set_config('shanshui.audit_to', '0', false)");
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
