package org.shanshui.platform.listing;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shanshui.platform.refusal.Refusal;

/**
 * The order of a list, by which it is walked: a page goes on behind the last row of the one before,
 * and nothing is skipped by counting.
 *
 * @param keys none ever null; the last is different in every row
 * @param descending whether all of them go downwards
 */
public record Order<R>(List<Key<R>> keys, boolean descending) {
  private static final String SEPARATOR = "_";
  private static final int LONGEST_SHOWN = 40;

  /**
   * A key of the order.
   *
   * @param sql the expression in the query
   * @param type of its values: {@link Long}, {@link String}, {@link LocalDate}, {@link
   *     OffsetDateTime} or {@link BigDecimal}
   * @param of the value in a row that was read
   */
  public record Key<R>(String sql, Class<?> type, Function<R, Object> of) {}

  /** Upwards. */
  public static <R> Order<R> by(Key<R> unique) {
    return new Order<>(List.of(unique), false);
  }

  /** Upwards by the first, and where it is the same by the second. */
  public static <R> Order<R> by(Key<R> first, Key<R> unique) {
    return new Order<>(List.of(first, unique), false);
  }

  /** The same keys downwards. */
  public Order<R> down() {
    return new Order<>(keys, true);
  }

  String sql(boolean back) {
    String direction = descending == back ? "" : " desc";
    return keys.stream().map(key -> key.sql + direction).collect(Collectors.joining(", "));
  }

  /** What lies behind a place, or before it. */
  Condition from(List<Object> place, boolean back) {
    Map<String, Object> parameters = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      parameters.put("key" + i, place.get(i));
    }
    return new Condition(
        keys.stream().map(Key::sql).collect(Collectors.joining(", ", "(", ")"))
            + (descending == back ? " > " : " < ")
            + IntStream.range(0, keys.size())
                .mapToObj(i -> ":key" + i)
                .collect(Collectors.joining(", ", "(", ")")),
        parameters);
  }

  /** The place of a row, as links carry it. */
  String place(R row) {
    return keys.stream()
        .map(key -> written(key.of.apply(row)))
        .collect(Collectors.joining(SEPARATOR));
  }

  private static String written(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace(SEPARATOR, "%5F");
  }

  /** Reads a place; refuses what no link of ours carries. */
  List<Object> place(String written) {
    String[] parts = written.split(SEPARATOR, -1);
    if (parts.length != keys.size()) {
      throw wrong(written);
    }
    List<Object> place = new ArrayList<>(parts.length);
    for (int i = 0; i < parts.length; i++) {
      try {
        place.add(read(keys.get(i).type, URLDecoder.decode(parts[i], StandardCharsets.UTF_8)));
      } catch (RuntimeException e) {
        throw wrong(written);
      }
    }
    return place;
  }

  private static Object read(Class<?> type, String text) {
    if (type == Long.class) {
      return Long.valueOf(text);
    } else if (type == LocalDate.class) {
      return LocalDate.parse(text);
    } else if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse(text);
    } else if (type == BigDecimal.class) {
      return new BigDecimal(text);
    }
    return text;
  }

  private static RuntimeException wrong(String written) {
    String shown = written.substring(0, Math.min(LONGEST_SHOWN, written.length()));
    return Refusal.invalid(
            "listing.cursor-unfit",
            "翻页标记“" + shown + "”无效，请从第一页重新翻起。",
            "the cursor " + shown + " is not valid: start from the first page")
        .asException();
  }
}
