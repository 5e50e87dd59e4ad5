package org.shanshui.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A database of an earlier version, beside that of the application, which is to be upgraded. */
final class EarlierDatabase implements AutoCloseable {
  private final EmbeddedDatabase server;
  private final String name;

  EarlierDatabase(EmbeddedDatabase server, String name, String version) throws SQLException {
    this.server = server;
    this.name = name;
    above("create database " + name + " owner " + EmbeddedDatabase.OWNER);
    migrate(version);
  }

  void migrate(String version) {
    Flyway.configure()
        .dataSource(url(name), EmbeddedDatabase.OWNER, server.password())
        .target(version)
        .load()
        .migrate();
  }

  void upgrade() {
    migrate("latest");
  }

  /** In the house's own name, which sees everything. */
  Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(url(name), EmbeddedDatabase.OWNER, server.password());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('shanshui.audit_from', '/', false), set_config('shanshui.audit_to', '0', false),"
              + " set_config('shanshui.region_from', '/', false), set_config('shanshui.region_to', '0', false),"
              + " set_config('shanshui.units', '{}', false)");
    }
    return connection;
  }

  /** The first column of what a query gives. */
  static List<String> list(Statement statement, String sql) throws SQLException {
    List<String> list = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        list.add(rows.getString(1));
      }
    }
    return list;
  }

  @Override
  public void close() throws SQLException {
    above("drop database " + name + " with (force)");
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
