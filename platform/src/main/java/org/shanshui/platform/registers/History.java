package org.shanshui.platform.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a record was on each day, as all its versions together tell it. A pure value. */
final class History {
  /** The last version of each day that has any. */
  private final NavigableMap<LocalDate, Version> days = new TreeMap<>();

  /**
   * Values that are right from a day on.
   *
   * @param state that the record was in then
   */
  record Said(LocalDate from, Map<String, Object> values, @Nullable String state) {}

  /**
   * @param versions at least one, in the order in which they were recorded
   */
  History(List<Version> versions) {
    versions.forEach(version -> days.put(version.holdsFrom(), version));
  }

  /** The version that is right on a day; null where the record was not yet. */
  @Nullable Version on(LocalDate day) {
    Map.Entry<LocalDate, Version> held = days.floorEntry(day);
    return held == null ? null : held.getValue();
  }

  /**
   * What has to be written down so that values are right from a day on: for the day itself, and for
   * each later day that has a version, the values that nobody has said otherwise since.
   */
  List<Said> saying(LocalDate from, Map<String, Object> values) {
    Version before = on(from);
    List<Said> all = new ArrayList<>();
    all.add(
        new Said(
            from, values, before == null ? days.firstEntry().getValue().state() : before.state()));
    Map<String, Object> held = before == null ? Map.of() : before.said();
    Set<String> open = new HashSet<>(values.keySet());
    open.addAll(held.keySet());
    open.removeIf(key -> before == null || Objects.equals(values.get(key), held.get(key)));
    for (Version later : days.tailMap(from, false).values()) {
      open.removeIf(key -> !Objects.equals(later.said().get(key), held.get(key)));
      if (open.isEmpty()) {
        break;
      }
      Map<String, Object> right = new LinkedHashMap<>(later.said());
      for (String key : open) {
        Object value = values.get(key);
        if (value == null) {
          right.remove(key);
        } else {
          right.put(key, value);
        }
      }
      all.add(new Said(later.holdsFrom(), right, later.state()));
    }
    return all;
  }
}
