package org.shanshui.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shanshui.platform.access.Actor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No query without an index: every query that is asked when everyone opens every door is explained
 * with reading of whole tables forbidden. What the database then still reads whole, no index
 * serves, however small it is today.
 */
class EveryQuery {
  /** Tables that stay small, and why. All others grow with use. */
  private static final Map<String, String> SMALL =
      Map.of(
          "region", "the map of the house: loaded once, some thousand rows",
          "unit", "the offices of the house: some thousand",
          "unit_alias", "a few for each unit",
          "region_boundary", "one for each region",
          "sample_city", "one row",
          "audit_proof", "one for each day",
          "region_was_at", "one for each region that was ever moved",
          "guarded_through", "one for each table that is seen through another",
          "scheduled_lock", "one for each job");

  /** Queries that rightly read all that is in sight, by a part of their text, and why. */
  private static final Map<String, String> WHOLE =
      Map.of(
          "select distinct kind from plan",
          "the kinds of plans for a filter: a region adopts some tens of plans a year");

  /**
   * What the database has learnt of the tables, which are small today. Where it has found that all
   * rows answer to a condition (all seals are of one day), it has no use for an index: so it does
   * on a machine that is busy for long enough to learn it.
   */
  private static final String FORGETTING =
      """
      select pg_clear_attribute_stats('public', c.relname, a.attname, inherited)
      from pg_class c join pg_attribute a on a.attrelid = c.oid, unnest(array[false, true]) inherited
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      """;

  private static final Pattern SIGHT = Pattern.compile("region_path|unit_ids");
  private static final Pattern LIMIT = Pattern.compile("(?i)\\blimit\\b");

  private final Walk walk;
  private final JdbcTemplate jdbc;
  private final JsonMapper json;
  private final TransactionTemplate transaction;

  EveryQuery(Walk walk, JdbcTemplate jdbc, JsonMapper json, TransactionTemplate transaction) {
    this.walk = walk;
    this.jdbc = jdbc;
    this.json = json;
    this.transaction = transaction;
  }

  void isServedByAnIndex() throws Exception {
    List<Statements.Query> asked = walk.asked();
    Map<Actor, List<Statements.Query>> byActor =
        asked.stream().collect(Collectors.groupingBy(Statements.Query::actor));
    List<String> unserved = new ArrayList<>();
    Set<String> excused = new TreeSet<>();
    byActor.forEach(
        (actor, queries) ->
            actor.run(
                () ->
                    transaction.executeWithoutResult(
                        status -> {
                          status.setRollbackOnly();
                          jdbc.execute(FORGETTING);
                          judge(queries, unserved, excused);
                        })));
    assertThat(unserved).isEmpty();
    assertThat(asked.size()).isGreaterThan(100);
    assertThat(excused).as("excuses that are needed").isEqualTo(new TreeSet<>(WHOLE.keySet()));
  }

  private void judge(List<Statements.Query> queries, List<String> unserved, Set<String> excused) {
    Map<Statements.Query, Set<String>> found = new LinkedHashMap<>();
    queries.stream()
        .filter(EveryQuery::asksForSight)
        .forEach(query -> found.put(query, readWhole(query)));
    // What is in sight may be all there is: a query needs an index beside those of the row policy.
    jdbc.queryForList(
            "select indexrelid::regclass::text from pg_index join pg_class on pg_class.oid = indrelid"
                + " where relnamespace = 'public'::regnamespace and pg_get_indexdef(indexrelid) ~ '\\((region_path|unit_ids)\\)$'",
            String.class)
        .forEach(index -> jdbc.execute("drop index " + index));
    queries.stream()
        .filter(query -> !asksForSight(query))
        .forEach(query -> found.put(query, readWhole(query)));
    found.forEach(
        (query, tables) -> {
          if (!tables.isEmpty()) {
            WHOLE.keySet().stream()
                .filter(query.sql()::contains)
                .findFirst()
                .ifPresentOrElse(
                    excused::add,
                    () ->
                        unserved.add(
                            query.actor().login()
                                + ", "
                                + tables
                                + ": "
                                + query.sql()
                                + "\n"
                                + plan(query, LIMIT.matcher(query.sql()).find())));
          }
        });
  }

  private static boolean asksForSight(Statements.Query query) {
    return SIGHT.matcher(query.sql()).find();
  }

  /** The growing tables that the query reads from one end to the other. */
  private Set<String> readWhole(Statements.Query query) {
    Set<String> whole = new TreeSet<>();
    // Only what has a condition on an index is read through a bitmap.
    collect(plan(query, false), false, whole);
    if (!whole.isEmpty() && LIMIT.matcher(query.sql()).find()) {
      // A page may also walk an index in its order, as far as it goes.
      whole.clear();
      collect(plan(query, true), true, whole);
    }
    return whole;
  }

  private static void collect(JsonNode node, boolean walking, Set<String> whole) {
    String table = node.path("Relation Name").asString("");
    // The row policy itself looks for a row's owner by its primary key, or hashes a small table.
    boolean isPolicy = node.path("Alias").asString("").matches("owner(_\\d+)?");
    if (!table.isEmpty() && !isPolicy && !SMALL.containsKey(table)) {
      String type = node.path("Node Type").asString("");
      boolean byIndex = type.startsWith("Index") && (walking || node.has("Index Cond"));
      if (!byIndex && !type.equals("Bitmap Heap Scan")) {
        whole.add(table);
      }
    }
    node.path("Plans").forEach(under -> collect(under, walking, whole));
  }

  private JsonNode plan(Statements.Query query, boolean walking) {
    jdbc.execute(
        "set local enable_seqscan = off; set local enable_indexscan = %1$s; set local enable_indexonlyscan = %1$s"
            .formatted(walking ? "on" : "off"));
    String told = jdbc.execute((ConnectionCallback<String>) at -> explain(at, query));
    return json.readTree(String.valueOf(told)).get(0).get("Plan");
  }

  private static String explain(Connection connection, Statements.Query query) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("explain (format json, costs off) " + query.sql())) {
      query.fill(statement);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
