package org.shanshui.platform.listing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a list asks for. Page, workbook, map and API read the same parameters, and
 * links are written from the same.
 *
 * @param given values by the name of their filter, in the order of the list's filters
 * @param sort head by which it is sorted, with a minus before it for downwards; null is the list's
 *     own order
 * @param after place behind which the page begins; null is the beginning
 * @param before place before which the page ends
 */
public record Ask(
    Map<String, String> given,
    @Nullable String sort,
    @Nullable String after,
    @Nullable String before,
    @Nullable Integer limit) {
  static final String SORT = "sort";
  static final String AFTER = "after";
  static final String BEFORE = "before";
  static final String LIMIT = "limit";

  /** All rows of a list. */
  public static final Ask ALL = new Ask(Map.of(), null, null, null, null);

  /** What the parameters of a request ask of a list; those that it does not know say nothing. */
  public static Ask of(Listing<?> list, Function<String, @Nullable String> parameters) {
    Map<String, String> given = new LinkedHashMap<>();
    Listing.Views<?> views = list.views();
    if (views != null) {
      String view = text(parameters.apply(views.filter()));
      given.put(views.filter(), views.of(view == null ? views.usual().get() : view).value());
    }
    for (Filter filter : list.filters()) {
      String value = text(parameters.apply(filter.name()));
      if (value != null) {
        given.put(filter.name(), filter.written(value));
      }
    }
    String limit = text(parameters.apply(LIMIT));
    return new Ask(
        Collections.unmodifiableMap(given),
        text(parameters.apply(SORT)),
        text(parameters.apply(AFTER)),
        text(parameters.apply(BEFORE)),
        limit == null ? null : Math.toIntExact(Filter.number(LIMIT, limit)));
  }

  private static @Nullable String text(@Nullable String parameter) {
    return parameter == null || parameter.isBlank() ? null : parameter.strip();
  }

  public @Nullable String get(String filter) {
    return given.get(filter);
  }

  /** The same from the beginning, with another value of a filter; null takes it away. */
  public Ask with(String filter, @Nullable Object value) {
    Map<String, String> other = new LinkedHashMap<>(given);
    if (value == null) {
      other.remove(filter);
    } else {
      other.put(filter, value.toString());
    }
    return new Ask(other, sort, null, null, limit);
  }

  Ask sorted(@Nullable String by) {
    return new Ask(given, by, null, null, limit);
  }

  Ask behind(@Nullable String place) {
    return new Ask(given, sort, place, null, limit);
  }

  Ask ahead(@Nullable String place) {
    return new Ask(given, sort, null, place, limit);
  }

  /** As an address of this path. */
  public String at(String path) {
    return at(path, Set.of());
  }

  /** As an address of a path that says some of it already. */
  String at(String path, Set<String> said) {
    StringJoiner written = new StringJoiner("&", path + "?", "").setEmptyValue(path);
    given.forEach((name, value) -> add(written, name, said.contains(name) ? null : value));
    add(written, SORT, sort);
    add(written, AFTER, after);
    add(written, BEFORE, before);
    add(written, LIMIT, limit);
    return written.toString();
  }

  private static void add(StringJoiner to, String name, @Nullable Object value) {
    if (value != null) {
      to.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
