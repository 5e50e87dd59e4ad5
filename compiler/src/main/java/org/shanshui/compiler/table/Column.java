package org.shanshui.compiler.table;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table and what it is for.
 *
 * @param role null for a column of words that no head explains
 * @param metric what its values measure where the head says so, null where the row does
 * @param unit that the head states
 * @param year that its values are for
 * @param scope place that its values hold for: a column a county
 * @param past whether its values tell what is so already
 */
public record Column(
    int index,
    Head head,
    @Nullable Role role,
    @Nullable String metric,
    @Nullable String unit,
    @Nullable String year,
    @Nullable String scope,
    boolean past) {

  private static final Pattern GROWTH = Pattern.compile("(?:增速|增幅|增长率?|增长速度)(?:\\(.*\\)|%)?$");

  /** Whether it has the role. */
  public boolean is(Role wanted) {
    return role == wanted;
  }

  /** Whether its head says that the values are growth: 年均增速（%）. */
  boolean grows() {
    return GROWTH.matcher(head.text()).find();
  }

  /** Whether its cells hold values. */
  boolean holdsValues() {
    return role == Role.BASE
        || role == Role.TARGET
        || role == Role.AVERAGE
        || role == Role.METRIC
        || role == Role.INVESTMENT;
  }
}
