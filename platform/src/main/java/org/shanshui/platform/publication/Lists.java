package org.shanshui.platform.publication;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;

/**
 * The address of the list that a figure counts: every number leads to the rows it is made of.
 *
 * @param plan id; null for all
 * @param county code; null for all
 */
record Lists(@Nullable Long plan, @Nullable Integer year, @Nullable String county) {
  /** Everything in sight. */
  static final Lists ALL = new Lists(null, null, null);

  /** Of a kind, with one more parameter and its value in turn; what is null is not asked. */
  String of(CommitmentKind kind, @Nullable Object... more) {
    Map<String, Object> query = new LinkedHashMap<>();
    put(query, "plan", plan);
    put(query, "year", year);
    put(query, "county", county);
    if (kind == CommitmentKind.PROJECT) {
      query.put("standing", "LISTED");
    }
    for (int i = 0; i < more.length; i += 2) {
      put(query, String.valueOf(more[i]), more[i + 1]);
    }
    return address(
        switch (kind) {
          case TASK -> "/tasks";
          case TARGET -> "/targets";
          case PROJECT -> "/projects";
        },
        query);
  }

  String light(CommitmentKind kind, Light light, @Nullable Object... more) {
    return of(kind, with("light", light.word(), more));
  }

  private static @Nullable Object[] with(String name, Object value, @Nullable Object... more) {
    @Nullable Object[] all = Arrays.copyOf(more, more.length + 2);
    all[more.length] = name;
    all[more.length + 1] = value;
    return all;
  }

  String due(CommitmentKind kind, int days, @Nullable Object... more) {
    return of(kind, with("due", days, more));
  }

  String since(CommitmentKind kind, LocalDate day) {
    return of(kind, "since", day);
  }

  /** Cases of a view, as {@code open} or {@code late}, with one more parameter in turn. */
  String cases(String view, @Nullable Object... more) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("view", view);
    put(query, "region", county);
    for (int i = 0; i < more.length; i += 2) {
      put(query, String.valueOf(more[i]), more[i + 1]);
    }
    return address("/cases", query);
  }

  static String address(String path, Map<String, Object> query) {
    StringJoiner address = new StringJoiner("&", path + "?", "").setEmptyValue(path);
    query.forEach(
        (name, value) ->
            address.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)));
    return address.toString();
  }

  private static void put(Map<String, Object> query, String name, @Nullable Object value) {
    if (value != null) {
      query.put(name, value);
    }
  }
}
