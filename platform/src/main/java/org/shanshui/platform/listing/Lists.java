package org.shanshui.platform.listing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.access.ChangeRecord;
import org.shanshui.platform.access.KeptFigures;
import org.shanshui.platform.refusal.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads lists: a page at a time by key, or all of it some rows at a time. Nothing is skipped by
 * counting, and no list is held whole.
 */
@Repository
public class Lists {
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 200;
  private static final int BATCH = 1_000;

  /** Where {@link #count} stops. */
  public static final int MOST_COUNTED = 1_000;

  private final JdbcClient jdbc;
  private final KeptFigures<Asked, Map<String, Long>> counts;
  private final KeptFigures<Asked, Map<String, BigDecimal>> sums;
  private final KeptFigures<Asked, Long> numbers;

  Lists(JdbcClient jdbc, ChangeRecord record, Clock clock) {
    this.jdbc = jdbc;
    this.counts = new KeptFigures<>(record, clock, Duration.ZERO);
    this.sums = new KeptFigures<>(record, clock, Duration.ZERO);
    this.numbers = new KeptFigures<>(record, clock, Duration.ZERO);
  }

  /** What a figure was counted for. */
  private record Asked(String path, Map<String, String> given, Object parameters) {}

  /** A query as it goes to the database, with named parameters. */
  public record Query(String sql, Map<String, Object> parameters) {}

  /**
   * Refuses who may not read the list and what cannot be asked of it, before an answer has begun.
   */
  public <R> void check(Listing<R> list, Ask ask) {
    admit(list);
    query(list, ask, 1);
  }

  /** The page that is asked for. */
  public <R> Page<R> page(Listing<R> list, Ask ask) {
    admit(list);
    int limit = ask.limit() == null ? PAGE : Math.max(1, Math.min(LARGEST_PAGE, ask.limit()));
    Order<R> order = order(list, ask);
    List<R> rows = new ArrayList<>(read(list, query(list, ask, limit + 1)));
    boolean more = rows.size() > limit;
    if (more) {
      rows.remove(limit);
    }
    boolean back = ask.after() == null && ask.before() != null;
    if (back) {
      Collections.reverse(rows);
    }
    if (rows.isEmpty()) {
      return new Page<>(List.of(), null, null);
    }
    boolean hasPrevious = back ? more : ask.after() != null;
    boolean hasNext = back || more;
    return new Page<>(
        List.copyOf(rows),
        hasPrevious ? order.place(rows.get(0)) : null,
        hasNext ? order.place(rows.get(rows.size() - 1)) : null);
  }

  /** The first rows, as many as are wanted. */
  public <R> List<R> first(Listing<R> list, Ask ask, int most) {
    admit(list);
    return read(list, query(list, ask, most));
  }

  /** Every row in the order of the list, some at a time. */
  public <R> void all(Listing<R> list, Ask ask, Consumer<List<R>> batches) {
    admit(list);
    Order<R> order = order(list, ask);
    String place = null;
    while (true) {
      List<R> rows = read(list, query(list, ask.behind(place), BATCH));
      if (!rows.isEmpty()) {
        batches.accept(rows);
      }
      if (rows.size() < BATCH) {
        return;
      }
      place = order.place(rows.get(rows.size() - 1));
    }
  }

  /** How many rows there are for each value of the breakdown, whatever of it is asked for. */
  public <R> Map<String, Long> counts(Listing<R> list, Ask ask) {
    Listing.Breakdown by = list.breakdown();
    if (by == null) {
      return Map.of();
    }
    admit(list);
    Query query = countsQuery(list, ask);
    return counts.get(
        new Asked(list.path(), ask.with(by.filter(), null).given(), comparable(query)),
        () -> {
          Map<String, Long> counted = new LinkedHashMap<>();
          by.values().forEach(value -> counted.put(value.value(), 0L));
          jdbc.sql(query.sql())
              .params(query.parameters())
              .query(
                  row -> {
                    long n = row.getLong("n");
                    counted.computeIfPresent(row.getString("value"), (value, none) -> n);
                  });
          return Collections.unmodifiableMap(counted);
        });
  }

  /** How many rows there are, counted up to {@link #MOST_COUNTED}. */
  public <R> long count(Listing<R> list, Ask ask) {
    admit(list);
    Condition holds = condition(list, ask);
    Query query =
        new Query(
            "select count(*) from (select" + body(list, holds) + " limit " + MOST_COUNTED + ") n",
            holds.parameters());
    return numbers.get(
        new Asked(list.path(), ask.given(), comparable(query)),
        () -> jdbc.sql(query.sql()).params(query.parameters()).query(Long.class).single());
  }

  /** The sums that stand under the list, by the head of their column; null where there is none. */
  public <R> Map<String, @Nullable BigDecimal> sums(Listing<R> list, Ask ask) {
    List<Column<R>> summed =
        list.columns().stream().filter(column -> column.sum() != null).toList();
    if (summed.isEmpty()) {
      return Map.of();
    }
    admit(list);
    Query query = sumsQuery(list, ask, summed);
    return sums.get(
        new Asked(list.path(), ask.given(), comparable(query)),
        () ->
            jdbc.sql(query.sql())
                .params(query.parameters())
                .query(
                    (row, number) -> {
                      Map<String, BigDecimal> all = new HashMap<>();
                      for (int i = 0; i < summed.size(); i++) {
                        all.put(summed.get(i).head(), row.getBigDecimal(i + 1));
                      }
                      return all;
                    })
                .single());
  }

  /** The query of a page; tests ask the database how it would go about it. */
  public static <R> Query query(Listing<R> list, Ask ask, int limit) {
    Order<R> order = order(list, ask);
    boolean back = ask.after() == null && ask.before() != null;
    String place = back ? ask.before() : ask.after();
    Condition holds = condition(list, ask);
    if (place != null) {
      holds = holds.and(order.from(order.place(place), back));
    }
    Map<String, Object> parameters = new HashMap<>(holds.parameters());
    parameters.put("limit", limit);
    return new Query(
        "select "
            + list.rows().columns()
            + body(list, holds)
            + " order by "
            + order.sql(back)
            + " limit :limit",
        parameters);
  }

  /** The query of the counts. */
  public static <R> Query countsQuery(Listing<R> list, Ask ask) {
    Listing.Breakdown by = java.util.Objects.requireNonNull(list.breakdown());
    Condition holds = condition(list, ask.with(by.filter(), null));
    return new Query(
        "select " + by.sql() + " as value, count(*) as n" + body(list, holds) + " group by 1",
        holds.parameters());
  }

  private static <R> Query sumsQuery(Listing<R> list, Ask ask, List<Column<R>> summed) {
    Condition holds = condition(list, ask);
    return new Query(
        "select "
            + String.join(", ", summed.stream().map(c -> "sum(" + c.sum() + ")").toList())
            + body(list, holds),
        holds.parameters());
  }

  private static <R> String body(Listing<R> list, Condition holds) {
    return " from " + list.rows().from() + (holds.sql().isEmpty() ? "" : " where " + holds.sql());
  }

  private static <R> Condition condition(Listing<R> list, Ask ask) {
    Condition holds = list.rows().always().get();
    Listing.View<R> view = view(list, ask);
    if (view != null) {
      holds = holds.and(view.holds().apply(ask));
    }
    for (Filter filter : list.filters()) {
      String value = ask.get(filter.name());
      holds = holds.and(value == null ? filter.unasked() : filter.means(value, ask));
    }
    return holds;
  }

  private static <R> Listing.@Nullable View<R> view(Listing<R> list, Ask ask) {
    Listing.Views<R> views = list.views();
    if (views == null) {
      return null;
    }
    String asked = ask.get(views.filter());
    return views.of(asked == null ? views.usual().get() : asked);
  }

  static <R> Order<R> order(Listing<R> list, Ask ask) {
    Listing.View<R> view = view(list, ask);
    Order<R> own = view == null || view.order() == null ? list.order() : view.order();
    if (ask.sort() == null) {
      return own;
    }
    boolean down = ask.sort().startsWith("-");
    String name = down ? ask.sort().substring(1) : ask.sort();
    for (Column<R> column : list.columns()) {
      if (column.name().equals(name) && column.sort() != null) {
        return new Order<>(List.of(column.sort(), own.keys().get(own.keys().size() - 1)), down);
      }
    }
    throw Refusal.invalid(
            "listing.no-order", "该清单不能按“" + name + "”排序。", "the list does not sort by " + name)
        .asException();
  }

  private <R> List<R> read(Listing<R> list, Query query) {
    return jdbc.sql(query.sql())
        .params(query.parameters())
        .query(list.rows().mapper().get())
        .list();
  }

  private static void admit(Listing<?> list) {
    list.readers().demand();
  }

  /** Parameters by their words: arrays equal nothing but themselves. */
  private static Object comparable(Query query) {
    Map<String, Object> words = new HashMap<>();
    query
        .parameters()
        .forEach(
            (name, value) ->
                words.put(name, value instanceof Object[] several ? List.of(several) : value));
    return words;
  }
}
