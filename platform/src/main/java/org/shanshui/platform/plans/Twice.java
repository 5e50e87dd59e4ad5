package org.shanshui.platform.plans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An indicator that a document sets twice, differently (同一指标两个目标值): of the same name, unit, scope
 * and due date, by targets of the text and rows of its table.
 *
 * @param items that say so, in the order of the text
 */
record Twice(String metric, List<Item> items) {
  public String figures() {
    return String.join(
        "、", items.stream().map(item -> LedgerRow.figure(item.content())).distinct().toList());
  }

  /** All of these items. */
  static List<Twice> of(List<Item> items) {
    Map<String, List<Item>> alike = new LinkedHashMap<>();
    for (Item item : items) {
      String key = item.alive() && !item.state().equals("rejected") ? key(item.content()) : null;
      if (key != null) {
        alike.computeIfAbsent(key, k -> new ArrayList<>()).add(item);
      }
    }
    return alike.values().stream()
        .filter(same -> same.stream().map(i -> figure(i.content())).distinct().count() > 1)
        .map(same -> new Twice(same.get(0).content().title(), same))
        .toList();
  }

  private static @Nullable String key(Content content) {
    if (content instanceof Content.Target t && t.value() != null && !t.title().isBlank()) {
      return key(t.title(), t.kind(), t.unit(), t.scope(), t.due());
    }
    if (content instanceof Content.Indicator i && i.value() != null) {
      return key(i.name(), "level", i.unit(), null, i.due());
    }
    return null;
  }

  private static String key(
      String name,
      String kind,
      @Nullable String unit,
      @Nullable String scope,
      @Nullable String due) {
    return String.join(
        "|",
        Likeness.plain(name),
        kind,
        Objects.requireNonNullElse(unit, "").replace('％', '%'),
        Objects.requireNonNullElse(scope, ""),
        Objects.requireNonNullElse(due, ""));
  }

  /** What is asked for, without how it is said: 5.0 and 5 are one. */
  private static String figure(Content content) {
    if (content instanceof Content.Target t) {
      return plain(t.value()) + (t.upper() == null ? "" : "–" + plain(t.upper()));
    }
    return content instanceof Content.Indicator i ? plain(i.value()) : "";
  }

  private static String plain(java.math.@Nullable BigDecimal value) {
    return value == null ? "" : value.stripTrailingZeros().toPlainString();
  }
}
