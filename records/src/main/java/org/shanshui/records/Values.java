package org.shanshui.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shanshui.packkit.Words;

/** Values of attributes, read and kept together. */
public final class Values {
  private Values() {}

  /**
   * Reads raw values.
   *
   * @param raw by key; blank texts and empty lists are no values
   * @param prefix of the places of problems
   * @param problems takes all that is wrong
   * @return those that are sound, in the order of the attributes
   */
  public static Map<String, Object> read(
      List<Attribute> attributes,
      Map<?, ?> raw,
      Known known,
      String prefix,
      List<Problem> problems) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      Object given = raw.get(attribute.key());
      String at = prefix + attribute.key();
      if (given == null || isNothing(given)) {
        if (attribute.required()) {
          problems.add(
              new Problem(
                  at,
                  new Words(
                      "“" + attribute.name().chinese() + "”未填",
                      attribute.name().english() + " is missing"),
                  new Words("请填写", "fill it in")));
        }
        continue;
      }
      Object value = attribute.type().read(given, known, at, problems);
      if (value != null) {
        values.put(attribute.key(), value);
      }
    }
    unknown(attributes, raw, prefix, problems);
    return Collections.unmodifiableMap(values);
  }

  private static void unknown(
      List<Attribute> attributes, Map<?, ?> raw, String prefix, List<Problem> problems) {
    Set<String> keys = attributes.stream().map(Attribute::key).collect(Collectors.toSet());
    raw.keySet().stream()
        .map(String::valueOf)
        .filter(key -> !keys.contains(key))
        .sorted()
        .forEach(
            key ->
                problems.add(
                    new Problem(
                        prefix + key,
                        new Words("没有字段 " + key, "there is no attribute " + key),
                        new Words(
                            "可用："
                                + attributes.stream()
                                    .map(Attribute::key)
                                    .collect(Collectors.joining("、")),
                            "there are "
                                + attributes.stream()
                                    .map(Attribute::key)
                                    .collect(Collectors.joining(", "))))));
  }

  private static boolean isNothing(@Nullable Object raw) {
    return raw == null
        || raw instanceof String text && text.isBlank()
        || raw instanceof List<?> list && list.isEmpty();
  }

  /** Values as they are kept. */
  public static Map<String, Object> plain(List<Attribute> attributes, Map<?, ?> values) {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      Object value = values.get(attribute.key());
      if (value != null) {
        plain.put(attribute.key(), attribute.type().plain(value));
      }
    }
    return plain;
  }
}
