package org.shanshui.platform.commitments.register;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.ChangeRecord;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.commitments.Light;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of commitments: a page at a time by key, or all of it a thousand rows at a time. Nothing is
 * ever skipped by offset, and no list is held whole.
 */
@Repository
public class Listing {
  private static final int BATCH = 1000;

  private final JdbcClient jdbc;
  private final KeptFigures<Counted, Map<Light, Long>> lights;

  Listing(JdbcClient jdbc, ChangeRecord record, Clock clock) {
    this.jdbc = jdbc;
    this.lights = new KeptFigures<>(record, clock, Duration.ZERO);
  }

  /** A query as it goes to the database, with named parameters. */
  public record Query(String sql, Map<String, Object> parameters) {}

  /**
   * What a list selects beside the common columns.
   *
   * @param columns of the joined tables, each after a comma
   * @param joins of {@code commitment c}
   * @param condition begins with {@code and}, or is empty
   */
  public record Shape(
      String columns, String joins, String condition, Map<String, Object> parameters) {
    public static final Shape PLAIN = new Shape("", "", "", Map.of());
  }

  /** What is counted: by its words, for arrays among the parameters of its query equal nothing. */
  private record Counted(Shape shape, Filter filter) {}

  /** The query of one page. */
  public static Query query(Shape shape, Filter filter, @Nullable Cursor cursor, int limit) {
    Filter.Where where = filter.where();
    Map<String, Object> parameters = new HashMap<>(where.parameters());
    parameters.putAll(shape.parameters());
    parameters.put("limit", limit);
    boolean back = cursor != null && cursor.back();
    String from = "";
    if (cursor != null) {
      from = back ? " and (c.due, c.id) < (:due, :id)" : " and (c.due, c.id) > (:due, :id)";
      parameters.put("due", cursor.due());
      parameters.put("id", cursor.id());
    }
    String order = back ? " order by c.due desc, c.id desc" : " order by c.due, c.id";
    return new Query(
        "select "
            + Commitment.COLUMNS
            + shape.columns()
            + " from commitment c "
            + shape.joins()
            + " where "
            + where.sql()
            + shape.condition()
            + from
            + order
            + " limit :limit",
        parameters);
  }

  /** A page of rows. */
  public <T> Page<T> page(
      Shape shape,
      Filter filter,
      @Nullable Cursor cursor,
      int limit,
      RowMapper<T> mapper,
      Function<T, Commitment> common) {
    Query query = query(shape, filter, cursor, limit + 1);
    List<T> rows =
        new ArrayList<>(jdbc.sql(query.sql()).params(query.parameters()).query(mapper).list());
    boolean more = rows.size() > limit;
    if (more) {
      rows.remove(limit);
    }
    boolean back = cursor != null && cursor.back();
    if (back) {
      Collections.reverse(rows);
    }
    if (rows.isEmpty()) {
      return new Page<>(List.of(), null, null);
    }
    String first = Cursor.write(common.apply(rows.get(0)));
    String last = Cursor.write(common.apply(rows.get(rows.size() - 1)));
    boolean hasPrevious = back ? more : cursor != null;
    boolean hasNext = back || more;
    return new Page<>(List.copyOf(rows), hasPrevious ? first : null, hasNext ? last : null);
  }

  /** Every row, in the order of the list. */
  public <T> void all(
      Shape shape,
      Filter filter,
      RowMapper<T> mapper,
      Function<T, Commitment> common,
      Consumer<List<T>> batches) {
    Cursor cursor = null;
    while (true) {
      Query query = query(shape, filter, cursor, BATCH);
      List<T> rows = jdbc.sql(query.sql()).params(query.parameters()).query(mapper).list();
      if (!rows.isEmpty()) {
        batches.accept(rows);
      }
      if (rows.size() < BATCH) {
        return;
      }
      Commitment last = common.apply(rows.get(rows.size() - 1));
      cursor = new Cursor(last.due(), last.id(), false);
    }
  }

  /** How many have each light, whatever light the filter asks for. */
  public Map<Light, Long> lights(Shape shape, Filter filter) {
    return lights.get(
        new Counted(shape, filter.light(null)), () -> counted(lightsQuery(shape, filter)));
  }

  private Map<Light, Long> counted(Query query) {
    Map<Light, Long> counts = new EnumMap<>(Light.class);
    for (Light light : Light.values()) {
      counts.put(light, 0L);
    }
    jdbc.sql(query.sql())
        .params(query.parameters())
        .query(
            row -> {
              counts.put(Light.valueOf(row.getString("light")), row.getLong("n"));
            });
    return Collections.unmodifiableMap(counts);
  }

  static Query lightsQuery(Shape shape, Filter filter) {
    Filter.Where where = filter.light(null).where();
    Map<String, Object> parameters = new HashMap<>(where.parameters());
    parameters.putAll(shape.parameters());
    return new Query(
        "select c.light, count(*) as n from commitment c "
            + shape.joins()
            + " where "
            + where.sql()
            + shape.condition()
            + " group by c.light",
        parameters);
  }
}
