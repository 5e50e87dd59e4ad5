package org.shanshui.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a running sample city as large as a benchmark needs, by copying its rows in the database,
 * behind the application's back: through the doors a hundred thousand cases would take many hours.
 * The copies are not on the record of changes, so such a city is for measuring and nothing else.
 *
 * <p>Arguments: the data folder of the running city ({@code SHANSHUI_DATA}), copies of its plans,
 * copies of its tasks within each plan, copies of its cases.
 */
public final class CityCopies {
  /** Between a row's id and its copy's; more than any id the application has given. */
  private static final long SHIFT = 10_000_000L;

  /** Beyond the ids of copied plans. */
  private static final long TASK_SHIFT = 1_000 * SHIFT;

  /** What belongs to a plan, owners before what they own. */
  private static final List<String> PLANS =
      List.of(
          "plan",
          "plan_version",
          "adopted_item",
          "committed_plan",
          "planned_total",
          "commitment",
          "task",
          "target",
          "project",
          "investment",
          "quarter_figure",
          "measure",
          "milestone",
          "work_point",
          "progress",
          "commitment_history",
          "cadence",
          "dispatch_round",
          "report_sheet",
          "report_line",
          "accepted_report",
          "sheet_step");

  private static final List<String> TASKS =
      List.of("commitment", "task", "measure", "progress", "commitment_history");

  private static final List<String> CASES = List.of("case_file", "case_step");

  /** Columns that name a row which is copied too. */
  private static final Set<String> LINKS =
      Set.of(
          "id",
          "plan_id",
          "version_id",
          "item_id",
          "task_item_id",
          "commitment_id",
          "subject_id",
          "about_id",
          "parent_id",
          "task_id",
          "project_id",
          "planned_total_id",
          "measure_id",
          "carried_from",
          "report_id",
          "cadence_id",
          "round_id",
          "sheet_id",
          "line_id",
          "case_id",
          "survivor_id");

  private CityCopies() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    Path data = Path.of(arguments[0]);
    int plans = Integer.parseInt(arguments[1]);
    int tasks = Integer.parseInt(arguments[2]);
    int cases = Integer.parseInt(arguments[3]);
    try (Connection database = open(data)) {
      // All of it or nothing.
      database.setAutoCommit(false);
      copy(database, TASKS, TASK_SHIFT, tasks, "kind = 'TASK' and parent_id is null");
      copy(database, PLANS, SHIFT, plans, null);
      copy(database, CASES, SHIFT, cases, null);
      database.commit();
      database.setAutoCommit(true);
      try (Statement statement = database.createStatement()) {
        statement.execute("vacuum analyze");
      }
      Map<String, Long> sizes = new LinkedHashMap<>();
      for (String table :
          List.of(
              "plan",
              "task",
              "target",
              "project",
              "report_sheet",
              "report_line",
              "accepted_report",
              "case_file",
              "case_step")) {
        sizes.put(table, count(database, table));
      }
      System.out.println(sizes);
    }
  }

  private static Connection open(Path data) throws IOException, SQLException {
    String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
    Connection database =
        DriverManager.getConnection(
            "jdbc:postgresql://localhost:" + port + "/shanshui",
            "shanshui",
            Files.readString(data.resolve("postgres.password")).strip());
    // As the house itself, which sees all regions.
    try (Statement sight = database.createStatement()) {
      sight.execute(
          "select set_config('shanshui.region_from', '/', false), set_config('shanshui.region_to', '0', false),"
              + " set_config('shanshui.units', '{}', false)");
    }
    return database;
  }

  private static void copy(
      Connection database, List<String> tables, long shift, int copies, @Nullable String which)
      throws SQLException {
    for (String table : tables) {
      List<String> columns = columns(database, table);
      List<String> values = new ArrayList<>();
      for (String column : columns) {
        values.add(
            switch (column) {
              case "code" -> "code || '-' || copy";
              case "source_key" -> "null";
              default ->
                  LINKS.contains(column) && !isOfPlanWhileTasks(tables, column)
                      ? column + " + copy * " + shift + "::bigint"
                      : column;
            });
      }
      String original = which == null ? "" : " where " + original(table, which);
      try (Statement statement = database.createStatement()) {
        statement.execute("alter table " + table + " disable trigger on_record");
        statement.execute(
            "insert into %s (%s) overriding system value select %s from %s, generate_series(1, %d) copy%s"
                .formatted(
                    table,
                    String.join(", ", columns),
                    String.join(", ", values),
                    table,
                    copies,
                    original));
        statement.execute("alter table " + table + " enable trigger on_record");
      }
    }
  }

  /** Copies of tasks stay in the plan that they are of. */
  private static boolean isOfPlanWhileTasks(List<String> tables, String column) {
    return tables == TASKS && column.equals("plan_id");
  }

  private static String original(String table, String which) {
    if (table.equals("commitment")) {
      return which;
    }
    String key =
        table.equals("task") ? "id" : table.equals("measure") ? "task_id" : "commitment_id";
    return "exists (select from commitment c where c.id = %s.%s and c.%s and c.id < %d)"
        .formatted(table, key, which.replace(" and ", " and c."), SHIFT);
  }

  private static List<String> columns(Connection database, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement =
        database.prepareStatement(
            "select column_name from information_schema.columns where table_name = ? and is_generated = 'NEVER' order by ordinal_position")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return columns;
  }

  private static long count(Connection database, String table) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
