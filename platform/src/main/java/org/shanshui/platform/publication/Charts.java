package org.shanshui.platform.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.shanshui.platform.commitments.Light;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The charts and the map of the cockpit as {@code charts.js} and {@code map.js} want them. */
@Component
class Charts {
  private static final List<Light> WORST_FIRST =
      List.of(Light.OVERDUE, Light.BEHIND, Light.ON_SCHEDULE, Light.COMPLETED);

  private final JsonMapper json = JsonMapper.builder().build();
  private final MessageSource messages;

  Charts(MessageSource messages) {
    this.messages = messages;
  }

  /** Stacked bars of lights, a row each, the first on top. */
  String lights(List<Board.Row> rows, Locale locale) {
    List<Map<String, Object>> series = new ArrayList<>();
    for (Light light : WORST_FIRST) {
      series.add(
          Map.of(
              "name", word("ui.light." + light.word(), locale),
              "type", "bar",
              "stack", "lights",
              "state", light.word(),
              "data",
                  rows.stream()
                      .map(row -> row.lights().get(light))
                      .map(
                          count ->
                              count == null
                                  ? Map.<String, Object>of("value", 0)
                                  : Map.<String, Object>of(
                                      "value", count.n(), "href", count.href()))
                      .toList()));
    }
    return json.writeValueAsString(bars(names(rows), series, null));
  }

  private static List<String> names(List<Board.Row> rows) {
    return rows.stream().map(Board.Row::name).toList();
  }

  /** Completion beside elapsed time, in percent. */
  String progress(List<Board.Row> rows, Locale locale) {
    List<Map<String, Object>> series =
        List.of(
            Map.of(
                "name", word("cockpit.done", locale),
                "type", "bar",
                "data",
                    rows.stream()
                        .map(row -> Map.of("value", row.done(), "href", row.all().href()))
                        .toList()),
            Map.of(
                "name",
                word("cockpit.elapsed", locale),
                "type",
                "bar",
                "state",
                "plan",
                "data",
                rows.stream().map(Board.Row::elapsed).toList()));
    return json.writeValueAsString(bars(names(rows), series, 100));
  }

  private static Map<String, Object> bars(
      List<String> names, List<Map<String, Object>> series, @Nullable Integer most) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("type", "value");
    value.put("minInterval", 1);
    if (most != null) {
      value.put("max", most);
    }
    return Map.of(
        "xAxis", value,
        "yAxis",
            Map.of(
                "type",
                "category",
                "inverse",
                true,
                "data",
                names,
                "axisLabel",
                Map.of("width", 132, "overflow", "truncate", "hideOverlap", false, "interval", 0)),
        "series", series);
  }

  /** The curve of investment against plan, in 亿元. */
  String investment(Board.Curve curve, Locale locale) {
    List<Object> done = new ArrayList<>();
    curve.months().forEach(month -> done.add(month.done() == null ? "-" : month.done()));
    boolean english = locale.getLanguage().equals("en");
    return json.writeValueAsString(
        Map.of(
            "xAxis",
                Map.of(
                    "type",
                    "category",
                    "data",
                    curve.months().stream()
                        .map(month -> english ? String.valueOf(month.month()) : month.month() + "月")
                        .toList()),
            "yAxis", Map.of("type", "value", "name", word("cockpit.yi", locale)),
            "series",
                List.of(
                    Map.of("name", word("cockpit.invested", locale), "type", "line", "data", done),
                    Map.of(
                        "name",
                        word("cockpit.planned", locale),
                        "type",
                        "line",
                        "state",
                        "plan",
                        "data",
                        curve.months().stream().map(Board.Month::planned).toList()))));
  }

  /** Open cases by county: those in time and those late. */
  String cases(List<Board.CaseRow> rows, Locale locale) {
    boolean english = locale.getLanguage().equals("en");
    return json.writeValueAsString(
        bars(
            rows.stream().map(row -> english ? row.english() : row.chinese()).toList(),
            List.of(
                stacked(
                    "cockpit.cases.late",
                    "bad",
                    locale,
                    rows,
                    row -> row.late().n(),
                    r -> r.late().href()),
                stacked(
                    "cockpit.cases.intime",
                    "good",
                    locale,
                    rows,
                    row -> row.open().n() - row.late().n(),
                    row -> row.open().href())),
            null));
  }

  private Map<String, Object> stacked(
      String name,
      String state,
      Locale locale,
      List<Board.CaseRow> rows,
      ToLongFunction<Board.CaseRow> value,
      Function<Board.CaseRow, String> href) {
    return Map.of(
        "name",
        word(name, locale),
        "type",
        "bar",
        "stack",
        "cases",
        "state",
        state,
        "data",
        rows.stream()
            .map(
                row ->
                    Map.<String, Object>of(
                        "value", value.applyAsLong(row), "href", href.apply(row)))
            .toList());
  }

  /** Counties by their light; points of projects and cases beside. */
  String map(Board board, String points, Locale locale) {
    Map<String, Object> regions = new LinkedHashMap<>();
    for (Board.County county : board.counties()) {
      Map<String, Object> region = new LinkedHashMap<>();
      if (county.light() != null) {
        region.put("light", county.light().word());
        region.put("word", word("ui.light." + county.light().word(), locale));
        region.put("text", text(county, locale));
        region.put("href", county.href());
      } else {
        region.put("text", word("cockpit.nothing", locale));
      }
      regions.put(county.own().key(), region);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("geojson", "/map/regions.geojson?parent=" + board.region().code());
    map.put("points", points);
    map.put("regions", regions);
    return json.writeValueAsString(map);
  }

  private String text(Board.County county, Locale locale) {
    List<String> parts = new ArrayList<>();
    for (Light light : WORST_FIRST) {
      long n = county.lights().getOrDefault(light, 0L);
      if (n > 0) {
        parts.add(word("ui.light." + light.word(), locale) + " " + n);
      }
    }
    return String.join(locale.getLanguage().equals("en") ? ", " : "，", parts);
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
