package org.shanshui.platform.listing;

import java.util.HashMap;
import java.util.Map;

/**
 * A condition on the rows of a list, and its named parameters.
 *
 * @param sql without {@code and} around it; empty for none
 */
public record Condition(String sql, Map<String, Object> parameters) {
  /** What every row fulfils. */
  public static final Condition NONE = new Condition("", Map.of());

  public static Condition of(String sql) {
    return new Condition(sql, Map.of());
  }

  public static Condition of(String sql, String name, Object value) {
    return new Condition(sql, Map.of(name, value));
  }

  /** What fulfils both. */
  public Condition and(Condition other) {
    if (sql.isEmpty() || other.sql.isEmpty()) {
      return sql.isEmpty() ? other : this;
    }
    Map<String, Object> all = new HashMap<>(parameters);
    other.parameters.forEach(
        (name, value) -> {
          if (all.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("Two conditions name a parameter " + name);
          }
        });
    return new Condition(sql + " and " + other.sql, all);
  }
}
