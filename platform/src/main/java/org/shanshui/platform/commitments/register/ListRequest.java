package org.shanshui.platform.commitments.register;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.CommitmentKind;
import org.shanshui.platform.commitments.Light;
import org.shanshui.platform.directory.Region;
import org.shanshui.platform.refusal.Refusal;

/**
 * What a list's address asks for. Pages, workbooks and the API read the same parameters: {@code
 * plan}, {@code theme}, {@code year}, {@code unit}, {@code part}, {@code county} (code), {@code
 * light}, {@code text}, {@code due} ({@code soon}: late or within 30 days; a number: within so many
 * days, from today on), {@code since} (day since when the light turned), {@code ended}, {@code
 * after}, {@code before}, {@code limit}.
 */
public record ListRequest(
    @Nullable Long plan,
    @Nullable String theme,
    @Nullable Integer year,
    @Nullable Long unit,
    @Nullable String part,
    @Nullable String county,
    @Nullable String light,
    @Nullable String text,
    @Nullable String due,
    @Nullable LocalDate since,
    @Nullable Boolean ended,
    @Nullable String after,
    @Nullable String before,
    @Nullable Integer limit) {
  private static final int SOON = 30;
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  public Filter filter(CommitmentKind kind, Choices choices, Clock clock) {
    Region region = choices.region(county);
    return new Filter(
        kind,
        plan,
        given(theme),
        year,
        unit,
        given(part),
        region == null ? null : region.path(),
        region == null ? List.of() : choices.unitsWithin(region),
        readLight(),
        given(text),
        dueBy(clock),
        null,
        false,
        Boolean.TRUE.equals(ended),
        days() == null ? null : LocalDate.now(clock),
        since);
  }

  private @Nullable LocalDate dueBy(Clock clock) {
    Integer days = "soon".equals(due) ? Integer.valueOf(SOON) : days();
    return days == null ? null : LocalDate.now(clock).plusDays(days);
  }

  private @Nullable Integer days() {
    return due != null && due.matches("[0-9]{1,3}") ? Integer.valueOf(due) : null;
  }

  public @Nullable Cursor cursor() {
    return Cursor.of(given(after), given(before));
  }

  public int size() {
    return limit == null ? PAGE : Math.max(1, Math.min(LARGEST_PAGE, limit));
  }

  private @Nullable Light readLight() {
    String word = given(light);
    if (word == null) {
      return null;
    }
    try {
      return Light.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
              "没有“" + word + "”这种灯，可用 completed、on_schedule、behind、overdue。",
              "there is no light " + word + ": completed, on_schedule, behind or overdue")
          .asException();
    }
  }

  /** The address of this list with one parameter changed; null takes it away. */
  public String with(String path, String name, @Nullable Object value) {
    Map<String, Object> query = new LinkedHashMap<>();
    put(query, "plan", plan);
    put(query, "theme", theme);
    put(query, "year", year);
    put(query, "unit", unit);
    put(query, "part", part);
    put(query, "county", county);
    put(query, "light", light);
    put(query, "text", text);
    put(query, "due", due);
    put(query, "since", since);
    put(query, "ended", ended);
    query.remove(name);
    put(query, name, value);
    StringJoiner written = new StringJoiner("&", path + "?", "").setEmptyValue(path);
    query.forEach(
        (key, held) ->
            written.add(key + "=" + URLEncoder.encode(held.toString(), StandardCharsets.UTF_8)));
    return written.toString();
  }

  private static void put(Map<String, Object> query, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      query.put(name, value);
    }
  }

  private static @Nullable String given(@Nullable String parameter) {
    return parameter == null || parameter.isBlank() ? null : parameter.strip();
  }
}
