package org.shanshui.platform.collection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shanshui.records.Problem;

/**
 * What is said of one subject in one period (填报内容): values of its form's fields by key, the day as
 * of which they hold, and why some are unusual. What is not there is not said.
 */
public record Figures(Map<String, Object> values) {
  /** The day as of which it holds; where it is not said, the period's last. */
  public static final String AS_OF = "as_of";

  /** Why a figure is below the last accepted one, or otherwise out of the ordinary (异常说明). */
  public static final String WHY_UNUSUAL = "why_unusual";

  /** Nothing said yet. */
  public static final Figures NONE = new Figures(Map.of());

  public Figures {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** What was kept. What the form asks for no more stays as it is. */
  static Figures kept(ReportForm form, Map<String, ?> plain) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (FormField field : form.fields()) {
      Object kept = plain.get(field.key());
      if (kept != null) {
        List<Problem> unread = new ArrayList<>();
        Object value =
            field.attribute().type().read(kept, () -> LocalDate.MIN, field.key(), unread);
        values.put(field.key(), value == null ? kept : value);
      }
    }
    plain.forEach(
        (key, kept) -> {
          if (kept != null) {
            values.putIfAbsent(
                key, key.equals(AS_OF) ? LocalDate.parse(String.valueOf(kept)) : kept);
          }
        });
    return new Figures(values);
  }

  /** As it is kept: numbers and days as texts, so that no digit is lost. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            plain.put(
                key,
                value instanceof BigDecimal number
                    ? number.toPlainString()
                    : value instanceof List<?> ? value : String.valueOf(value)));
    return plain;
  }

  Figures asOf(LocalDate day) {
    Map<String, Object> with = new LinkedHashMap<>(values);
    with.put(AS_OF, day);
    return new Figures(with);
  }

  public @Nullable Object get(String key) {
    return values.get(key);
  }

  public @Nullable BigDecimal number(String key) {
    return values.get(key) instanceof BigDecimal number ? number : null;
  }

  public @Nullable LocalDate asOf() {
    return (LocalDate) values.get(AS_OF);
  }

  public @Nullable String whyUnusual() {
    return (String) values.get(WHY_UNUSUAL);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }
}
